/** Takes a sign-off back. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const WithdrawSignOff = z.strictObject({ verb: z.literal('withdraw-sign-off'), id: Id });

export const withdrawSignOff: Verb<z.infer<typeof WithdrawSignOff>> = {
  label: 'Withdraw the sign-off',
  refuse: (map, { id }) => missing(map, 'signOffs', id),
  apply: (doc, { id }) => markGone(doc, 'signOffs', id),
};
