/** Adds a card to a cell, or to the end of it. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Card, Id } from '../map.ts';
import { fieldsOf, missing, taken, type Verb } from './verb.ts';

export const AddCard = z.looseObject({
  verb: z.literal('add-card'),
  ...Card.shape,
  /** The card it stands before; last in its cell when absent. */
  before: Id.optional(),
});

export const addCard: Verb<z.infer<typeof AddCard>> = {
  label: 'Add a card',
  refuse: (map, { id, lane, step, touchpoint, persona, before }) =>
    taken(map, 'cards', id) ??
    missing(map, 'lanes', lane) ??
    missing(map, 'steps', step) ??
    missing(map, 'touchpoints', touchpoint) ??
    missing(map, 'personas', persona) ??
    missing(map, 'cards', before),
  apply: (doc, edit) =>
    putRecord(doc, 'cards', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'cards', edit.id, edit.before) }),
};
