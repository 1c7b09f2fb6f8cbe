/** Weighted paths as lists of numbered transitions, START and END included: what chains are fitted to. */
import { pairSlots } from './pair-slots.ts';
import type { Paths } from './paths.ts';

export interface Transitions {
  /** Path v's transitions are `ids[begins[v] .. begins[v + 1] - 1]`; one more than it has events. */
  readonly begins: Uint32Array;
  readonly ids: Uint32Array;
  /** Journeys that walk each path. */
  readonly weights: Float64Array;
  /** Where each transition comes from and leads to; START and END are both `size`. */
  readonly froms: Uint32Array;
  readonly tos: Uint32Array;
  /** Touchpoints. */
  readonly size: number;
}

/** The transitions of the paths of `picked` journeys, each weighing what `weights` says. O(events). */
export function transitionsOf(
  paths: Paths,
  picked: ArrayLike<number>,
  weights: ArrayLike<number>,
  size: number,
): Transitions {
  const begins = new Uint32Array(picked.length + 1);
  for (let v = 0; v < picked.length; v++) {
    const j = picked[v] as number;
    begins[v + 1] = (begins[v] as number) + (paths.offsets[j + 1] as number) - (paths.offsets[j] as number) + 1;
  }
  const ids = new Uint32Array(begins[picked.length] as number);
  const slots = pairSlots(size + 1);
  for (let v = 0; v < picked.length; v++) {
    const j = picked[v] as number;
    const end = paths.offsets[j + 1] as number;
    let at = begins[v] as number;
    let from = size;
    for (let i = paths.offsets[j] as number; i < end; i++) {
      const to = paths.codes[i] as number;
      ids[at++] = slots.slot(from, to);
      from = to;
    }
    ids[at] = slots.slot(from, size);
  }
  return {
    begins,
    ids,
    weights: Float64Array.from(weights),
    froms: Uint32Array.from(slots.froms),
    tos: Uint32Array.from(slots.tos),
    size,
  };
}

/** Some of the paths with other weights; transitions keep their numbers. */
export function subset(data: Transitions, picked: ArrayLike<number>, weights: ArrayLike<number>): Transitions {
  const begins = new Uint32Array(picked.length + 1);
  for (let i = 0; i < picked.length; i++) {
    const v = picked[i] as number;
    begins[i + 1] = (begins[i] as number) + (data.begins[v + 1] as number) - (data.begins[v] as number);
  }
  const ids = new Uint32Array(begins[picked.length] as number);
  for (let i = 0; i < picked.length; i++) {
    const v = picked[i] as number;
    ids.set(data.ids.subarray(data.begins[v], data.begins[v + 1]), begins[i]);
  }
  return { ...data, begins, ids, weights: Float64Array.from(weights) };
}

/** The path of v as touchpoint codes. */
export function touchpointsOf(data: Transitions, v: number): number[] {
  const ids = data.ids.subarray(data.begins[v], (data.begins[v + 1] as number) - 1);
  return Array.from(ids, (id) => data.tos[id] as number);
}
