/** Renames the map. */
import { z } from 'zod';
import { mapFieldsOf, setField } from '../doc.ts';
import { Name, nameless, type Verb } from './verb.ts';

export const RenameMap = z.strictObject({ verb: z.literal('rename-map'), title: Name });

export const renameMap: Verb<z.infer<typeof RenameMap>> = {
  label: 'Rename the map',
  refuse: (_map, { title }) => nameless(title, 'map'),
  apply: (doc, { title }) => setField(mapFieldsOf(doc), 'title', title),
};
