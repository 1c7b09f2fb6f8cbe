/** Single values of what would stand at given places of a sorted list, found without sorting the list. */
import { endianness } from 'node:os';
import { sortNumbers } from './sort-numbers.ts';

/** Below this sorting is as quick. */
const worthwhile = 4096;
const little = endianness() === 'LE';
/** Exponent and eight binary digits of a double: numbers of one bucket differ by less than half a percent. */
const dropped = 12;
/** Everything below 1 shares the first bucket: zero is far from any other number in its bits. */
const below = (0x3ff00000 >>> dropped) - 1;
/** Up to 2^45. */
const buckets = 45 << 8;

/**
 * The values at `ranks` (places from 0 in ascending order), in the order asked. Numbers that are not negative are
 * counted into buckets by the leading bits of their doubles, which sort as the numbers do; only the buckets that hold
 * a wanted place are sorted. Other lists are sorted in place. O(n), three passes.
 */
export function orderStatistics(values: Float64Array, ranks: readonly number[]): number[] {
  const counts = values.length < worthwhile || !little ? undefined : countBuckets(wordsOf(values));
  if (!counts) {
    const sorted = sortNumbers(values);
    return ranks.map((rank) => sorted[rank] as number);
  }
  const { marks, size, places } = wantedBuckets(counts, ranks);
  const part = sortNumbers(gathered(values, marks, size));
  return ranks.map((rank) => part[places.get(rank) ?? 0] as number);
}

function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

function bucketOf(high: number): number {
  return Math.max(0, (high >>> dropped) - below);
}

/** Undefined where a number is too large to be a time, negative, a negative zero or none. */
function countBuckets(words: Uint32Array): Uint32Array | undefined {
  const counts = new Uint32Array(buckets);
  for (let i = 1; i < words.length; i += 2) {
    const bucket = bucketOf(words[i] as number);
    // The sign is the first bit: what is negative has the largest words of all.
    if (bucket >= buckets) return undefined;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  return counts;
}

interface WantedBuckets {
  /** 1 for the buckets that hold a wanted place. */
  readonly marks: Uint8Array;
  /** Values in them. */
  readonly size: number;
  /** Where each wanted place is among them. */
  readonly places: ReadonlyMap<number, number>;
}

function wantedBuckets(counts: Uint32Array, ranks: readonly number[]): WantedBuckets {
  const ascending = ranks.toSorted((a, b) => a - b);
  const marks = new Uint8Array(counts.length);
  const places = new Map<number, number>();
  let before = 0;
  let size = 0;
  let next = 0;
  for (let bucket = 0; next < ascending.length && bucket < counts.length; bucket++) {
    const count = counts[bucket] as number;
    for (; next < ascending.length && (ascending[next] as number) < before + count; next++) {
      const rank = ascending[next] as number;
      places.set(rank, size + rank - before);
      marks[bucket] = 1;
    }
    before += count;
    if (marks[bucket] === 1) size += count;
  }
  return { marks, size, places };
}

function gathered(values: Float64Array, marks: Uint8Array, size: number): Float64Array {
  const words = wordsOf(values);
  const part = new Float64Array(size);
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    if (marks[bucketOf(words[2 * i + 1] as number)] === 1) part[at++] = values[i] as number;
  }
  return part;
}
