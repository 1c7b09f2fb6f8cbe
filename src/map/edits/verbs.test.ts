import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isRefusal } from '../../lib/refusal.ts';
import { aMap, called, card, lane, path, persona, stage, touchpoint } from '../build.ts';
import { writeMap } from '../doc.ts';
import type { JourneyMap } from '../map.ts';
import { readMap } from '../read-map.ts';
import { undoFor } from '../undo.ts';
import { applyEdit, applyEdits, type Edit, labelOf, parseEdit, refuseEdit, verbs } from './edits.ts';
import { whatGoes } from './what-goes.ts';

const does = lane('Does', 'actions', 'Searches', 'Compares', 'Pays');
const bakery = aMap(stage('Find', 'Search', 'Compare'), stage('Order'), does, lane('Feels', 'emotions'));

function after(map: JourneyMap, ...edits: readonly Edit[]): JourneyMap {
  const doc = new Y.Doc();
  writeMap(doc, map);
  for (const edit of edits) expect(applyEdit(doc, edit)).toBeUndefined();
  return readMap(doc);
}

/** The code of the refusal, after making sure that the document was left alone. */
function refusedWith(map: JourneyMap, edit: Edit): string | undefined {
  const doc = new Y.Doc();
  writeMap(doc, map);
  const before = Y.encodeStateAsUpdate(doc);
  const no = applyEdit(doc, edit);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(no?.fix ?? '').not.toBe('');
  return no?.code;
}

const names = (all: readonly { name: string }[]): string[] => all.map((one) => one.name);
const outline = (map: JourneyMap): string =>
  map.stages.map((one) => `${one.name}: ${names(one.steps).join(', ')}`).join(' | ');
const inCell = (map: JourneyMap, laneId: string, step: string): string[] =>
  map.cards.filter((one) => one.lane === laneId && one.step === step).map((one) => one.text);

describe('the map itself', () => {
  test('is renamed and described; [M24] null clears, absent leaves alone', () => {
    const map = after(
      aMap(called('Erste Bestellung', { summary: 'Old', owner: 'Ana' })),
      { verb: 'rename-map', title: 'First order' },
      { verb: 'set-map-fields', summary: null, kind: 'future-state' },
    );
    expect(map).toMatchObject({ title: 'First order', kind: 'future-state', owner: 'Ana' });
    expect(map).not.toHaveProperty('summary');
    expect(refusedWith(bakery, { verb: 'rename-map', title: '  ' })).toBe('no-name');
  });
});

describe('stages', () => {
  test('a new stage stands where it was put, with a step of its name', () => {
    const map = after(bakery, { verb: 'add-stage', id: 'choose', step: 'choose-1', name: 'Choose', before: 'order' });
    expect(outline(map)).toBe('Find: Search, Compare | Choose: Choose | Order: Order');
  });

  test('[M2] a stage keeps its id when it is renamed; [M23] its only step follows while it bears the same name', () => {
    const map = after(
      bakery,
      { verb: 'rename-stage', id: 'order', name: 'Buy' },
      { verb: 'rename-stage', id: 'find', name: 'Discover' },
    );
    expect(map.stages.map((one) => one.id)).toEqual(['find', 'order']);
    expect(outline(map)).toBe('Discover: Search, Compare | Buy: Buy');
    const divided = after(
      bakery,
      { verb: 'rename-step', id: 'order/order', name: 'Pay' },
      { verb: 'rename-stage', id: 'order', name: 'Buy' },
    );
    expect(outline(divided)).toBe('Find: Search, Compare | Buy: Pay');
  });

  test('[M22] a moved stage takes its steps and cards along', () => {
    const map = after(bakery, { verb: 'move-stage', id: 'order', before: 'find' });
    expect(outline(map)).toBe('Order: Order | Find: Search, Compare');
    expect(map.cards).toEqual(bakery.cards);
    expect(outline(after(map, { verb: 'move-stage', id: 'order', before: null }))).toBe(outline(bakery));
    expect(outline(after(map, { verb: 'move-stage', id: 'order', before: 'order' }))).toBe(outline(map));
  });

  test('[M20] a stage is deleted with its steps and cards, and says beforehand how many go', () => {
    const edit: Edit = { verb: 'delete-stage', id: 'find' };
    expect(whatGoes(bakery, edit)).toEqual({ steps: 2, cards: 2, links: 0 });
    const map = after(bakery, edit);
    expect(outline(map)).toBe('Order: Order');
    expect(map.cards.map((one) => one.text)).toEqual(['Pays']);
  });

  test('[M21] the last stage stays', () => {
    expect(refusedWith(aMap(stage('Find')), { verb: 'delete-stage', id: 'find' })).toBe('last-stage');
  });

  test('[M17] what is not there is refused', () => {
    expect(refusedWith(bakery, { verb: 'rename-stage', id: 'gone', name: 'Buy' })).toBe('no-such-stage');
    expect(refusedWith(bakery, { verb: 'move-stage', id: 'find', before: 'gone' })).toBe('no-such-stage');
    expect(refusedWith(bakery, { verb: 'add-stage', id: 'find', step: 'x', name: 'Find' })).toBe('stage-exists');
    expect(refusedWith(bakery, { verb: 'add-stage', id: 'new', step: 'order/order', name: 'Find' })).toBe(
      'step-exists',
    );
  });

  test('has an owner, or nobody', () => {
    const map = after(bakery, { verb: 'edit-stage', id: 'find', owner: 'Rita' });
    expect(map.stages[0]?.owner).toBe('Rita');
    expect(after(map, { verb: 'edit-stage', id: 'find', owner: null })).toEqual(bakery);
  });
});

