/** Deletes a line of the service blueprint; the lanes stay. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteLine = z.strictObject({ verb: z.literal('delete-line'), id: Id });

export const deleteLine: Verb<z.infer<typeof DeleteLine>> = {
  label: 'Delete the line',
  refuse: (map, { id }) => missing(map, 'lines', id),
  apply: (doc, { id }) => markGone(doc, 'lines', id),
};
