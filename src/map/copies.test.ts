import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isRefusal } from '../lib/refusal.ts';
import { addMap } from './add-map.ts';
import { aMap, called, card, lane, path, persona, stage, touchpoint } from './build.ts';
import { copyOf, subJourneyOf } from './copies.ts';
import { writeMap } from './doc.ts';
import { applyEdits, type Edit, parseEdit } from './edits/edits.ts';
import { type JourneyMap, JourneyMap as Schema } from './map.ts';
import { readMap } from './read-map.ts';
import { looseEnds } from './references.ts';

const bakery: JourneyMap = {
  ...aMap(
    called('First order', {
      status: 'live',
      reviewBy: '2027-01-01',
      signOffs: [{ id: 's', by: 'Rita', on: '2026-11-02' }],
    }),
    stage('Find', 'Search', 'Compare'),
    stage('Order', 'Basket', 'Pay'),
    lane('Does', 'actions', 'Searches', 'Compares', 'Fills the basket', 'Pays'),
    lane('Pains', 'pains'),
    lane('Ideas', 'opportunities'),
    card('fields', 'pains', 'order/basket', 'Too many fields', { touchpoint: 'shop', persona: 'tom', span: 2 }),
    card('fewer', 'ideas', 'order/pay', 'Ask for less', { shared: true }),
    touchpoint('Shop', 'web'),
    persona('Tom'),
    path('Offices', 'shop'),
  ),
  links: [{ id: 'raises', from: 'fields', to: 'fewer', kind: 'raises' }],
  lines: [{ id: 'visible', kind: 'visibility', below: 'does' }],
  views: [{ id: 'v', name: 'Pains only', view: 'grid', hiddenLanes: ['does'], personas: ['tom'] }],
  stakeholders: [
    { id: 'baker', name: 'Baker', side: 'company', gives: [{ to: 'office', what: 'Bread' }] },
    { id: 'office', name: 'Office', side: 'customer' },
  ],
};
const complaint = aMap(
  stage('Notice'),
  stage('Call'),
  lane('What she does', 'actions', 'Looks at the bread'),
  lane('What hurts', 'pains'),
  touchpoint('Phone', 'telephone'),
);

let made = 0;
const fresh = (kind: string): string => `${kind}-${made++}`;

function sound(map: JourneyMap): JourneyMap {
  expect(Schema.safeParse(map).error?.issues ?? []).toEqual([]);
  expect(looseEnds(map)).toEqual([]);
  return map;
}

function after(map: JourneyMap, edits: readonly Edit[]): JourneyMap {
  for (const edit of edits) expect(parseEdit(edit)).toEqual(edit);
  const doc = new Y.Doc();
  writeMap(doc, map);
  expect(applyEdits(doc, edits)).toBeUndefined();
  return sound(readMap(doc));
}

/** "Step / Lane: text" for every card. */
function where(map: JourneyMap): string[] {
  const steps = new Map(map.stages.flatMap((one) => one.steps).map((step) => [step.id, step.name]));
  const lanes = new Map(map.lanes.map((one) => [one.id, one.name]));
  return map.cards.map((one) => `${steps.get(one.step)} / ${lanes.get(one.lane)}: ${one.text}`);
}

test('[M47] a copy says the same with ids of its own, and is neither signed off nor due nor sharing', () => {
  const copy = sound(copyOf(bakery, { title: 'First order, redesigned', fresh }));
  expect(copy).toMatchObject({ title: 'First order, redesigned', status: 'draft' });
  for (const key of ['signOffs', 'reviewBy']) expect(copy).not.toHaveProperty(key);
  expect(where(copy)).toEqual(where(bakery));
  const idsOf = (map: JourneyMap): string[] =>
    [map.id, ...JSON.stringify(map).matchAll(/"(?:id|lane|step|below|from|to)":"([^"]+)"/g)].map(String);
  const things = ['shop', 'tom'];
  const old = new Set([...JSON.stringify(bakery).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
  const left = [...JSON.stringify(copy).matchAll(/"(?:id|lane|step|below|from|to)":"([^"]+)"/g)].map(([, id]) => id);
  expect([...new Set(left.filter((id) => old.has(id)))].sort()).toEqual(things);
  expect(idsOf(copy)[0]).not.toBe(bakery.id);
  expect(copy.cards.some((one) => one.shared)).toBe(false);
  expect(copy.personas).toEqual(bakery.personas);
  expect(copy.touchpoints).toEqual(bakery.touchpoints);
  expect(copy.links).toHaveLength(1);
});

test('[M49] a stage becomes a sub-journey that it names and keeps what it had', () => {
  const found = subJourneyOf(bakery, 'order', { fresh });
  if (isRefusal(found)) throw new Error(found.message);
  sound(found.map);
  expect(found.map.title).toBe('Order');
  expect(found.map.stages.map((one) => one.name)).toEqual(['Basket', 'Pay']);
  expect(where(found.map)).toEqual([
    'Basket / Does: Fills the basket',
    'Pay / Does: Pays',
    'Basket / Pains: Too many fields',
    'Pay / Ideas: Ask for less',
  ]);
  expect(found.map.links).toHaveLength(1);
  expect(found.map.lines).toHaveLength(1);
  const map = after(bakery, found.edits);
  expect(map.stages[1]?.subJourney).toBe(found.map.id);
  expect(map.cards).toEqual(bakery.cards);
  expect(subJourneyOf(bakery, 'gone')).toMatchObject({ code: 'no-such-stage' });
});

describe('a whole map added to another', () => {
  test('stands at its end, in the lanes that are alike, with the touchpoints of the same name', () => {
    const other = { ...bakery, touchpoints: [{ id: 'shop-2', name: 'phone', channel: 'telephone' as const }] };
    const named = {
      ...other,
      cards: other.cards.map((one) => (one.touchpoint ? { ...one, touchpoint: 'shop-2' } : one)),
    };
    const map = after(complaint, addMap(complaint, { ...named, paths: [] }, fresh));
    expect(map.stages.map((one) => one.name)).toEqual(['Notice', 'Call', 'Find', 'Order']);
    expect(where(map).slice(1)).toEqual(
      where(bakery).map((one) => one.replace('Does', 'What she does').replace('/ Pains', '/ What hurts')),
    );
    expect(map.touchpoints.map((one) => one.id)).toEqual(['phone']);
    expect(map.cards.find((one) => one.text === 'Too many fields')?.touchpoint).toBe('phone');
    expect(after(map, addMap(map, { ...named, paths: [] }, fresh)).lines).toHaveLength(1);
  });

  test('takes the place of the bare stage of a new map', () => {
    const blank = aMap(stage('Stage 1'), lane('Actions', 'actions'));
    const map = after(blank, addMap(blank, bakery, fresh));
    expect(map.stages.map((one) => one.name)).toEqual(['Find', 'Order']);
    expect(map.lanes.map((one) => one.name)).toEqual(['Actions', 'Pains', 'Ideas']);
  });
});
