/** One touchpoint kept as two. */
import type { Touchpoint } from '../map.ts';
import { short, type Rule } from './rule.ts';

const sameness = ({ name, channel }: Touchpoint): string =>
  `${channel} ${name.trim().replace(/\s+/g, ' ').toLowerCase()}`;

export const duplicateTouchpoint: Rule = {
  id: 'duplicate-touchpoint',
  title: 'Duplicate touchpoint',
  counted: ['touchpoint kept twice', 'touchpoints kept twice'],
  why: 'Two entries for one touchpoint split its measures, its owner and its target.',
  fix: 'Point the cards of the second one to the first, then delete the second.',
  check: ({ map }) => {
    const first = new Map<string, string>();
    return map.touchpoints.flatMap((one) => {
      const known = first.get(sameness(one));
      if (known === undefined) first.set(sameness(one), one.id);
      if (known === undefined || known === one.id || one.name.trim() === '') return [];
      const text = 'The touchpoint “{name}” stands twice in the list, with the same channel.';
      return [{ place: { kind: 'touchpoint' as const, id: one.id }, text, values: { name: short(one.name) } }];
    });
  },
};
