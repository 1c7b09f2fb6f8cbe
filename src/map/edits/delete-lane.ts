/** Deletes a lane with every card in it; lines drawn below it go up to the lane above, those of the top lane go. */
import { z } from 'zod';
import { markGone, setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { cardsIn, dropCards, laneAbove, linesBelow } from '../places.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteLane = z.strictObject({ verb: z.literal('delete-lane'), id: Id });

export const deleteLane: Verb<z.infer<typeof DeleteLane>> = {
  label: 'Delete the lane',
  refuse: (map, { id }) => missing(map, 'lanes', id),
  apply(doc, { id }) {
    dropCards(doc, cardsIn(doc, 'lane', [id]));
    const above = laneAbove(doc, id);
    const there = above === undefined ? [] : linesBelow(doc, above).map((line) => line.kind);
    for (const line of linesBelow(doc, id)) {
      if (above === undefined || there.includes(line.kind)) markGone(doc, 'lines', line.id);
      else setFields(doc, 'lines', line.id, { below: above });
    }
    markGone(doc, 'lanes', id);
  },
};
