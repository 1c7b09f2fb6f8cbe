/** Every rule has a map that breaks it and one that keeps it. */
import { describe, expect, test } from 'vitest';
import { aMap, called, card, lane, persona, stage, touchpoint, type Part } from '../build.ts';
import type { BlueprintLine, Card, JourneyMap, Lane, Link, Stage, Step } from '../map.ts';
import type { Ask, Measure, MeasureRef } from '../measure.ts';
import type { Around } from './checked.ts';
import { lint } from './lint.ts';
import { ruleIds } from './rules.ts';

type Parts = readonly Part[];

const find = stage('Find');
const pay = stage('Pay');
/** A card somewhere, so that the map has begun. */
const does = lane('Does', 'actions', 'Opens the shop', 'Pays by card');
const pains = lane('Pains', 'pains');
const chances = lane('Opportunities', 'opportunities');
const solutions = lane('Solutions', 'solutions');
const metrics = lane('Metrics', 'metrics');
const feels = lane('Feels', 'emotions');
const meets = lane('Meets', 'touchpoints');
const wished: { lane: Lane; cells: string[] } = {
  lane: { id: 'wanted', kind: 'emotions', name: 'Should feel', wanted: true },
  cells: [],
};

const link = (kind: Link['kind'], from: string, to: string): Link => ({ id: `${from}-${to}`, from, to, kind });
const ref = (ask: Ask, id: string = ask): MeasureRef => ({ id, ask, source: 'shop-log' });
const answer = (value: number | null, unit: Measure['unit'], to = '2026-11-01'): Measure => ({
  value,
  unit,
  n: value === null ? 0 : 240,
  asOf: '2026-11-20',
  to,
  meaning: 'Asked after the order.',
});
const made = (name: string, id: string, more: Partial<Stage> = {}, step: Partial<Step> = {}): { stage: Stage } => ({
  stage: { id, name, steps: [{ id: `${id}/${id}`, name, ...step }], ...more },
});
const visibility: BlueprintLine = { id: 'line', kind: 'visibility', below: 'front' };
const feeling = (step: string, valence: number, more: Partial<Card> = {}) =>
  card(`feels-${step}`, 'feels', step, 'So', { valence, ...more });

interface Case {
  readonly breaks: Parts;
  readonly keeps: Parts;
  readonly place: string;
  readonly around?: Around;
  readonly measures?: Readonly<Record<string, Measure>>;
}

const today = '2026-11-21';
const counter = touchpoint('Counter', 'in-branch');
const checkout = touchpoint('Checkout', 'web');
const mapBelow = (id: string, to: string): JourneyMap => ({
  ...aMap(made('Pick up', `s-${id}`, { subJourney: to }), does),
  id,
});

