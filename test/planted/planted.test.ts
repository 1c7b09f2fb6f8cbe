/**
 * Planted truths: what was built into a log must be found in it, log by log. Targets: stages Fowlkes-Mallows 0.97 at
 * 0 to 20 % noise, groups 0.93 of the oracle's adjusted Rand index at up to 10 % noise; the oracle is the same model
 * fitted with the true labels.
 *
 * Which seeds are untouched: today's rules were chosen on seeds 1 to 60. Earlier rules were changed after 101 to 103,
 * 201 to 205 and 403 had failed, and 301 to 310 were known to fail when slips came to be left out; they stay here to
 * be watched. Today's one change of a rule that seed 205 spoke against was taken back, when 611, 612, 621 and 622 had
 * been run too; that decided nothing about groups. 401, 402 and 411 to 413 decided nothing.
 *
 * Seeds 1001 to 1006 were written down before they were run, when the choice of K and density came (tuned on 701 to
 * 760 and on 619, which had been found to miss).
 *
 * Seeds 8421 to 8423 were written down before they were run, when the order of stages got a figure of its own.
 *
 * Not told: seed 204 at 10 % noise plants a touchpoint 278 times, and some 250 of them are noise. An oracle that knows
 * the stage of all others and the group of all journeys tells its stage by odds of less than 20 to 1; what it cannot
 * tell is not asked of discovery either.
 */
import { describe, expect, test } from 'vitest';
import { adjustedRand, fowlkesMallows } from '../../src/events/mining/agreement.ts';
import { mixtureOf, pooledChain, Scorer } from '../../src/events/mining/mixture.ts';
import { compacted } from '../../src/events/mining/paths.ts';
import type { Stages } from '../../src/events/mining/stages.ts';
import { transitionsOf } from '../../src/events/mining/transitions.ts';
import type { Groups } from '../../src/events/mining/groups.ts';
import { groupsIn, stagesIn } from './found-in.ts';
import { kendallOfMost } from './order-found.ts';
import type { PlantedLog } from './planted-log.ts';
import { stageMarkov, type StageMarkovWishes } from './stage-markov.ts';
import { canBeTold } from './stage-oracle.ts';
import { templates } from './templates.ts';

const seeds = [201, 202, 203, 204, 205];
const stageSeeds = [...seeds, 403, 411, 412, 413, 621, 622];
const groupSeeds = [101, 102, 103];
const groupLogs = [
  [0, 0.05, 0.1].flatMap((noise) => [303, 401, 402, 403, 611, 612].map((seed) => [noise, seed])),
  [101, 102, 103, 301].map((seed) => [0.1, seed]),
  [[0.05, 310]],
  [0.05, 0.1].map((noise) => [noise, 619]),
  [0, 0.05, 0.1].map((noise, i) => [noise, 1001 + i]),
].flat();

interface Staged {
  readonly planted: PlantedLog;
  readonly found: Stages;
}

const staged = new Map<string, Staged>();

/** Each log is made, and its stages are found, once for all tests of this file. */
function stagedLog(wishes: StageMarkovWishes): Staged {
  const key = JSON.stringify(wishes);
  const known = staged.get(key);
  if (known) return known;
  const planted = stageMarkov(wishes);
  const one = { planted, found: stagesIn(planted.log) };
  staged.set(key, one);
  return one;
}

/** A touchpoint taken for one that occurs everywhere stands alone when the truth gives it a stage. */
function agreement(planted: PlantedLog, found: Stages): number {
  const of = found.of.map((stage, touchpoint) => (stage < 0 ? 1000 + touchpoint : stage));
  const plain = fowlkesMallows(planted.stages, of);
  if (plain >= 0.97) return plain;
  // Only touchpoints that are misplaced can be ones that cannot be told.
  const alone = misplaced(planted.stages, of).filter((touchpoint) => !canBeTold(planted, touchpoint));
  return fowlkesMallows(
    planted.stages.map((stage, touchpoint) => (alone.includes(touchpoint) ? 2000 + touchpoint : stage)),
    of.map((stage, touchpoint) => (alone.includes(touchpoint) ? 2000 + touchpoint : stage)),
  );
}

