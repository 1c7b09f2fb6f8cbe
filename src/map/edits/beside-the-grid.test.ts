/** Links, blueprint lines, stakeholders, saved views, sign-offs, and stages split and merged: before -> edit -> after. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { aMap, card, lane, persona, stage } from '../build.ts';
import { writeMap } from '../doc.ts';
import { parseJourneyFile, printJourneyFile } from '../file.ts';
import type { JourneyMap } from '../map.ts';
import { readMap } from '../read-map.ts';
import { undoFor } from '../undo.ts';
import { applyEdit, type Edit } from './edits.ts';
import { whatGoes } from './what-goes.ts';

const plain = aMap(
  stage('Find', 'Search', 'Compare'),
  stage('Order'),
  lane('Insights', 'insights'),
  lane('Ideas', 'opportunities'),
  lane('Numbers', 'metrics'),
  card('reorders', 'insights', 'find/search', 'Offices reorder'),
  card('again', 'ideas', 'find/compare', 'Order again in one click'),
  card('time', 'numbers', 'order/order', 'Time to order'),
  persona('Tom'),
);
const bakery: JourneyMap = {
  ...plain,
  links: [
    { id: 'raises', from: 'reorders', to: 'again', kind: 'raises' },
    { id: 'proves', from: 'again', to: 'time', kind: 'validated-by' },
  ],
  lines: [
    { id: 'sight', kind: 'visibility', below: 'ideas' },
    { id: 'meets', kind: 'interaction', below: 'insights' },
  ],
};

const inDoc = (map: JourneyMap): Y.Doc => {
  const doc = new Y.Doc();
  writeMap(doc, map);
  return doc;
};

function after(map: JourneyMap, ...edits: readonly Edit[]): JourneyMap {
  const doc = inDoc(map);
  for (const edit of edits) expect(applyEdit(doc, edit)).toBeUndefined();
  return readMap(doc);
}

function refusedWith(map: JourneyMap, edit: Edit): string | undefined {
  const doc = inDoc(map);
  const before = Y.encodeStateAsUpdate(doc);
  const no = applyEdit(doc, edit);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(no?.fix ?? '').not.toBe('');
  return no?.code;
}

/** What two people get who did this at the same time, without hearing of each other. */
function merged(map: JourneyMap, mine: Edit, theirs: Edit): JourneyMap {
  const doc = inDoc(map);
  const twin = new Y.Doc();
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
  expect(applyEdit(doc, mine)).toBeUndefined();
  expect(applyEdit(twin, theirs)).toBeUndefined();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(twin));
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc));
  expect(readMap(twin)).toEqual(readMap(doc));
  return readMap(doc);
}

const outline = (map: JourneyMap): string =>
  map.stages.map((one) => `${one.name}: ${one.steps.map((step) => step.name).join(', ')}`).join(' | ');
const linkIds = (map: JourneyMap): string[] => (map.links ?? []).map((link) => link.id);
const lines = (map: JourneyMap): string[] => (map.lines ?? []).map((line) => `${line.kind} below ${line.below}`);

