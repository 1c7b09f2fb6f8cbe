/** Says that somebody looked at the whole map on a day and stands by it. */
import { z } from 'zod';
import { refusal } from '../../lib/refusal.ts';
import { orderBefore, putRecord } from '../doc.ts';
import { SignOff as Signed } from '../map.ts';
import { fieldsOf, taken, type Verb } from './verb.ts';

export const SignOff = z.looseObject({ verb: z.literal('sign-off'), ...Signed.shape });

export const signOff: Verb<z.infer<typeof SignOff>> = {
  label: 'Sign the map off',
  refuse(map, { id, by }) {
    const nobody = refusal('no-name', 'A sign-off says who stands by the map.', { fix: 'Type a name.' });
    return taken(map, 'signOffs', id) ?? (by.trim() === '' ? nobody : undefined);
  },
  apply: (doc, edit) =>
    putRecord(doc, 'signOffs', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'signOffs', edit.id, null) }),
};
