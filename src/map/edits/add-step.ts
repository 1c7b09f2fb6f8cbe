/** Adds a step to a stage. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, Name, nameless, taken, type Verb } from './verb.ts';

export const AddStep = z.strictObject({
  verb: z.literal('add-step'),
  id: Id,
  stage: Id,
  name: Name,
  /** The step of the same stage it stands before; last when absent. */
  before: Id.optional(),
});

export const addStep: Verb<z.infer<typeof AddStep>> = {
  label: 'Add a step',
  refuse: (map, { id, stage, name, before }) =>
    taken(map, 'steps', id) ??
    missing(map, 'stages', stage) ??
    nameless(name, 'steps') ??
    missing(map, 'steps', before),
  apply: (doc, { id, stage, name, before }) =>
    putRecord(doc, 'steps', id, { name }, { order: orderBefore(doc, 'steps', id, before), stage }),
};