describe('links', () => {
  test('are drawn, changed and taken away', () => {
    const drawn = after(plain, {
      verb: 'link-cards',
      id: 'l',
      from: 'reorders',
      to: 'time',
      kind: 'arrow',
      text: 'often',
    });
    expect(drawn.links).toEqual([{ id: 'l', from: 'reorders', to: 'time', kind: 'arrow', text: 'often' }]);
    expect(after(drawn, { verb: 'edit-link', id: 'l', kind: 'mutual', text: null }).links).toEqual([
      { id: 'l', from: 'reorders', to: 'time', kind: 'mutual' },
    ]);
    expect(after(drawn, { verb: 'unlink-cards', id: 'l' })).toEqual({ ...plain, links: [] });
  });

  test('[M34] [M35] go with either card, are counted before, and come back when that is undone', () => {
    const doc = inDoc(bakery);
    const undo = undoFor(doc, 'me');
    expect(whatGoes(bakery, { verb: 'delete-card', id: 'again' })).toEqual({ steps: 0, cards: 0, links: 2 });
    expect(applyEdit(doc, { verb: 'delete-card', id: 'again' }, 'me')).toBeUndefined();
    expect(readMap(doc)).not.toHaveProperty('links.0');
    undo.undo();
    expect(readMap(doc)).toEqual(bakery);
    for (const edit of [
      { verb: 'delete-lane', id: 'ideas' },
      { verb: 'delete-stage', id: 'find' },
      { verb: 'delete-step', id: 'find/compare' },
    ] as const) {
      expect(whatGoes(bakery, edit).links).toBe(2);
      expect(linkIds(after(bakery, edit))).toEqual([]);
    }
  });

  test('[M34] a link to a card that somebody deletes at the same time is not on the map', () => {
    const map = merged(
      plain,
      { verb: 'delete-card', id: 'time' },
      { verb: 'link-cards', id: 'l', from: 'again', to: 'time', kind: 'validated-by' },
    );
    expect(linkIds(map)).toEqual([]);
  });

  test('[M35] a card that comes again under its id does not bring its links', () => {
    const map = after(
      bakery,
      { verb: 'delete-card', id: 'again' },
      { verb: 'add-card', id: 'again', lane: 'ideas', step: 'order/order', text: 'Another' },
    );
    expect(linkIds(map)).toEqual([]);
  });

  test('[M37] join two cards once in each way, and never a card to itself', () => {
    const link = { verb: 'link-cards', id: 'l', from: 'reorders', to: 'again', kind: 'raises' } as const;
    expect(refusedWith(bakery, link)).toBe('link-there');
    expect(refusedWith(bakery, { ...link, to: 'reorders' })).toBe('link-to-itself');
    expect(refusedWith(bakery, { ...link, to: 'gone' })).toBe('no-such-card');
    expect(refusedWith(bakery, { ...link, id: 'proves', kind: 'arrow' })).toBe('link-exists');
    const both = after(bakery, { ...link, kind: 'mutual' });
    expect(refusedWith(both, { ...link, id: 'm', from: 'again', to: 'reorders', kind: 'mutual' })).toBe('link-there');
    expect(refusedWith(both, { verb: 'edit-link', id: 'l', kind: 'raises' })).toBe('link-there');
    expect(refusedWith(both, { verb: 'edit-link', id: 'gone', text: 'x' })).toBe('no-such-link');
  });
});

describe('lines of the blueprint', () => {
  test('are drawn below lanes, moved and deleted', () => {
    const drawn = after(plain, { verb: 'add-line', id: 'l', kind: 'visibility', below: 'insights' });
    expect(lines(after(drawn, { verb: 'move-line', id: 'l', below: 'numbers' }))).toEqual(['visibility below numbers']);
    expect(after(drawn, { verb: 'delete-line', id: 'l' })).toEqual({ ...plain, lines: [] });
    expect(lines(after(drawn, { verb: 'move-lane', id: 'insights', before: null }))).toEqual([
      'visibility below insights',
    ]);
  });

  test('[M36] go up when the lane above them is deleted, and away with the top lane', () => {
    expect(lines(after(bakery, { verb: 'delete-lane', id: 'ideas' }))).toEqual([
      'visibility below insights',
      'interaction below insights',
    ]);
    expect(lines(after(bakery, { verb: 'delete-lane', id: 'insights' }))).toEqual(['visibility below ideas']);
    const twice = after(bakery, { verb: 'add-line', id: 'l', kind: 'visibility', below: 'insights' });
    expect(lines(after(twice, { verb: 'delete-lane', id: 'ideas' }))).toEqual([
      'interaction below insights',
      'visibility below insights',
    ]);
  });

  test('[M34] are not on the map when the lane above is deleted at the same time', () => {
    const map = merged(
      plain,
      { verb: 'delete-lane', id: 'numbers' },
      { verb: 'add-line', id: 'l', kind: 'visibility', below: 'numbers' },
    );
    expect(lines(map)).toEqual([]);
  });

  test('[M37] stand once in a kind below a lane', () => {
    expect(refusedWith(bakery, { verb: 'add-line', id: 'l', kind: 'visibility', below: 'ideas' })).toBe('line-there');
    const two = after(bakery, { verb: 'add-line', id: 'l', kind: 'visibility', below: 'numbers' });
    expect(refusedWith(two, { verb: 'move-line', id: 'l', below: 'ideas' })).toBe('line-there');
    expect(refusedWith(two, { verb: 'move-line', id: 'l', below: 'gone' })).toBe('no-such-lane');
  });
});

