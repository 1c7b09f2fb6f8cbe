/** Renames a stage; its only step follows as long as it bears the same name. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { fallowStep } from '../places.ts';
import { missing, Name, nameless, type Verb } from './verb.ts';

export const RenameStage = z.strictObject({ verb: z.literal('rename-stage'), id: Id, name: Name });

export const renameStage: Verb<z.infer<typeof RenameStage>> = {
  label: 'Rename the stage',
  refuse: (map, { id, name }) => missing(map, 'stages', id) ?? nameless(name, 'stages'),
  apply(doc, { id, name }) {
    const step = fallowStep(doc, id);
    setFields(doc, 'stages', id, { name });
    if (step !== undefined) setFields(doc, 'steps', step, { name });
  },
};
