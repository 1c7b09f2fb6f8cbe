import { expect, test } from 'vitest';
import { bandPath } from './river.tsx';

const heights = (path: string): number[] =>
  [...path.matchAll(/(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)/g)].map(([, , y]) => Number(y));

test('a band of everybody fills the height, a band of nobody is a line', () => {
  expect(new Set(heights(bandPath([1, 1, 1])))).toEqual(new Set([1, 45]));
  expect(new Set(heights(bandPath([0, 0])))).toEqual(new Set([23]));
});

test('the band lies evenly around its middle and closes', () => {
  const path = bandPath([1, 0.6, 0.3]);
  expect(path.startsWith('M0 ')).toBe(true);
  expect(path.endsWith('Z')).toBe(true);
  const y = heights(path);
  expect(Math.min(...y) + Math.max(...y)).toBeCloseTo(46);
});
