import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../test/planted/log-of.ts';
import { Measure, type MeasureRef } from '../map/measure.ts';
import type { Discovery, FoundJourney } from './discovery.ts';
import { answerAll, type MeasureWishes } from './measures.ts';

/** Twelve customers buy; twelve more leave at the basket, two of them after a second look; one comes back to buy. */
const bought = (customer: number): PlainJourney => ({
  customer,
  events: [
    ['Home', 0],
    ['Basket', 60],
    ['Pay', 90 + customer],
  ],
});
const left = (customer: number): PlainJourney => ({
  customer,
  events: [
    ['Home', 0],
    ['Basket', 30],
  ],
});
const looked = (customer: number): PlainJourney => ({
  customer,
  events: [
    ['Basket', 0],
    ['Home', 10],
    ['Basket', 20],
  ],
});
const journeys = [
  ...Array.from({ length: 12 }, (_, i) => bought(i)),
  ...Array.from({ length: 10 }, (_, i) => left(12 + i)),
  looked(22),
  looked(23),
  { ...bought(23), customer: 23 },
];
const log = logOf(journeys, ['Home', 'Basket', 'Pay']);
const assignments = Int16Array.from(journeys, (journey) => (journey.events.at(-1)?.[0] === 'Pay' ? 0 : 1));

const journey = (id: string, count: number): FoundJourney => ({
  id,
  name: id,
  journeys: count,
  customers: count,
  share: count / journeys.length,
  signature: [],
  traits: [],
  duration: { n: 0, median: 0, p90: 0 },
  typical: { path: [], share: 0 },
  probable: { path: [], share: 0 },
  stages: [],
  touchpoints: [],
  waits: [],
  pains: [],
});
const touchpoint = (code: number, name: string, stage: number): Discovery['touchpoints'][number] => ({
  code,
  name,
  events: [name],
  channel: 'web',
  stage,
  journeys: 0,
  customers: 0,
  count: 0,
});
const stage = (id: string, ...touchpoints: number[]): Discovery['stages'][number] => ({
  id,
  name: id,
  touchpoints,
  between: [],
});
const discovery: Discovery = {
  source: { events: 0, journeys: 0, customers: 0, from: '', to: '', cut: '', ties: 0 },
  touchpoints: [touchpoint(0, 'Home', 0), touchpoint(1, 'Basket', 0), touchpoint(2, 'Pay', 1)],
  stages: [stage('choose', 0, 1), stage('buy', 2)],
  crossStage: [],
  all: { ...journey('all', 25), converted: { hits: 13, n: 25 } },
  journeys: [journey('buyers', 13), journey('leavers', 12)],
  graph: { edges: [], shown: [], hiddenShare: 0 },
  variants: { distinct: 0, rows: [] },
  quality: {
    groups: {
      by: 'chains',
      fixed: false,
      tried: [],
      bic: [],
      chosen: 2,
      tooShort: 0,
      merged: { alike: 0, small: 0 },
      unstable: 0,
      scripted: 0,
    },
    stages: { fixed: false, explained: 1, modularity: 0, gradientShare: 0, resamples: 50 },
    choices: [],
  },
  notes: [],
};

function ask(ref: Partial<MeasureRef> & Pick<MeasureRef, 'ask'>, wishes?: MeasureWishes): Measure {
  const refs = [{ id: 'q', source: 'shop', ...ref }];
  return Measure.parse(answerAll(log, assignments, discovery, refs, { least: 0, ...wishes })['q']);
}

