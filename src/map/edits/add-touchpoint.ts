/** Adds a touchpoint to the register. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Touchpoint } from '../map.ts';
import { fieldsOf, nameless, taken, type Verb } from './verb.ts';

export const AddTouchpoint = z.looseObject({ verb: z.literal('add-touchpoint'), ...Touchpoint.shape });

export const addTouchpoint: Verb<z.infer<typeof AddTouchpoint>> = {
  label: 'Add a touchpoint',
  refuse: (map, { id, name }) => taken(map, 'touchpoints', id) ?? nameless(name, 'touchpoints'),
  apply: (doc, edit) =>
    putRecord(doc, 'touchpoints', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'touchpoints', edit.id, null) }),
};
