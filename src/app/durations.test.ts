/** Lengths of time as people type them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationWords, parseDuration } from './durations.ts';

describe('a typed length of time', () => {
  test.each([
    ['20 min', 1200],
    ['1 h 30', 5400],
    ['1h30min', 5400],
    ['2 days', 172_800],
    ['1,5 Tage', 129_600],
    ['3 weeks and 2 days', 1_987_200],
    ['45 s', 45],
    ['1,5 Stunden', 5400],
    ['2 days 3 hours', 183_600],
    ['0 min', 0],
  ])('%s is understood', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each(['', 'soon', '12', 'two days', '3 parsecs', '-4 min', '5 min later', '3 moons', 'about 3 h'])(
    '%s is not guessed at',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  test('a bare number is minutes where the field says so', () => {
    expect(parseDuration('15', 60)).toBe(900);
    expect(parseDuration('1 h 15', 60)).toBe(4500);
  });

  test('what is shown in a field is read back as the same length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), (seconds) => {
        expect(parseDuration(durationWords(seconds))).toBeCloseTo(seconds, 3);
      }),
    );
  });
});
