/** Tells a timer from a person by how regular a delay is. */
import type { JourneyLog } from '../journey-log.ts';
import type { Values } from './values.ts';

/** Fewer waits than this prove nothing. */
const fewest = 10;
/** Four of five waits of a timer lie in a window no wider than this share of the delay; people spread far wider. */
const widest = 0.1;
const most = 0.8;
/** A delay is judged only where the clock of the log is this much finer than it. */
const finer = 20;

/**
 * True when a delay is too regular to be a person: the narrowest window that holds 80 % of the waits (after the
 * shorth, Andrews et al. 1972) is at most 10 % of the delay. `waits` and `resolution` are milliseconds. Events
 * written together (no delay) and delays close to the resolution of the log are never called automatic.
 */
export function isAutomatic(waits: Values, resolution: number): boolean {
  const { length } = waits;
  if (length < fewest) return false;
  const held = Math.ceil(length * most);
  const [median = 0, least = 0, largest = 0] = waits.at(length >> 1, length - held, held - 1);
  if (median <= 0 || median < finer * resolution) return false;
  // Every such window holds all that stands between these two places.
  if (largest - least > widest * median) return false;
  const { sorted } = waits;
  let narrowest = Infinity;
  for (let i = 0; i + held <= sorted.length; i++) {
    narrowest = Math.min(narrowest, (sorted[i + held - 1] ?? 0) - (sorted[i] ?? 0));
  }
  return narrowest <= widest * median;
}

const grains = [86_400_000, 3_600_000, 60_000, 1_000] as const;

/** Milliseconds of the coarsest unit (day, hour, minute, second) that every time of the log is a multiple of; else 1. */
export function resolutionOf(log: Pick<JourneyLog, 'times'>): number {
  let grain = 0;
  for (let i = 0; i < log.times.length; i++) {
    const time = log.times[i] as number;
    while (grain < grains.length && time % (grains[grain] ?? 1) !== 0) grain++;
    if (grain === grains.length) return 1;
  }
  return grains[grain] ?? 1;
}
