/** The mean of answers with its 95 % interval, weighted for those who did not answer where that is possible. */
import { type Interval, Z95 } from '../../lib/statistics.ts';
import { unheard } from './unheard.ts';

export interface Estimate extends Interval {
  /** In [-1, +1]. */
  readonly value: number;
  /** Plain mean of those who answered. */
  readonly unweighted: number;
  /** Answers. */
  readonly n: number;
  /** How many equally weighted answers they are worth (Kish 1965); n without weights. */
  readonly effective: number;
  /** Variance between answers. */
  readonly variance: number;
  readonly weighted: boolean;
  /** Where the mean of all who came may lie, had they who felt otherwise answered more readily (see `unheard`). */
  readonly all: Interval;
}

export interface Said {
  /** In [-1, +1]. */
  readonly value: number;
  /** 1 without weights. */
  readonly weight: number;
}

/**
 * An answer says where somebody stands only up to half a step of its scale: the variance of that is the least there
 * is, so that twenty equal answers do not look like certainty (Sheppard 1898). Steps of a scale of five are 0.5.
 */
const leastVariance = 0.5 ** 2 / 12;

/**
 * `undefined` of no answers. The interval is Student's, of the effective number of answers, within [-1, +1]. `coverage`
 * is the share of those who came that answered; 0 where it is not known.
 */
export function estimateOf(said: readonly Said[], coverage = 0): Estimate | undefined {
  const n = said.length;
  if (n === 0) return undefined;
  const total = sum(said, (one) => one.weight);
  const value = sum(said, (one) => one.weight * one.value) / total;
  const effective = total ** 2 / sum(said, (one) => one.weight ** 2);
  const spread = sum(said, (one) => one.weight * (one.value - value) ** 2) / total;
  const variance = Math.max(leastVariance, effective > 1 ? (spread * effective) / (effective - 1) : 1);
  const half = studentT95(Math.max(1, effective - 1)) * Math.sqrt(variance / effective);
  const interval = { low: Math.max(-1, value - half), high: Math.min(1, value + half) };
  return {
    value,
    unweighted: sum(said, (one) => one.value) / n,
    n,
    effective,
    variance,
    ...interval,
    weighted: said.some((one) => one.weight !== said[0]?.weight),
    all: unheard(said, interval, coverage),
  };
}

/** Added in the order given: the same answers give the same bytes. */
function sum(said: readonly Said[], of: (one: Said) => number): number {
  return said.reduce((total, one) => total + of(one), 0);
}

/** t of a two-sided 95 % interval (Cornish and Fisher 1937; Abramowitz and Stegun 26.7.5): within 0.01 from 4 degrees on. */
export function studentT95(degrees: number): number {
  const z = Z95;
  const parts = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return parts.reduce((t, part, order) => t + part / degrees ** (order + 1), z);
}