describe('steps', () => {
  test('are added, moved between stages and deleted; [M22] cards follow', () => {
    const added = after(bakery, { verb: 'add-step', id: 'pay', stage: 'order', name: 'Pay', before: 'order/order' });
    expect(outline(added)).toBe('Find: Search, Compare | Order: Pay, Order');
    const moved = after(added, { verb: 'move-step', id: 'find/search', stage: 'order', before: 'order/order' });
    expect(outline(moved)).toBe('Find: Compare | Order: Pay, Search, Order');
    expect(inCell(moved, 'does', 'find/search')).toEqual(['Searches']);
    const deleted = after(moved, { verb: 'delete-step', id: 'find/search' });
    expect(deleted.cards.map((one) => one.text)).toEqual(['Compares', 'Pays']);
  });

  test('[M21] the last step of a stage stays in it', () => {
    expect(refusedWith(bakery, { verb: 'delete-step', id: 'order/order' })).toBe('last-step');
    expect(refusedWith(bakery, { verb: 'move-step', id: 'order/order', stage: 'find', before: null })).toBe(
      'last-step',
    );
    expect(outline(after(bakery, { verb: 'move-step', id: 'order/order', before: null }))).toBe(outline(bakery));
    // Nothing of a stage stands before a step of another one.
    expect(refusedWith(bakery, { verb: 'move-step', id: 'find/search', before: 'order/order' })).toBe('no-such-step');
    expect(
      refusedWith(bakery, { verb: 'add-step', id: 'ask', stage: 'find', name: 'Ask', before: 'order/order' }),
    ).toBe('no-such-step');
  });
});

describe('lanes', () => {
  test('are added above others, renamed, moved, hidden, collapsed, and deleted with their cards', () => {
    const map = after(
      bakery,
      { verb: 'add-lane', id: 'pains', kind: 'pains', name: 'Pains', before: 'feels' },
      { verb: 'rename-lane', id: 'feels', name: 'Feelings' },
      { verb: 'move-lane', id: 'does', before: null },
      { verb: 'hide-lane', id: 'pains', hidden: true },
      { verb: 'collapse-lane', id: 'feels', collapsed: true },
    );
    expect(names(map.lanes)).toEqual(['Pains', 'Feelings', 'Does']);
    expect(map.lanes[0]?.hidden).toBe(true);
    const open = after(
      map,
      { verb: 'hide-lane', id: 'pains', hidden: false },
      { verb: 'collapse-lane', id: 'feels', collapsed: false },
    );
    expect(open.lanes[0]).toEqual({ id: 'pains', kind: 'pains', name: 'Pains' });
    expect(open.lanes[1]).not.toHaveProperty('collapsed');
    expect(whatGoes(open, { verb: 'delete-lane', id: 'does' }).cards).toBe(3);
    expect(after(open, { verb: 'delete-lane', id: 'does' }).cards).toEqual([]);
  });
});

