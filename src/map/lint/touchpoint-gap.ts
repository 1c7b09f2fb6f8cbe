/** A touchpoint far below what is wanted of it. */
import type { Touchpoint } from '../map.ts';
import type { Checked, Feeling } from './checked.ts';
import { short, signed, type Rule } from './rule.ts';

/** Points on the scale from -2 to +2. */
const wide = 1.5;

export const touchpointGap: Rule = {
  id: 'touchpoint-gap',
  title: 'Touchpoint far below its target',
  counted: ['touchpoint far below its target', 'touchpoints far below their target'],
  why: 'The distance between what was promised and what is felt is where customers are lost and where work pays.',
  fix: 'Make it an opportunity with an owner, or lower a target that nobody means to reach.',
  silent:
    'The distance is below 1.5 points, or nothing is known of how it feels: neither a measure of its own, nor a step in which it is the only touchpoint.',
  check: (about) =>
    about.map.touchpoints.flatMap((one) => {
      const felt = feltAt(about, one);
      if (one.target === undefined || !felt || one.target - felt.value < wide) return [];
      const text = felt.measured
        ? 'The touchpoint “{name}” should feel like {target} and is measured at {felt}.'
        : 'The touchpoint “{name}” should feel like {target}, and its step is believed to feel like {felt}.';
      const values = { name: short(one.name), target: signed(one.target), felt: signed(felt.value) };
      return [{ place: { kind: 'touchpoint' as const, id: one.id }, text, values }];
    }),
};

/** Its own measure, or else what is felt in the steps it has for itself; of several the lowest. */
function feltAt(about: Checked, touchpoint: Touchpoint): Feeling | undefined {
  const meetings = about.meetings(touchpoint.id);
  const own = about.answers(
    [...(touchpoint.measures ?? []), ...meetings.flatMap((card) => card.measures ?? [])],
    'feeling',
  );
  if (own.length > 0) return { value: Math.min(...own.map((one) => one.value ?? 0)), measured: true };
  const felt = meetings
    .flatMap((card) => about.covered(card))
    .filter((index) => about.touchpointsOver(index).length === 1)
    .map((index) => about.feeling(index))
    .filter((one) => one !== undefined);
  return felt.toSorted((a, b) => a.value - b.value)[0];
}
