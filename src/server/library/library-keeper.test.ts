/** One persona on many maps is one persona: a change goes everywhere, once, also when the process dies on the way. */
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { onEachState } from '../../../test/each-state.ts';
import type { State } from '../../db/stores.ts';
import { aMap, card, lane, persona, stage, touchpoint } from '../../map/build.ts';
import { writeMap } from '../../map/doc.ts';
import { applyEdits, type Edit } from '../../map/edits/edits.ts';
import type { JourneyMap } from '../../map/map.ts';
import { readMap } from '../../map/read-map.ts';
import { undoFor } from '../../map/undo.ts';
import { libraryStore, type LibraryStore } from '../../workspace/library.store.ts';
import { mapsStore } from '../../workspace/maps.store.ts';
import { picturesStore } from '../../workspace/pictures.store.ts';
import { LiveMaps } from '../live/live-maps.ts';
import { mapDocuments } from '../maps/map-documents.ts';
import { LibraryKeeper } from './library-keeper.ts';

/** What a running process has: open maps, and the keeper that follows them. */
interface Running {
  readonly live: LiveMaps;
  readonly keeper: LibraryKeeper;
  readonly store: LibraryStore;
}

const running: Running[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.live.close()));
});

function start(state: State, change: (store: LibraryStore) => LibraryStore = (store) => store, restFor = 5): Running {
  const store = change(libraryStore(state));
  const parts = { store, pictures: picturesStore(state), live: () => live, now: () => new Date(2026, 10, 21) };
  const keeper = new LibraryKeeper(parts);
  const live: LiveMaps = new LiveMaps(mapDocuments(mapsStore(state), keeper), { restFor });
  running.push({ live, keeper, store });
  return { live, keeper, store };
}

const baker = persona('Baker', { role: 'Orders flour' });
const desk = touchpoint('Order desk', 'telephone', { owner: 'Sales', impact: 4 });

async function keep(state: State, id: string, map: JourneyMap): Promise<void> {
  const doc = new Y.Doc();
  writeMap(doc, { ...map, id });
  const about = { id, title: map.title, kind: map.kind, source: null, journey: null, stages: 1, cards: 0 };
  await mapsStore(state).create(about, Y.encodeStateAsUpdate(doc));
}

async function look({ live, keeper }: Running, ...ids: string[]): Promise<void> {
  for (const id of ids) await live.with(id, (map) => keeper.look(id, map.doc));
}

const read = async ({ live }: Running, id: string): Promise<JourneyMap> => {
  const map = await live.with(id, (open) => readMap(open.doc));
  if (!map) throw new Error(`no map ${id}`);
  return map;
};

const edit = (on: Running, id: string, ...edits: Edit[]): Promise<unknown> =>
  on.live.with(id, async (map) => {
    expect(applyEdits(map.doc, edits, 'a tab')).toBeUndefined();
    await map.settled();
  });

