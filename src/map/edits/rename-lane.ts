/** Renames a lane. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, Name, nameless, type Verb } from './verb.ts';

export const RenameLane = z.strictObject({ verb: z.literal('rename-lane'), id: Id, name: Name });

export const renameLane: Verb<z.infer<typeof RenameLane>> = {
  label: 'Rename the lane',
  refuse: (map, { id, name }) => missing(map, 'lanes', id) ?? nameless(name, 'lanes'),
  apply: (doc, { id, name }) => setFields(doc, 'lanes', id, { name }),
};
