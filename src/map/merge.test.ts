import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aMap, lane, stage } from './build.ts';
import { holdsMap, kinds, mapFieldsOf, putRecord, records, writeMap } from './doc.ts';
import { applyEdit, type Edit } from './edits/edits.ts';
import { JourneyMap } from './map.ts';
import { readMap, watchMap } from './read-map.ts';
import { looseEnds } from './references.ts';
import { undoFor } from './undo.ts';

const bakery = aMap(
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  lane('Does', 'actions', 'Searches', 'Compares', 'Pays'),
);

/** What two people get who did this at the same time, without hearing of each other. */
function merged(
  map: JourneyMap,
  mine: readonly Edit[],
  theirs: readonly Edit[],
): { map: JourneyMap; doc: Y.Doc; undo: () => JourneyMap } {
  const doc = new Y.Doc();
  writeMap(doc, map);
  const twin = new Y.Doc();
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
  const undo = undoFor(doc, 'me');
  for (const edit of mine) expect(applyEdit(doc, edit, 'me')).toBeUndefined();
  for (const edit of theirs) expect(applyEdit(twin, edit, 'you')).toBeUndefined();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(twin));
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
  expect(readMap(twin)).toEqual(readMap(doc));
  expect(JourneyMap.safeParse(readMap(doc)).success).toBe(true);
  return { map: readMap(doc), doc, undo: () => (undo.undo(), readMap(doc)) };
}

const outline = (map: JourneyMap): string =>
  map.stages.map((one) => `${one.name}: ${one.steps.map((step) => step.name).join(', ')}`).join(' | ');
const texts = (map: JourneyMap): string[] => map.cards.map((card) => card.text);

