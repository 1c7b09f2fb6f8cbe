/** Links one card to another. */
import { z } from 'zod';
import { refusal, type Refusal } from '../../lib/refusal.ts';
import { orderBefore, putRecord } from '../doc.ts';
import { type JourneyMap, Link } from '../map.ts';
import { fieldsOf, missing, taken, type Verb } from './verb.ts';

export const LinkCards = z.looseObject({ verb: z.literal('link-cards'), ...Link.shape });

type Ends = Pick<Link, 'id' | 'from' | 'to' | 'kind'>;

/** Refused when the two cards are linked in the same way already; "mutual" is the same from either end. */
export function linkThere(map: JourneyMap, link: Ends): Refusal | undefined {
  const there = map.links?.some(
    (one) =>
      one.id !== link.id &&
      one.kind === link.kind &&
      ((one.from === link.from && one.to === link.to) ||
        (link.kind === 'mutual' && one.from === link.to && one.to === link.from)),
  );
  if (there !== true) return undefined;
  return refusal('link-there', 'These two cards are linked like that already.', {
    fix: 'Choose another kind of link.',
  });
}

function toItself({ from, to }: Ends): Refusal | undefined {
  if (from !== to) return undefined;
  return refusal('link-to-itself', 'A card cannot be linked to itself.', { fix: 'Choose another card.' });
}

export const linkCards: Verb<z.infer<typeof LinkCards>> = {
  label: 'Link the cards',
  refuse: (map, edit) =>
    taken(map, 'links', edit.id) ??
    missing(map, 'cards', edit.from) ??
    missing(map, 'cards', edit.to) ??
    toItself(edit) ??
    linkThere(map, edit),
  apply: (doc, edit) =>
    putRecord(doc, 'links', edit.id, fieldsOf(edit), { order: orderBefore(doc, 'links', edit.id, null) }),
};
