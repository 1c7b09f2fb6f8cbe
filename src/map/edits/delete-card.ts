/** Deletes a card with its links. */
import { z } from 'zod';
import { Id } from '../map.ts';
import { dropCards } from '../places.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteCard = z.strictObject({ verb: z.literal('delete-card'), id: Id });

export const deleteCard: Verb<z.infer<typeof DeleteCard>> = {
  label: 'Delete the card',
  refuse: (map, { id }) => missing(map, 'cards', id),
  apply: (doc, { id }) => dropCards(doc, [id]),
};
