/** Takes a link away; the cards stay. */
import { z } from 'zod';
import { markGone } from '../doc.ts';
import { Id } from '../map.ts';
import { missing, type Verb } from './verb.ts';

export const UnlinkCards = z.strictObject({ verb: z.literal('unlink-cards'), id: Id });

export const unlinkCards: Verb<z.infer<typeof UnlinkCards>> = {
  label: 'Delete the link',
  refuse: (map, { id }) => missing(map, 'links', id),
  apply: (doc, { id }) => markGone(doc, 'links', id),
};
