/** Counts of moves between different touchpoints as a square matrix: what stages are found from. */
import type { Paths } from './paths.ts';
import type { Variants } from './variants.ts';

export interface Flow {
  readonly size: number;
  /** Journeys that move from touchpoint a to b at `a * size + b`; the diagonal is 0. */
  readonly moves: Float64Array;
  /** Journeys that begin and that end at each touchpoint. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

export function flowOf(paths: Paths, size: number): Flow {
  return flowOfSome(
    paths,
    size,
    Array.from({ length: paths.offsets.length - 1 }, (_, j) => j),
  );
}

/** The moves of journeys as variants tell them, of all or of some. O(events). */
export function flowOfVariants(found: Variants, size: number, picked?: ArrayLike<number>): Flow {
  const journeys = picked ?? Array.from(found.ofJourney.keys());
  const walked = Uint32Array.from(journeys, (j) => found.firsts[found.ofJourney[j] as number] as number);
  return flowOfSome(found.paths, size, walked);
}

/**
 * The moves of `picked` journeys, which may be picked more than once. A journey has one voice on each move however
 * often it makes it: a robot that clicks through everything for weeks would outvote rare touchpoints. O(events).
 */
export function flowOfSome(paths: Paths, size: number, picked: ArrayLike<number>): Flow {
  const moves = new Float64Array(size * size);
  const [starts, ends] = [new Float64Array(size), new Float64Array(size)];
  const counted = new Int32Array(size * size).fill(-1);
  for (let k = 0; k < picked.length; k++) {
    const j = picked[k] as number;
    const end = paths.offsets[j + 1] as number;
    const [first, last] = [paths.codes[paths.offsets[j] as number] as number, paths.codes[end - 1] as number];
    starts[first] = (starts[first] as number) + 1;
    ends[last] = (ends[last] as number) + 1;
    for (let i = (paths.offsets[j] as number) + 1; i < end; i++) {
      const from = paths.codes[i - 1] as number;
      const to = paths.codes[i] as number;
      const at = from * size + to;
      if (from === to || counted[at] === k) continue;
      counted[at] = k;
      moves[at] = (moves[at] as number) + 1;
    }
  }
  return { size, moves, starts, ends };
}

export interface Margins {
  readonly out: Float64Array;
  readonly into: Float64Array;
  readonly total: number;
}

export function marginsOf({ size, moves }: Flow): Margins {
  const out = new Float64Array(size);
  const into = new Float64Array(size);
  let total = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const count = moves[a * size + b] as number;
      out[a] = (out[a] as number) + count;
      into[b] = (into[b] as number) + count;
      total += count;
    }
  }
  return { out, into, total };
}

/**
 * What is left of each count beyond what independence of "from" and "to" would give, and beyond three standard
 * deviations of chance: the moves that say something about order.
 */
export function excessOf(flow: Flow): Flow {
  const { size, moves } = flow;
  const { out, into, total } = marginsOf(flow);
  const excess = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const expected = total === 0 ? 0 : ((out[a] as number) * (into[b] as number)) / total;
      const beyond = (moves[a * size + b] as number) - expected;
      if (a !== b && beyond > 0 && beyond >= 3 * Math.sqrt(expected)) excess[a * size + b] = beyond;
    }
  }
  return { ...flow, moves: excess };
}
