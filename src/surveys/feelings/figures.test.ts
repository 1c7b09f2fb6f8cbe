/** Every figure of feelings a second time: by hand where it is small, by brute force over all answers where it is not. */
import { expect, test } from 'vitest';
import { attachedOf, groundOf, knownOf } from '../../../test/planted/feelings-of.ts';
import { plantedSurveys } from '../../../test/planted/surveys.ts';
import { blendOf } from './blend.ts';
import { type Estimate, estimateOf, studentT95 } from './estimate.ts';
import { Feelings } from './feelings.ts';
import type { Heard } from './heard.ts';
import { weightsOfClasses } from './weights.ts';

test('a mean with its interval, by hand', () => {
  const found = estimateOf([1, 0.5, 0, -0.5, 1].map((value) => ({ value, weight: 1 })));
  // Mean 0.4; variance (0.36 + 0.01 + 0.16 + 0.81 + 0.36) / 4 = 0.425; t of 4 degrees 2.776.
  expect(found).toMatchObject({ n: 5, effective: 5, weighted: false });
  expect(found?.value).toBeCloseTo(0.4, 12);
  expect(found?.variance).toBeCloseTo(0.425, 12);
  expect(found?.low).toBeCloseTo(0.4 - 2.776 * Math.sqrt(0.425 / 5), 2);
  expect(found?.high).toBe(1);
});

test('a weighted mean, by hand', () => {
  const found = estimateOf([
    { value: 1, weight: 3 },
    { value: -1, weight: 1 },
  ]);
  expect(found).toMatchObject({ value: 0.5, unweighted: 0, n: 2, effective: 1.6, weighted: true });
});

test('twenty equal answers are not certainty', () => {
  const found = estimateOf(Array.from({ length: 20 }, () => ({ value: 0.5, weight: 1 })));
  expect(found?.value).toBe(0.5);
  expect((found?.high ?? 0) - (found?.low ?? 0)).toBeGreaterThan(0.1);
  expect(estimateOf([])).toBeUndefined();
});

test('Student t agrees with the tables', () => {
  for (const [degrees, t] of [
    [4, 2.776],
    [9, 2.262],
    [29, 2.045],
    [120, 1.98],
  ] as const) {
    expect(studentT95(degrees)).toBeCloseTo(t, 2);
  }
});

test('weights of classes, by hand', () => {
  // 900 came without a sign and 30 answered; 100 came with two signs or more and 20 answered.
  const weights = weightsOfClasses([900, 0, 100, 0, 0, 0], [30, 0, 20, 0, 0, 0]);
  // Each stands for 30 and for 5; the mean over the fifty answers is 20.
  expect(weights[0]).toBeCloseTo(30 / 20, 12);
  expect(weights[2]).toBeCloseTo(5 / 20, 12);
  // Thin classes share the weight of their neighbour.
  const thin = weightsOfClasses([900, 50, 100, 0, 0, 0], [30, 1, 20, 0, 0, 0]);
  expect(thin[1]).toBe(thin[0]);
  expect([...weightsOfClasses([0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0])]).toEqual([1, 1, 1, 1, 1, 1]);
});

const told = (value: number, n: number, variance = 0.25): Estimate => ({
  value,
  unweighted: value,
  n,
  effective: n,
  variance,
  low: -1,
  high: 1,
  weighted: false,
});

test('a blend, by hand', () => {
  const found = blendOf({ survey: told(-0.5, 30), text: told(-0.2, 20) }, { survey: told(0.4, 400) });
  // Thirty ratings at -0.5 and twenty comments at -0.2 that count half: (-15 - 2) / 40 = -0.425; twenty more at 0.4.
  expect(found?.value).toBeCloseTo((40 * -0.425 + 20 * 0.4) / 60, 12);
  expect(found).toMatchObject({ ratings: 30, texts: 20, prior: 0.4 });
  expect((found?.high ?? 0) - (found?.low ?? 0)).toBeCloseTo(2 * 1.959964 * Math.sqrt(0.25 / 60), 5);
  expect(blendOf({}, { survey: told(0.4, 400) })).toBeUndefined();
});

