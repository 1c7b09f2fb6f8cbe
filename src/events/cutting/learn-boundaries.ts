/**
 * Learns where journeys begin from streams alone: expectation-maximisation over neighbouring events, after Bernard,
 * Senderovich and Andritsos, "Cut to the Trace!" (CAiSE 2021), who weigh a boundary by what usually ends and begins a
 * journey; the pause joins in as in a mixture of two log-normal bells, with a usual pause for each move of its own.
 */
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import { BoundaryChances, type BoundaryModel, BoundarySums } from './boundary-model.ts';
import type { Pairs } from './pairs.ts';

export interface Learned {
  readonly model: BoundaryModel;
  readonly rounds: number;
  /** The chances of one more round would be the same but for a ten-thousandth of the beginnings. */
  readonly settled: boolean;
  /** Log-likelihood of the pairs, in nats. */
  readonly likelihood: number;
}

/** Shares of the longest pauses that are taken for beginnings at first. */
const firstGuesses = [0.1, 0.2] as const;
const mostRounds = 80;
const settledBelow = 1e-4;

/** After so many rounds it is clear which first guess leads further. */
const roundsToCompare = 12;

/** Goes on from the better of two first guesses; deterministic. O(pairs x rounds). */
export function learnBoundaries(pairs: Pairs, watch: Watch = unwatched): Learned {
  const [narrow, wide] = firstGuesses.map((share) => {
    const chances = firstChances(pairs, share);
    return { chances, learned: learnFrom(pairs, chances, watch, roundsToCompare) };
  }) as [Guess, Guess];
  const { chances, learned } = wide.learned.likelihood > narrow.learned.likelihood ? wide : narrow;
  if (learned.settled) return learned;
  const more = learnFrom(pairs, chances, watch);
  return { ...more, rounds: learned.rounds + more.rounds };
}

interface Guess {
  readonly chances: Float64Array;
  readonly learned: Learned;
}

/** What the pairs come to when none of them holds a beginning. */
export function withoutBoundaries(pairs: Pairs): Learned {
  const model = modelOf(pairs, new Float64Array(pairs.from.length));
  return { model, rounds: 1, settled: true, likelihood: likelihoodOf(pairs, model, false) };
}

/** Goes on from a first guess at each pair's chance, which it writes over. */
export function learnFrom(pairs: Pairs, chances: Float64Array, watch: Watch, most = mostRounds): Learned {
  const { from, to, log } = pairs;
  let model = modelOf(pairs, chances);
  let rounds = 1;
  let settled = false;
  for (; rounds <= most && !settled; rounds++) {
    checkpoint(watch);
    watch.report({ doing: 'Telling journeys apart', done: rounds, total: mostRounds, unit: 'steps' });
    const teller = new BoundaryChances(model);
    const sums = new BoundarySums(pairs.size);
    let moved = 0;
    let begins = 0;
    for (let i = 0; i < from.length; i++) {
      const x = from[i] as number;
      const z = to[i] as number;
      const pause = log[i] as number;
      const chance = teller.of(x, z, pause);
      moved += Math.abs(chance - (chances[i] as number));
      begins += chance;
      chances[i] = chance;
      sums.add(x, z, pause, chance);
    }
    model = sums.model();
    settled = moved <= settledBelow * begins;
  }
  return { model, rounds: rounds - 1, settled, likelihood: likelihoodOf(pairs, model, true) };
}

function modelOf({ from, to, log, size }: Pairs, chances: Float64Array): BoundaryModel {
  const sums = new BoundarySums(size);
  for (let i = 0; i < from.length; i++) {
    sums.add(from[i] as number, to[i] as number, log[i] as number, chances[i] as number);
  }
  return sums.model();
}

/** How soft the first guess is, in ranks of pauses. */
const softness = 0.05;

/** Long pauses, the more so before what customers' streams begin with. */
function firstChances({ to, log, firsts, size }: Pairs, share: number): Float64Array {
  const arrivals = new Float64Array(size);
  for (let i = 0; i < to.length; i++) arrivals[to[i] as number] = (arrivals[to[i] as number] as number) + 1;
  const customers = firsts.reduce((sum, count) => sum + count, 0);
  const leaning = firsts.map((count, code) => {
    const first = (count + 0.5) / (customers + 0.5 * size);
    return Math.log(first / (((arrivals[code] as number) + 0.5) / (to.length + 0.5 * size)));
  });
  const sorted = log.slice().sort();
  return log.map((pause, i) => {
    if (pause === -Infinity) return 0;
    const rank = rankIn(sorted, pause);
    return 1 / (1 + Math.exp((1 - share - rank) / softness - (leaning[to[i] as number] as number)));
  });
}

/** Share of values below, equal ones counted half. */
function rankIn(sorted: Float64Array, value: number): number {
  return (firstAt(sorted, value, false) + firstAt(sorted, value, true)) / 2 / sorted.length;
}

function firstAt(sorted: Float64Array, value: number, above: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle] as number;
    if (one < value || (above && one === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pairs with the same time count with their move alone: a pause of nothing has no density. */
export function likelihoodOf({ from, to, log, size }: Pairs, model: BoundaryModel, boundaries: boolean): number {
  const { starts, ends, moves, means, deviations, between } = model;
  let sum = 0;
  for (let i = 0; i < from.length; i++) {
    const x = from[i] as number;
    const z = to[i] as number;
    const pause = log[i] as number;
    const move = x * size + z;
    const end = boundaries ? (ends[x] as number) : 0;
    const within = (1 - end) * (moves[move] as number);
    if (pause === -Infinity) sum += Math.log(within);
    else {
      const inside = within * density(pause, means[move] as number, deviations[move] as number);
      const outside = end * (starts[z] as number) * density(pause, between.mean, between.deviation);
      sum += Math.log(Math.max(inside + outside, 1e-300));
    }
  }
  return sum;
}

function density(log: number, mean: number, deviation: number): number {
  return Math.exp(-0.5 * ((log - mean) / deviation) ** 2) / deviation;
}
