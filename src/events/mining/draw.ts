/** Draws journeys of a large log without knowing them. */
import type { Random } from '../../lib/random.ts';
import type { Variants } from './variants.ts';

/** How often each variant comes among `most` journeys; all journeys count where there are no more. O(most + variants). */
export function drawn(found: Variants, most: number, random: Random): ArrayLike<number> {
  if (found.journeys <= most) return found.counts;
  const times = new Float64Array(found.distinct);
  const journeys = found.ofJourney.length;
  for (let k = 0; k < most; k++) {
    const v = found.ofJourney[random.int(journeys)] as number;
    if (v < times.length) times[v] = (times[v] as number) + 1;
  }
  return times;
}
