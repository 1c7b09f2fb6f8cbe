/** Adds a lane. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Id, Lane } from '../map.ts';
import { fieldsOf, missing, Name, nameless, taken, type Verb } from './verb.ts';

export const AddLane = z.looseObject({
  verb: z.literal('add-lane'),
  ...Lane.shape,
  name: Name,
  /** The lane it stands above; lowest when absent. */
  before: Id.optional(),
});

export const addLane: Verb<z.infer<typeof AddLane>> = {
  label: 'Add a lane',
  refuse: (map, { id, name, persona, before }) =>
    taken(map, 'lanes', id) ??
    nameless(name, 'lanes') ??
    missing(map, 'personas', persona) ??
    missing(map, 'lanes', before),
  apply: (doc, edit) =>
    putRecord(doc, 'lanes', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'lanes', edit.id, edit.before) }),
};
