/** Says who owns a stage, or that nobody does. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, Name, type Verb } from './verb.ts';

export const SetStageOwner = z.strictObject({ verb: z.literal('set-stage-owner'), id: Id, owner: Name.nullable() });

export const setStageOwner: Verb<z.infer<typeof SetStageOwner>> = {
  label: 'Set who owns the stage',
  refuse: (map, { id }) => missing(map, 'stages', id),
  apply: (doc, { id, owner }) => setFields(doc, 'stages', id, { owner }),
};
