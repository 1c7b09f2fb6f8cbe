import { describe, expect, test } from 'vitest';
import { aMap, card, lane, persona, stage } from '../map/build.ts';
import type { MeasuredMap } from '../map/map.ts';
import type { Measure } from '../map/measure.ts';
import { feelingsOf, mostSeries, unbroken } from './feeling.ts';

const felt = (value: number | null, more: Partial<Measure> = {}): Measure => ({
  value,
  unit: 'valence',
  n: 412,
  asOf: '2025-11-04T09:00:00Z',
  meaning: 'Mean answer.',
  ...more,
});
const ref = (id: string) => ({ id, ask: 'feeling' as const, source: 'survey' });

const cardsOf = (...parts: ReturnType<typeof card>[]) => aMap(...parts).cards;

const bank = aMap(
  stage('Choose'),
  stage('Open', 'Sign up', 'Prove'),
  stage('Use'),
  lane('Feels', 'emotions'),
  persona('Mira'),
);
const [choose, open, use] = bank.stages;
const withRefs = (measures: Record<string, Measure>): MeasuredMap => ({
  map: {
    ...bank,
    stages: [
      { ...choose, measures: [ref('a')] },
      { ...open, measures: [ref('b')] },
      { ...use, measures: [ref('c')] },
    ] as typeof bank.stages,
  },
  measures,
});

describe('feelings of a map', () => {
  test('a stage of two steps speaks for both', () => {
    const [series] = feelingsOf(withRefs({ a: felt(1), b: felt(-1), c: felt(0.5) }));
    expect(series?.measured).toBe(true);
    expect(series?.points.map(({ from, to, value }) => [from, to, value])).toEqual([
      [0, 0, 1],
      [1, 2, -1],
      [3, 3, 0.5],
    ]);
  });

  test('what was not measured, or of too few, is a gap and never a point', () => {
    const [series] = feelingsOf(withRefs({ a: felt(1), b: felt(null), c: felt(0.5) }));
    expect(unbroken(series?.points ?? []).map((run) => run.length)).toEqual([1, 1]);
    const [few] = feelingsOf(withRefs({ a: felt(1), b: felt(0.2, { suppressed: true }), c: felt(0.5) }));
    expect(few?.points).toHaveLength(2);
  });

  test('declared and measured stay apart, measured first', () => {
    const { map, measures } = withRefs({ a: felt(1) });
    const declared = cardsOf(card('d', 'feels', 'use/use', 'fine', { valence: -1, persona: 'mira' }));
    const found = feelingsOf({ map: { ...map, cards: declared }, measures });
    expect(found.map(({ name, measured }) => [name, measured])).toEqual([
      ['Measured', true],
      ['Mira', false],
    ]);
  });

  test('a cell answers before its stage', () => {
    const { map, measures } = withRefs({ a: felt(1), own: felt(-2) });
    const own = cardsOf(card('d', 'feels', 'choose/choose', '', { measures: [ref('own')] }));
    const [series] = feelingsOf({ map: { ...map, cards: own }, measures });
    expect(series?.points.map((point) => point.value)).toEqual([-2]);
  });

  test('values beyond the scale are drawn at its ends', () => {
    const [series] = feelingsOf(withRefs({ a: felt(7) }));
    expect(series?.points[0]?.value).toBe(2);
  });

  test(`no more than ${mostSeries} series`, () => {
    const people = Array.from({ length: 8 }, (_, index) => ({ id: `p${index}`, name: `Person ${index}` }));
    const cards = cardsOf(...people.map(({ id }) => card(id, 'feels', 'use/use', '', { valence: 0, persona: id })));
    expect(feelingsOf({ map: { ...bank, personas: people, cards }, measures: {} })).toHaveLength(mostSeries);
  });
});
