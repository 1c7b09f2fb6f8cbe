/** Deletes a walked line; its touchpoints stay. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const DeletePath = z.strictObject({ verb: z.literal('delete-path'), id: Id });

export const deletePath: Verb<z.infer<typeof DeletePath>> = {
  label: 'Delete the path',
  refuse: (map, { id }) => missing(map, 'paths', id),
  apply: (doc, { id }) => markGone(doc, 'paths', id),
};
