/** Every figure of feelings a second time: by hand where it is small, by brute force over all answers where it is not. */
import { expect, test } from 'vitest';
import { attachedOf, groundOf, knownOf } from '../../../test/planted/feelings-of.ts';
import { plantedSurveys } from '../../../test/planted/surveys.ts';
import { strainCounts } from '../../events/strain/strain.ts';
import { blendOf } from './blend.ts';
import { type Estimate, estimateOf, studentT95 } from './estimate.ts';
import { Feelings } from './feelings.ts';
import type { Heard } from './heard.ts';
import { answerWeights } from './propensity.ts';
import { unheard } from './unheard.ts';

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

/** One touchpoint of one group: how many came and answered, without a sign and with a repeat. */
function answering(came: readonly [number, number], answered: readonly [number, number]): readonly number[] {
  const strain = {
    ...strainCounts(planted.log, planted.groups, 1),
    visits: { cells: Uint32Array.of(7, 7), kinds: Uint16Array.of(0, 1), counts: Uint32Array.from(came) },
  };
  const weightOf = answerWeights(strain, new Map([[7, new Map(answered.map((n, kind) => [kind, n]))]]));
  return [weightOf(7, 0), weightOf(7, 1)];
}

test('weights, by hand: who answers less often counts more', () => {
  // 30 of 900 without a sign answered, 20 of 100 with one: each stands for 30 and for 5, the mean over the fifty is 20.
  const [fine = 0, again = 0] = answering([900, 100], [30, 20]);
  expect(fine).toBeCloseTo(30 / 20, 1);
  expect(again).toBeCloseTo(5 / 20, 1);
  expect((fine * 30 + again * 20) / 50).toBeCloseTo(1, 9);
  // Where all answer alike nothing is weighted.
  for (const weight of answering([9000, 1000], [900, 100])) expect(weight).toBeCloseTo(1, 3);
});

test('no answer counts more than five times the mean', () => {
  const [rare = 0, common = 0] = answering([100_000, 1000], [5, 500]);
  expect(rare).toBeCloseTo(5, 6);
  expect((5 * rare + 500 * common) / 505).toBeCloseTo(1, 9);
});

test('what answering by feeling could hide, by hand', () => {
  const said = [1, -1].map((value) => ({ value, weight: 1 }));
  // Three times as common at +1 and a third at -1 is nine to one: the mean of the silent is 0.8 at most. Half were silent.
  const { low, high } = unheard(said, { low: -0.1, high: 0.1 }, 0.5);
  expect(low).toBeCloseTo(-0.1 - 0.4, 12);
  expect(high).toBeCloseTo(0.1 + 0.4, 12);
  // Where everybody answered nothing is hidden; equal answers say nothing of others.
  expect(unheard(said, { low: -0.1, high: 0.1 }, 1)).toEqual({ low: -0.1, high: 0.1 });
  expect(unheard([{ value: 0.5, weight: 1 }], { low: 0.4, high: 0.6 }, 0)).toEqual({ low: 0.4, high: 0.6 });
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
  all: { low: -1, high: 1 },
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