describe('stakeholders', () => {
  const map = after(
    plain,
    { verb: 'add-stakeholder', id: 'office', name: 'Office', side: 'customer' },
    { verb: 'add-stakeholder', id: 'baker', name: 'Baker', side: 'company', gives: [{ to: 'office', what: 'Bread' }] },
  );

  test('are added, changed and deleted', () => {
    const changed = after(map, {
      verb: 'edit-stakeholder',
      id: 'office',
      ring: 1,
      influence: 4,
      gives: [{ to: 'baker', what: 'Money' }],
    });
    expect(changed.stakeholders?.[0]).toEqual({
      id: 'office',
      name: 'Office',
      side: 'customer',
      ring: 1,
      influence: 4,
      gives: [{ to: 'baker', what: 'Money' }],
    });
    expect(refusedWith(map, { verb: 'edit-stakeholder', id: 'office', gives: [{ to: 'office', what: 'x' }] })).toBe(
      'gives-to-itself',
    );
    expect(refusedWith(map, { verb: 'edit-stakeholder', id: 'office', gives: [{ to: 'gone', what: 'x' }] })).toBe(
      'no-such-stakeholder',
    );
  });

  test('[M34] what was given to one that is gone is not read', () => {
    expect(after(map, { verb: 'delete-stakeholder', id: 'office' }).stakeholders).toEqual([
      { id: 'baker', name: 'Baker', side: 'company' },
    ]);
  });
});

describe('saved views', () => {
  const map = after(plain, {
    verb: 'save-view',
    id: 'v',
    name: 'What to build',
    view: 'matrix',
    hiddenLanes: ['insights', 'numbers'],
    personas: ['tom'],
    states: ['cited'],
  });

  test('are saved, changed and deleted', () => {
    expect(after(map, { verb: 'edit-view', id: 'v', name: 'Ideas', states: null, words: 'again' }).views).toEqual([
      {
        id: 'v',
        name: 'Ideas',
        view: 'matrix',
        hiddenLanes: ['insights', 'numbers'],
        personas: ['tom'],
        words: 'again',
      },
    ]);
    expect(after(map, { verb: 'delete-view', id: 'v' })).toEqual({ ...plain, views: [] });
    expect(refusedWith(map, { verb: 'edit-view', id: 'v', hiddenLanes: ['gone'] })).toBe('no-such-lane');
    expect(refusedWith(map, { verb: 'save-view', id: 'w', name: ' ', view: 'grid' })).toBe('no-name');
  });

  test('[M34] forget lanes and personas that are gone; a list that nothing is left of narrows nothing', () => {
    const left = after(map, { verb: 'delete-lane', id: 'insights' }, { verb: 'delete-persona', id: 'tom' });
    expect(left.views).toEqual([
      { id: 'v', name: 'What to build', view: 'matrix', hiddenLanes: ['numbers'], states: ['cited'] },
    ]);
  });
});