/** Touchpoints that stand in another stage than most that were planted with them; planted without a stage, never. */
function misplaced(planted: Int16Array, found: Int16Array): number[] {
  return [...planted.keys()].filter((touchpoint) => {
    const stage = planted[touchpoint] as number;
    const beside = [...planted.keys()].filter((other) => planted[other] === stage && other !== touchpoint);
    const together = beside.filter((other) => found[other] === found[touchpoint]).length;
    return stage >= 0 && 2 * together < beside.length;
  });
}

describe('stages', () => {
  for (const hard of [false, true]) {
    test.each([0, 0.05, 0.1, 0.2])(`each ${hard ? 'hard' : 'easy'} log shows its six at noise %d`, (noise) => {
      for (const seed of stageSeeds) {
        const { planted, found } = stagedLog({ seed, journeys: 10_000, noise, hard });
        expect([seed, found.count]).toEqual([seed, 6]);
        expect([seed, agreement(planted, found) >= 0.97]).toEqual([seed, true]);
        expect([seed, kendallOfMost(planted.stages, found.of) >= 0.95]).toEqual([seed, true]);
      }
    });
  }

  test('one touchpoint of seed 204 cannot be told at 10 % noise, not even by an oracle; the others can', () => {
    const { planted } = stagedLog({ seed: 204, journeys: 10_000, noise: 0.1, hard: false });
    const untold = planted.log.names.flatMap((_, touchpoint) => (canBeTold(planted, touchpoint) ? [] : [touchpoint]));
    const times = planted.log.codes.filter((code) => code === untold[0]).length;
    const slips = planted.slips.filter((slip, i) => slip === 1 && planted.log.codes[i] === untold[0]).length;
    expect([untold.length, times]).toEqual([1, 278]);
    expect(slips).toBeGreaterThan(0.85 * times);
  });

  test.each([4, 5, 7, 8])('their number is found when there are %i', (stages) => {
    for (const seed of seeds) {
      const { planted, found } = stagedLog({ seed, journeys: 6000, noise: 0.05, stages });
      expect(found.count).toBe(stages);
      expect(agreement(planted, found)).toBeGreaterThanOrEqual(0.97);
    }
  });

  test('they stand in the order customers walk them', () => {
    for (const seed of seeds) {
      const { planted, found } = stagedLog({ seed, journeys: 6000, noise: 0.1 });
      const { of } = found;
      const backward = [...of.keys()].flatMap((a) =>
        [...of.keys()].filter(
          (b) => (of[a] as number) < (of[b] as number) && (planted.stages[a] as number) > (planted.stages[b] as number),
        ),
      );
      expect(backward).toEqual([]);
    }
  });

  test.each([0.1, 0.2])("Kendall's tau of their order is at least 0.95 of the most it can be at noise %d", (noise) => {
    for (const seed of [8421, 8422, 8423]) {
      const { planted, found } = stagedLog({ seed, journeys: 10_000, noise, hard: true });
      expect(kendallOfMost(planted.stages, found.of)).toBeGreaterThanOrEqual(0.95);
      // The figure tells: the same stages, the other way round, would be as far below zero.
      expect(
        kendallOfMost(
          planted.stages,
          found.of.map((stage) => (stage < 0 ? -1 : found.count - 1 - stage)),
        ),
      ).toBeLessThanOrEqual(-0.95);
    }
  });

  test('touchpoints that occur everywhere belong to no stage', () => {
    for (const seed of seeds) {
      const { planted, found } = stagedLog({ seed, journeys: 10_000, noise: 0.05, hard: true });
      const everywhere = [...found.of.keys()].filter((touchpoint) => (found.of[touchpoint] as number) < 0);
      const planted3 = [...found.of.keys()].filter((touchpoint) => (planted.stages[touchpoint] as number) < 0);
      expect(everywhere.every((touchpoint) => planted3.includes(touchpoint))).toBe(true);
      expect(everywhere.length).toBeGreaterThanOrEqual(2);
    }
  });
});

