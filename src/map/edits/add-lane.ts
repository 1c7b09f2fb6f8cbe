/** Adds a lane. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Id, laneKinds } from '../map.ts';
import { missing, Name, nameless, taken, type Verb } from './verb.ts';

export const AddLane = z.strictObject({
  verb: z.literal('add-lane'),
  id: Id,
  kind: z.enum(laneKinds),
  name: Name,
  /** The lane it stands above; lowest when absent. */
  before: Id.optional(),
});

export const addLane: Verb<z.infer<typeof AddLane>> = {
  label: 'Add a lane',
  refuse: (map, { id, name, before }) =>
    taken(map, 'lanes', id) ?? nameless(name, 'lanes') ?? missing(map, 'lanes', before),
  apply: (doc, { id, kind, name, before }) =>
    putRecord(doc, 'lanes', id, { kind, name }, { order: orderBefore(doc, 'lanes', id, before) }),
};
