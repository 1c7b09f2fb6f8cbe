/** Changes a persona: its name, portrait, what it wants and says, where it is met, who it stands for. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { channels, Id, Persona, Picture, Text } from '../map.ts';
import { clearable, fieldsOf, missing, Name, nameless, type Verb } from './verb.ts';

const { demographics, psychographics, empathy } = Persona.shape;

export const EditPersona = z.strictObject({
  verb: z.literal('edit-persona'),
  id: Id,
  name: Name.optional(),
  role: clearable(Text),
  summary: clearable(Text),
  goals: clearable(z.array(Text)),
  needs: clearable(z.array(Text)),
  frustrations: clearable(z.array(Text)),
  quotes: clearable(z.array(Text)),
  portrait: clearable(Picture),
  channels: clearable(z.array(z.enum(channels))),
  demographics: clearable(demographics.unwrap()),
  psychographics: clearable(psychographics.unwrap()),
  empathy: clearable(empathy.unwrap()),
});

export const editPersona: Verb<z.infer<typeof EditPersona>> = {
  label: 'Edit the persona',
  refuse: (map, { id, name }) => missing(map, 'personas', id) ?? nameless(name, 'personas'),
  apply: (doc, edit) => setFields(doc, 'personas', edit.id, fieldsOf(edit)),
};
