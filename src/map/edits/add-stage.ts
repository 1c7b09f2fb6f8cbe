/** Adds a stage with its first step, which bears the same name until somebody divides it. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, Name, nameless, taken, type Verb } from './verb.ts';

export const AddStage = z.strictObject({
  verb: z.literal('add-stage'),
  id: Id,
  name: Name,
  /** Id of the stage's first step. */
  step: Id,
  /** The stage it stands before; last when absent. */
  before: Id.optional(),
});

export const addStage: Verb<z.infer<typeof AddStage>> = {
  label: 'Add a stage',
  refuse: (map, { id, name, step, before }) =>
    taken(map, 'stages', id) ?? taken(map, 'steps', step) ?? nameless(name, 'stages') ?? missing(map, 'stages', before),
  apply(doc, { id, name, step, before }) {
    putRecord(doc, 'stages', id, { name }, { order: orderBefore(doc, 'stages', id, before) });
    putRecord(doc, 'steps', step, { name }, { order: orderBefore(doc, 'steps', step, null), stage: id });
  },
};
