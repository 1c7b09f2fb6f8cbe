/** Renames a step. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, Name, nameless, type Verb } from './verb.ts';

export const RenameStep = z.strictObject({ verb: z.literal('rename-step'), id: Id, name: Name });

export const renameStep: Verb<z.infer<typeof RenameStep>> = {
  label: 'Rename the step',
  refuse: (map, { id, name }) => missing(map, 'steps', id) ?? nameless(name, 'steps'),
  apply: (doc, { id, name }) => setFields(doc, 'steps', id, { name }),
};
