/** Many lists of numbers at once: values gathered by key, without an object for each. */
import type { Times } from '../discovery.ts';
import { Values } from './values.ts';

/** The lists as plain data: that of key k is `values[begins[k] .. begins[k + 1])`. */
export interface PackedValues {
  readonly values: Float64Array;
  readonly begins: Uint32Array;
  /** What was found out about each list: value by place. */
  readonly known: readonly Map<number, number>[];
}

export class ValuesByKey {
  private readonly pack: PackedValues;
  private readonly lists: readonly Values[];
  private readonly none = new Values(new Float64Array(0));

  constructor(pack: PackedValues) {
    const { values, begins, known } = pack;
    this.pack = pack;
    this.lists = known.map((found, key) => new Values(values.subarray(begins[key], begins[key + 1]), found));
  }

  of(key: number): Values {
    return this.lists[key] ?? this.none;
  }

  /** With what is usually asked of each list. */
  packed(): PackedValues {
    for (const list of this.lists) list.quantiles(0.5);
    return this.pack;
  }
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
  return new ValuesByKey({ values: placed, begins, known: Array.from({ length: count }, () => new Map()) });
}

/** Times of milliseconds, in seconds; undefined when there are none. */
export function timesOf(milliseconds: Values): Times | undefined {
  const found = milliseconds.quantiles(0.5, 0.75, 0.9);
  if (!found) return undefined;
  const [median = 0, p75 = 0, p90 = 0] = found.map((one) => one / 1000);
  return { n: milliseconds.length, median, p75, p90 };
}
