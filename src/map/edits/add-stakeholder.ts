/** Adds a stakeholder. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Stakeholder } from '../map.ts';
import { fieldsOf, givesToNobody, nameless, taken, type Verb } from './verb.ts';

export const AddStakeholder = z.looseObject({ verb: z.literal('add-stakeholder'), ...Stakeholder.shape });

export const addStakeholder: Verb<z.infer<typeof AddStakeholder>> = {
  label: 'Add a stakeholder',
  refuse: (map, { id, name, gives }) =>
    taken(map, 'stakeholders', id) ?? nameless(name, 'stakeholders') ?? givesToNobody(map, id, gives),
  apply: (doc, edit) =>
    putRecord(doc, 'stakeholders', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'stakeholders', edit.id, null) }),
};
