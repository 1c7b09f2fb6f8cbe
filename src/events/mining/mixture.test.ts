import { describe, expect, test } from 'vitest';
import { stageMarkov } from '../../../test/planted/stage-markov.ts';
import { pathOf } from './paths.ts';
import { fitted, type Mixture, mixtureOf, pooledChain, Scorer } from './mixture.ts';
import { bicOf } from './mixture-search.ts';
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

  test('scores each path as multiplying the chances of its steps does, and its criterion as counting does', () => {
    const model = fitted(
      all,
      pooled,
      mixtureOf(
        all,
        pooled,
        numbers.map((j) => j % 3),
        3,
      ),
      3,
    );
    const size = log.names.length;
    const chanceOf = new Map(
      Array.from(all.froms, (from, id): [string, number] => [`${from} ${all.tos[id] as number}`, id]),
    );
    const chances = (j: number): number[] => {
      const walk = [size, ...pathOf(log, j), size];
      const steps = walk.slice(1).map((to, i) => chanceOf.get(`${walk[i] as number} ${to}`) as number);
      return Array.from({ length: 3 }, (_, k) =>
        steps.reduce((chance, id) => chance * (model.chances[id * 3 + k] as number), model.shares[k] as number),
      );
    };
    const scorer = new Scorer(all, model);
    let likelihood = 0;
    for (const j of numbers.slice(0, 400)) {
      const each = chances(j);
      const together = each.reduce((sum, chance) => sum + chance, 0);
      expect(scorer.score(j)).toBeCloseTo(Math.log(together), 9);
      each.forEach((chance, k) => expect(scorer.belongs[k]).toBeCloseTo(chance / together, 9));
    }
    for (const j of numbers) likelihood += Math.log(chances(j).reduce((sum, chance) => sum + chance, 0));
    expect(likelihoodOf(model)).toBeCloseTo(likelihood, 4);
    const leaving = new Map<string, number>();
    model.expected.forEach((times, at) => {
      if (times < 2) return;
      const state = `${all.froms[Math.floor(at / 3)] as number} ${at % 3}`;
      leaving.set(state, (leaving.get(state) ?? 0) + 1);
    });
    const free = [...leaving.values()].reduce((sum, ways) => sum + ways - 1, 2);
    expect(bicOf(all, model)).toBeCloseTo(-2 * model.likelihood + Math.log(numbers.length) * free, 6);
  });
});
