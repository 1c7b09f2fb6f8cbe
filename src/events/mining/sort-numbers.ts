/** Sorts many numbers of one sign quickly: waits are sorted more often than anything else here. */
import { endianness } from 'node:os';

/** Below this the engine's own sort is as quick. */
const worthwhile = 2048;
const bits = 11;
const buckets = 1 << bits;
/** 64 bits in digits of 11: the last one is partly empty. */
const digits = 6;
const little = endianness() === 'LE';

/**
 * Sorts ascending, in place, and returns the same array. Doubles that are not negative sort like the integers their
 * bits spell, so a radix sort (least significant digit first) does it in O(n); digits in which all numbers agree are
 * skipped, which for whole milliseconds is half of them. Anything else is left to the engine.
 */
export function sortNumbers(values: Float64Array): Float64Array {
  if (values.length < worthwhile || !little || !allPlain(values)) return values.sort();
  let from: Uint32Array = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let to: Uint32Array = new Uint32Array(values.length * 2);
  const counts = countDigits(from);
  for (let digit = 0; digit < digits; digit++) {
    const starts = counts.subarray(digit * buckets, (digit + 1) * buckets);
    if (!startsOf(starts, values.length)) continue;
    scatter(from, to, starts, digit);
    [from, to] = [to, from];
  }
  if (from.buffer !== values.buffer) values.set(new Float64Array(from.buffer, from.byteOffset, values.length));
  return values;
}

/** Neither negative (nor negative zero) nor NaN. */
function allPlain(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value > 0) && !Object.is(value, 0)) return false;
  }
  return true;
}

/** Digit of a number given as its low and high 32 bits. */
function digitOf(low: number, high: number, digit: number): number {
  if (digit === 0) return low & 2047;
  if (digit === 1) return (low >>> 11) & 2047;
  if (digit === 2) return ((low >>> 22) | (high << 10)) & 2047;
  if (digit === 3) return (high >>> 1) & 2047;
  if (digit === 4) return (high >>> 12) & 2047;
  return high >>> 23;
}

function countDigits(words: Uint32Array): Uint32Array {
  const counts = new Uint32Array(digits * buckets);
  for (let i = 0; i < words.length; i += 2) {
    const low = words[i] as number;
    const high = words[i + 1] as number;
    for (let digit = 0; digit < digits; digit++) {
      const at = digit * buckets + digitOf(low, high, digit);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return counts;
}

/** Turns counts into the places where each digit begins; false when all numbers share one digit. */
function startsOf(counts: Uint32Array, all: number): boolean {
  let sum = 0;
  for (let k = 0; k < buckets; k++) {
    const count = counts[k] as number;
    if (count === all) return false;
    counts[k] = sum;
    sum += count;
  }
  return true;
}

function scatter(from: Uint32Array, to: Uint32Array, starts: Uint32Array, digit: number): void {
  for (let i = 0; i < from.length; i += 2) {
    const low = from[i] as number;
    const high = from[i + 1] as number;
    const bucket = digitOf(low, high, digit);
    const at = (starts[bucket] as number) * 2;
    starts[bucket] = (starts[bucket] as number) + 1;
    to[at] = low;
    to[at + 1] = high;
  }
}
