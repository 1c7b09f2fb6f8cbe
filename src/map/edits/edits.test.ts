import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { anyDraw, type Draw, editFrom } from '../../../test/any-edit.ts';
import { aMap, lane, path, persona, stage, touchpoint } from '../build.ts';
import { writeMap } from '../doc.ts';
import { parseJourneyFile, printJourneyFile } from '../file.ts';
import { JourneyMap } from '../map.ts';
import { readMap } from '../read-map.ts';
import { looseEnds } from '../references.ts';
import { undoFor } from '../undo.ts';
import { applyEdit, applyEdits, type Edit } from './edits.ts';

const bakery = aMap(
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  stage('Wait', 'Track', 'Ask'),
  lane('Does', 'actions', 'Searches', 'Compares boxes', 'Pays', 'Tracks', 'Calls'),
  lane('Feels', 'emotions', 'curious', '', 'unsure', 'nervous'),
  lane('Pains', 'pains'),
  touchpoint('Shop', 'web'),
  touchpoint('Phone', 'telephone'),
  persona('Hanna'),
  path('Gift buyers', 'shop', 'phone'),
);

const inDoc = (map: JourneyMap = bakery): Y.Doc => {
  const doc = new Y.Doc();
  writeMap(doc, map);
  return doc;
};

/** A second document of the same map, as another tab has it. */
const twinOf = (doc: Y.Doc): Y.Doc => {
  const twin = new Y.Doc();
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
  return twin;
};

const sync = (one: Y.Doc, other: Y.Doc): void => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
};

/** Does what the draws mean, one after the other; returns the edits that were not refused. */
function play(doc: Y.Doc, draws: readonly Draw[], who: string): Edit[] {
  return draws.flatMap((draw, index) => {
    const edit = editFrom(readMap(doc), draw, `${who}${index}`);
    return applyEdit(doc, edit, who) === undefined ? [edit] : [];
  });
}

const draws = fc.array(anyDraw, { minLength: 1, maxLength: 40 });
const runs = { numRuns: Number(process.env.SOJOURN_RUNS ?? 80) };

/** Valid, without loose ends, and the same from its own file. */
function expectSound(map: JourneyMap): void {
  expect(JourneyMap.safeParse(map).error?.issues ?? []).toEqual([]);
  expect(looseEnds(map)).toEqual([]);
  const text = printJourneyFile(map);
  expect(printJourneyFile(parseJourneyFile(text) as JourneyMap)).toBe(text);
}

describe('any sequence of edits', () => {
  test('[M18] undone gives the first map back; redone, the last', () => {
    fc.assert(
      fc.property(draws, (some) => {
        const doc = inDoc();
        const undo = undoFor(doc, 'me');
        play(doc, some, 'me');
        const last = readMap(doc);
        expectSound(last);
        while (undo.undo());
        expect(readMap(doc)).toEqual(bakery);
        while (undo.redo());
        expect(readMap(doc)).toEqual(last);
        undo.destroy();
      }),
      runs,
    );
  });

  test('[M16] replayed on another document gives an equal map, one by one and together', () => {
    fc.assert(
      fc.property(draws, (some) => {
        const doc = inDoc();
        const edits = play(doc, some, 'me');
        const one = inDoc();
        for (const edit of edits) expect(applyEdit(one, edit)).toBeUndefined();
        expect(readMap(one)).toEqual(readMap(doc));
        const together = inDoc();
        expect(applyEdits(together, edits)).toBeUndefined();
        expect(readMap(together)).toEqual(readMap(doc));
      }),
      runs,
    );
  });

  test('[M8] by two people at once, with undo, converge to one valid map', () => {
    fc.assert(
      fc.property(draws, draws, fc.nat(10), fc.nat(10), (mine, theirs, myUndos, theirUndos) => {
        const doc = inDoc();
        const twin = twinOf(doc);
        const undo = undoFor(doc, 'me');
        const theirUndo = undoFor(twin, 'you');
        play(doc, mine, 'me');
        play(twin, theirs, 'you');
        sync(doc, twin);
        expect(readMap(doc)).toEqual(readMap(twin));
        expectSound(readMap(doc));
        for (let i = 0; i < myUndos; i++) undo.undo();
        for (let i = 0; i < theirUndos; i++) theirUndo.undo();
        play(doc, theirs, 'me-again');
        sync(doc, twin);
        expect(readMap(doc)).toEqual(readMap(twin));
        expectSound(readMap(twin));
        // Read afresh, without what was kept from earlier readings.
        expect(readMap(twinOf(doc))).toEqual(readMap(doc));
      }),
      runs,
    );
  });

  test('[M13] gives the same objects for what no edit touched', () => {
    const doc = inDoc();
    const before = readMap(doc);
    expect(readMap(doc)).toBe(before);
    applyEdit(doc, { verb: 'edit-card', id: 'does:order/order', text: 'Pays at once' });
    const after = readMap(doc);
    expect(after.stages).toBe(before.stages);
    expect(after.lanes).toBe(before.lanes);
    expect(after.paths).toBe(before.paths);
    expect(after.cards.filter((card, index) => card !== before.cards[index]).map((card) => card.text)).toEqual([
      'Pays at once',
    ]);
    applyEdit(doc, { verb: 'rename-step', id: 'find/search', name: 'Look around' });
    expect(readMap(doc).stages.map((one, index) => one === before.stages[index])).toEqual([false, true, true]);
  });
});
