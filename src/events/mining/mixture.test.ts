import { describe, expect, test } from 'vitest';
import { stageMarkov } from '../../../test/planted/stage-markov.ts';
import { fitted, type Mixture, mixtureOf, pooledChain } from './mixture.ts';
import { subset, transitionsOf } from './transitions.ts';

const { log, groups } = stageMarkov({ seed: 7, journeys: 2000, noise: 0.05, groups: 3 });
const numbers = Array.from(groups, (_, j) => j);
const all = transitionsOf(
  log,
  numbers,
  numbers.map(() => 1),
  log.names.length,
);
const pooled = pooledChain(all);

/** Likelihood under the model itself: what one more round is improved from. */
const likelihoodOf = (model: Mixture): number => fitted(all, pooled, model, 1).likelihood;

describe('fitting a mixture of chains', () => {
  test('never makes the journeys less likely by more than the lean toward the pooled chain', () => {
    let model = mixtureOf(
      all,
      pooled,
      numbers.map((j) => j % 3),
      3,
    );
    const falls = Array.from({ length: 30 }, () => {
      const before = model.likelihood;
      model = fitted(all, pooled, model, 1);
      return (before - model.likelihood) / Math.abs(model.likelihood);
    });
    expect(Math.max(...falls)).toBeLessThan(1e-4);
  });

  test('goes on where a model fitted to fewer journeys is carried over to all of them', () => {
    const some = numbers.slice(0, 500);
    const few = subset(
      all,
      some,
      some.map(() => 1),
    );
    const start = fitted(few, pooled, mixtureOf(few, pooled, groups, 3), 25);
    const carried = fitted(all, pooled, start, 60, 1e-7);
    const settled = fitted(all, pooled, mixtureOf(all, pooled, groups, 3), 60, 1e-7);
    expect(likelihoodOf(carried)).toBeGreaterThan(likelihoodOf(start));
    expect(Math.abs(likelihoodOf(carried) / likelihoodOf(settled) - 1)).toBeLessThan(1e-3);
  });
});
