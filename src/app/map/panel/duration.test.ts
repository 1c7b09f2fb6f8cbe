import { expect, test } from 'vitest';
import { durationOf } from './duration.ts';

test('times are read as people write them', () => {
  expect(durationOf('20 min')).toBe(1200);
  expect(durationOf('1.5 h')).toBe(5400);
  expect(durationOf('1,5 Stunden')).toBe(5400);
  expect(durationOf('2 days 3 hours')).toBe(183_600);
  expect(durationOf('15')).toBe(900);
});

test('what is no time is not taken for one', () => {
  for (const words of ['', 'soon', '3 moons', 'about 3 h', '-4 h']) expect(durationOf(words)).toBeUndefined();
});
