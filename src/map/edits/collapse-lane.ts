/** Collapses a lane to its title, or opens it again. */
import { z } from 'zod';
import { setFields } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const CollapseLane = z.strictObject({ verb: z.literal('collapse-lane'), id: Id, collapsed: z.boolean() });

export const collapseLane: Verb<z.infer<typeof CollapseLane>> = {
  label: 'Collapse or open the lane',
  refuse: (map, { id }) => missing(map, 'lanes', id),
  apply: (doc, { id, collapsed }) => setFields(doc, 'lanes', id, { collapsed: collapsed ? true : null }),
};
