/** Many lists of numbers at once: values gathered by key and sorted, without an object for each. */
import { quantile } from '../../lib/statistics.ts';
import type { Times } from '../discovery.ts';
import { sortNumbers } from './sort-numbers.ts';

export interface SortedValues {
  /** The sorted values of a key; a view, not a copy. */
  of(key: number): Float64Array;
}

/** `keys[i]` in 0 .. count - 1 is the list that `values[i]` belongs to; negative keys are left out. O(n log n). */
export function sortedByKey(keys: Int32Array, values: Float64Array, count: number): SortedValues {
  const begins = new Uint32Array(count + 1);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    if (key >= 0) begins[key + 1] = (begins[key + 1] as number) + 1;
  }
  for (let key = 0; key < count; key++) begins[key + 1] = (begins[key + 1] as number) + (begins[key] as number);
  const next = begins.slice();
  const placed = new Float64Array(begins[count] as number);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    if (key < 0) continue;
    const at = next[key] as number;
    next[key] = at + 1;
    placed[at] = values[i] as number;
  }
  for (let key = 0; key < count; key++) sortNumbers(placed.subarray(begins[key], begins[key + 1]));
  return { of: (key) => placed.subarray(begins[key], begins[key + 1]) };
}

/** Times of sorted milliseconds, in seconds; undefined when there are none. */
export function timesOf(sorted: Float64Array): Times | undefined {
  if (sorted.length === 0) return undefined;
  const seconds = (q: number): number => (quantile(sorted, q) ?? 0) / 1000;
  return { n: sorted.length, median: seconds(0.5), p75: seconds(0.75), p90: seconds(0.9) };
}
