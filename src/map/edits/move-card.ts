/** Moves a card to another cell, or to another place in its own. */
import { z } from 'zod';
import { orderBefore, own, setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const MoveCard = z.strictObject({
  verb: z.literal('move-card'),
  id: Id,
  /** The lane it goes to; its own when absent. */
  lane: Id.optional(),
  /** The step it goes to; its own when absent. */
  step: Id.optional(),
  /** The card it stands before; last in its cell when `null`. */
  before: Id.nullable(),
});

export const moveCard: Verb<z.infer<typeof MoveCard>> = {
  label: 'Move the card',
  refuse: (map, { id, lane, step, before }) =>
    missing(map, 'cards', id) ??
    missing(map, 'lanes', lane) ??
    missing(map, 'steps', step) ??
    missing(map, 'cards', before),
  apply(doc, { id, lane, step, before }) {
    const order = id === before ? undefined : orderBefore(doc, 'cards', id, before);
    setFields(doc, 'cards', id, { lane, step, [own.order]: order });
  },
};
