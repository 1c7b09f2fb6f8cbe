import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { anyDraw, editFrom } from '../../test/any-edit.ts';
import { aMap, card, lane, persona, stage, touchpoint } from './build.ts';
import { carriedChanges, carriedOnto, joined, likeElsewhere } from './carried.ts';
import { writeMap } from './doc.ts';
import { applyEdit, applyEdits, type Edit, parseEdit } from './edits/edits.ts';
import type { JourneyMap } from './map.ts';
import { readMap } from './read-map.ts';
import { undoFor } from './undo.ts';

const shop = touchpoint('Shop', 'web', { owner: 'Jonas', events: ['Visited'] });
const insight = { shared: true, state: 'cited', citation: 'Nine interviews' } as const;
const order = aMap(
  stage('Find'),
  stage('Order'),
  lane('Insights', 'insights'),
  card('reorders', 'insights', 'find/find', 'Offices reorder', insight),
  card('local', 'insights', 'order/order', 'Only here'),
  shop,
  touchpoint('Phone', 'telephone'),
  persona('Tom'),
);
const complaint = aMap(
  stage('Notice'),
  lane('Why', 'insights'),
  card('reorders', 'why', 'notice/notice', 'Offices reorder', { ...insight, span: 1 }),
  card('local', 'why', 'notice/notice', 'Another one of the same id'),
  shop,
  persona('Tom'),
);

const inDoc = (map: JourneyMap): Y.Doc => {
  const doc = new Y.Doc();
  writeMap(doc, map);
  return doc;
};

/** What another map is told, and how it stands then, after these edits of one map. */
function carried(edits: readonly Edit[], from = order, to = complaint): { told: Edit[]; map: JourneyMap } {
  const doc = inDoc(from);
  for (const edit of edits) expect(applyEdit(doc, edit)).toBeUndefined();
  const told = carriedOnto(to, carriedChanges(from, readMap(doc)));
  for (const edit of told) expect(parseEdit(edit)).toEqual(edit);
  const other = inDoc(to);
  expect(applyEdits(other, told)).toBeUndefined();
  return { told, map: readMap(other) };
}

describe('one thing on several maps', () => {
  test('[M43] what is declared of touchpoints, personas and shared cards is carried, cleared fields too', () => {
    const { told, map } = carried([
      { verb: 'edit-touchpoint', id: 'shop', name: 'Web shop', owner: null },
      { verb: 'edit-touchpoint', id: 'phone', owner: 'Not on the other map' },
      { verb: 'edit-persona', id: 'tom', goals: ['Fresh bread'] },
      { verb: 'edit-card', id: 'reorders', text: 'Offices **reorder**', state: 'measured', citation: null },
    ]);
    expect(told).toEqual([
      { verb: 'edit-persona', id: 'tom', goals: ['Fresh bread'] },
      { verb: 'edit-touchpoint', id: 'shop', name: 'Web shop', owner: null },
      { verb: 'edit-card', id: 'reorders', text: 'Offices **reorder**', state: 'measured', citation: null },
    ]);
    expect(map.touchpoints[0]).toEqual({ id: 'shop', name: 'Web shop', channel: 'web', events: ['Visited'] });
    expect(map.cards[0]).toMatchObject({ lane: 'why', step: 'notice/notice', state: 'measured' });
  });

  test('[M43] where a card stands, how far it reaches and what is asked of a log stays with each map', () => {
    const asked = [{ id: 'shop.share', ask: 'share', source: 'shop' } as const];
    const { told } = carried([
      { verb: 'move-card', id: 'reorders', step: 'order/order', before: null },
      { verb: 'edit-card', id: 'reorders', span: 2, measures: asked },
      { verb: 'edit-touchpoint', id: 'shop', measures: asked },
      { verb: 'edit-card', id: 'local', text: 'A card that is not shared' },
    ]);
    expect(told).toEqual([]);
  });

  test('[M44] a card does not name what the other map does not hold', () => {
    const { told } = carried([
      { verb: 'edit-card', id: 'reorders', touchpoint: 'phone', persona: 'tom', owner: 'Ana' },
    ]);
    expect(told).toEqual([{ verb: 'edit-card', id: 'reorders', owner: 'Ana', persona: 'tom' }]);
    expect(carried([{ verb: 'edit-card', id: 'reorders', touchpoint: 'phone' }]).told).toEqual([]);
  });

  test('[M45] what joins a map changes nothing elsewhere, and takes on what the others say', () => {
    const doc = inDoc(order);
    const undo = undoFor(doc, 'me');
    applyEdit(doc, { verb: 'delete-touchpoint', id: 'shop' }, 'me');
    const without = readMap(doc);
    undo.undo();
    const back = readMap(doc);
    expect(carriedChanges(without, back)).toEqual([]);
    expect(joined(without, back)).toEqual({ personas: [], touchpoints: ['shop'], cards: [] });
    const renamed = carried([{ verb: 'edit-touchpoint', id: 'shop', name: 'Web shop' }]).map;
    expect(likeElsewhere(back, renamed, joined(without, back))).toEqual([
      { verb: 'edit-touchpoint', id: 'shop', name: 'Web shop' },
    ]);
    expect(likeElsewhere(back, renamed, { personas: [], touchpoints: [], cards: [] })).toEqual([]);
    applyEdit(doc, { verb: 'edit-card', id: 'local', shared: true }, 'me');
    expect(carriedChanges(back, readMap(doc))).toEqual([]);
    expect(joined(back, readMap(doc)).cards).toEqual(['local']);
  });

  test('[M46] carrying twice does nothing, and what came from a map is not carried back for ever', () => {
    const draws = fc.array(anyDraw, { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(draws, draws, (mine, theirs) => {
        const docs = [inDoc(order), inDoc(complaint)] as const;
        const seen = docs.map(readMap);
        for (const [at, draws_] of [mine, theirs].entries()) {
          const doc = docs[at === 0 ? 0 : 1];
          for (const [index, draw] of draws_.entries()) applyEdit(doc, editFrom(readMap(doc), draw, `${at}${index}`));
        }
        // The server looks at one map after the other until none has anything to tell.
        let rounds = 0;
        for (let quiet = 0, at = 0; quiet < 2; at = 1 - at, rounds++) {
          const [from, to] = at === 0 ? docs : ([docs[1], docs[0]] as const);
          const changes = carriedChanges(seen[at] ?? order, readMap(from));
          seen[at] = readMap(from);
          const told = carriedOnto(readMap(to), changes);
          expect(applyEdits(to, told)).toBeUndefined();
          expect(carriedOnto(readMap(to), changes)).toEqual([]);
          const state = Y.encodeStateAsUpdate(to);
          expect(applyEdits(to, told)).toBeUndefined();
          expect(Y.encodeStateAsUpdate(to)).toEqual(state);
          quiet = told.length === 0 ? quiet + 1 : 0;
          expect(rounds).toBeLessThan(6);
        }
      }),
      { numRuns: 60 },
    );
  });
});
