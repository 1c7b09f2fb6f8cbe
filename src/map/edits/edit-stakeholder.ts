/** Changes a stakeholder: its name, side, ring, influence, interest, and what it gives to others. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id, Stakeholder, Text } from '../map.ts';
import { clearable, fieldsOf, givesToNobody, missing, Name, nameless, type Verb } from './verb.ts';

const { side, ring, influence, interest, gives } = Stakeholder.shape;

export const EditStakeholder = z.strictObject({
  verb: z.literal('edit-stakeholder'),
  id: Id,
  name: Name.optional(),
  side: side.optional(),
  role: clearable(Text),
  ring: clearable(ring.unwrap()),
  influence: clearable(influence.unwrap()),
  interest: clearable(interest.unwrap()),
  gives: clearable(gives.unwrap()),
  note: clearable(Text),
});

export const editStakeholder: Verb<z.infer<typeof EditStakeholder>> = {
  label: 'Edit the stakeholder',
  refuse: (map, edit) =>
    missing(map, 'stakeholders', edit.id) ??
    nameless(edit.name, 'stakeholders') ??
    givesToNobody(map, edit.id, edit.gives),
  apply: (doc, edit) => setFields(doc, 'stakeholders', edit.id, fieldsOf(edit)),
};
