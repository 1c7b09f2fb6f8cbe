/** Tells journeys that may still be going on from those that ended: the newest would otherwise look like drop-offs. */
import type { JourneyLog } from '../journey-log.ts';
import { sharedRoom } from '../shared-memory.ts';
import { valuesByKey } from './values-by-key.ts';

/** Of its occurrences, a touchpoint followed by another event less often than this ends journeys. */
const followedAtLeast = 0.05;
/** A log is still running when this share of its journeys began in the last twentieth of its time. */
const stillBeginning = 0.02;

/** What the end of the log left open. */
export interface Openness {
  /** 1 for each journey that may still go on. */
  readonly unfinished: Uint8Array;
  /**
   * 1 for each event too young to know what comes after it: whether that has come already or not, so that who went on
   * fast is left out like who has not gone on yet. Absent where the log was over before it was taken.
   */
  readonly young?: Uint8Array;
}

/** Both at once. O(events). */
export function opennessOf(log: JourneyLog, done: Uint8Array | undefined): Openness {
  const [from, to] = span(log);
  if (!isRunning(log, from, to)) return { unfinished: new Uint8Array(Math.max(0, log.offsets.length - 1)) };
  const gaps = usualGaps(log);
  const young = sharedRoom(Uint8Array, log.codes.length);
  for (let i = 0; i < young.length; i++) {
    if (to - (log.times[i] as number) < (gaps[log.codes[i] as number] as number)) young[i] = 1;
  }
  const unfinished = new Uint8Array(Math.max(0, log.offsets.length - 1));
  for (let j = 0; j < unfinished.length; j++) {
    if (!done?.[j]) unfinished[j] = young[(log.offsets[j + 1] as number) - 1] as number;
  }
  return { unfinished, young };
}

/**
 * 1 for journeys whose last event is younger than the gap after which 95 % of its successors had come. None where
 * nothing more was to come: the journey is `done` (reached its goal), its last touchpoint ends journeys, or the log
 * was over long before its last entry. O(events).
 */
export function unfinishedJourneys(log: JourneyLog, done: Uint8Array | undefined): Uint8Array {
  return opennessOf(log, done).unfinished;
}

export function span(log: JourneyLog): [from: number, to: number] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < log.times.length; i++) {
    const time = log.times[i] as number;
    if (time < from) from = time;
    if (time > to) to = time;
  }
  return [from, to];
}

function isRunning(log: JourneyLog, from: number, to: number): boolean {
  if (log.cut.by !== 'customer' && log.cut.by !== 'journey-column') return true;
  const late = to - (to - from) / 20;
  let begun = 0;
  const journeys = log.offsets.length - 1;
  for (let j = 0; j < journeys; j++) if ((log.times[log.offsets[j] as number] as number) >= late) begun++;
  return begun >= stillBeginning * journeys;
}

/** For each touchpoint the 95 % quantile of the time to the next event; 0 where it usually ends journeys. */
function usualGaps(log: JourneyLog): Float64Array {
  const size = log.names.length;
  const keys = new Int32Array(log.codes.length).fill(-1);
  const values = new Float64Array(log.codes.length);
  const counts = new Float64Array(size);
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    const last = (log.offsets[j + 1] as number) - 1;
    for (let i = log.offsets[j] as number; i <= last; i++) {
      const code = log.codes[i] as number;
      counts[code] = (counts[code] as number) + 1;
      if (i === last) continue;
      keys[i] = code;
      values[i] = (log.times[i + 1] as number) - (log.times[i] as number);
    }
  }
  const gapsOf = valuesByKey(keys, values, size);
  return counts.map((count, code) => {
    const gaps = gapsOf.of(code);
    return gaps.length < followedAtLeast * count ? 0 : (gaps.quantiles(0.95)?.[0] ?? 0);
  });
}
