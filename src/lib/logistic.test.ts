/** The fit is held against what can be worked out by hand, against its own optimum, and against planted weights. */
import { expect, test } from 'vitest';
import { fitLogistic, logistic, logOdds } from './logistic.ts';
import { seeded } from './random.ts';

const none = { ridge: 1e-9, ridgeOfStrata: 1e-9 };

test('a two-by-two table gives the log odds ratio and its variance', () => {
  // 30 of 100 hit without the feature, 60 of 100 with it.
  const fit = fitLogistic({ features: Float64Array.of(0, 1), width: 1, trials: [100, 100], hits: [30, 60] }, none);
  expect(fit.constant).toBeCloseTo(Math.log(30 / 70), 6);
  expect(fit.weights[0]).toBeCloseTo(Math.log((60 / 40) * (70 / 30)), 6);
  // Woolf 1955: the variance of a log odds ratio is the sum of one over each count.
  expect(fit.covariance[3]).toBeCloseTo(1 / 30 + 1 / 70 + 1 / 60 + 1 / 40, 6);
  expect(fit.converged).toBe(true);
});

test('strata are the same as a feature for each of them', () => {
  const random = seeded('strata');
  const rows = Array.from({ length: 60 }, (_, row) => ({ stratum: row % 3, x: random.normal(), trials: 10 }));
  const hits = rows.map(({ stratum, x }) => Math.round(10 * logistic(0.5 * stratum - 0.5 + x)));
  const trials = rows.map((one) => one.trials);
  const strata = rows.map((one) => one.stratum);
  const own = fitLogistic(
    { features: Float64Array.from(rows, (one) => one.x), width: 1, trials, hits, strata },
    { ridge: 2, ridgeOfStrata: 2 },
  );
  const dummies = rows.flatMap(({ x, stratum }) => [x, ...[0, 1, 2].map((one) => Number(one === stratum))]);
  const wide = fitLogistic({ features: Float64Array.from(dummies), width: 4, trials, hits }, { ridge: 2 });
  expect(own.constant).toBeCloseTo(wide.constant, 5);
  expect(own.weights[0]).toBeCloseTo(wide.weights[0] ?? 0, 5);
  for (const one of [0, 1, 2]) expect(own.ofStrata[one]).toBeCloseTo(wide.weights[one + 1] ?? 0, 5);
  expect(logOdds(own, [0.3], 0, 2)).toBeCloseTo(logOdds(wide, [0.3, 0, 0, 1]), 5);
});

test('planted weights are found again, and their errors are as large as the covariance says', () => {
  const random = seeded('planted weights');
  const truth = [-2, 0.8, -1.2, 0];
  const rows = Array.from({ length: 8000 }, () => [random.normal(), Number(random.next() < 0.3), random.normal()]);
  const hits = rows.map((row) => {
    const odds = row.reduce((sum, x, k) => sum + x * (truth[k + 1] ?? 0), truth[0] ?? 0);
    return Number(random.next() < logistic(odds));
  });
  const fit = fitLogistic({ features: Float64Array.from(rows.flat()), width: 3, trials: rows.map(() => 1), hits });
  truth.forEach((true_, k) => {
    const found = k === 0 ? fit.constant : (fit.weights[k - 1] ?? 0);
    expect(Math.abs(found - true_)).toBeLessThan(4 * Math.sqrt(fit.covariance[k * 4 + k] ?? 0));
  });
});

test('what separates perfectly, is constant or was never tried gives finite weights', () => {
  const apart = fitLogistic({ features: Float64Array.of(0, 1), width: 1, trials: [50, 50], hits: [0, 50] });
  expect(apart.weights[0]).toBeGreaterThan(2);
  expect(Number.isFinite(apart.weights[0])).toBe(true);
  const flat = fitLogistic({ features: Float64Array.of(1, 1, 1, 1), width: 2, trials: [9, 0], hits: [9, 0] });
  expect([flat.constant, ...flat.weights].every(Number.isFinite)).toBe(true);
  const nothing = fitLogistic({ features: new Float64Array(0), width: 0, trials: [], hits: [], strata: [] });
  expect(Number.isFinite(nothing.constant)).toBe(true);
});

test('the same rows give the same weights to the last bit', () => {
  const fit = (): string => {
    const { constant, weights } = fitLogistic({
      features: Float64Array.of(0, 1, 2),
      width: 1,
      trials: [9, 9, 9],
      hits: [1, 4, 8],
    });
    return JSON.stringify([constant, ...weights]);
  };
  expect(fit()).toBe(fit());
});