function oracle({ log, groups }: PlantedLog): number {
  const paths = compacted(log);
  const all = transitionsOf(
    paths,
    Array.from(groups, (_, j) => j),
    Array.from(groups, () => 1),
    log.names.length,
  );
  const truth = mixtureOf(all, pooledChain(all), groups, Math.max(...new Set(groups)) + 1);
  const scorer = new Scorer(all, truth);
  return adjustedRand(
    groups,
    Array.from(groups, (_, j) => scorer.best(j)),
  );
}

/** Journeys too short to tell stand together, as if they were one more group: leaving them out would flatter. */
const everybody = ({ of, count }: Groups): Int16Array => of.map((group) => (group < 0 ? count : group));

describe('groups', () => {
  test.each(groupLogs)(
    'five that differ in their touchpoints and habits are found at noise %d, seed %i',
    (noise = 0, seed = 0) => {
      const planted = stageMarkov({ seed, journeys: 14_000, noise });
      const found = groupsIn(planted.log);
      expect(found.count).toBe(5);
      expect(adjustedRand(planted.groups, everybody(found)) / oracle(planted)).toBeGreaterThanOrEqual(0.93);
    },
  );

  // These three had been found to miss, each by one group too many; what mended them was chosen on seeds 9101 to 9116.
  test.each([
    [0, 8105],
    [0.05, 8107],
    [0.05, 8111],
  ])('no group is invented where journeys remember more than their last step, at noise %d, seed %i', (noise, seed) => {
    const planted = stageMarkov({ seed, journeys: 14_000, noise, hard: true });
    const found = groupsIn(planted.log);
    expect(found.count).toBe(5);
    expect(adjustedRand(planted.groups, everybody(found)) / oracle(planted)).toBeGreaterThanOrEqual(0.93);
  });

  test.each([0.02, 0.1])('six that follow scripts, alike in pairs, are found at noise %d', (noise) => {
    for (const seed of [...groupSeeds, 611, 612, 613]) {
      const planted = templates({ seed, journeys: 6000, noise });
      const found = groupsIn(planted.log);
      expect([seed, found.count]).toEqual([seed, 6]);
      expect(adjustedRand(planted.groups, everybody(found))).toBeGreaterThanOrEqual(0.93 * oracle(planted));
    }
  });

  test('journeys in no group are short, fit several groups about as well, and are counted', () => {
    const planted = stageMarkov({ seed: 1004, journeys: 6000, noise: 0.05 });
    const found = groupsIn(planted.log);
    const length = (j: number): number => (planted.log.offsets[j + 1] as number) - (planted.log.offsets[j] as number);
    const all = Array.from(found.of, (_, j) => j);
    const untold = all.filter((j) => (found.of[j] as number) < 0);
    const mean = (list: readonly number[]): number => list.reduce((sum, j) => sum + length(j), 0) / list.length;
    expect(found.tooShort).toBe(untold.length);
    expect(untold.length).toBeGreaterThan(0);
    expect(mean(untold)).toBeLessThan(0.6 * mean(all));
    expect(adjustedRand(planted.groups, found.of)).toBeGreaterThan(adjustedRand(planted.groups, everybody(found)));
  });

  test.each([0.02, 0.1, 0.3])(
    'scripts are found where paths lie densely, when that is asked for, at noise %d',
    (noise) => {
      for (const seed of [1004, 1005, 1006]) {
        const planted = templates({ seed, journeys: 6000, noise });
        const found = groupsIn(planted.log, { by: 'density' });
        expect([seed, found.count, found.by]).toEqual([seed, 6, 'density']);
        expect(adjustedRand(planted.groups, everybody(found))).toBeGreaterThanOrEqual(0.93 * oracle(planted));
        expect(found.scripted).toBeGreaterThan(0.8);
      }
    },
  );

  test('density finds few scripts where there are none, and says so', () => {
    const found = groupsIn(stageMarkov({ seed: 1004, journeys: 4000, noise: 0.05 }).log, { by: 'density' });
    expect(found.scripted).toBeLessThan(0.2);
  });

  test('a log without groups is not torn into groups', () => {
    for (const seed of groupSeeds) {
      const planted = stageMarkov({ seed, journeys: 4000, noise: 0.05, groups: 1 });
      expect(groupsIn(planted.log).count).toBe(1);
    }
  });
});