describe('measures of a map', () => {
  test('count customers and journeys of the whole and of a part', () => {
    expect(ask({ ask: 'customers' })).toMatchObject({ value: 24, of: 24, unit: 'count' });
    expect(ask({ ask: 'journeys' })).toMatchObject({ value: 25, of: 25 });
    expect(ask({ ask: 'journeys', journey: 'leavers' })).toMatchObject({ value: 12, of: 25 });
    expect(ask({ ask: 'customers', events: ['Pay'] })).toMatchObject({ value: 13, of: 24 });
    expect(ask({ ask: 'journeys', events: ['Pay', 'Home'], journey: 'leavers' })).toMatchObject({ value: 12, of: 12 });
  });

  test('shares carry their Wilson interval and what they rest on', () => {
    const share = ask({ ask: 'share', events: ['Pay'] });
    expect(share).toMatchObject({ value: 13 / 25, n: 25, unit: 'share' });
    expect([share.low, share.high].map((bound) => bound?.toFixed(3))).toEqual(['0.335', '0.700']);
    expect(ask({ ask: 'share', journey: 'buyers' })).toMatchObject({ value: 13 / 25, n: 25 });
    expect(ask({ ask: 'conversion' })).toMatchObject({ value: 13 / 25, n: 25 });
    expect(ask({ ask: 'conversion', events: ['Pay'], journey: 'buyers' })).toMatchObject({ value: 1, n: 13 });
    expect(ask({ ask: 'conversion', journey: 'buyers' })).toMatchObject({ value: null, n: 0 });
  });

  test('times are medians of the journeys that came by', () => {
    expect(ask({ ask: 'wait-before', events: ['Pay'] })).toMatchObject({ value: 36, n: 13, unit: 'seconds' });
    expect(ask({ ask: 'duration', journey: 'leavers' })).toMatchObject({ value: 30, n: 12, p90: 30 });
    expect(ask({ ask: 'wait-before', events: ['Basket'], journey: 'leavers' })).toMatchObject({ value: 30, n: 12 });
    expect(ask({ ask: 'time-in', stage: 'choose', journey: 'buyers' })).toMatchObject({ value: 60, n: 13 });
    expect(ask({ ask: 'wait-before', stage: 'buy' })).toMatchObject({ value: 36, n: 13 });
    expect(ask({ ask: 'wait-before', stage: 'choose' })).toMatchObject({ value: null, n: 0 });
    expect(ask({ ask: 'time-in', events: ['Basket'], journey: 'leavers' })).toMatchObject({ value: 0, n: 12 });
  });

  test('drop-off is of stages not left for a later one, or of touchpoints a journey ends with', () => {
    expect(ask({ ask: 'drop-off', stage: 'choose' })).toMatchObject({ value: 12 / 25, n: 25 });
    expect(ask({ ask: 'drop-off', events: ['Basket'] })).toMatchObject({ value: 12 / 25, n: 25 });
    expect(ask({ ask: 'drop-off', events: ['Home'] })).toMatchObject({ value: 0, n: 25 });
    expect(ask({ ask: 'drop-off', events: ['Basket'], later: ['Home'] })).toMatchObject({ value: 0, n: 25 });
    const converted = Uint8Array.from(journeys, (_, at) => (at === 12 ? 1 : 0));
    expect(ask({ ask: 'drop-off', stage: 'choose' }, { converted })).toMatchObject({ value: 11 / 25, n: 25 });
    const unfinished = Uint8Array.from(journeys, (_, at) => (at >= 12 && at < 17 ? 1 : 0));
    expect(ask({ ask: 'drop-off', stage: 'choose' }, { unfinished })).toMatchObject({ value: 7 / 20, n: 20 });
  });

  test('an edited stage asks about the events it holds now', () => {
    expect(ask({ ask: 'drop-off', stage: 'choose', events: ['Home'], later: ['Basket', 'Pay'] })).toMatchObject({
      value: 0,
      n: 25,
    });
  });

  test('coming back to a touchpoint is a second event; to a stage it is leaving it first', () => {
    expect(ask({ ask: 'repeats', events: ['Basket'] })).toMatchObject({ value: 2 / 25, n: 25 });
    expect(ask({ ask: 'repeats', stage: 'choose' })).toMatchObject({ value: 0, n: 25 });
    expect(ask({ ask: 'events-per-journey', events: ['Basket'] })).toMatchObject({ value: 27 / 25, n: 25 });
    expect(ask({ ask: 'events-per-journey' })).toMatchObject({ value: (13 * 3 + 20 + 6) / 25, n: 25 });
  });

  test('fewer than ten customers are not shown, whatever is asked of them', () => {
    for (const one of ['customers', 'journeys', 'share', 'duration', 'repeats'] as const) {
      const few = answerAll(
        logOf(journeys.slice(0, 9)),
        new Int16Array(9),
        discovery,
        [{ id: 'q', ask: one, source: 'shop', events: ['Pay'] }],
        {},
      )['q'];
      expect(few).toMatchObject({ value: null, n: 0, suppressed: true });
    }
    expect(ask({ ask: 'journeys', events: ['Pay'], journey: 'leavers' })).toMatchObject({ value: 0, of: 12 });
  });

  test('what cannot be answered says why', () => {
    expect(ask({ ask: 'feeling', events: ['Pay'] })).toMatchObject({ value: null, unit: 'valence', n: 0 });
    expect(ask({ ask: 'share', journey: 'gone' }).meaning).toMatch(/no longer found/);
    expect(ask({ ask: 'share', events: ['Renamed'] }).meaning).toMatch(/none of these events/);
  });

  test('every answer says of when it is', () => {
    const times = { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:01:53.000Z' };
    expect(ask({ ask: 'journeys' })).toMatchObject({ ...times, asOf: times.to });
    expect(ask({ ask: 'journeys' }, { asOf: Date.UTC(2024, 0, 1) })).toMatchObject({
      ...times,
      asOf: '2024-01-01T00:00:00.000Z',
    });
  });
});
