import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { anyMap } from '../../test/any-map.ts';
import { aMap, lane, stage, touchpoint } from './build.ts';
import { writeMap } from './doc.ts';
import { applyEdit } from './edits/edits.ts';
import type { JourneyMap } from './map.ts';
import { expectMap, readMap } from './read-map.ts';

const bakery = aMap(
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  lane('Feels', 'emotions', 'curious', '', 'sure'),
  lane('Does', 'actions', 'looks', 'asks', 'pays'),
  touchpoint('Shop', 'web'),
);

/** As it comes over the network. */
const sent = (map: JourneyMap): JourneyMap => JSON.parse(JSON.stringify(map)) as JourneyMap;

function documentOf(map: JourneyMap): Y.Doc {
  const doc = new Y.Doc();
  writeMap(doc, map);
  return doc;
}

/** The document as another computer gets it, which was told before what to expect. */
function receivedBy(doc: Y.Doc, expected: JourneyMap): Y.Doc {
  const other = new Y.Doc();
  expectMap(other, expected);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

describe('a map that was read before its document came', () => {
  test('is the very map that the document holds, so that nothing is drawn again', () => {
    const doc = documentOf(bakery);
    const early = sent(readMap(doc));
    expect(readMap(receivedBy(doc, early))).toBe(early);
  });

  test('gives way to the document where that says something else, and only there', () => {
    const doc = documentOf(bakery);
    const early = sent(readMap(doc));
    applyEdit(doc, { verb: 'edit-card', id: 'feels:find/search', text: 'doubtful' });
    const map = readMap(receivedBy(doc, early));
    expect(map).toEqual(readMap(doc));
    expect(map.cards.find((card) => card.id === 'feels:find/search')?.text).toBe('doubtful');
    expect(map.lanes).toBe(early.lanes);
    expect(map.stages).toBe(early.stages);
    const kept = map.cards.filter((card) => early.cards.includes(card));
    expect(kept).toHaveLength(early.cards.length - 1);
  });

  test('is followed by edits like any other', () => {
    const doc = documentOf(bakery);
    const other = receivedBy(doc, sent(readMap(doc)));
    readMap(other);
    expect(applyEdit(other, { verb: 'delete-stage', id: 'find' })).toBeUndefined();
    expect(readMap(other).stages.map((one) => one.name)).toEqual(['Order']);
    expect(readMap(other).cards.map((one) => one.text)).toEqual(['sure', 'pays']);
  });

  test('changes nothing about what any document is read as', () => {
    fc.assert(
      fc.property(anyMap, anyMap, (held, expected) => {
        const doc = documentOf(held);
        const plain = readMap(doc);
        expect(readMap(receivedBy(doc, sent(plain)))).toEqual(plain);
        expect(readMap(receivedBy(doc, sent(readMap(documentOf(expected)))))).toEqual(plain);
      }),
      { numRuns: 15, seed: 20261122 },
    );
  });
});
