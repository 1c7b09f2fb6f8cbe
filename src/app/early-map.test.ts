import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aMap, lane, stage } from '../map/build.ts';
import { writeMap } from '../map/doc.ts';
import { applyEdits } from '../map/edits/edits.ts';
import { readMap } from '../map/read-map.ts';
import { EarlyMap } from './early-map.ts';

const bakery = aMap(
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  lane('Feels', 'emotions', 'curious', '', 'sure'),
);
const words = (map: { cards: readonly { text: string }[] }): string[] => map.cards.map((card) => card.text);
const rename = { verb: 'edit-card', id: 'feels:find/search', text: 'doubtful' } as const;
const more = { verb: 'add-card', id: 'new', lane: 'feels', step: 'find/compare', text: 'hopeful' } as const;

describe('a map whose document is still on its way', () => {
  test('is the map that was given until it is edited', () => {
    expect(new EarlyMap(bakery).map).toBe(bakery);
  });

  test('shows edits at once and keeps everything else the same', () => {
    const early = new EarlyMap(bakery);
    expect(early.edit([rename])).toBeUndefined();
    expect(words(early.map)).toEqual(['doubtful', 'sure']);
    expect(early.map.stages).toBe(bakery.stages);
    expect(early.undoes).toBe('Edit the card');
  });

  test('refuses what the map would refuse, and keeps it from being done later', () => {
    const early = new EarlyMap(bakery);
    expect(early.edit([{ ...rename, id: 'gone' }])?.code).toBe('no-such-card');
    expect(early.done).toEqual([]);
    expect(early.map).toBe(bakery);
  });

  test('takes edits back one by one, and does them again', () => {
    const early = new EarlyMap(bakery);
    early.edit([rename]);
    early.edit([more]);
    early.undo();
    expect(words(early.map)).toEqual(['doubtful', 'sure']);
    early.undo();
    expect(early.map).toBe(bakery);
    early.redo();
    early.redo();
    expect(words(early.map).toSorted()).toEqual(['doubtful', 'hopeful', 'sure']);
    expect(early.redoes).toBeUndefined();
  });

  test('says what to do on the document once it is there, with the same result', () => {
    const early = new EarlyMap(bakery);
    for (const edit of [rename, more]) early.edit([edit]);
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    for (const edits of early.done) expect(applyEdits(doc, edits)).toBeUndefined();
    expect(readMap(doc)).toEqual(early.map);
  });
});
