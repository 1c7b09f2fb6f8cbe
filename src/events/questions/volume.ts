/** How often a touchpoint is met over time: by day, week or month, whichever suits the length of the log. */
import { hiddenCells, usualLeast } from '../../lib/suppression.ts';
import type { JourneyLog } from '../journey-log.ts';
import { following, type Period, startOf } from './period.ts';

export interface VolumePeriod {
  /** First instant of it, ISO 8601 in UTC; weeks begin on Monday. */
  readonly from: string;
  /** Null where too few customers stand behind it, or it would tell, with all others and the whole, of one where they do. */
  readonly count: number | null;
  readonly customers: number | null;
  /** The log covers only a part of it, so that it cannot be held against the others. */
  readonly partial: boolean;
}

export interface Volume {
  readonly unit: Period;
  /** Every period the log reaches into, empty ones too. */
  readonly periods: readonly VolumePeriod[];
}

const aDay = 86_400_000;

/** Of touchpoint `code`; periods are of the whole log, so that all touchpoints stand on one axis. O(events). */
export function volume(log: JourneyLog, code: number, least: number = usualLeast): Volume {
  const [first, last] = spanOf(log.times);
  const unit = unitOf(last - first);
  if (!Number.isFinite(first)) return { unit, periods: [] };
  const starts = startsBetween(first, last, unit);
  const counts = new Float64Array(starts.length - 1);
  const customers = new Float64Array(starts.length - 1);
  // Customers stand together in the log, so that the last one seen tells whether this is another.
  const seen = new Int32Array(starts.length - 1).fill(-1);
  for (let journey = 0; journey + 1 < log.offsets.length; journey++) {
    const customer = log.customerOf[journey] as number;
    for (let at = log.offsets[journey] as number; at < (log.offsets[journey + 1] as number); at++) {
      if (log.codes[at] !== code) continue;
      const period = periodAt(starts, log.times[at] as number);
      counts[period] = (counts[period] as number) + 1;
      if (seen[period] === customer) continue;
      seen[period] = customer;
      customers[period] = (customers[period] as number) + 1;
    }
  }
  // Nobody knows whether the shop was open in the first and last hours of a log.
  const spare = unit === 'day' ? aDay / 2 : aDay;
  const whole = { total: customers.length, parts: [...customers.keys()] };
  const everybody = customers.reduce((sum, people) => sum + people, 0);
  const hidden = hiddenCells([...customers, everybody], [whole], least);
  return { unit, periods: Array.from(counts, (count, at) => periodOf(at, count)) };

  function periodOf(at: number, count: number): VolumePeriod {
    const [from, until] = [starts[at] as number, starts[at + 1] as number];
    const people = customers[at] as number;
    return {
      from: new Date(from).toISOString(),
      count: hidden[at] === 1 ? null : count,
      customers: hidden[at] === 1 ? null : people,
      partial: first - from > spare || until - last > spare,
    };
  }
}

function spanOf(times: Float64Array): [first: number, last: number] {
  let [first, last] = [Infinity, -Infinity];
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return [first, last];
}

const unitOf = (span: number): Period => (span <= 45 * aDay ? 'day' : span <= 400 * aDay ? 'week' : 'month');

function startsBetween(first: number, last: number, unit: Period): number[] {
  const starts = [startOf(first, unit)];
  while ((starts.at(-1) as number) <= last) starts.push(following(starts.at(-1) as number, unit));
  return starts;
}

/** Of rising starts, the last that is not after the time. */
function periodAt(starts: readonly number[], time: number): number {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}
