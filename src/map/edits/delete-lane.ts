/** Deletes a lane with every card in it. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { cardsIn } from '../places.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteLane = z.strictObject({ verb: z.literal('delete-lane'), id: Id });

export const deleteLane: Verb<z.infer<typeof DeleteLane>> = {
  label: 'Delete the lane',
  refuse: (map, { id }) => missing(map, 'lanes', id),
  apply(doc, { id }) {
    for (const card of cardsIn(doc, 'lane', [id])) markGone(doc, 'cards', card);
    markGone(doc, 'lanes', id);
  },
};
