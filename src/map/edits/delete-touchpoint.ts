/** Deletes a touchpoint from the register; cards that named it keep everything else they say. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteTouchpoint = z.strictObject({ verb: z.literal('delete-touchpoint'), id: Id });

export const deleteTouchpoint: Verb<z.infer<typeof DeleteTouchpoint>> = {
  label: 'Delete the touchpoint',
  refuse: (map, { id }) => missing(map, 'touchpoints', id),
  apply: (doc, { id }) => markGone(doc, 'touchpoints', id),
};
