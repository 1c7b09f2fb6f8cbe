import { expect, test } from 'vitest';
import { bytes, many, percentRange, period, qValue } from './words.ts';

test('figures carry their unit, their plural and their interval', () => {
  expect(many(1, 'journey')).toBe('1 journey');
  expect(many(8214, 'journey')).toBe('8,214 journeys');
  expect(percentRange(0.09, 0.19)).toBe('9 to 19\u00a0%');
  expect(percentRange(undefined, 0.2)).toBe('');
});

test('sizes, periods and evidence read as people say them', () => {
  expect(bytes(512)).toBe('512 bytes');
  expect(bytes(4_200_000)).toBe('4.2 MB');
  expect(qValue(0.0004)).toBe('q < 0.001');
  expect(qValue(0.012)).toBe('q 0.012');
  expect(period('2026-08-01T00:00:00Z', '2026-10-31T00:00:00Z')).toBe('1 Aug 2026 to 31 Oct 2026');
  expect(period(null, null)).toBe('');
});
