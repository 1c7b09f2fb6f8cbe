/** A mixture of first-order Markov chains fitted by expectation and maximisation (Cadez et al. 2003; Harbich et al. 2017). */
import { leaningOf } from './leaning.ts';
import type { Transitions } from './transitions.ts';

export interface Mixture {
  readonly count: number;
  /** Share of each group. */
  readonly shares: Float64Array;
  /** Chance of transition t in group k's chain at `t * count + k`. */
  readonly chances: Float64Array;
  /** Log likelihood of the weighted paths under the model this one was improved from. */
  readonly likelihood: number;
  /** Expected count of transition t in group k at `t * count + k`. */
  readonly expected: Float64Array;
}

/**
 * Each state's chances lean toward the pooled chain, bent to the group's taste, as if that many of its transitions
 * had been seen. Planted logs of 1,000 and 14,000 journeys fare alike from 50 to 400.
 */
const pseudoCounts = 100;

/** The pooled chain: chance of each transition among all that leave its state. */
export function pooledChain(data: Transitions): Float64Array {
  const counts = new Float64Array(data.froms.length);
  for (let v = 0; v < data.weights.length; v++) {
    const end = data.begins[v + 1] as number;
    for (let i = data.begins[v] as number; i < end; i++) {
      const id = data.ids[i] as number;
      counts[id] = (counts[id] as number) + (data.weights[v] as number);
    }
  }
  const leaving = new Float64Array(data.size + 1);
  counts.forEach((count, id) => {
    const from = data.froms[id] as number;
    leaving[from] = (leaving[from] as number) + count;
  });
  return counts.map((count, id) => count / Math.max(1e-9, leaving[data.froms[id] as number] as number));
}

/** Chains fitted to paths whose group is given: `groupOf[v]` in 0 .. count - 1. */
export function mixtureOf(data: Transitions, pooled: Float64Array, groupOf: ArrayLike<number>, count: number): Mixture {
  const expected = new Float64Array(data.froms.length * count);
  const sizes = new Float64Array(count);
  for (let v = 0; v < data.weights.length; v++) {
    const weight = data.weights[v] as number;
    const k = groupOf[v] as number;
    sizes[k] = (sizes[k] as number) + weight;
    const end = data.begins[v + 1] as number;
    for (let i = data.begins[v] as number; i < end; i++) {
      const at = (data.ids[i] as number) * count + k;
      expected[at] = (expected[at] as number) + weight;
    }
  }
  return mixtureFrom(data, pooled, expected, sizes, Number.NEGATIVE_INFINITY);
}

/**
 * Runs at most `most` rounds from `start`, until a round gains less than `least` of the likelihood. What `start` may
 * know of its likelihood is not gone by: it can stem from other paths, or from before groups were merged.
 * O(rounds * transitions * groups).
 */
export function fitted(data: Transitions, pooled: Float64Array, start: Mixture, most: number, least = 3e-5): Mixture {
  let now = start;
  for (let round = 0; round < most; round++) {
    const next = improved(data, pooled, now);
    const gain = round === 0 ? Number.POSITIVE_INFINITY : next.likelihood - now.likelihood;
    now = next;
    if (gain < least * Math.abs(next.likelihood)) break;
  }
  return now;
}

/** A path less likely than this is scored by logarithms: products of so many chances would run out of numbers. */
const faintest = 1e-250;

/** Scores paths under a mixture: log likelihood and the chance of each group. */
export class Scorer {
  /** Chance of each group for the path scored last. */
  readonly belongs: Float64Array;
  private readonly data: Transitions;
  private readonly model: Mixture;
  private readonly count: number;
  private logsOf: Float64Array | undefined;

  constructor(data: Transitions, model: Mixture) {
    this.data = data;
    this.model = model;
    this.count = model.count;
    this.belongs = new Float64Array(model.count);
  }

  /** Fills `belongs` for path v; returns the path's log likelihood. */
  score(v: number): number {
    const { count, belongs } = this;
    this.multiply(v);
    let sum = 0;
    for (let k = 0; k < count; k++) sum += belongs[k] as number;
    if (sum < faintest) return this.scoreByLogs(v);
    for (let k = 0; k < count; k++) belongs[k] = (belongs[k] as number) / sum;
    return Math.log(sum);
  }

