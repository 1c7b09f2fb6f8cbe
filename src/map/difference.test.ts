/** Two states of a map told apart: what was added, removed, changed and moved, and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { anyDraw, editFrom, type Draw } from '../../test/any-edit.ts';
import { anyMap } from '../../test/any-map.ts';
import { aMap, called, card, lane, persona, stage, touchpoint } from './build.ts';
import { differenceOf, type Change } from './difference.ts';
import { writeMap } from './doc.ts';
import { applyEdit, applyEdits, type Edit } from './edits/edits.ts';
import type { JourneyMap } from './map.ts';
import { readMap } from './read-map.ts';
import { same } from './same.ts';

const bakery = aMap(
  called('Bread by post', { owner: 'Lena' }),
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  stage('Eat'),
  lane('Does', 'actions', 'Searches', 'Compares boxes', 'Pays'),
  lane('Pains', 'pains', '', 'Prices are hidden'),
  card('late', 'pains', 'eat/eat', 'The bread is hard'),
  touchpoint('Shop', 'web'),
  persona('Hanna'),
);

function edited(map: JourneyMap, ...edits: Edit[]): JourneyMap {
  const doc = new Y.Doc();
  writeMap(doc, map);
  expect(applyEdits(doc, edits, 'a reviewer')).toBeUndefined();
  return readMap(doc);
}

/** "cards late changed text, step". */
const told = (changes: readonly Change[]): string[] =>
  changes.map(({ kind, id, how, fields, moved, along }) =>
    [
      kind,
      id,
      how,
      ...fields.map((one) => one.field),
      ...(moved ? ['moved'] : []),
      ...(along ? [`with ${along.kind} ${along.id}`] : []),
    ].join(' '),
  );
const between = (...edits: Edit[]): string[] => told(differenceOf(bakery, edited(bakery, ...edits)));

describe('the difference of two maps', () => {
  test('is nothing for the same map, however it was written', () => {
    expect(differenceOf(bakery, edited(bakery))).toEqual([]);
    expect(differenceOf(bakery, { ...bakery, paths: [], signOffs: [] })).toEqual([]);
  });

  test('tells a new name with the old one beside it', () => {
    const after = edited(bakery, { verb: 'rename-stage', id: 'find', name: 'Discover' });
    expect(differenceOf(bakery, after)).toMatchObject([
      { kind: 'stages', id: 'find', how: 'changed', fields: [{ field: 'name', before: 'Find', after: 'Discover' }] },
    ]);
  });

  test('tells fields of the map, what was cleared and what was first said', () => {
    const after = edited(bakery, { verb: 'set-map-fields', owner: null, reviewBy: '2026-12-01' });
    expect(differenceOf(bakery, after)).toMatchObject([
      {
        kind: 'map',
        fields: [
          { field: 'reviewBy', before: undefined, after: '2026-12-01' },
          { field: 'owner', before: 'Lena', after: undefined },
        ],
      },
    ]);
  });

  test('[M52] names what came or went with a lane, a stage or a step', () => {
    expect(between({ verb: 'delete-lane', id: 'pains' })).toEqual([
      'lanes pains removed',
      'cards pains:find/compare removed with lanes pains',
      'cards late removed with lanes pains',
    ]);
    expect(between({ verb: 'delete-stage', id: 'order' })).toEqual([
      'stages order removed',
      'steps order/order removed with stages order',
      'cards does:order/order removed with steps order/order',
    ]);
    expect(between({ verb: 'add-stage', id: 'praise', step: 'praise/1', name: 'Praise' })).toEqual([
      'stages praise added',
      'steps praise/1 added with stages praise',
    ]);
  });

  test('[M52] says that one was moved, not that all others were', () => {
    expect(between({ verb: 'move-stage', id: 'eat', before: 'find' })).toEqual(['stages eat changed moved']);
    expect(between({ verb: 'move-stage', id: 'find', before: null })).toEqual(['stages find changed moved']);
  });

  test('tells a card in another cell by its lane and step, and a step in another stage by its stage', () => {
    expect(between({ verb: 'move-card', id: 'late', lane: 'does', step: 'find/search', before: null })).toEqual([
      'cards late changed lane step',
    ]);
    expect(between({ verb: 'move-step', id: 'find/compare', stage: 'order', before: 'order/order' })).toEqual([
      'steps find/compare changed stage',
    ]);
  });

  test('keeps what two people changed on one record apart by field', () => {
    expect(
      between(
        { verb: 'edit-touchpoint', id: 'shop', owner: 'Murat', channel: 'app' },
        { verb: 'edit-persona', id: 'hanna', role: 'Buys for the office' },
      ),
    ).toEqual(['touchpoints shop changed channel owner', 'personas hanna changed role']);
  });
});

/** Order matters within a cell only; a list that holds nothing is as good as none. */
function canonical(map: JourneyMap): unknown {
  const cells = new Map<string, unknown[]>();
  for (const one of map.cards) cells.set(`${one.lane}\n${one.step}`, []);
  for (const one of map.cards) cells.get(`${one.lane}\n${one.step}`)?.push(one);
  const lists = Object.entries(map).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return { ...Object.fromEntries(lists), id: '', cards: Object.fromEntries(cells) };
}

function after(map: JourneyMap, draws: readonly Draw[]): JourneyMap {
  const doc = new Y.Doc();
  writeMap(doc, map);
  draws.forEach((draw, nth) => applyEdit(doc, editFrom(readMap(doc), draw, `${nth}`), 'a reviewer'));
  return readMap(doc);
}

/** Which of two neighbours moved is told from where one looks; what is said of each is not. */
const said = (changes: readonly Change[]): string[] =>
  changes
    .filter((one) => one.how !== 'changed' || one.fields.length > 0)
    .map(({ kind, id, how, fields }) => [kind, id, how, ...fields.map((one) => one.field).sort()].join(' '))
    .sort();

test('[M51] after any edits the difference is empty exactly when the map says the same, and reads the same backwards', () => {
  fc.assert(
    fc.property(anyMap, fc.array(anyDraw, { maxLength: 8 }), (map, draws) => {
      const now = after(map, draws);
      const forth = differenceOf(map, now);
      expect(forth.length === 0).toBe(same(canonical(map), canonical(now)));
      const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
      const back = differenceOf(now, map).map((one) => ({ ...one, how: turned[one.how] }));
      expect(said(back)).toEqual(said(forth));
    }),
    { numRuns: 300 },
  );
});