const cases: Readonly<Record<string, Case>> = {
  'map-without-owner': {
    breaks: [find, does],
    keeps: [find, does, called('Bread', { owner: 'Nadia' })],
    place: 'map:map',
  },
  'stage-without-owner': {
    breaks: [find, does],
    keeps: [find, does, lane('Owner', 'owner', 'Web team')],
    place: 'stage:find',
  },
  'touchpoint-without-owner': {
    breaks: [find, does, touchpoint('Counter', 'in-branch', { owner: ' ' })],
    keeps: [find, does, touchpoint('Counter', 'in-branch', { owner: 'Branch Nord' })],
    place: 'touchpoint:counter',
  },
  'solution-without-owner': {
    breaks: [find, solutions, card('slots', 'solutions', 'find/find', 'Pick-up slots', { progress: 'doing' })],
    keeps: [find, solutions, card('slots', 'solutions', 'find/find', 'Pick-up slots', { progress: 'idea' })],
    place: 'card:slots',
  },
  'map-past-review': {
    breaks: [
      find,
      does,
      called('Bread', { reviewEvery: 90, signOffs: [{ id: 'sign-off_1', by: 'Nadia', on: '2026-08-01' }] }),
    ],
    keeps: [find, does, called('Bread', { reviewBy: '2026-11-21' })],
    place: 'map:map',
    around: { today },
  },
  'cell-past-review': {
    breaks: [find, pains, card('queue', 'pains', 'find/find', 'Queue', { reviewBy: '2026-11-20' })],
    keeps: [find, pains, card('queue', 'pains', 'find/find', 'Queue', { reviewBy: '2026-11-21' })],
    place: 'card:queue',
    around: { today },
  },
  'map-never-signed-off': {
    breaks: [find, does, called('Bread', { status: 'live' })],
    keeps: [
      find,
      does,
      called('Bread', { status: 'live', signOffs: [{ id: 'sign-off_1', by: 'Nadia', on: '2026-08-01' }] }),
    ],
    place: 'map:map',
  },
  'pain-without-evidence': {
    breaks: [find, pains, card('queue', 'pains', 'find/find', 'Queue at eight', { evidence: { n: 0 } })],
    keeps: [find, pains, card('queue', 'pains', 'find/find', 'Queue at eight', { evidence: { n: 6 } })],
    place: 'card:queue',
  },
  'emotion-without-n': {
    breaks: [find, feels, feeling('find/find', -1)],
    keeps: [find, feels, feeling('find/find', -1, { measures: [ref('feeling')] })],
    place: 'card:feels-find/find',
    measures: { feeling: answer(-0.8, 'valence') },
  },
  'citation-without-source': {
    breaks: [find, lane('Thinks', 'thoughts'), card('a', 'thinks', 'find/find', 'Is it fresh?', { state: 'cited' })],
    keeps: [
      find,
      lane('Thinks', 'thoughts'),
      card('a', 'thinks', 'find/find', 'Is it fresh?', { state: 'cited', citation: 'Interview, May' }),
    ],
    place: 'card:a',
  },
  'quote-without-source': {
    breaks: [find, lane('Says', 'quotes'), card('a', 'says', 'find/find', 'I never know when it is warm.')],
    keeps: [
      find,
      lane('Says', 'quotes'),
      card('a', 'says', 'find/find', 'I never know when it is warm.', { evidence: { kind: 'interview' } }),
    ],
    place: 'card:a',
  },
  'persona-without-evidence': {
    breaks: [find, does, persona('Maya', { goals: ['Fresh bread'] })],
    keeps: [find, does, persona('Maya', { quotes: ['I go where it smells of bread.'] })],
    place: 'persona:maya',
  },
  'measure-without-answer': {
    breaks: [made('Find', 'find', { measures: [ref('share', 'gone')] }), does],
    keeps: [made('Find', 'find', { measures: [ref('share', 'there')] }), does],
    place: 'stage:find',
    measures: { gone: answer(null, 'share'), there: answer(0.4, 'share') },
  },
  'stale-measure': {
    breaks: [made('Find', 'find', { measures: [ref('share', 'old')] }), does],
    keeps: [made('Find', 'find', { measures: [ref('share', 'old'), ref('time-in', 'new')] }), does],
    place: 'stage:find',
    around: { today },
    measures: { old: answer(0.4, 'share', '2026-03-31T10:00:00Z'), new: answer(60, 'seconds', '2026-10-31') },
  },
  'kpi-without-target': {
    breaks: [find, metrics, card('orders', 'metrics', 'find/find', 'Orders', { kpi: { kind: 'count', declared: 80 } })],
    keeps: [find, metrics, card('orders', 'metrics', 'find/find', 'Orders', { kpi: { kind: 'count', target: 90 } })],
    place: 'card:orders',
  },
  'moment-of-truth-without-metric': {
    breaks: [made('Pay', 'pay', {}, { momentOfTruth: true }), does],
    keeps: [made('Pay', 'pay', {}, { momentOfTruth: true }), does, lane('Metrics', 'metrics', 'Paid orders')],
    place: 'step:pay/pay',
  },
  'pain-without-opportunity': {
    breaks: [
      find,
      pay,
      pains,
      lane('Opportunities', 'opportunities', 'Know when bread is warm'),
      card('queue', 'pains', 'pay/pay', 'Queue at eight'),
    ],
    keeps: [
      find,
      pains,
      lane('Opportunities', 'opportunities', 'Know when bread is warm'),
      card('queue', 'pains', 'find/find', 'Queue at eight'),
    ],
    place: 'card:queue',
  },
  'opportunity-without-pain-or-insight': {
    breaks: [
      find,
      lane('Pains', 'pains', 'Queue at eight'),
      chances,
      card('first', 'opportunities', 'find/find', 'Skip the queue'),
      card('second', 'opportunities', 'find/find', 'Sell cakes too'),
      called('Bread', { links: [link('raises', 'pains:find/find', 'first')] }),
    ],
    keeps: [
      find,
      lane('Pains', 'pains', 'Queue at eight'),
      chances,
      card('first', 'opportunities', 'find/find', 'Skip the queue'),
      called('Bread', { links: [link('raises', 'pains:find/find', 'first')] }),
    ],
    place: 'card:second',
  },
  'opportunity-without-solution': {
    breaks: [find, chances, card('queue', 'opportunities', 'find/find', 'Skip the queue')],
    keeps: [
      find,
      chances,
      lane('Solutions', 'solutions', 'Pick-up slots'),
      card('queue', 'opportunities', 'find/find', 'Skip the queue'),
    ],
    place: 'card:queue',
  },
  'opportunity-not-scored': {
    breaks: [find, chances, card('queue', 'opportunities', 'find/find', 'Skip the queue', { effort: 2 })],
    keeps: [
      find,
      chances,
      card('queue', 'opportunities', 'find/find', 'Skip the queue', { effort: 2, customerValue: 4 }),
    ],
    place: 'card:queue',
  },
  'solution-without-validating-metric': {
    breaks: [find, solutions, card('slots', 'solutions', 'find/find', 'Pick-up slots')],
    keeps: [
      find,
      solutions,
      metrics,
      card('slots', 'solutions', 'find/find', 'Pick-up slots'),
      card('wait', 'metrics', 'find/find', 'Minutes in the queue'),
      called('Bread', { links: [link('validated-by', 'slots', 'wait')] }),
    ],
    place: 'card:slots',
  },
  'solution-in-opportunity-words': {
    breaks: [find, chances, card('a', 'opportunities', 'find/find', 'We should build an app for pick-up')],
    keeps: [find, chances, card('a', 'opportunities', 'find/find', 'Nobody waits longer than the oven does')],
    place: 'card:a',
  },
  'unmet-expectation': {
    breaks: [find, wished, feels, feeling('find/find', -0.5), card('w', 'wanted', 'find/find', 'Glad', { valence: 1 })],
    keeps: [find, wished, feels, feeling('find/find', 0), card('w', 'wanted', 'find/find', 'Glad', { valence: 1 })],
    place: 'step:find/find',
  },
  'touchpoint-gap': {
    breaks: [
      find,
      meets,
      touchpoint('Counter', 'in-branch', { target: 1, measures: [ref('feeling')] }),
      card('c', 'meets', 'find/find', 'Counter', { touchpoint: 'counter' }),
    ],
    keeps: [
      find,
      meets,
      touchpoint('Counter', 'in-branch', { target: 0.5, measures: [ref('feeling')] }),
      card('c', 'meets', 'find/find', 'Counter', { touchpoint: 'counter' }),
    ],
    place: 'touchpoint:counter',
    measures: { feeling: answer(-0.8, 'valence') },
  },
  'low-point-without-pain': {
    breaks: [find, pains, feels, feeling('find/find', -1)],
    keeps: [find, lane('Pains', 'pains', 'Queue at eight'), feels, feeling('find/find', -1)],
    place: 'step:find/find',
  },
  'high-friction-channel-change': {
    breaks: [
      find,
      pay,
      meets,
      feels,
      counter,
      checkout,
      card('a', 'meets', 'find/find', 'Counter', { touchpoint: 'counter' }),
      card('b', 'meets', 'pay/pay', 'Checkout', { touchpoint: 'checkout' }),
      feeling('find/find', 0.5),
      feeling('pay/pay', -0.5),
    ],
    keeps: [
      find,
      pay,
      meets,
      feels,
      counter,
      checkout,
      card('a', 'meets', 'find/find', 'Counter', { touchpoint: 'counter' }),
      card('b', 'meets', 'pay/pay', 'Checkout', { touchpoint: 'checkout' }),
      feeling('find/find', 0.5),
      feeling('pay/pay', 0.2),
    ],
    place: 'step:pay/pay',
  },
  'time-without-word': {
    breaks: [
      made('Find', 'find', {}, { takes: 60 }),
      made('Order', 'order', {}, { takes: 120 }),
      made('Pay', 'pay', {}, { takes: 60 }),
      made('Fetch', 'fetch', {}, { waitBefore: 3600 }),
      does,
    ],
    keeps: [
      made('Find', 'find', {}, { takes: 60 }),
      made('Order', 'order', {}, { takes: 120 }),
      made('Pay', 'pay', {}, { takes: 60 }),
      made('Fetch', 'fetch', {}, { waitBefore: 200 }),
      does,
    ],
    place: 'step:fetch/fetch',
  },
  'unnecessary-touchpoint': {
    breaks: [
      find,
      meets,
      counter,
      touchpoint('Leaflet', 'mail', { impact: 1 }),
      card('a', 'meets', 'find/find', 'Counter', { touchpoint: 'counter' }),
      card('b', 'meets', 'find/find', 'Leaflet', { touchpoint: 'leaflet' }),
    ],
    keeps: [
      find,
      meets,
      touchpoint('Leaflet', 'mail', { impact: 1 }),
      card('b', 'meets', 'find/find', 'Leaflet', { touchpoint: 'leaflet' }),
    ],
    place: 'touchpoint:leaflet',
  },
  'no-persona': { breaks: [find, does], keeps: [find, does, persona('Maya')], place: 'map:map' },
  'stage-without-touchpoint': {
    breaks: [find, does],
    keeps: [find, meets, counter, card('a', 'meets', 'find/find', 'Counter', { touchpoint: 'counter' })],
    place: 'stage:find',
  },
  'step-without-action': {
    breaks: [find, pay, lane('Does', 'actions', 'Looks for rye bread')],
    keeps: [find, pay, lane('Does', 'actions'), card('a', 'does', 'find/find', 'Looks, then pays', { span: 2 })],
    place: 'step:pay/pay',
  },
  'stage-named-like-department': {
    breaks: [made('The Sales Team', 'sales'), does],
    keeps: [made('Compare offers', 'sales', { owner: 'Sales' }), does],
    place: 'stage:sales',
  },
  'stage-not-from-the-customer': {
    breaks: [made('Lead qualification', 'lead'), does],
    keeps: [made('Find out whether it fits', 'lead'), does],
    place: 'stage:lead',
  },
  'mixed-altitude': {
    breaks: [stage('Order', 'Look', 'Choose', 'Ask', 'Fill in', 'Pay'), find, pay, stage('Eat'), does],
    keeps: [stage('Order', 'Look', 'Choose', 'Ask', 'Pay'), find, pay, stage('Eat'), stage('Tell'), does],
    place: 'stage:order',
  },
  'sub-journey-too-deep': {
    breaks: [made('Fetch', 'fetch', { subJourney: 'two' }), does],
    keeps: [made('Fetch', 'fetch', { subJourney: 'three' }), does],
    place: 'stage:fetch',
    around: { otherMaps: [mapBelow('two', 'three'), mapBelow('three', 'four'), { ...aMap(find, does), id: 'four' }] },
  },
  'duplicate-touchpoint': {
    breaks: [find, does, counter, { touchpoint: { id: 'other', name: ' counter', channel: 'in-branch' } }],
    keeps: [find, does, counter, { touchpoint: { id: 'other', name: 'Counter', channel: 'telephone' } }],
    place: 'touchpoint:other',
  },
  'touchpoint-off-the-map': {
    breaks: [find, does, counter],
    keeps: [find, does, counter, { path: { id: 'p', name: 'Walk in', touchpoints: ['counter'] } }],
    place: 'touchpoint:counter',
  },
  'backstage-without-visibility-line': {
    breaks: [find, lane('Front', 'frontstage', 'Greets'), lane('Back', 'backstage', 'Bakes')],
    keeps: [
      find,
      lane('Front', 'frontstage', 'Greets'),
      lane('Back', 'backstage', 'Bakes'),
      called('Bread', { lines: [visibility] }),
    ],
    place: 'lane:back',
  },
  'empty-lane': {
    breaks: [find, pains, ...Array.from({ length: 10 }, (_, at) => card(`c${at}`, 'does', 'find/find', 'Waits')), does],
    keeps: [find, pains, does],
    place: 'lane:pains',
  },
  'long-card': {
    breaks: [find, pains, card('long', 'pains', 'find/find', 'The queue is long. '.repeat(11))],
    keeps: [find, pains, card('long', 'pains', 'find/find', `[The queue](https://bakery.example/${'q'.repeat(200)})`)],
    place: 'card:long',
  },
};

describe('gap rules', () => {
  test('every rule has its two maps here', () => {
    expect(Object.keys(cases).toSorted()).toEqual(ruleIds.toSorted());
  });

  for (const [rule, one] of Object.entries(cases)) {
    const found = (parts: Parts): string[] =>
      lint(aMap(...parts), one.measures, one.around, { only: [rule] }).map(({ place }) => `${place.kind}:${place.id}`);
    test(`${rule}: found where it is broken`, () => {
      expect(found(one.breaks)).toContain(one.place);
    });
    test(`${rule}: silent where it is kept`, () => {
      expect(found(one.keeps)).toEqual([]);
    });
  }
});