describe('sign-offs', () => {
  test('[M38] of two people at the same time both stay, and one can be withdrawn', () => {
    const map = merged(
      plain,
      { verb: 'sign-off', id: 's1', by: 'Rita', on: '2026-11-20', note: 'After the workshop' },
      { verb: 'sign-off', id: 's2', by: 'Ana', on: '2026-11-20' },
    );
    expect(map.signOffs?.map((one) => one.by).sort()).toEqual(['Ana', 'Rita']);
    const left = after(map, { verb: 'withdraw-sign-off', id: 's1' });
    expect(left.signOffs).toEqual([{ id: 's2', by: 'Ana', on: '2026-11-20' }]);
    expect(refusedWith(left, { verb: 'withdraw-sign-off', id: 's1' })).toBe('no-such-sign-off');
    expect(refusedWith(left, { verb: 'sign-off', id: 's3', by: ' ', on: '2026-11-20' })).toBe('no-name');
    expect(refusedWith(left, { verb: 'sign-off', id: 's3', by: 'Ana', on: 'tomorrow' })).toBe('bad-edit');
  });
});

describe('[M39] stages', () => {
  const long = aMap(
    stage('Find', 'Search', 'Ask', 'Compare'),
    stage('Order'),
    lane('Does', 'actions', 'a', 'b', 'c', 'd'),
  );

  test('are split at a step: cards and ids stay', () => {
    const map = after(long, { verb: 'split-stage', id: 'find', step: 'find/ask', stage: 'choose', name: 'Choose' });
    expect(outline(map)).toBe('Find: Search | Choose: Ask, Compare | Order: Order');
    expect(map.cards).toEqual(long.cards);
    const again = after(map, {
      verb: 'split-stage',
      id: 'choose',
      step: 'find/compare',
      stage: 'judge',
      name: 'Judge',
    });
    expect(outline(again)).toBe('Find: Search | Choose: Ask | Judge: Compare | Order: Order');
    expect(refusedWith(long, { verb: 'split-stage', id: 'find', step: 'find/search', stage: 'x', name: 'X' })).toBe(
      'last-step',
    );
    expect(refusedWith(long, { verb: 'split-stage', id: 'find', step: 'order/order', stage: 'x', name: 'X' })).toBe(
      'no-such-step',
    );
    expect(refusedWith(long, { verb: 'split-stage', id: 'find', step: 'find/ask', stage: 'order', name: 'X' })).toBe(
      'stage-exists',
    );
  });

  test('are merged into the one before or after, steps in the order they had', () => {
    expect(outline(after(long, { verb: 'merge-stages', id: 'order', into: 'find' }))).toBe(
      'Find: Search, Ask, Compare, Order',
    );
    expect(outline(after(long, { verb: 'merge-stages', id: 'find', into: 'order' }))).toBe(
      'Order: Search, Ask, Compare, Order',
    );
    expect(after(long, { verb: 'merge-stages', id: 'find', into: 'order' }).cards).toEqual(long.cards);
    expect(refusedWith(long, { verb: 'merge-stages', id: 'find', into: 'find' })).toBe('same-stage');
  });

  test('split and merged again are as before', () => {
    const map = after(
      long,
      { verb: 'split-stage', id: 'find', step: 'find/compare', stage: 'choose', name: 'Choose' },
      { verb: 'merge-stages', id: 'choose', into: 'find' },
    );
    expect(map).toEqual(long);
  });

  test('a step that somebody adds to a stage while it is merged away stays, in that stage', () => {
    const map = merged(
      long,
      { verb: 'merge-stages', id: 'order', into: 'find' },
      { verb: 'add-step', id: 'pay', stage: 'order', name: 'Pay' },
    );
    expect(outline(map)).toBe('Find: Search, Ask, Compare, Order | Order: Pay');
  });
});

