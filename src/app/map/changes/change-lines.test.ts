/** What a reviewer reads of the changes since the last review. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aMap, called, lane, stage, touchpoint } from '../../../map/build.ts';
import { writeMap } from '../../../map/doc.ts';
import { applyEdits, type Edit } from '../../../map/edits/edits.ts';
import { readMap } from '../../../map/read-map.ts';
import { changeGroups } from './change-lines.ts';

const bakery = aMap(
  called('Bread by post', { owner: 'Lena' }),
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  lane('Does', 'actions', 'Searches', 'Compares boxes', 'Pays'),
  lane('Feels', 'emotions', 'curious'),
  touchpoint('Shop', 'web'),
);

function read(...edits: Edit[]): string[] {
  const doc = new Y.Doc();
  writeMap(doc, bakery);
  expect(applyEdits(doc, edits, 'a reviewer')).toBeUndefined();
  return changeGroups(bakery, readMap(doc)).flatMap(({ title, lines }) =>
    lines.map(({ how, name, details, spot }) =>
      [title, how, name, ...details, spot ? `at ${spot.kind}` : ''].filter(Boolean).join(' | '),
    ),
  );
}

describe('the list of changes', () => {
  test('says what a field said and says now, in the words of the panels', () => {
    expect(
      read(
        { verb: 'set-map-fields', owner: null, status: 'live', reviewBy: '2026-12-01' },
        { verb: 'edit-card', id: 'feels:find/search', valence: -1.5, text: 'Lost' },
        { verb: 'edit-touchpoint', id: 'shop', owner: 'Murat Aydin', channel: 'app' },
      ),
    ).toEqual([
      'About the map | changed | Bread by post | Review by: 1 Dec 2026 | Status: Live | Owner: Lena → nobody',
      'Cards | changed | Lost | Words: “curious” → “Lost” | Feeling: −1.5 | at card',
      'Touchpoints | changed | Shop | Channel: Web → App | Owner: Murat Aydin',
    ]);
  });

  test('tells a stage and what is in it once', () => {
    expect(read({ verb: 'rename-stage', id: 'order', name: 'Choose and pay' })).toEqual([
      'Stages | changed | Choose and pay | Name: “Order” → “Choose and pay” | at stage',
    ]);
    expect(read({ verb: 'delete-stage', id: 'find' })).toEqual([
      'Stages | removed | Find | with 2 steps | with 3 cards',
    ]);
    expect(read({ verb: 'delete-lane', id: 'does' })).toEqual(['Lanes | removed | Does | with 3 cards']);
  });

  test('says where a card went, and leads to the cell of one that is gone', () => {
    expect(
      read(
        { verb: 'move-card', id: 'does:find/search', lane: 'does', step: 'order/order', before: null },
        { verb: 'delete-card', id: 'does:find/compare' },
      ),
    ).toEqual([
      'Cards | moved | Searches | Step: “Search” → “Order” | at card',
      'Cards | removed | Compares boxes | at cell',
    ]);
  });

  test('leaves out how a lane is shown, and ways to look', () => {
    expect(
      read(
        { verb: 'collapse-lane', id: 'does', collapsed: true },
        { verb: 'hide-lane', id: 'feels', hidden: true },
        { verb: 'save-view', id: 'v', name: 'Feelings', view: 'curve' },
      ),
    ).toEqual([]);
  });
});