describe('two people at once', () => {
  test('[M9] one moves a stage while the other renames it: both hold', () => {
    const { map } = merged(
      bakery,
      [{ verb: 'move-stage', id: 'order', before: 'find' }],
      [{ verb: 'rename-stage', id: 'order', name: 'Buy' }],
    );
    expect(outline(map)).toBe('Buy: Buy | Find: Search, Compare');
  });

  test('[M9] both type in one card: every letter stays', () => {
    const { map } = merged(
      bakery,
      [{ verb: 'edit-card', id: 'does:order/order', text: 'Pays by card' }],
      [{ verb: 'edit-card', id: 'does:order/order', text: 'At last: Pays' }],
    );
    expect(texts(map)).toContain('At last: Pays by card');
  });

  test('[M9] one moves a card up while the other moves it along', () => {
    const two = aMap(stage('Find'), stage('Order'), lane('Does', 'actions', 'Searches'), lane('Pains', 'pains'));
    const { map } = merged(
      two,
      [{ verb: 'move-card', id: 'does:find/find', lane: 'pains', before: null }],
      [{ verb: 'move-card', id: 'does:find/find', step: 'order/order', before: null }],
    );
    expect(map.cards).toEqual([{ id: 'does:find/find', lane: 'pains', step: 'order/order', text: 'Searches' }]);
  });

  test('[M10] a stage deleted while another adds a card to it stays for that card, and undo brings back the rest', () => {
    const { map, undo } = merged(
      bakery,
      [{ verb: 'delete-stage', id: 'find' }],
      [{ verb: 'add-card', id: 'new', lane: 'does', step: 'find/compare', text: 'Asks a friend' }],
    );
    expect(outline(map)).toBe('Find: Compare | Order: Order');
    expect(texts(map)).toEqual(['Pays', 'Asks a friend']);
    const back = undo();
    expect(outline(back)).toBe(outline(bakery));
    expect(texts(back)).toEqual(['Searches', 'Compares', 'Pays', 'Asks a friend']);
  });

  test('[M10] a lane deleted while another adds a card to it stays for that card', () => {
    const { map } = merged(
      bakery,
      [{ verb: 'delete-lane', id: 'does' }],
      [{ verb: 'add-card', id: 'new', lane: 'does', step: 'order/order', text: 'Pays in cash' }],
    );
    expect(map.lanes.map((one) => one.name)).toEqual(['Does']);
    expect(texts(map)).toEqual(['Pays in cash']);
  });

  test('[M10] [M20] a step that a card kept is deleted, moved and split with its stage like any other', () => {
    const kept = (...more: readonly Edit[]): JourneyMap => {
      const { doc } = merged(
        bakery,
        [{ verb: 'delete-step', id: 'find/compare' }],
        [{ verb: 'add-card', id: 'new', lane: 'does', step: 'find/compare', text: 'Asks a friend' }],
      );
      expect(outline(readMap(doc))).toBe('Find: Search, Compare | Order: Order');
      for (const edit of more) expect(applyEdit(doc, edit)).toBeUndefined();
      return readMap(doc);
    };
    const gone = kept({ verb: 'delete-stage', id: 'find' });
    expect([outline(gone), texts(gone)]).toEqual(['Order: Order', ['Pays']]);
    expect(outline(kept({ verb: 'merge-stages', id: 'find', into: 'order' }))).toBe('Order: Search, Compare, Order');
    expect(
      outline(kept({ verb: 'split-stage', id: 'find', step: 'find/compare', stage: 'choose', name: 'Choose' })),
    ).toBe('Find: Search | Choose: Compare | Order: Order');
  });

  test('[M10] a stage deleted while another adds a step to it stays with that step', () => {
    const { map } = merged(
      bakery,
      [{ verb: 'delete-stage', id: 'order' }],
      [{ verb: 'add-step', id: 'gift', stage: 'order', name: 'Write the card' }],
    );
    expect(outline(map)).toBe('Find: Search, Compare | Order: Write the card');
  });

  test('[M10] what is deleted cannot be saved by editing it, only by undo', () => {
    const { map, undo } = merged(
      bakery,
      [{ verb: 'delete-card', id: 'does:order/order' }],
      [{ verb: 'edit-card', id: 'does:order/order', text: 'Pays now' }],
    );
    expect(texts(map)).toEqual(['Searches', 'Compares']);
    expect(texts(undo())).toContain('Pays now');
  });

  test('[M10] a card in a stage whose making was undone keeps an unsorted home, which can be renamed', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    const undo = undoFor(doc, 'me');
    applyEdit(doc, { verb: 'add-stage', id: 'wait', step: 'wait-1', name: 'Wait' }, 'me');
    applyEdit(doc, { verb: 'add-lane', id: 'thinks', kind: 'thoughts', name: 'Thinks' }, 'me');
    applyEdit(doc, { verb: 'add-card', id: 'new', lane: 'thinks', step: 'wait-1', text: 'When does it come?' }, 'you');
    undo.undo();
    undo.undo();
    expect(outline(readMap(doc))).toBe('Find: Search, Compare | Order: Order | Unsorted: Unsorted');
    expect(readMap(doc).lanes.map((one) => one.name)).toEqual(['Does', 'Unsorted']);
    expect(applyEdit(doc, { verb: 'rename-step', id: 'wait-1', name: 'Track' })).toBeUndefined();
    expect(applyEdit(doc, { verb: 'rename-lane', id: 'thinks', name: 'Thinks' })).toBeUndefined();
    const home = readMap(doc).stages.at(-1)?.id ?? '';
    expect(applyEdit(doc, { verb: 'rename-stage', id: home, name: 'Wait' })).toBeUndefined();
    expect(outline(readMap(doc))).toBe('Find: Search, Compare | Order: Order | Wait: Track');
    expect(readMap(doc).lanes.map((one) => one.name)).toEqual(['Does', 'Thinks']);
  });

  test('[M11] both delete another of the last two stages: the first stays', () => {
    const { map } = merged(bakery, [{ verb: 'delete-stage', id: 'find' }], [{ verb: 'delete-stage', id: 'order' }]);
    expect(outline(map)).toBe('Find: Search');
    expect(map.cards).toEqual([]);
  });

  test('[M11] both take another of the last two steps of a stage', () => {
    const { map } = merged(
      bakery,
      [{ verb: 'delete-step', id: 'find/search' }],
      [{ verb: 'move-step', id: 'find/compare', stage: 'order', before: null }],
    );
    expect(outline(map)).toBe('Find: Search | Order: Order, Compare');
  });

  test('[M11] both move another of the last two steps elsewhere: the stage gets a step to go on with', () => {
    const { map, doc } = merged(
      bakery,
      [{ verb: 'move-step', id: 'find/search', stage: 'order', before: null }],
      [{ verb: 'move-step', id: 'find/compare', stage: 'order', before: null }],
    );
    expect(outline(map)).toMatch(/^Find: Find \| Order: Order, /);
    const step = map.stages[0]?.steps[0]?.id ?? '';
    expect(applyEdit(doc, { verb: 'add-card', id: 'new', lane: 'does', step, text: 'Looks around' })).toBeUndefined();
    expect(applyEdit(doc, { verb: 'rename-step', id: step, name: 'Look around' })).toBeUndefined();
    expect(outline(readMap(doc))).toMatch(/^Find: Look around \| Order: Order, /);
    expect(readMap(doc).stages).toHaveLength(2);
  });

  test('[M15] what both insert at the same place all stays', () => {
    const add = (who: string): Edit[] =>
      ['1', '2', '3'].map((n) => ({
        verb: 'add-card',
        id: `${who}${n}`,
        lane: 'does',
        step: 'order/order',
        text: who + n,
        before: 'does:order/order',
      }));
    const { map } = merged(bakery, add('me'), add('you'));
    expect(texts(map).slice(2).sort()).toEqual(['Pays', 'me1', 'me2', 'me3', 'you1', 'you2', 'you3']);
    expect(texts(map).at(-1)).toBe('Pays');
    expect(texts(map).filter((text) => text.startsWith('me'))).toEqual(['me1', 'me2', 'me3']);
  });
});

