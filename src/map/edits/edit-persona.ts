/** Changes a persona: its name, role, summary, goals, needs, frustrations and quotes. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id, Text } from '../map.ts';
import { clearable, fieldsOf, missing, Name, nameless, type Verb } from './verb.ts';

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
});

export const editPersona: Verb<z.infer<typeof EditPersona>> = {
  label: 'Edit the persona',
  refuse: (map, { id, name }) => missing(map, 'personas', id) ?? nameless(name, 'personas'),
  apply: (doc, edit) => setFields(doc, 'personas', edit.id, fieldsOf(edit)),
};
