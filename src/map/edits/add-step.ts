/** Adds a step to a stage. */
import { z } from 'zod';
import { orderBefore, putRecord } from '../doc.ts';
import { Id, Step } from '../map.ts';
import { fieldsOf, insideItself, missing, Name, nameless, notInStage, taken, type Verb } from './verb.ts';

export const AddStep = z.looseObject({
  verb: z.literal('add-step'),
  ...Step.shape,
  stage: Id,
  name: Name,
  /** The step of the same stage it stands before; last when absent. */
  before: Id.optional(),
});

export const addStep: Verb<z.infer<typeof AddStep>> = {
  label: 'Add a step',
  refuse: (map, { id, stage, name, subJourney, before }) =>
    taken(map, 'steps', id) ??
    missing(map, 'stages', stage) ??
    nameless(name, 'steps') ??
    insideItself(map, subJourney) ??
    missing(map, 'steps', before) ??
    notInStage(map, before, stage),
  apply(doc, edit) {
    const { stage, ...step } = edit;
    putRecord(doc, 'steps', edit.id, fieldsOf(step), { order: orderBefore(doc, 'steps', edit.id, edit.before), stage });
  },
};
