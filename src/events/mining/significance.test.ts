import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../lib/random.ts';
import { benjaminiHochberg, fisher, pOfShares, pOfZ, rankAgainstRest } from './significance.ts';

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

describe('tests of significance', () => {
  test('the normal tail has its textbook values', () => {
    expect(pOfZ(1.959964)).toBeCloseTo(0.05, 6);
    expect(pOfZ(-2.575829)).toBeCloseTo(0.01, 6);
    expect(pOfZ(0)).toBeCloseTo(1, 6);
  });

  test("Fisher's exact test has the value of the tea-tasting lady", () => {
    expect(fisher({ hits: 3, n: 4 }, { hits: 1, n: 4 })).toBeCloseTo(0.4857, 4);
    expect(fisher({ hits: 4, n: 4 }, { hits: 0, n: 4 })).toBeCloseTo(2 / 70, 6);
  });

  test('two shares: 200 of 1000 against 150 of 1000', () => {
    expect(pOfShares({ hits: 200, n: 1000 }, { hits: 150, n: 1000 })).toBeCloseTo(0.00323, 4);
    expect(pOfShares({ hits: 0, n: 10 }, { hits: 0, n: 20 })).toBe(1);
  });

  test('the chance to exceed the rest equals a count of all pairs', () => {
    const values = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (own, rest) => {
        const wins = own.flatMap((a) => rest.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
        const { superiority } = rankAgainstRest(sorted(own), sorted([...own, ...rest]));
        expect(superiority).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 9);
      }),
    );
  });

  test('where nothing differs, corrected tests find next to nothing', () => {
    const random = seeded('nothing differs');
    let found = 0;
    for (let map = 0; map < 100; map++) {
      const ps = Array.from({ length: 100 }, () => {
        const hits = (): number => Array.from({ length: 200 }, () => random.next() < 0.3).filter(Boolean).length;
        return pOfShares({ hits: hits(), n: 200 }, { hits: hits(), n: 200 });
      });
      if (benjaminiHochberg(ps).some((p) => p <= 0.05)) found++;
    }
    expect(found).toBeLessThanOrEqual(12);
  });

  test('adjusted p-values are the textbook ones', () => {
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
