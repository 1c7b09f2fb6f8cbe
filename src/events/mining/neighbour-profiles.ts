/** Places a touchpoint by the stages it comes after and leads to, telling its own habit from the noise around it. */
import { type Flow, marginsOf } from './flow.ts';

export interface Likeness {
  /** The stage whose touchpoints have neighbours most like these. */
  readonly stage: number;
  /** Share of the moves that follow that stage's habit; the rest are what anything met at random would have. */
  readonly share: number;
  /** The most that share can be, at 95 % by the likelihood ratio; 1 where there are no moves. */
  readonly mostShare: number;
}

/** Neighbours by stage: moves to each stage and ends of journeys, then moves from each stage and starts. */
type Neighbours = readonly number[];

/**
 * For a touchpoint that stands in no stage. What is met at random has the neighbours all moves have; what belongs to
 * a stage has that stage's, starts and ends of journeys included, as a degree-corrected block model tells them (Karrer and Newman 2011). The moves seen
 * are taken for a mixture of the two: for each stage the likeliest share is found, and the stage that explains the
 * moves best is told. `stages` says where the others stand, negative = nowhere. O(size² + asked * (size + count²)).
 */
export function neighbourProfiles(flow: Flow, stages: Int16Array, count: number): (touchpoint: number) => Likeness {
  const { outs, intos, rates } = ratesOf(flow, stages, count);
  const [ends, starts] = [endsOf(flow.ends, stages, outs), endsOf(flow.starts, stages, intos)];
  const chance = [...withEnd(intos, ends.all), ...withEnd(outs, starts.all)];
  const habits = Array.from({ length: count }, (_, stage) => [
    ...withEnd(
      intos.map((n, s) => n * (rates[stage * count + s] as number)),
      ends.of[stage] as number,
    ),
    ...withEnd(
      outs.map((n, s) => n * (rates[s * count + stage] as number)),
      starts.of[stage] as number,
    ),
  ]);
  return (touchpoint) => {
    const seen = neighboursOf(flow, stages, count, touchpoint);
    const likely = habits.map((habit) => likeliestShare(new Mixing(seen, habit, chance)));
    const gains = likely.map(({ gain }) => gain);
    const stage = gains.indexOf(Math.max(...gains));
    const { share = 0, mostShare = 1 } = likely[stage] ?? {};
    return { stage, share, mostShare };
  };
}

interface Rates {
  readonly outs: Float64Array;
  readonly intos: Float64Array;
  /** Moves from stage r to s, over what as many moves of different touchpoints would give, at `r * count + s`. */
  readonly rates: Float64Array;
}

function ratesOf(flow: Flow, stages: Int16Array, count: number): Rates {
  const { size, moves } = flow;
  const { out, into } = marginsOf(flow);
  const [outs, intos] = [new Float64Array(count), new Float64Array(count)];
  const [seen, chance] = [new Float64Array(count * count), new Float64Array(count * count)];
  const placed = [...stages.keys()].filter((node) => (stages[node] as number) >= 0);
  for (const a of placed) {
    const r = stages[a] as number;
    outs[r] = (outs[r] as number) + (out[a] as number);
    intos[r] = (intos[r] as number) + (into[a] as number);
    for (const b of placed) {
      if (a === b) continue;
      const at = r * count + (stages[b] as number);
      seen[at] = (seen[at] as number) + (moves[a * size + b] as number);
      chance[at] = (chance[at] as number) + (out[a] as number) * (into[b] as number);
    }
  }
  const usual = sum(seen) / Math.max(1, sum(chance));
  // A stage of one touchpoint has no moves inside to learn from.
  const rates = seen.map((n, at) => ((chance[at] as number) > 0 ? n / (chance[at] as number) : usual));
  return { outs, intos, rates };
}

/** Shares of what leaves (or reaches) stages that ends (or starts) a journey: of each stage, and of all. */
function endsOf(ends: Float64Array, stages: Int16Array, moves: Float64Array): { of: Float64Array; all: number } {
  const sums = new Float64Array(moves.length);
  stages.forEach((stage, node) => {
    if (stage >= 0) sums[stage] = (sums[stage] as number) + (ends[node] as number);
  });
  const of = sums.map((n, stage) => n / Math.max(1, n + (moves[stage] as number)));
  return { of, all: sum(sums) / Math.max(1, sum(sums) + sum(moves)) };
}

function neighboursOf(flow: Flow, stages: Int16Array, count: number, touchpoint: number): Neighbours {
  const { size, moves, starts, ends } = flow;
  const seen = Array.from({ length: 2 * count + 2 }, () => 0);
  seen[count] = ends[touchpoint] as number;
  seen[2 * count + 1] = starts[touchpoint] as number;
  for (let other = 0; other < size; other++) {
    const stage = stages[other] as number;
    if (stage < 0 || other === touchpoint) continue;
    seen[stage] = (seen[stage] as number) + (moves[touchpoint * size + other] as number);
    seen[count + 1 + stage] = (seen[count + 1 + stage] as number) + (moves[other * size + touchpoint] as number);
  }
  return seen;
}

/** How much likelier moves are when a share of them follows a habit than when all are chance. */
class Mixing {
  private readonly counts: readonly number[];
  private readonly beyond: readonly number[];

  constructor(seen: Neighbours, habit: Neighbours, chance: Neighbours) {
    const told = [...seen.keys()].filter((i) => (seen[i] as number) > 0 && (chance[i] as number) > 0);
    this.counts = told.map((i) => seen[i] as number);
    this.beyond = told.map((i) => (habit[i] as number) / (chance[i] as number) - 1);
  }

  /** Logarithm of the likelihood ratio. */
  gain(share: number): number {
    return this.counts.reduce((all, n, i) => all + n * Math.log(1 + share * (this.beyond[i] as number)), 0);
  }

  slope(share: number): number {
    return this.counts.reduce((all, n, i) => {
      const beyond = this.beyond[i] as number;
      return all + (n * beyond) / (1 + share * beyond);
    }, 0);
  }
}

/** Half the 95 % quantile of chi-square with one degree of freedom. */
const allowed = 1.92;

/** The gain is concave in the share, so both its peak and where it has fallen by `allowed` are found by halving. */
function likeliestShare(mixing: Mixing): { share: number; mostShare: number; gain: number } {
  const share = crossing(0, (at) => mixing.slope(at) > 0);
  const gain = mixing.gain(share);
  return { share, mostShare: crossing(share, (at) => mixing.gain(at) >= gain - allowed), gain };
}

/** The greatest share from `low` on that is still `inside`, to within a few millionths. */
function crossing(low: number, inside: (share: number) => boolean): number {
  let high = 1;
  for (let round = 0; round < 18; round++) {
    const middle = (low + high) / 2;
    if (inside(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Shares of the stages, then of the end. */
function withEnd(weights: Float64Array, end: number): number[] {
  const total = sum(weights) || 1;
  return [...Array.from(weights, (weight) => ((1 - end) * weight) / total), end];
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
