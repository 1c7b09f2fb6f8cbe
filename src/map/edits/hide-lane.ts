/** Hides a lane from the drawing, or shows it again. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const HideLane = z.strictObject({ verb: z.literal('hide-lane'), id: Id, hidden: z.boolean() });

export const hideLane: Verb<z.infer<typeof HideLane>> = {
  label: 'Hide or show the lane',
  refuse: (map, { id }) => missing(map, 'lanes', id),
  apply: (doc, { id, hidden }) => setFields(doc, 'lanes', id, { hidden: hidden ? true : null }),
};
