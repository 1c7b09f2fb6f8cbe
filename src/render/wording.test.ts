import { describe, expect, test } from 'vitest';
import type { Measure } from '../map/measure.ts';
import {
  count,
  duration,
  evidence,
  inQuotes,
  interval,
  measureWords,
  period,
  share,
  valence,
  valueWords,
} from './wording.ts';

const reached: Measure = {
  value: 0.38,
  unit: 'share',
  n: 8214,
  low: 0.369,
  high: 0.391,
  from: '2025-08-01T00:00:00Z',
  to: '2025-10-31T23:59:59Z',
  asOf: '2025-11-04T09:00:00Z',
  meaning: 'Share of all journeys that reached Order.',
};

describe('numbers as a reader sees them', () => {
  test.each([
    [0, '0'],
    [8214, '8,214'],
    [2.34, '2.3'],
    [1234567.8, '1,234,568'],
  ])('count %d is %s', (value, words) => expect(count(value)).toBe(words));

  test.each([
    [0, '0 %'],
    [0.0004, '< 0.1 %'],
    [0.004, '0.4 %'],
    [0.153, '15 %'],
    [0.9996, '99.9 %'],
    [1, '100 %'],
  ])('share %d is %s', (value, words) => expect(share(value)).toBe(words));

  test.each([
    [0, '0 s'],
    [0.4, '< 1 s'],
    [59, '59 s'],
    [190, '3.2 min'],
    [11_700, '3.3 h'],
    [86_400, '1 day'],
    [19 * 86_400, '19 days'],
    [60 * 86_400, '8.6 weeks'],
    [800 * 86_400, '2.2 years'],
  ])('%d seconds are %s', (value, words) => expect(duration(value)).toBe(words));

  test('feelings always carry a sign, and minus is a minus', () => {
    expect([0.94, 0.04, -0.04, -1.3].map(valence)).toEqual(['+0.9', '0.0', '0.0', '−1.3']);
  });

  test('customers speak in quotation marks, once', () => {
    expect(inQuotes('Where is my order?')).toBe('“Where is my order?”');
    expect(inQuotes('„Wo ist es?“')).toBe('„Wo ist es?“');
  });
});

describe('a measure in words', () => {
  test('stands with its interval and n', () => {
    expect(interval(reached)).toBe('37 to 39 %');
    expect(measureWords('share', reached)).toBe('38 % (37\u00a0to\u00a039\u00a0%) n\u00a08,214');
  });

  test('of too few is not shown, not even its n', () => {
    const few: Measure = { ...reached, suppressed: true, n: 4 };
    expect(valueWords(few)).toBe('too few to show');
    expect(evidence(few).flat().join(' ')).not.toMatch(/\b4\b(?! Nov)/);
  });

  test('without a value is not measured, not zero', () => {
    expect(valueWords({ ...reached, value: null })).toBe('not measured');
    expect(valueWords(undefined)).toBe('not measured');
  });

  test('tells meaning, value, n, interval and period on hover', () => {
    expect(evidence(reached)).toEqual([
      ['', 'Share of all journeys that reached Order.'],
      ['Value', '38 %'],
      ['n', '8,214'],
      ['95 % interval', '37 to 39 %'],
      ['Period', '1 Aug 2025 to 31 Oct 2025'],
      ['As of', '4 Nov 2025'],
    ]);
  });

  test('a period may lack an end', () => {
    expect(period('2025-08-01T00:00:00Z', undefined)).toBe('since 1 Aug 2025');
    expect(period(undefined, undefined)).toBe('');
  });
});