onEachState('what maps share', (state) => {
  const stages = stage('Order');

  test('is carried to every other map, without a measure, and everything else stays', async () => {
    const on = start(state());
    const asked = [{ id: 'q', ask: 'share' as const, source: 's' }];
    await keep(state(), 'c1', aMap(stages, baker, desk));
    await keep(state(), 'c2', aMap(stages, baker, touchpoint('Order desk', 'telephone', { measures: asked })));
    await look(on, 'c1', 'c2');
    // What the second map had no word on, it learnt.
    expect((await read(on, 'c2')).touchpoints).toEqual([
      { id: 'order-desk', name: 'Order desk', channel: 'telephone', owner: 'Sales', impact: 4, measures: asked },
    ]);
    await edit(on, 'c2', { verb: 'edit-persona', id: 'baker', role: 'Owns a bakery', needs: ['Flour by six'] });
    await expect
      .poll(async () => (await read(on, 'c1')).personas)
      .toEqual([{ id: 'baker', name: 'Baker', role: 'Owns a bakery', needs: ['Flour by six'] }]);
    await edit(on, 'c1', { verb: 'edit-touchpoint', id: 'order-desk', owner: null });
    await expect.poll(async () => (await read(on, 'c2')).touchpoints[0]?.owner).toBeUndefined();
    expect((await read(on, 'c2')).touchpoints[0]?.measures).toEqual(asked);
  });

  test('undone in the tab that changed it is undone everywhere', async () => {
    const on = start(state());
    await keep(state(), 'u1', aMap(stages, persona('Guest', { role: 'Visits' })));
    await keep(state(), 'u2', aMap(stages, persona('Guest', { role: 'Visits' })));
    await look(on, 'u1', 'u2');
    await on.live.with('u1', async (map) => {
      const undo = undoFor(map.doc, 'a tab');
      applyEdits(map.doc, [{ verb: 'edit-persona', id: 'guest', role: 'Stays' }], 'a tab');
      await expect.poll(async () => (await read(on, 'u2')).personas[0]?.role).toBe('Stays');
      undo.undo();
      await expect.poll(async () => (await read(on, 'u2')).personas[0]?.role).toBe('Visits');
      undo.destroy();
    });
  });

  test('two fields changed on two maps at once both arrive on both', async () => {
    const on = start(state());
    await keep(state(), 'b1', aMap(stages, persona('Clerk')));
    await keep(state(), 'b2', aMap(stages, persona('Clerk')));
    await look(on, 'b1', 'b2');
    await Promise.all([
      edit(on, 'b1', { verb: 'edit-persona', id: 'clerk', role: 'Helps' }),
      edit(on, 'b2', { verb: 'edit-persona', id: 'clerk', summary: 'Knows everybody' }),
    ]);
    const whole = { id: 'clerk', name: 'Clerk', role: 'Helps', summary: 'Knows everybody' };
    for (const id of ['b1', 'b2']) await expect.poll(async () => (await read(on, id)).personas).toEqual([whole]);
  });

  test('does not run in a loop: a map that was told stores one change and no more', async () => {
    const on = start(state());
    for (const id of ['l1', 'l2', 'l3']) await keep(state(), id, aMap(stages, persona('Driver')));
    await look(on, 'l1', 'l2', 'l3');
    await edit(on, 'l1', { verb: 'edit-persona', id: 'driver', role: 'Delivers' });
    for (const id of ['l2', 'l3'])
      await expect.poll(async () => (await read(on, id)).personas[0]?.role).toBe('Delivers');
    await on.live.close();
    expect(await Promise.all(['l1', 'l2', 'l3'].map((id) => on.store.changesOf(id)))).toEqual([1, 1, 1]);
    expect(await on.store.stale('2026-11-21')).toEqual([]);
    expect(await on.store.pending()).toEqual([]);
  });

  test('a card is one with its namesakes only when it is marked shared, and keeps its own place', async () => {
    const on = start(state());
    const withCard = (step: string, shared: boolean): JourneyMap =>
      aMap(
        stage('Order'),
        stage('Eat'),
        lane('Ideas', 'opportunities'),
        card('idea', 'ideas', step, 'A plain list', { shared }),
      );
    await keep(state(), 'k1', withCard('order/order', true));
    await keep(state(), 'k2', withCard('eat/eat', true));
    await keep(state(), 'k3', withCard('eat/eat', false));
    await look(on, 'k1', 'k2', 'k3');
    await edit(on, 'k1', {
      verb: 'edit-card',
      id: 'idea',
      text: 'A **plain** list of days',
      effort: 2,
      customerValue: 5,
    });
    await expect
      .poll(async () => (await read(on, 'k2')).cards[0])
      .toMatchObject({ text: 'A **plain** list of days', effort: 2, customerValue: 5, step: 'eat/eat' });
    expect((await read(on, 'k3')).cards[0]?.text).toBe('A plain list');
  });

  describe('changed right after it came to a map', () => {
    const here = { lane: 'ideas', step: 'order/order', shared: true };
    const board = (...cards: Parameters<typeof card>[]): JourneyMap =>
      aMap(stages, lane('Ideas', 'opportunities'), ...cards.map((one) => card(...one)));
    const held = (id: string, text: string): JourneyMap => board([id, here.lane, here.step, text, { shared: true }]);
    const paste = (id: string): Edit => ({ verb: 'add-card', id, text: 'A plain list', ...here });
    const type = (id: string, text: string): Edit => ({ verb: 'edit-card', id, text });
    const textOn = async (on: Running, id: string): Promise<string | undefined> => (await read(on, id)).cards[0]?.text;

    test('before anybody looked, it is news: both maps say what was typed', async () => {
      const on = start(state(), undefined, 60_000);
      await keep(state(), 'n1', held('plan', 'A plain list'));
      await keep(state(), 'n2', board());
      await look(on, 'n1', 'n2');
      await edit(on, 'n2', paste('plan'));
      await edit(on, 'n2', type('plan', 'A list of days'));
      await look(on, 'n2', 'n1');
      for (const id of ['n1', 'n2']) expect(await textOn(on, id)).toBe('A list of days');
      await edit(on, 'n1', type('plan', 'A calendar'));
      await look(on, 'n1', 'n2');
      for (const id of ['n1', 'n2']) expect(await textOn(on, id)).toBe('A calendar');
    });

    test('also when the process died before it looked', async () => {
      const dying = start(state(), undefined, 60_000);
      await keep(state(), 'p1', held('plan-p', 'A plain list'));
      await keep(state(), 'p2', board());
      await look(dying, 'p1', 'p2');
      await edit(dying, 'p2', paste('plan-p'));
      await edit(dying, 'p2', type('plan-p', 'A list of days'));
      const after = start(state());
      await after.keeper.catchUp();
      for (const id of ['p1', 'p2']) expect(await textOn(after, id)).toBe('A list of days');
    });

    test('what came with an older word and was not touched takes on what the others say', async () => {
      const on = start(state(), undefined, 60_000);
      await keep(state(), 'v1', held('plan-v', 'A list of days'));
      await keep(state(), 'v2', board());
      await look(on, 'v1', 'v2');
      await edit(on, 'v2', paste('plan-v'));
      await look(on, 'v2', 'v1');
      for (const id of ['v1', 'v2']) expect(await textOn(on, id)).toBe('A list of days');
    });
  });

  test('reaches a map that was deleted meanwhile once it is restored', async () => {
    const on = start(state());
    await keep(state(), 'r1', aMap(stages, persona('Host', { role: 'Greets' })));
    await keep(state(), 'r2', aMap(stages, persona('Host', { role: 'Greets' })));
    await look(on, 'r1', 'r2');
    await mapsStore(state()).remove('r2');
    await on.live.drop('r2');
    await edit(on, 'r1', { verb: 'edit-persona', id: 'host', role: null, summary: 'Greets and seats' });
    await expect
      .poll(async () => (await on.store.known([{ kind: 'persona', id: 'host' }])).get('persona:host')?.role)
      .toBeUndefined();
    await mapsStore(state()).restore('r2');
    await look(on, 'r2');
    expect((await read(on, 'r2')).personas).toEqual([{ id: 'host', name: 'Host', summary: 'Greets and seats' }]);
    expect((await read(on, 'r1')).personas).toEqual([{ id: 'host', name: 'Host', summary: 'Greets and seats' }]);
  });

  describe('when the process dies', () => {
    const dies = (): never => {
      throw new Error('killed');
    };

    test.each([
      ['before anything was noted', (store: LibraryStore) => ({ ...store, know: dies })],
      ['after it was noted, before any other map was told', (store: LibraryStore) => ({ ...store, holders: dies })],
      ['after the others were told, before the index was', (store: LibraryStore) => ({ ...store, index: dies })],
      ['before it was noted that all is done', (store: LibraryStore) => ({ ...store, carried: dies })],
    ])('%s, the next start carries on', async (name, broken) => {
      const [first, second] = [`d1 ${name}`, `d2 ${name}`];
      const id = `cook ${name}`.slice(0, 60);
      const cook = (role: string) => ({ persona: { id, name: 'Cook', role } });
      const before = start(state());
      await keep(state(), first, aMap(stages, cook('Cooks')));
      await keep(state(), second, aMap(stages, cook('Cooks')));
      await look(before, first, second);
      await before.live.close();
      const dying = start(state(), broken);
      await dying.live.with(first, async (map) => {
        applyEdits(map.doc, [{ verb: 'edit-persona', id, role: 'Bakes' }], 'a tab');
        await map.settled();
        await expect(dying.keeper.look(first, map.doc)).rejects.toThrow('killed');
      });
      const after = start(state());
      await after.keeper.catchUp();
      expect((await read(after, second)).personas[0]?.role).toBe('Bakes');
      expect((await read(after, first)).personas[0]?.role).toBe('Bakes');
      await after.live.close();
      expect(await after.store.stale('2026-11-21')).toEqual([]);
      expect(await after.store.pending()).toEqual([]);
    });
  });

  test('text with any character is kept, found and carried', async () => {
    const on = start(state());
    const odd = 'Größe 👩‍🍳 \u0000 "\\u0000" <b>';
    await keep(state(), 'o1', aMap(stages, persona('Odd', { summary: odd })));
    await keep(state(), 'o2', aMap(stages, persona('Odd', { summary: 'plain' })));
    await look(on, 'o1', 'o2');
    expect((await read(on, 'o2')).personas[0]?.summary).toBe(odd.replace('\u0000', ''));
  });
});
