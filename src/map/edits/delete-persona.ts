/** Deletes a persona; cards and paths that named it keep everything else they say. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const DeletePersona = z.strictObject({ verb: z.literal('delete-persona'), id: Id });

export const deletePersona: Verb<z.infer<typeof DeletePersona>> = {
  label: 'Delete the persona',
  refuse: (map, { id }) => missing(map, 'personas', id),
  apply: (doc, { id }) => markGone(doc, 'personas', id),
};