/** Yjs takes no object with a key called "constructor". */
const isKept = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || !Object.hasOwn(value, 'constructor');

describe('a document that somebody else wrote', () => {
  test('[M8] an empty one reads as a map of one stage, and says that it holds none', () => {
    const doc = new Y.Doc();
    expect(holdsMap(doc)).toBe(false);
    expect(JourneyMap.safeParse(readMap(doc)).success).toBe(true);
    writeMap(doc, bakery);
    expect(holdsMap(doc)).toBe(true);
  });

  test('[M8] values of the wrong kind are read around', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    mapFieldsOf(doc).set('kind', 'weather-report');
    mapFieldsOf(doc).set('title', 7);
    records(doc, 'stages').get('find')?.set('name', ['Find']);
    records(doc, 'steps').get('find/search')?.set('@stage', 7);
    records(doc, 'cards').get('does:order/order')?.set('valence', 'bad');
    records(doc, 'cards').get('does:order/order')?.set('span', -3);
    records(doc, 'lanes').get('does')?.set('kind', 'runway');
    putRecord(doc, 'touchpoints', 'odd', { channel: 'pigeon' }, { order: 'zz' });
    records(doc, 'cards').set('', new Y.Map());
    doc.getMap('cards').set('broken', 'no record at all');
    doc.getMap('paths').set('line', new Y.Map([['touchpoints', ['odd', 'nowhere', 7]]]));
    const map = readMap(doc);
    expect(JourneyMap.safeParse(map).error?.issues ?? []).toEqual([]);
    expect(map).toMatchObject({ title: 'Untitled map', kind: 'current-state' });
    expect(map.lanes[0]?.kind).toBe('free');
    expect(map.cards.find((card) => card.id === 'does:order/order')).toEqual({
      id: 'does:order/order',
      lane: 'does',
      step: 'order/order',
      text: 'Pays',
    });
  });

  test('[M8] any garbage in it reads as a valid map that survives its own file', () => {
    const id = fc.constantFrom(
      'a',
      'b',
      'a-step',
      'a-stage',
      'a-step-stage',
      'unsorted-lane',
      'stage',
      'x'.repeat(120),
      'x'.repeat(121),
      '',
      '\ud83e',
    );
    const value = fc.oneof(
      id,
      fc.constantFrom<unknown>(true, false, null, 7, -1e9, 'zz', ['a', 'b'], {}),
      fc.jsonValue(),
    );
    const key = fc.constantFrom(
      '@order',
      '@stage',
      '@gone',
      '@more',
      'name',
      'lane',
      'step',
      'span',
      'kind',
      'text',
      'touchpoints',
      'touchpoint',
      'persona',
      'valence',
      'measures',
      'steps',
      'extra',
      '__proto__',
      'constructor',
    );
    const write = fc.record({ kind: fc.constantFrom(...kinds), id, key, value });
    fc.assert(
      fc.property(
        fc.array(write, { maxLength: 30 }),
        fc.array(fc.tuple(key, value), { maxLength: 5 }),
        (writes, fields) => {
          const doc = new Y.Doc();
          for (const one of writes) {
            if (!records(doc, one.kind).has(one.id)) records(doc, one.kind).set(one.id, new Y.Map());
            if (isKept(one.value)) records(doc, one.kind).get(one.id)?.set(one.key, one.value);
          }
          for (const [name, one] of fields) if (isKept(one)) mapFieldsOf(doc).set(name, one);
          const map = readMap(doc);
          expect(JourneyMap.safeParse(map).error?.issues ?? []).toEqual([]);
          expect(looseEnds(map)).toEqual([]);
          const again = new Y.Doc();
          writeMap(again, map);
          expect(readMap(again)).toEqual(map);
        },
      ),
      { numRuns: Number(process.env.SOJOURN_RUNS ?? 300) },
    );
  });

  test('[M4] keys of a newer version on the same document are kept', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    records(doc, 'cards').get('does:order/order')?.set('intensity', 3);
    applyEdit(doc, { verb: 'edit-card', id: 'does:order/order', owner: 'Rita' });
    expect(readMap(doc).cards.at(-1)).toMatchObject({ intensity: 3, owner: 'Rita' });
  });
});

describe('watching a document', () => {
  test('tells every change of the map once, and nothing else', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    const seen: string[] = [];
    const stop = watchMap(doc, (map) => seen.push(map.title));
    applyEdit(doc, { verb: 'rename-map', title: 'Gifts' });
    doc.getMap('elsewhere').set('a', 1);
    applyEdit(doc, { verb: 'rename-map', title: 'Gifts' });
    doc.transact(() => mapFieldsOf(doc).set('title', readMap(doc).title + ' and bread'));
    stop();
    applyEdit(doc, { verb: 'rename-map', title: 'Bread' });
    expect(seen).toEqual(['Gifts', 'Gifts and bread']);
  });
});
