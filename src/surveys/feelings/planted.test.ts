/** Step 17 on generator G7: who answers depends on how they felt, and the sign must be right all the same. */
import { expect, test } from 'vitest';
import { feelingsOf } from '../../../test/planted/feelings-of.ts';
import { plantedSurveys } from '../../../test/planted/surveys.ts';
import type { Interval } from '../../lib/statistics.ts';
import type { Feelings, Spot } from './feelings.ts';

/** Written down before they were ever run; the method was tuned on seeds 1 to 6. */
const neverSeen = [811, 4127, 90_210];

const at = (group: number, code: number): Spot => ({ group, place: { at: 'touchpoints', touchpoints: [code] } });

interface Outcome {
  readonly cells: number;
  readonly right: number;
  readonly error: { readonly blend: number; readonly weighted: number; readonly raw: number };
}

function outcomeOf(feelings: Feelings, truth: readonly (readonly (number | undefined)[])[]): Outcome {
  let [cells, right] = [0, 0];
  const error = { blend: 0, weighted: 0, raw: 0 };
  truth.forEach((row, group) =>
    row.forEach((true_, code) => {
      const survey = feelings.survey(at(group, code));
      const blend = feelings.blend(at(group, code));
      if (true_ === undefined || survey.state !== 'told' || blend.state !== 'told' || survey.found.n < 30) return;
      cells++;
      if (Math.sign(blend.found.value) === Math.sign(true_)) right++;
      error.blend += Math.abs(blend.found.value - true_);
      error.weighted += Math.abs(survey.found.value - true_);
      error.raw += Math.abs(survey.found.unweighted - true_);
    }),
  );
  return { cells, right, error };
}

test.each(neverSeen)('the sign is right at nine touchpoints of ten with thirty answers or more (seed %i)', (seed) => {
  const planted = plantedSurveys({ seed, journeys: 3000 });
  const { cells, right, error } = outcomeOf(feelingsOf(planted), planted.truth);
  expect(cells).toBeGreaterThan(30);
  expect(right / cells).toBeGreaterThanOrEqual(0.9);
  // Weights bring the ratings nearer to everybody who came, the blend nearer still.
  expect(error.weighted).toBeLessThan(error.raw);
  expect(error.blend).toBeLessThan(error.weighted);
});

/** Written down before they were ever run; propensity and band were tuned on seeds 1 to 6. Seed and share that answers. */
const neverSeenBands = [
  [5081, 0.04],
  [66_103, 0.12],
  [990_217, 0.3],
] as const;

test.each(neverSeenBands)(
  'the band of all who came holds the truth where the interval of those who answered may not (seed %i, %d answer)',
  (seed, answering) => {
    const planted = plantedSurveys({ seed, journeys: 3000, answering });
    const feelings = feelingsOf(planted);
    const held = { all: 0, weighted: 0, blend: 0, cells: 0 };
    planted.truth.forEach((row, group) =>
      row.forEach((truth, code) => {
        const survey = feelings.survey(at(group, code));
        const blend = feelings.blend(at(group, code));
        if (truth === undefined || survey.state !== 'told' || blend.state !== 'told' || survey.found.n < 30) return;
        held.cells++;
        if (holds(survey.found, truth)) held.weighted++;
        if (holds(survey.found.all, truth)) held.all++;
        if (holds(blend.found.all, truth)) held.blend++;
      }),
    );
    expect(held.cells).toBeGreaterThan(20);
    expect(held.all / held.cells).toBeGreaterThanOrEqual(0.95);
    expect(held.blend / held.cells).toBeGreaterThanOrEqual(0.9);
    expect(held.all).toBeGreaterThanOrEqual(held.weighted);
  },
);

const holds = ({ low, high }: Interval, value: number): boolean => low <= value && value <= high;

test('a journey whose touchpoints are all fine and which is not is told apart from its touchpoints', () => {
  const planted = plantedSurveys({ seed: 23, journeys: 1500 });
  const feelings = feelingsOf(planted);
  const last = planted.groupCount - 1;
  const whole = feelings.survey({ group: last, place: { at: 'whole' } });
  const parts = feelings.survey({ group: last, place: { at: 'parts' } });
  if (whole.state !== 'told' || parts.state !== 'told') throw new Error('Both were asked of hundreds.');
  expect(whole.found.high).toBeLessThan(parts.found.low);
});

test('the same surveys give the same figures to the last bit', () => {
  const figures = (): string => {
    const feelings = feelingsOf(plantedSurveys({ seed: 5, journeys: 300 }));
    return JSON.stringify([0, 1, 2].map((code) => [feelings.blend(at(0, code)), feelings.strain(at(0, code))]));
  };
  expect(figures()).toBe(figures());
});
