/** Changes what a stage says besides its name: who owns it, which map shows it in detail, what is measured. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { MeasureRef } from '../measure.ts';
import { clearable, fieldsOf, insideItself, missing, Name, type Verb } from './verb.ts';

export const EditStage = z.strictObject({
  verb: z.literal('edit-stage'),
  id: Id,
  owner: clearable(Name),
  /** Id of a map; it stands in the workspace, so it is not looked for here. */
  subJourney: clearable(Id),
  measures: clearable(z.array(MeasureRef)),
});

export const editStage: Verb<z.infer<typeof EditStage>> = {
  label: 'Edit the stage',
  refuse: (map, { id, subJourney }) => missing(map, 'stages', id) ?? insideItself(map, subJourney),
  apply: (doc, edit) => setFields(doc, 'stages', edit.id, fieldsOf(edit)),
};
