/** Where in their journeys touchpoints usually stand. */
import type { Paths } from './paths.ts';

/**
 * Mean place of each touchpoint, from 0 at the first event to the mean length of a journey at its last, so that
 * one unit is about one step. Touchpoints that never occur stand in the middle. O(events).
 */
export function meanPositions(paths: Paths, size: number): Float64Array {
  const sums = new Float64Array(size);
  const counts = new Float64Array(size);
  for (let j = 0; j + 1 < paths.offsets.length; j++) {
    const begin = paths.offsets[j] as number;
    const last = (paths.offsets[j + 1] as number) - 1;
    for (let i = begin; i <= last; i++) {
      const code = paths.codes[i] as number;
      sums[code] = (sums[code] as number) + (last === begin ? 0.5 : (i - begin) / (last - begin));
      counts[code] = (counts[code] as number) + 1;
    }
  }
  const length = paths.codes.length / Math.max(1, paths.offsets.length - 1);
  return sums.map((sum, code) => (counts[code] ? sum / (counts[code] as number) : 0.5) * length);
}
