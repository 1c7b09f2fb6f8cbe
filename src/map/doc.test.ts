import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, card, lane, stage, touchpoint } from './build.ts';
import { records, writeMap } from './doc.ts';
import { applyEdit } from './edits/edits.ts';
import { measuredMapOf, parseJourneyFile, printJourneyFile } from './file.ts';
import type { MeasureRef } from './measure.ts';
import { readMap } from './read-map.ts';
import { undoFor } from './undo.ts';

const bakery = aMap(
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  lane('Feels', 'emotions', 'curious', '', 'sure'),
  touchpoint('Shop', 'web'),
);

describe('a map in a document', () => {
  test('[M7] reads back as it was written', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    expect(readMap(doc)).toEqual(bakery);
    const undo = undoFor(doc, 'me');
    expect(applyEdit(doc, { verb: 'delete-stage', id: 'find' }, 'me')).toBeUndefined();
    expect(readMap(doc).stages.map((s) => s.name)).toEqual(['Order']);
    expect(undo.undoes).toBe('Delete the stage');
    undo.undo();
    expect(readMap(doc)).toEqual(bakery);
    expect(undo.redoes).toBe('Delete the stage');
  });

  test('[M14] keeps what is deleted, marked; written to a fresh document it is left behind', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    applyEdit(doc, { verb: 'delete-card', id: 'feels:order/order' });
    expect(records(doc, 'cards').has('feels:order/order')).toBe(true);
    expect(readMap(doc).cards.map((one) => one.text)).toEqual(['curious']);
    const fresh = new Y.Doc();
    writeMap(fresh, readMap(doc));
    expect(records(fresh, 'cards').has('feels:order/order')).toBe(false);
    expect(readMap(fresh)).toEqual(readMap(doc));
  });

  test('[M5] holds the question, never the answer', () => {
    const asked = { id: 'ask', ask: 'share', source: 'shop', events: ['Visited'] } satisfies MeasureRef;
    const answer = { value: 0.4, unit: 'share', n: 9, asOf: '2026-11-02T08:00:00Z', meaning: 'Share.' } as const;
    const map = aMap(
      stage('Find'),
      lane('Does', 'actions'),
      card('a', 'does', 'find/find', 'Searches', { measures: [asked] }),
    );
    const file = parseJourneyFile(printJourneyFile(map, { ask: answer }));
    if (isRefusal(file)) throw new Error(file.message);
    expect(measuredMapOf(file).measures).toEqual({ ask: answer });
    const doc = new Y.Doc();
    writeMap(doc, file);
    expect(readMap(doc).cards[0]?.measures).toEqual([asked]);
    expect(JSON.stringify(doc.toJSON())).not.toContain('0.4');
  });
});

test('[M1] a map without a stage, and a stage without a step, are refused', () => {
  for (const stages of [[], [{ id: 'find', name: 'Find', steps: [] }]])
    expect(parseJourneyFile(printJourneyFile({ ...bakery, stages, cards: [] }))).toMatchObject({ code: 'bad-map' });
});
