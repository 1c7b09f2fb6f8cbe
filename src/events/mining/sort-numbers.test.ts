import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../lib/random.ts';
import { sortNumbers } from './sort-numbers.ts';

const slowly = (values: Float64Array): number[] => Array.from(values).toSorted((a, b) => a - b);

test('many numbers are sorted as the engine sorts them, whole or not', () => {
  const random = seeded('sorting');
  const kinds = [
    () => random.int(1e9),
    () => Math.exp(20 * random.normal()),
    () => 86_400_000 * random.int(3),
    () => 7,
    () => (random.int(100) === 0 ? Infinity : random.next()),
    () => 1e13 * random.normal(),
  ];
  for (const kind of kinds) {
    const values = Float64Array.from({ length: 5_000 }, kind);
    expect(Array.from(sortNumbers(values.slice()))).toEqual(slowly(values));
  }
});

test('a part of a larger array is sorted where it stands', () => {
  const random = seeded('part');
  const whole = Float64Array.from({ length: 9_000 }, () => random.int(1e6));
  const before = whole.slice();
  const part = sortNumbers(whole.subarray(1_001, 6_000));
  expect(Array.from(part)).toEqual(slowly(before.subarray(1_001, 6_000)));
  expect(Array.from(whole.subarray(0, 1_001))).toEqual(Array.from(before.subarray(0, 1_001)));
  expect(Array.from(whole.subarray(6_000))).toEqual(Array.from(before.subarray(6_000)));
});

test('few numbers of any kind are sorted too', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (numbers) => {
      const sorted = Array.from(sortNumbers(Float64Array.from(numbers)));
      expect(sorted).toEqual(Array.from(Float64Array.from(numbers).sort()));
    }),
  );
});