const planted = plantedSurveys({ seed: 31, journeys: 400 });
const plain = new Feelings(groundOf(planted, false));

test('means and net promoter scores agree with a walk over all responses', () => {
  const all = attachedOf(planted);
  for (let group = 0; group < planted.groupCount; group++) {
    for (const code of planted.log.names.keys()) {
      const values = all.flatMap(({ journey, whole, response }) => {
        const [answer] = response.answers;
        if (!answer || answer.value === null || journey === undefined || planted.groups[journey] !== group) return [];
        if (whole.to !== 'touchpoint' || whole.touchpoint !== planted.log.names[code]) return [];
        const share = (answer.value - answer.scale.min) / (answer.scale.max - answer.scale.min);
        return [answer.polarity === 'higher-is-better' ? 2 * share - 1 : 1 - 2 * share];
      });
      const found = plain.survey({ group, place: { at: 'touchpoints', touchpoints: [code] } });
      if (found.state !== 'told') continue;
      expect(found.found.n).toBe(values.length);
      expect(found.found.unweighted).toBeCloseTo(values.reduce((sum, one) => sum + one, 0) / values.length, 9);
    }
    const scores = all.flatMap(({ journey, whole, response }) =>
      whole.to === 'whole' && journey !== undefined && planted.groups[journey] === group
        ? response.answers.flatMap((one) => (one.kind === 'nps' && one.value !== null ? [one.value] : []))
        : [],
    );
    const nps = plain.nps({ group, place: { at: 'whole' } });
    if (nps.state !== 'told') continue;
    const share = (of: (score: number) => boolean): number => scores.filter(of).length / scores.length;
    expect(nps.found.n).toBe(scores.length);
    expect(nps.found.score).toBeCloseTo(100 * (share((one) => one >= 9) - share((one) => one <= 6)), 9);
  }
});

/** Ratings of a few people at one touchpoint, by group. */
function ratings(...people: readonly number[]): Heard[] {
  return people.flatMap((count, group) =>
    Array.from({ length: count }, (_, at) => ({
      person: `guest ${group}-${at}`,
      response: `answer ${group}-${at}`,
      group,
      place: { at: 'touchpoint' as const, touchpoint: 0 },
      rating: group === 0 ? -1 : 0.5,
    })),
  );
}

const at = (group?: number) => ({
  place: { at: 'touchpoints' as const, touchpoints: [0] },
  ...(group === undefined ? {} : { group }),
});
const states = (heard: Heard[], least?: number): string[] => {
  const feelings = new Feelings({ discovery: knownOf(planted), heard, ...(least === undefined ? {} : { least }) });
  return [undefined, 0, 1, 2].map((group) => feelings.survey(at(group)).state);
};

test('what fewer than ten people said is hidden, and the next smallest group with it', () => {
  expect(states(ratings(4, 30, 60))).toEqual(['told', 'hidden', 'hidden', 'told']);
  expect(states(ratings(12, 30, 60))).toEqual(['told', 'told', 'told', 'told']);
  expect(states(ratings(12, 30, 60), 20)).toEqual(['told', 'hidden', 'hidden', 'told']);
  expect(states(ratings(4, 0, 0))).toEqual(['hidden', 'hidden', 'silent', 'silent']);
});

test('one person who answers often is one person', () => {
  const often = ratings(40, 0, 0).map((one) => ({ ...one, person: 'guest 0' }));
  expect(states(often)[0]).toBe('hidden');
});

test('totals minus everything that is shown never leave fewer than ten people', () => {
  const feelings = new Feelings(groundOf(plantedSurveys({ seed: 8, journeys: 120 })));
  for (const code of planted.log.names.keys()) {
    const spot = (group?: number) => ({
      place: { at: 'touchpoints' as const, touchpoints: [code] },
      ...(group === undefined ? {} : { group }),
    });
    const all = feelings.survey(spot());
    if (all.state !== 'told') continue;
    const shown = [0, 1, 2].map((group) => feelings.people(spot(group), 'survey'));
    const left = feelings.people(spot(), 'survey') - shown.reduce((sum, one) => sum + one, 0);
    expect(left === 0 || left >= 10).toBe(true);
  }
});
