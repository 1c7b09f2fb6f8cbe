/** A touchpoint that is listed but met in no step. */
import { short, type Rule } from './rule.ts';

export const touchpointOffTheMap: Rule = {
  id: 'touchpoint-off-the-map',
  title: 'Touchpoint off the map',
  counted: ['touchpoint that is met nowhere', 'touchpoints that are met nowhere'],
  why: 'It is kept in the list of the map, but no step meets it, so nobody sees when and why it matters.',
  fix: 'Put it into the cell where customers meet it, or take it off this map.',
  silent: 'A path leads through it.',
  check: (about) => {
    const walked = new Set((about.map.paths ?? []).flatMap((path) => path.touchpoints));
    return about.map.touchpoints
      .filter((one) => about.meetings(one.id).length === 0 && !walked.has(one.id))
      .map(({ id, name }) => ({
        place: { kind: 'touchpoint', id },
        text: 'No step meets the touchpoint “{name}”.',
        values: { name: short(name) },
      }));
  },
};