describe('cards', () => {
  const two = aMap(
    stage('Find'),
    stage('Order'),
    lane('Does', 'actions'),
    lane('Pains', 'pains'),
    card('a', 'does', 'find/find', 'Searches'),
    card('b', 'does', 'find/find', 'Asks a friend'),
    touchpoint('Shop', 'web'),
    persona('Hanna'),
  );

  test('are added last in their cell or before another card', () => {
    const map = after(
      two,
      { verb: 'add-card', id: 'c', lane: 'does', step: 'find/find', text: 'Walks by' },
      {
        verb: 'add-card',
        id: 'd',
        lane: 'does',
        step: 'find/find',
        text: 'Sees an ad',
        before: 'b',
        state: 'assumption',
      },
    );
    expect(inCell(map, 'does', 'find/find')).toEqual(['Searches', 'Sees an ad', 'Asks a friend', 'Walks by']);
  });

  test('are moved to another cell', () => {
    const map = after(two, { verb: 'move-card', id: 'a', lane: 'pains', step: 'order/order', before: null });
    expect(inCell(map, 'pains', 'order/order')).toEqual(['Searches']);
    expect(inCell(map, 'does', 'find/find')).toEqual(['Asks a friend']);
    const within = after(two, { verb: 'move-card', id: 'b', before: 'a' });
    expect(inCell(within, 'does', 'find/find')).toEqual(['Asks a friend', 'Searches']);
  });

  test('[M24] say what an edit sets and lose what it clears', () => {
    const said = after(two, {
      verb: 'edit-card',
      id: 'a',
      text: 'Searches “bread”',
      state: 'cited',
      citation: 'Interviews',
      valence: -1.5,
      span: 2,
      touchpoint: 'shop',
      persona: 'hanna',
      owner: 'Rita',
    });
    expect(said.cards[0]).toEqual({
      id: 'a',
      lane: 'does',
      step: 'find/find',
      text: 'Searches “bread”',
      state: 'cited',
      citation: 'Interviews',
      valence: -1.5,
      span: 2,
      touchpoint: 'shop',
      persona: 'hanna',
      owner: 'Rita',
    });
    const cleared = after(said, {
      verb: 'edit-card',
      id: 'a',
      text: 'Searches',
      state: null,
      citation: null,
      valence: null,
      span: null,
      touchpoint: null,
      persona: null,
      owner: null,
    });
    expect(cleared).toEqual(two);
  });

  test('[M17] what a card names must be there', () => {
    expect(refusedWith(two, { verb: 'add-card', id: 'c', lane: 'gone', step: 'find/find', text: '' })).toBe(
      'no-such-lane',
    );
    expect(refusedWith(two, { verb: 'edit-card', id: 'a', touchpoint: 'gone' })).toBe('no-such-touchpoint');
    expect(refusedWith(two, { verb: 'edit-card', id: 'a', persona: 'gone' })).toBe('no-such-persona');
    expect(refusedWith(two, { verb: 'move-card', id: 'a', before: 'gone' })).toBe('no-such-card');
    expect(refusedWith(two, { verb: 'delete-card', id: 'gone' })).toBe('no-such-card');
  });
});

describe('touchpoints, personas and paths', () => {
  const map = aMap(
    stage('Find'),
    lane('Touchpoints', 'touchpoints'),
    touchpoint('Shop', 'web'),
    touchpoint('Phone', 'telephone'),
    persona('Hanna'),
    path('Gift buyers', 'shop', 'phone'),
    card('a', 'touchpoints', 'find/find', 'The shop', { touchpoint: 'shop', persona: 'hanna' }),
  );

  test('[M12] a card or path whose touchpoint or persona is deleted keeps everything else', () => {
    const left = after(
      map,
      { verb: 'edit-path', id: 'gift-buyers', persona: 'hanna' },
      { verb: 'delete-touchpoint', id: 'shop' },
      { verb: 'delete-persona', id: 'hanna' },
    );
    expect(left.cards).toEqual([{ id: 'a', lane: 'touchpoints', step: 'find/find', text: 'The shop' }]);
    expect(left.paths).toEqual([{ id: 'gift-buyers', name: 'Gift buyers', touchpoints: ['phone'] }]);
  });

  test('are added, changed and deleted', () => {
    const changed = after(
      map,
      { verb: 'add-touchpoint', id: 'parcel', name: 'Parcel', channel: 'parcel', events: ['Parcel delivered'] },
      { verb: 'edit-touchpoint', id: 'shop', channel: 'app', owner: 'Rita', impact: 5 },
      { verb: 'add-persona', id: 'tom', name: 'Tom', goals: ['Fresh bread'] },
      { verb: 'edit-persona', id: 'tom', quotes: ['Tuesday is bread day.'], goals: null },
      { verb: 'add-path', id: 'daily', name: 'Daily bread', touchpoints: ['shop', 'parcel'], weight: 0.4 },
      { verb: 'edit-path', id: 'daily', endsEarly: true },
      { verb: 'delete-path', id: 'gift-buyers' },
    );
    expect(changed.touchpoints.map((one) => one.id)).toEqual(['shop', 'phone', 'parcel']);
    expect(changed.touchpoints[0]).toMatchObject({ channel: 'app', owner: 'Rita', impact: 5 });
    expect(changed.personas[1]).toEqual({ id: 'tom', name: 'Tom', quotes: ['Tuesday is bread day.'] });
    expect(changed.paths).toEqual([
      { id: 'daily', name: 'Daily bread', touchpoints: ['shop', 'parcel'], weight: 0.4, endsEarly: true },
    ]);
    expect(refusedWith(map, { verb: 'add-path', id: 'x', name: 'X', touchpoints: ['shop', 'gone'] })).toBe(
      'no-such-touchpoint',
    );
  });
});

