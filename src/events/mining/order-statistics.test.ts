import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantile } from '../../lib/statistics.ts';
import { seeded } from '../../lib/random.ts';
import { orderStatistics } from './order-statistics.ts';
import { Values } from './values.ts';

const kinds = {
  'whole milliseconds': (random: ReturnType<typeof seeded>) => random.int(1e9),
  'waits that spread over months, many of them zero': (random: ReturnType<typeof seeded>) =>
    random.int(3) === 0 ? 0 : Math.round(Math.exp(10 + 6 * random.normal())),
  'fractions of a millisecond': (random: ReturnType<typeof seeded>) => random.next() * random.int(5),
  'one value only': () => 86_400_000,
  'numbers of both signs': (random: ReturnType<typeof seeded>) => random.normal(),
} as const;

describe('values at places of the sorted order', () => {
  for (const [kind, make] of Object.entries(kinds)) {
    test(`are those a sort puts there: ${kind}`, () => {
      const random = seeded(kind);
      for (const n of [1, 9, 4095, 4096, 20_000]) {
        const values = Float64Array.from({ length: n }, () => make(random));
        const sorted = values.toSorted();
        const ranks = [0, n - 1, n >> 1, (n >> 1) + 1, random.int(n), random.int(n)].filter((rank) => rank < n);
        expect(orderStatistics(values.slice(), ranks)).toEqual(ranks.map((rank) => sorted[rank]));
      }
    });
  }

  test('a negative zero and what lies in a part of a larger array are no exceptions', () => {
    const random = seeded('part');
    const whole = Float64Array.from({ length: 9001 }, () => (random.int(50) === 0 ? -0 : random.int(1000)));
    const part = whole.slice(3, 8000);
    const [least, middle] = orderStatistics(whole.subarray(3, 8000), [0, 4000]);
    expect([least, middle]).toEqual([part.toSorted()[0], part.toSorted()[4000]]);
  });
});

test('quantiles are those of the sorted list, before and after it is sorted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1e6), { minLength: 1, maxLength: 6000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (list, q) => {
        const expected = quantile(Float64Array.from(list).sort(), q);
        const values = new Values(Float64Array.from(list));
        expect(values.quantiles(q)).toEqual([expected]);
        expect([...values.sorted]).toEqual([...Float64Array.from(list).sort()]);
        expect(values.quantiles(q)).toEqual([expected]);
      },
    ),
    { numRuns: 40 },
  );
  expect(new Values(new Float64Array(0)).quantiles(0.5)).toBeUndefined();
});
