/** Deletes a stakeholder; what others gave to it is no longer read. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteStakeholder = z.strictObject({ verb: z.literal('delete-stakeholder'), id: Id });

export const deleteStakeholder: Verb<z.infer<typeof DeleteStakeholder>> = {
  label: 'Delete the stakeholder',
  refuse: (map, { id }) => missing(map, 'stakeholders', id),
  apply: (doc, { id }) => markGone(doc, 'stakeholders', id),
};
