import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { anyDraw, type Draw, editFrom, verbNames } from '../../../test/any-edit.ts';
import { aMap, lane, path, persona, stage, touchpoint } from '../build.ts';
import { writeMap } from '../doc.ts';
import { parseJourneyFile, printJourneyFile } from '../file.ts';
import { JourneyMap } from '../map.ts';
import { readMap } from '../read-map.ts';
import { looseEnds } from '../references.ts';
import { undoFor } from '../undo.ts';
import { applyEdit, applyEdits, type Edit, verbs } from './edits.ts';

const plain = aMap(
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
/** With one of everything, so that every verb finds something to do from the first edit on. */
const bakery: JourneyMap = {
  ...plain,
  stakeholders: [
    { id: 'baker', name: 'Baker', side: 'company', gives: [{ to: 'hanna', what: 'Bread' }] },
    { id: 'hanna', name: 'Hanna', side: 'customer' },
  ],
  lines: [
    { id: 'meets', kind: 'interaction', below: 'does' },
    { id: 'sight', kind: 'visibility', below: 'feels' },
  ],
  links: [{ id: 'leads', from: 'does:find/search', to: 'feels:order/order', kind: 'arrow' }],
  views: [{ id: 'feelings', name: 'Feelings', view: 'curve', hiddenLanes: ['pains'], personas: ['hanna'] }],
  signOffs: [{ id: 'rita', by: 'Rita', on: '2026-11-02' }],
};

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
/** Draws of which none is left out by chance: each verb once, in any order, between the others. */
const everyVerb = fc
  .tuple(fc.array(anyDraw, { minLength: verbNames.length, maxLength: verbNames.length }), fc.nat())
  .map(([some, start]) =>
    some.map((draw, at) => ({ ...draw, verb: verbNames[(at * 7 + start) % verbNames.length] ?? draw.verb })),
  );
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

  test('[M17] together are refused when one after the other one of them is, and change nothing then', () => {
    fc.assert(
      fc.property(draws, (some) => {
        const one = inDoc();
        const edits: Edit[] = [];
        let refused = false;
        for (const [index, draw] of some.entries()) {
          const edit = editFrom(readMap(one), draw, `me${index}`);
          edits.push(edit);
          if (applyEdit(one, edit) !== undefined) {
            refused = true;
            break;
          }
        }
        const together = inDoc();
        const no = applyEdits(together, edits);
        expect([no !== undefined, readMap(together)]).toEqual([refused, refused ? bakery : readMap(one)]);
      }),
      { numRuns: runs.numRuns * 2 },
    );
  });

  test('[M16] [M18] every verb is reached, done and undone', () => {
    const done = new Set<string>();
    fc.assert(
      fc.property(everyVerb, (some) => {
        const doc = inDoc();
        const undo = undoFor(doc, 'me');
        const edits = play(doc, some, 'me');
        for (const { verb } of edits) done.add(verb);
        const last = readMap(doc);
        expectSound(last);
        const other = inDoc();
        expect(applyEdits(other, edits)).toBeUndefined();
        expect(readMap(other)).toEqual(last);
        while (undo.undo());
        expect(readMap(doc)).toEqual(bakery);
        while (undo.redo());
        expect(readMap(doc)).toEqual(last);
      }),
      // Enough for each verb to meet a map that it fits, whatever the seed.
      { numRuns: Math.max(60, runs.numRuns) },
    );
    expect(Object.keys(verbs).filter((verb) => !done.has(verb))).toEqual([]);
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
    for (const kind of ['links', 'lines', 'views', 'stakeholders', 'signOffs'] as const)
      expect([kind, after[kind] === before[kind]]).toEqual([kind, true]);
    expect(after.cards.filter((card, index) => card !== before.cards[index]).map((card) => card.text)).toEqual([
      'Pays at once',
    ]);
    applyEdit(doc, { verb: 'rename-step', id: 'find/search', name: 'Look around' });
    expect(readMap(doc).stages.map((one, index) => one === before.stages[index])).toEqual([false, true, true]);
  });
});
