/** Changes what a step says besides its name: how long it takes, whether it decides, which map shows it in detail. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id, Step } from '../map.ts';
import { MeasureRef } from '../measure.ts';
import { clearable, fieldsOf, insideItself, missing, type Verb } from './verb.ts';

export const EditStep = z.strictObject({
  verb: z.literal('edit-step'),
  id: Id,
  /** Seconds somebody declared. */
  takes: clearable(Step.shape.takes.unwrap()),
  waitBefore: clearable(Step.shape.waitBefore.unwrap()),
  momentOfTruth: clearable(z.boolean()),
  subJourney: clearable(Id),
  measures: clearable(z.array(MeasureRef)),
});

export const editStep: Verb<z.infer<typeof EditStep>> = {
  label: 'Edit the step',
  refuse: (map, { id, subJourney }) => missing(map, 'steps', id) ?? insideItself(map, subJourney),
  apply: (doc, edit) => setFields(doc, 'steps', edit.id, fieldsOf(edit)),
};