describe('the list of verbs', () => {
  test('names every verb for menus and is asked before it acts', () => {
    for (const [verb, { label }] of Object.entries(verbs)) expect([verb, label.length > 5]).toEqual([verb, true]);
    expect(labelOf({ verb: 'delete-stage', id: 'find' })).toBe('Delete the stage');
    expect(refuseEdit(bakery, { verb: 'delete-stage', id: 'find' })).toBeUndefined();
  });

  test('an edit from outside is parsed, or refused with its field', () => {
    expect(parseEdit({ verb: 'rename-map', title: 'First order' })).toEqual({
      verb: 'rename-map',
      title: 'First order',
    });
    for (const bad of [
      null,
      {},
      { verb: 'explode' },
      { verb: 'rename-map', title: 7 },
      { verb: 'rename-map', title: 'A', extra: 1 },
      { verb: 'rename-map', title: 'half \ud83e' },
    ]) {
      expect(isRefusal(parseEdit(bad))).toBe(true);
    }
    expect(parseEdit({ verb: 'edit-card', id: 'a', valence: 9 })).toMatchObject({
      code: 'bad-edit',
      place: { field: 'valence' },
    });
  });

  test('[M4] an unknown key of a copied card is kept', () => {
    const copy = parseEdit({
      verb: 'add-card',
      id: 'c',
      lane: 'does',
      step: 'order/order',
      text: 'Pays',
      mood: { weather: 'rain' },
    });
    if (isRefusal(copy)) throw new Error(copy.message);
    expect(after(bakery, copy).cards.at(-1)).toMatchObject({ mood: { weather: 'rain' } });
  });
});

describe('edits together and undo', () => {
  test('[M17] edits applied together are all done or none', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    const paste: Edit[] = [
      { verb: 'add-lane', id: 'thinks', kind: 'thoughts', name: 'Thinks' },
      { verb: 'add-card', id: 't1', lane: 'thinks', step: 'order/order', text: 'Is it fresh?' },
    ];
    expect(applyEdits(doc, [...paste, { verb: 'delete-card', id: 'gone' }])?.code).toBe('no-such-card');
    expect(readMap(doc)).toEqual(bakery);
    const undo = undoFor(doc, 'me');
    expect(applyEdits(doc, paste, 'me')).toBeUndefined();
    expect(inCell(readMap(doc), 'thinks', 'order/order')).toEqual(['Is it fresh?']);
    expect(undo.undo()).toBe(true);
    expect(readMap(doc)).toEqual(bakery);
    expect(undo.undo()).toBe(false);
  });

  test('[M19] typing on in one card is one thing to undo, any other edit is another', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    const undo = undoFor(doc, 'me');
    const type = (id: string, text: string): void =>
      expect(applyEdit(doc, { verb: 'edit-card', id, text }, 'me')).toBeUndefined();
    for (const text of ['S', 'Se', 'See', 'Sees']) type('does:find/search', text);
    applyEdit(doc, { verb: 'rename-map', title: 'Gifts' }, 'me');
    applyEdit(doc, { verb: 'rename-stage', id: 'find', name: 'See' }, 'me');
    type('does:find/search', 'Sees it');
    expect([undo.undoes, undo.undo(), undo.undoes, undo.redoes]).toEqual([
      'Edit the card',
      true,
      'Rename the stage',
      'Edit the card',
    ]);
    undo.undo();
    undo.undo();
    expect(readMap(doc)).toMatchObject({ title: bakery.title });
    expect(inCell(readMap(doc), 'does', 'find/search')).toEqual(['Sees']);
    undo.undo();
    expect(readMap(doc)).toEqual(bakery);
    expect([undo.undoes, undo.undo()]).toEqual([undefined, false]);
  });

  test('[M19] undo takes back one’s own edits only', () => {
    const doc = new Y.Doc();
    writeMap(doc, bakery);
    const undo = undoFor(doc, 'me');
    let told = 0;
    const stop = undo.onChange(() => told++);
    applyEdit(doc, { verb: 'delete-stage', id: 'find' }, 'me');
    applyEdit(doc, { verb: 'rename-stage', id: 'order', name: 'Buy' }, 'you');
    undo.undo();
    expect(outline(readMap(doc))).toBe('Find: Search, Compare | Buy: Buy');
    expect(told).toBeGreaterThan(1);
    stop();
    undo.destroy();
  });
});
