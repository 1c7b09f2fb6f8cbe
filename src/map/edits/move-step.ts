/** Moves a step, with its cards, within its stage or to another one. */
import { z } from 'zod';
import { orderBefore, own, setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { lastStep, missing, notInStage, stageOf, type Verb } from './verb.ts';

export const MoveStep = z.strictObject({
  verb: z.literal('move-step'),
  id: Id,
  /** The stage it goes to; its own when absent. */
  stage: Id.optional(),
  /** The step of that stage it stands before; last when `null`. */
  before: Id.nullable(),
});

export const moveStep: Verb<z.infer<typeof MoveStep>> = {
  label: 'Move the step',
  refuse: (map, { id, stage, before }) =>
    missing(map, 'steps', id) ??
    missing(map, 'stages', stage) ??
    missing(map, 'steps', before) ??
    notInStage(map, before, stage ?? stageOf(map, id)) ??
    lastStep(map, id, stage, 'Move or delete the stage instead.'),
  apply(doc, { id, stage, before }) {
    const order = id === before ? undefined : orderBefore(doc, 'steps', id, before);
    setFields(doc, 'steps', id, { [own.order]: order, [own.stage]: stage });
  },
};
