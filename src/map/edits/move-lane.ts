/** Moves a lane, with its cards, above another one or to the bottom. */
import { z } from 'zod';
import { orderBefore, own, setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const MoveLane = z.strictObject({ verb: z.literal('move-lane'), id: Id, before: Id.nullable() });

export const moveLane: Verb<z.infer<typeof MoveLane>> = {
  label: 'Move the lane',
  refuse: (map, { id, before }) => missing(map, 'lanes', id) ?? missing(map, 'lanes', before),
  apply(doc, { id, before }) {
    if (id !== before) setFields(doc, 'lanes', id, { [own.order]: orderBefore(doc, 'lanes', id, before) });
  },
};