  /** Share times chances of all steps, four groups at once: most of the time of finding groups goes by here. */
  private multiply(v: number): void {
    const { count, belongs } = this;
    const { shares, chances } = this.model;
    const { ids, begins } = this.data;
    const begin = begins[v] as number;
    const end = begins[v + 1] as number;
    let k = 0;
    for (; k + 4 <= count; k += 4) {
      let a = shares[k] as number;
      let b = shares[k + 1] as number;
      let c = shares[k + 2] as number;
      let d = shares[k + 3] as number;
      for (let i = begin; i < end; i++) {
        const at = (ids[i] as number) * count + k;
        a *= chances[at] as number;
        b *= chances[at + 1] as number;
        c *= chances[at + 2] as number;
        d *= chances[at + 3] as number;
      }
      belongs[k] = a;
      belongs[k + 1] = b;
      belongs[k + 2] = c;
      belongs[k + 3] = d;
    }
    for (; k < count; k++) {
      let a = shares[k] as number;
      for (let i = begin; i < end; i++) a *= chances[(ids[i] as number) * count + k] as number;
      belongs[k] = a;
    }
  }

  private scoreByLogs(v: number): number {
    const { count, belongs, model } = this;
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      belongs[k] = Math.log(model.shares[k] as number) + this.chain(k, v);
      most = Math.max(most, belongs[k] as number);
    }
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const chance = Math.exp((belongs[k] as number) - most);
      belongs[k] = chance;
      sum += chance;
    }
    for (let k = 0; k < count; k++) belongs[k] = (belongs[k] as number) / sum;
    return most + Math.log(sum);
  }

  /** Log likelihood of path v under the chain of one group. */
  chain(group: number, v: number): number {
    const { count, data } = this;
    const logs = (this.logsOf ??= this.model.chances.map((chance) => Math.log(Math.max(chance, 1e-300))));
    let sum = 0;
    const end = data.begins[v + 1] as number;
    for (let i = data.begins[v] as number; i < end; i++) {
      sum += logs[(data.ids[i] as number) * count + group] as number;
    }
    return sum;
  }

  /** The likeliest group of path v. */
  best(v: number): number {
    this.score(v);
    let best = 0;
    for (let k = 1; k < this.count; k++) {
      if ((this.belongs[k] as number) > (this.belongs[best] as number)) best = k;
    }
    return best;
  }
}

function improved(data: Transitions, pooled: Float64Array, model: Mixture): Mixture {
  const scorer = new Scorer(data, model);
  const { belongs } = scorer;
  const { count } = model;
  const expected = new Float64Array(data.froms.length * count);
  const sizes = new Float64Array(count);
  let likelihood = 0;
  for (let v = 0; v < data.weights.length; v++) {
    const weight = data.weights[v] as number;
    if (weight === 0) continue;
    likelihood += weight * scorer.score(v);
    const begin = data.begins[v] as number;
    const end = data.begins[v + 1] as number;
    for (let k = 0; k < count; k++) {
      const part = weight * (belongs[k] as number);
      sizes[k] = (sizes[k] as number) + part;
      // Most paths belong to one or two groups; what is left for the others changes no chain.
      if ((belongs[k] as number) < 1e-4) continue;
      for (let i = begin; i < end; i++) {
        const at = (data.ids[i] as number) * count + k;
        expected[at] = (expected[at] as number) + part;
      }
    }
  }
  return mixtureFrom(data, pooled, expected, sizes, likelihood);
}

/** The mixture whose chains follow expected counts, leaning toward the pooled chain. */
export function mixtureFrom(
  data: Transitions,
  pooled: Float64Array,
  expected: Float64Array,
  sizes: Float64Array,
  likelihood: number,
): Mixture {
  const count = sizes.length;
  const leaving = new Float64Array((data.size + 1) * count);
  for (let id = 0; id < data.froms.length; id++) {
    const from = (data.froms[id] as number) * count;
    for (let k = 0; k < count; k++) {
      leaving[from + k] = (leaving[from + k] as number) + (expected[id * count + k] as number);
    }
  }
  const chances = leaningOf(data, pooled, expected, leaving);
  for (let id = 0; id < data.froms.length; id++) {
    const from = (data.froms[id] as number) * count;
    for (let k = 0; k < count; k++) {
      const seen = (expected[id * count + k] as number) + pseudoCounts * (chances[id * count + k] as number);
      chances[id * count + k] = seen / ((leaving[from + k] as number) + pseudoCounts);
    }
  }
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return { count, shares: sizes.map((size) => Math.max(1e-12, size / total)), chances, likelihood, expected };
}
