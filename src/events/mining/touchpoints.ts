/** Turns event names into touchpoints: folds spellings, guesses channels, gathers the rare ones by channel. */
import type { JourneyLog } from '../journey-log.ts';
import { isShared, sharedRoom } from '../shared-memory.ts';
import { channelFor } from './channel-words.ts';
import { foldKeys, nameOf } from './fold-names.ts';

export interface Touchpoint {
  readonly name: string;
  /** Names in the log, most frequent first. */
  readonly events: readonly string[];
  readonly channel: string;
}

export interface Folded {
  readonly touchpoints: readonly Touchpoint[];
  /** The touchpoint of each event name's code. */
  readonly touchpointOf: Uint16Array;
  /** The log with touchpoints for names; shares every other array with the log it came from. */
  readonly log: JourneyLog;
}

/** Touchpoints kept apart at most; the rest becomes "Other in <channel>". */
const most = 200;

/**
 * Touchpoints stand by the number of their customers, most first. `said` is what the log's own channel column says
 * of each event name. O(events).
 */
export function foldTouchpoints(log: JourneyLog, said: Readonly<Record<string, string>> = {}): Folded {
  const counts = countsOf(log.codes, log.names.length);
  const used = [...counts.keys()].filter((code) => (counts[code] as number) > 0);
  used.sort((a, b) => (counts[b] as number) - (counts[a] as number) || byName(log.names[a] ?? '', log.names[b] ?? ''));
  const keys = foldKeys(log.names, used.length > most);
  const families = new Map<string, number[]>();
  for (const code of used) {
    const key = keys[code] as string;
    families.set(key, [...(families.get(key) ?? []), code]);
  }
  const folded = [...families].map(([key, codes]) => ({
    name: nameOf(
      codes.map((code) => log.names[code] ?? ''),
      key,
    ),
    codes,
  }));
  const told = folded.map((one) => ({ ...one, channel: channelFor(one.name, saidOf(one.codes, log.names, said)) }));
  const fallback = usualChannel(told, counts);
  const candidates = told.map((one) => ({ ...one, channel: one.channel ?? fallback }));
  const kept = gathered(candidates, customersOf(log, candidates));
  return finished(log, kept);
}

/** Of the most frequent name that the log says anything of. */
function saidOf(
  codes: readonly number[],
  names: readonly string[],
  said: Readonly<Record<string, string>>,
): string | undefined {
  const known = codes.map((code) => names[code] ?? '').find((name) => Object.hasOwn(said, name));
  return known === undefined ? undefined : said[known];
}

interface Candidate {
  readonly name: string;
  readonly codes: readonly number[];
  readonly channel: string;
}

/** When most of what could be guessed is one channel, what could not be guessed is taken for it too. */
function usualChannel(
  folded: readonly { channel: string | undefined; codes: readonly number[] }[],
  counts: Float64Array,
): string {
  const weights = new Map<string, number>();
  let total = 0;
  for (const { channel, codes } of folded) {
    const weight = codes.reduce((sum, code) => sum + (counts[code] as number), 0);
    total += weight;
    if (channel) weights.set(channel, (weights.get(channel) ?? 0) + weight);
  }
  const [best] = [...weights].toSorted((a, b) => b[1] - a[1]);
  return best && best[1] * 2 >= total ? best[0] : 'other';
}

function gathered(candidates: readonly Candidate[], customers: readonly number[]): Candidate[] {
  const order = [...candidates.keys()];
  order.sort(
    (a, b) =>
      (customers[b] as number) - (customers[a] as number) ||
      byName((candidates[a] as Candidate).name, (candidates[b] as Candidate).name),
  );
  const ordered = order.map((i) => candidates[i] as Candidate);
  if (ordered.length <= most) return ordered;
  const rest = new Map<string, number[]>();
  for (const { channel, codes } of ordered.slice(most)) {
    rest.set(channel, [...(rest.get(channel) ?? []), ...codes]);
  }
  const others = [...rest].map(([channel, codes]) => ({ name: `Other in ${channel}`, codes, channel }));
  return [...ordered.slice(0, most), ...others];
}

function finished(log: JourneyLog, kept: readonly Candidate[]): Folded {
  const touchpointOf = new Uint16Array(log.names.length);
  kept.forEach(({ codes }, touchpoint) => {
    for (const code of codes) touchpointOf[code] = touchpoint;
  });
  const touchpoints = kept.map(({ name, codes, channel }) => ({
    name,
    channel,
    events: codes.map((code) => log.names[code] ?? ''),
  }));
  const { length } = log.codes;
  const codes = isShared(log.codes) ? sharedRoom(Uint16Array, length) : new Uint16Array(length);
  for (let i = 0; i < codes.length; i++) codes[i] = touchpointOf[log.codes[i] as number] as number;
  return { touchpoints, touchpointOf, log: { ...log, codes, names: touchpoints.map(({ name }) => name) } };
}

function countsOf(codes: Uint16Array, names: number): Float64Array {
  const counts = new Float64Array(names);
  for (let i = 0; i < codes.length; i++) {
    counts[codes[i] as number] = (counts[codes[i] as number] as number) + 1;
  }
  return counts;
}

/** Customers who met each candidate at least once. */
function customersOf(log: JourneyLog, candidates: readonly Candidate[]): number[] {
  const of = new Uint16Array(log.names.length);
  candidates.forEach(({ codes }, candidate) => {
    for (const code of codes) of[code] = candidate;
  });
  const last = new Int32Array(candidates.length).fill(-1);
  const customers = new Uint32Array(candidates.length);
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    const customer = log.customerOf[j] as number;
    for (let i = log.offsets[j] as number; i < (log.offsets[j + 1] as number); i++) {
      const candidate = of[log.codes[i] as number] as number;
      if (last[candidate] === customer) continue;
      last[candidate] = customer;
      customers[candidate] = (customers[candidate] as number) + 1;
    }
  }
  return [...customers];
}

/** Fixed order of names, the same on every machine. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
