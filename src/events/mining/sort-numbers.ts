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
  if (values.length < worthwhile) return values.sort();
  const largest = largestWhole(values);
  if (largest >= 0) return sortWhole(values, largest);
  if (!little || !allPlain(values)) return values.sort();
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

/** The largest number when all are whole, fit in 32 bits and are not negative (nor negative zero); else -1. */
function largestWhole(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value !== value >>> 0 || (value === 0 && Object.is(value, -0))) return -1;
    if (value > largest) largest = value;
  }
  return largest;
}

/** Whole milliseconds of up to 49 days need three digits at most, and half the memory. */
function sortWhole(values: Float64Array, largest: number): Float64Array {
  let from = new Uint32Array(values);
  let to = new Uint32Array(values.length);
  const counts = new Uint32Array(3 * buckets);
  for (let i = 0; i < from.length; i++) {
    const value = from[i] as number;
    bump(counts, value & 2047);
    bump(counts, buckets + ((value >>> bits) & 2047));
    bump(counts, 2 * buckets + (value >>> (2 * bits)));
  }
  for (let digit = 0; digit < 3 && largest >>> (digit * bits) > 0; digit++) {
    const starts = counts.subarray(digit * buckets, (digit + 1) * buckets);
    if (!startsOf(starts, values.length)) continue;
    const shift = digit * bits;
    for (let i = 0; i < from.length; i++) {
      const value = from[i] as number;
      const bucket = (value >>> shift) & 2047;
      const at = starts[bucket] as number;
      starts[bucket] = at + 1;
      to[at] = value;
    }
    [from, to] = [to, from];
  }
  values.set(from);
  return values;
}

function bump(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
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
