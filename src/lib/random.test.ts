/** Seeded numbers: the same everywhere, and spread as they claim. */
import { expect, test } from 'vitest';
import { seeded } from './random.ts';

test('the same seed gives the same sequence, another seed another one', () => {
  const five = (seed: string): number[] =>
    Array.from(
      { length: 5 },
      (
        (random) => () =>
          random.next()
      )(seeded(seed)),
    );
  expect(five('roggen')).toEqual(five('roggen'));
  expect(five('roggen')).not.toEqual(five('dinkel'));
});

test('uniform and normal numbers have the mean and spread they should', () => {
  const random = seeded(7);
  const uniform = Array.from({ length: 20_000 }, () => random.next());
  const normal = Array.from({ length: 20_000 }, () => random.normal());
  const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...uniform)).toBeLessThan(1);
  expect(mean(uniform)).toBeCloseTo(0.5, 1.5);
  expect(mean(normal)).toBeCloseTo(0, 1.3);
  expect(mean(normal.map((one) => one * one))).toBeCloseTo(1, 1);
});

test('picks follow their weights, and a shuffle keeps everything', () => {
  const random = seeded('waage');
  const counts = [0, 0, 0];
  for (let i = 0; i < 10_000; i++) {
    const at = random.pick([1, 0, 3]);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  expect((counts[2] ?? 0) / 10_000).toBeCloseTo(0.75, 1);
  expect(random.shuffle([1, 2, 3, 4, 5]).toSorted()).toEqual([1, 2, 3, 4, 5]);
});
