/** Many lists of numbers at once: values gathered by key, without an object for each. */
import type { Times } from '../discovery.ts';
import { Values } from './values.ts';

export interface ValuesByKey {
  of(key: number): Values;
}

/** `keys[i]` in 0 .. count - 1 is the list that `values[i]` belongs to; negative keys are left out. O(n). */
export function valuesByKey(keys: Int32Array, values: Float64Array, count: number): ValuesByKey {
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
  const lists = Array.from({ length: count }, (_, key) => new Values(placed.subarray(begins[key], begins[key + 1])));
  const none = new Values(new Float64Array(0));
  return { of: (key) => lists[key] ?? none };
}

/** Times of milliseconds, in seconds; undefined when there are none. */
export function timesOf(milliseconds: Values): Times | undefined {
  const found = milliseconds.quantiles(0.5, 0.75, 0.9);
  if (!found) return undefined;
  const [median = 0, p75 = 0, p90 = 0] = found.map((one) => one / 1000);
  return { n: milliseconds.length, median, p75, p90 };
}
