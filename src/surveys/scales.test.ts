import { describe, expect, test } from 'vitest';
import { Answer, valenceOf } from './response.ts';
import { netPromoters, npsScale, valenceOn } from './scales.ts';

const effort = { range: { min: 1, max: 7 }, polarity: 'lower-is-better' } as const;
const ease = { range: { min: 1, max: 7 }, polarity: 'higher-is-better' } as const;

describe('where an answer stands between -1 and +1', () => {
  test('NPS is (x - 5)/5', () => {
    expect([0, 5, 7, 10].map((value) => valenceOn(value, npsScale))).toEqual([-1, 0, 0.3999999999999999, 1]);
  });

  test('both polarities of CES mirror each other', () => {
    expect(valenceOn(1, effort)).toBe(1);
    expect(valenceOn(1, ease)).toBe(-1);
    expect(valenceOn(4, effort)).toBe(0);
    expect(valenceOn(7, effort)).toBe(-1);
  });

  test('a value off the scale has no place on it: it is not cut off to fit', () => {
    expect(valenceOn(11, npsScale)).toBeUndefined();
    expect(valenceOn(0, ease)).toBeUndefined();
  });

  test('what was not answered has no valence', () => {
    const answer = { question: 'Wifi', kind: 'stars', raw: 'N/A', value: null, polarity: 'higher-is-better' } as const;
    expect(valenceOf({ ...answer, scale: { min: 1, max: 5 } })).toBeUndefined();
  });

  test('an answer off its own scale is refused at the door', () => {
    const answer = { question: 'Staff', kind: 'stars', raw: '9', value: 9, polarity: 'higher-is-better' };
    expect(Answer.safeParse({ ...answer, scale: { min: 1, max: 5 } }).success).toBe(false);
    expect(Answer.safeParse({ ...answer, scale: { min: 1, max: 10 } }).success).toBe(true);
  });
});

describe('net promoter score', () => {
  test('is the difference of two shares, with its adjusted-Wald interval', () => {
    // Ten answers: 5 promoters, 3 passives, 2 detractors. (5.75 - 2.75)/13 = 0.2308 by hand; spread
    // 1.96 sqrt((0.6538 - 0.0533)/13) = 0.4213.
    const found = netPromoters([9, 10, 9, 10, 9, 7, 8, 7, 6, 0]);
    expect(found).toMatchObject({ n: 10, promoters: 5, passives: 3, detractors: 2, score: 30 });
    expect(found?.interval.low).toBeCloseTo(-19.05, 1);
    expect(found?.interval.high).toBeCloseTo(65.2, 1);
  });

  test('of nobody is nothing; of people who all agree still has a width', () => {
    expect(netPromoters([])).toBeUndefined();
    const agreed = netPromoters([10, 10, 10]);
    expect(agreed?.score).toBe(100);
    expect(agreed?.interval.low).toBeLessThan(100);
  });
});