describe('what stages, steps and lanes say besides their names', () => {
  test('is set and cleared', () => {
    const map = after(
      plain,
      { verb: 'edit-stage', id: 'find', owner: 'Rita', subJourney: 'map-search' },
      {
        verb: 'edit-step',
        id: 'find/search',
        takes: 600,
        waitBefore: 60,
        momentOfTruth: true,
        subJourney: 'map-words',
      },
      { verb: 'edit-lane', id: 'ideas', pinned: true, persona: 'tom' },
    );
    expect(map.stages[0]).toMatchObject({ owner: 'Rita', subJourney: 'map-search' });
    expect(map.stages[0]?.steps[0]).toMatchObject({ takes: 600, waitBefore: 60, momentOfTruth: true });
    expect(map.lanes[1]).toMatchObject({ pinned: true, persona: 'tom' });
    const cleared = after(
      map,
      { verb: 'edit-stage', id: 'find', owner: null, subJourney: null },
      { verb: 'edit-step', id: 'find/search', takes: null, waitBefore: null, momentOfTruth: null, subJourney: null },
      { verb: 'edit-lane', id: 'ideas', pinned: null, persona: null },
    );
    expect(cleared).toEqual(plain);
    expect(refusedWith(plain, { verb: 'edit-stage', id: 'find', subJourney: plain.id })).toBe('inside-itself');
    expect(after(map, { verb: 'delete-persona', id: 'tom' }).lanes[1]).toEqual({ ...plain.lanes[1], pinned: true });
  });

  test('[M40] a lane changes its kind only where its cards go on showing what they declare', () => {
    expect(after(plain, { verb: 'edit-lane', id: 'ideas', kind: 'emotions', wanted: true }).lanes[1]).toMatchObject({
      kind: 'emotions',
      wanted: true,
    });
    const scored = after(plain, { verb: 'edit-card', id: 'again', effort: 2, customerValue: 5 });
    expect(refusedWith(scored, { verb: 'edit-lane', id: 'ideas', kind: 'pains' })).toBe('kind-would-lose');
    expect(after(scored, { verb: 'edit-lane', id: 'ideas', kind: 'solutions' }).lanes[1]?.kind).toBe('solutions');
    const aimed = after(plain, { verb: 'edit-card', id: 'time', kpi: { kind: 'duration', target: 3 } });
    expect(refusedWith(aimed, { verb: 'edit-lane', id: 'numbers', kind: 'free' })).toBe('kind-would-lose');
    expect(refusedWith(plain, { verb: 'edit-lane', id: 'ideas', wanted: true })).toBe('no-emotion-lane');
    const wanted = after(plain, { verb: 'edit-lane', id: 'ideas', kind: 'emotions', wanted: true });
    expect(refusedWith(wanted, { verb: 'edit-lane', id: 'ideas', kind: 'pains' })).toBe('no-emotion-lane');
    expect(after(wanted, { verb: 'edit-lane', id: 'ideas', kind: 'opportunities', wanted: null })).toEqual(plain);
  });
});

test('[M41] a list that the file left out stays out while it is empty, and one that was there empty stays in', () => {
  const drawn: Edit = { verb: 'add-line', id: 'l', kind: 'visibility', below: 'ideas' };
  expect(after(plain, drawn, { verb: 'delete-line', id: 'l' })).not.toHaveProperty('lines');
  const empty = { ...plain, lines: [], links: [], paths: [], views: [], stakeholders: [], signOffs: [] };
  expect(after(empty, drawn, { verb: 'delete-line', id: 'l' })).toEqual(empty);
});

test('[M42] a key of version 1 that bears a name of version 2 is kept, as that field or under another name', () => {
  const old = JSON.parse(printJourneyFile(plain));
  Object.assign(old, { version: 1, status: 'live', logo: 'loaf.png' });
  Object.assign(old.cards[0], { channel: 'pigeon', ticket: 'B-118', 'channel-v1': 'kept' });
  const file = parseJourneyFile(JSON.stringify(old));
  expect(file).toMatchObject({ version: 2, status: 'live', 'logo-v1': 'loaf.png' });
  expect(file).not.toHaveProperty('logo');
  expect(file).toMatchObject({ cards: [{ ticket: 'B-118', 'channel-v1': 'kept', 'channel-v1-v1': 'pigeon' }, {}, {}] });
});
