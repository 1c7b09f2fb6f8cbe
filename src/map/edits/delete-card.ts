/** Deletes a card. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteCard = z.strictObject({ verb: z.literal('delete-card'), id: Id });

export const deleteCard: Verb<z.infer<typeof DeleteCard>> = {
  label: 'Delete the card',
  refuse: (map, { id }) => missing(map, 'cards', id),
  apply: (doc, { id }) => markGone(doc, 'cards', id),
};
