/** Neighbouring events of customers as plain arrays: what a model of beginnings is learned from. */
import type { Streams } from './streams.ts';

export interface Pairs {
  /** Touchpoint codes, folded: rare ones share the last code. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  /** Natural logarithm of the pause in seconds; -Infinity where both have the same time. */
  readonly log: Float64Array;
  /** How often each touchpoint is a customer's first event. */
  readonly firsts: Float64Array;
  /** How many touchpoints there are after folding. */
  readonly size: number;
  /** Folded code of each code. */
  readonly fold: Uint16Array;
}

/** More touchpoints than this need more pairs than a log has; the rarest are taken together. */
const mostTouchpoints = 200;
/** More pairs make learning slower, not better. */
export const mostPairs = 100_000;

/** Pairs of every n-th customer where there are too many of them. O(events). */
export function pairsOf(streams: Streams, names: number, most = mostPairs): Pairs {
  const { codes, micros, offsets } = streams;
  const customers = offsets.length - 1;
  const all = Math.max(0, codes.length - customers);
  const every = Math.max(1, Math.ceil(all / most));
  const fold = folding(codes, names);
  const size = Math.min(names, mostTouchpoints + 1);
  const room = countPairs(offsets, every, most);
  const pairs: Pairs = {
    from: new Uint16Array(room),
    to: new Uint16Array(room),
    log: new Float64Array(room),
    firsts: new Float64Array(size),
    size,
    fold,
  };
  let at = 0;
  for (let who = 0; who < customers; who += every) {
    const low = offsets[who] as number;
    const high = offsets[who + 1] as number;
    if (low === high) continue;
    const first = fold[codes[low] as number] as number;
    pairs.firsts[first] = (pairs.firsts[first] as number) + 1;
    for (let i = low + 1; i < high && at < room; i++, at++) {
      pairs.from[at] = fold[codes[i - 1] as number] as number;
      pairs.to[at] = fold[codes[i] as number] as number;
      pairs.log[at] = logPause((micros[i] as number) - (micros[i - 1] as number));
    }
  }
  return pairs;
}

/** Pauses under a millisecond are told apart from none, but not from each other. */
export function logPause(micros: number): number {
  return micros <= 0 ? -Infinity : Math.log(Math.max(micros, 1000) / 1e6);
}

function countPairs(offsets: Uint32Array, every: number, most: number): number {
  let count = 0;
  for (let who = 0; who + 1 < offsets.length; who += every) {
    count += Math.max(0, (offsets[who + 1] as number) - (offsets[who] as number) - 1);
  }
  return Math.min(count, most);
}

/** The most frequent touchpoints keep a code of their own; equal counts by code. */
function folding(codes: Uint16Array, names: number): Uint16Array {
  const fold = new Uint16Array(names);
  if (names <= mostTouchpoints + 1) return fold.map((_, code) => code);
  const counts = new Uint32Array(names);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  const order = Array.from(counts.keys()).sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  fold.fill(mostTouchpoints);
  for (let rank = 0; rank < mostTouchpoints; rank++) fold[order[rank] as number] = rank;
  return fold;
}
