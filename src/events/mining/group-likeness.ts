/** How alike groups of journeys are in what comes before what, whatever slips in between. */
import { type Mixture, mixtureFrom } from './mixture.ts';
import type { Transitions } from './transitions.ts';
import { touchpointsOf } from './transitions.ts';

/**
 * Groups nearer than this hold the same process, walked more or less tidily. A mixture of chains splits tidy from
 * untidy journeys of one script before it tells two scripts apart; on planted scripts such halves lay below 0.35 at
 * up to 10 % noise, and scripts that share all but two of 6 to 9 steps above 0.38.
 */
export const samePath = 0.36;

export interface Profiles {
  readonly sizes: Float64Array;
  /** Journeys of group k in which touchpoint a comes somewhere before b, at `k * size² + a * size + b`. */
  readonly before: Float64Array;
  readonly size: number;
}

/** O(paths * length²); lengths over 60 count by their first 60 events. */
export function profilesOf(data: Transitions, groupOf: ArrayLike<number>, count: number): Profiles {
  const { size } = data;
  const sizes = new Float64Array(count);
  const before = new Float64Array(count * size * size);
  const met = new Int32Array(size * size).fill(-1);
  for (let v = 0; v < data.weights.length; v++) {
    const k = groupOf[v] as number;
    const weight = data.weights[v] as number;
    const path = touchpointsOf(data, v).slice(0, 60);
    sizes[k] = (sizes[k] as number) + weight;
    for (let i = 0; i < path.length; i++) {
      for (let next = i + 1; next < path.length; next++) {
        const pair = (path[i] as number) * size + (path[next] as number);
        if (path[i] === path[next] || met[pair] === v) continue;
        met[pair] = v;
        before[k * size * size + pair] = (before[k * size * size + pair] as number) + weight;
      }
    }
  }
  return { sizes, before, size };
}

/** Bray-Curtis distance of two groups' shares of "a before b", in [0, 1]; 1 when one of them is empty. */
export function apart({ sizes, before, size }: Profiles, a: number, b: number): number {
  const width = size * size;
  const [all, bll] = [sizes[a] as number, sizes[b] as number];
  if (all === 0 || bll === 0) return 1;
  let differ = 0;
  let both = 0;
  for (let pair = 0; pair < width; pair++) {
    const x = (before[a * width + pair] as number) / all;
    const y = (before[b * width + pair] as number) / bll;
    differ += Math.abs(x - y);
    both += x + y;
  }
  return both === 0 ? 0 : differ / both;
}

/** Group b becomes part of group a; groups behind b move up by one. */
export function mergedGroups(data: Transitions, pooled: Float64Array, model: Mixture, a: number, b: number): Mixture {
  const [into, gone] = a < b ? [a, b] : [b, a];
  const count = model.count - 1;
  const newPlace = (k: number): number => (k === gone ? into : k > gone ? k - 1 : k);
  const sizes = new Float64Array(count);
  const expected = new Float64Array(data.froms.length * count);
  for (let k = 0; k < model.count; k++) {
    const at = newPlace(k);
    sizes[at] = (sizes[at] as number) + (model.shares[k] as number);
    for (let id = 0; id < data.froms.length; id++) {
      expected[id * count + at] =
        (expected[id * count + at] as number) + (model.expected[id * model.count + k] as number);
    }
  }
  return mixtureFrom(data, pooled, expected, sizes, model.likelihood);
}

/**
 * How much log likelihood each pair of groups would lose if both walked their common chain, least first, by the
 * steps expected in each. O(groups² * transitions).
 */
export function mergeLosses(data: Transitions, model: Mixture): { a: number; b: number; loss: number }[] {
  const { count, chances, expected } = model;
  const leaving = new Float64Array((data.size + 1) * count);
  for (let at = 0; at < expected.length; at++) {
    const state = (data.froms[Math.floor(at / count)] as number) * count + (at % count);
    leaving[state] = (leaving[state] as number) + (expected[at] as number);
  }
  const lossOf = (a: number, b: number): number => {
    let loss = 0;
    for (let id = 0; id < data.froms.length; id++) {
      const from = (data.froms[id] as number) * count;
      const [atA, atB] = [id * count + a, id * count + b];
      const [stepsA, stepsB] = [expected[atA] as number, expected[atB] as number];
      const [chanceA, chanceB] = [chances[atA] as number, chances[atB] as number];
      const [visitsA, visitsB] = [leaving[from + a] as number, leaving[from + b] as number];
      if (stepsA + stepsB === 0) continue;
      const both = (visitsA * chanceA + visitsB * chanceB) / (visitsA + visitsB);
      loss += stepsA * Math.log(chanceA / both) + stepsB * Math.log(chanceB / both);
    }
    return loss;
  };
  const pairs = [];
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) pairs.push({ a, b, loss: lossOf(a, b) });
  return pairs.toSorted((one, other) => one.loss - other.loss || one.a - other.a || one.b - other.b);
}
