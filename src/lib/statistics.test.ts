/** Intervals and quantiles against figures worked out elsewhere. */
import { expect, test } from 'vitest';
import { differenceOfShares, quantile, wilson } from './statistics.ts';

test('Wilson intervals equal the published ones (Newcombe 1998, table I)', () => {
  const rounded = ({ low, high }: { low: number; high: number }): number[] =>
    [low, high].map((one) => Number(one.toFixed(4)));
  const found = [wilson(81, 263), wilson(15, 148), wilson(0, 20), wilson(1, 29)].map((one) => one && rounded(one));
  expect(found).toEqual([
    [0.2553, 0.3662],
    [0.0624, 0.1605],
    [0, 0.1611],
    [0.0061, 0.1718],
  ]);
});

test('a share never stands outside its interval, and none is told of nobody', () => {
  for (let n = 1; n <= 400; n++) {
    for (const hits of [0, 1, n - 1, n]) {
      const { low, high } = wilson(hits, n) ?? { low: NaN, high: NaN };
      expect(low).toBeLessThanOrEqual(hits / n);
      expect(high).toBeGreaterThanOrEqual(hits / n);
    }
  }
  expect(wilson(0, 0)).toBeUndefined();
});

test('quantiles lie between the values beside them; of no values there is none', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([10, 20, 30], 0.9)).toBeCloseTo(28);
  expect(quantile([7], 0.25)).toBe(7);
  expect(quantile([], 0.5)).toBeUndefined();
});

test('differences of shares equal the published intervals (Newcombe 1998b, table II, method 10)', () => {
  const rounded = (a: [number, number], b: [number, number]): number[] => {
    const found = differenceOfShares({ hits: a[0], n: a[1] }, { hits: b[0], n: b[1] });
    return [found?.low ?? NaN, found?.high ?? NaN].map((one) => Number(one.toFixed(4)));
  };
  expect(rounded([56, 70], [48, 80])).toEqual([0.0524, 0.3339]);
  expect(rounded([9, 10], [3, 10])).toEqual([0.1705, 0.809]);
  expect(rounded([10, 10], [0, 20])).toEqual([0.6791, 1]);
  expect(differenceOfShares({ hits: 0, n: 0 }, { hits: 3, n: 10 })).toBeUndefined();
});
