/** How far the mean of all who came may lie from that of those who answered, because of how they felt. */
import type { Interval } from '../../lib/statistics.ts';
import type { Said } from './estimate.ts';

/**
 * So many times as readily as somebody in the middle of the scale does somebody at one end of it answer, at most, or at
 * least one over it. No data can tell it: it is assumed, and said beside every figure that rests on it.
 */
export const readiest = 3;

/**
 * `interval` widened by what answering by feeling could do (a sensitivity analysis by exponential tilting: Scharfstein,
 * Rotnitzky and Robins 1999): those who came and kept silent are like those who answered but that somebody who feels
 * one step of the way from the middle to the end better is up to `readiest` times more, or less, common among them.
 * `coverage` is the share of the visits that were answered: where all answered nothing is added.
 */
export function unheard(said: readonly Said[], interval: Interval, coverage: number): Interval {
  const silent = 1 - Math.min(1, Math.max(0, coverage));
  const mean = tilted(said, 0);
  const [low, high] = [-1, 1].map((way) => silent * (tilted(said, way * Math.log(readiest)) - mean));
  return { low: Math.max(-1, interval.low + (low ?? 0)), high: Math.min(1, interval.high + (high ?? 0)) };
}

function tilted(said: readonly Said[], slope: number): number {
  let [total, sum] = [0, 0];
  for (const { value, weight } of said) {
    const share = weight * Math.exp(slope * value);
    total += share;
    sum += share * value;
  }
  return total === 0 ? 0 : sum / total;
}
