/** Deletes a saved view; the map stays as it is. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const DeleteView = z.strictObject({ verb: z.literal('delete-view'), id: Id });

export const deleteView: Verb<z.infer<typeof DeleteView>> = {
  label: 'Delete the saved view',
  refuse: (map, { id }) => missing(map, 'views', id),
  apply: (doc, { id }) => markGone(doc, 'views', id),
};
