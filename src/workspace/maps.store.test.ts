/** Maps as people keep them: edited from several tabs, compacted, deleted by mistake and brought back. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { onEachState } from '../../test/each-state.ts';
import { mapsStore } from './maps.store.ts';

const about = (id: string) => ({
  id,
  title: 'First order',
  kind: 'current-state',
  source: 'src_1',
  journey: 'journey_1',
  stages: 4,
  cards: 12,
});

/** A document and the updates that editing it made. */
function edited(...titles: string[]): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const title of titles) doc.getMap('map').set('title', title);
  return { doc, updates };
}

function titleOf(updates: readonly Uint8Array[] | undefined): unknown {
  const doc = new Y.Doc();
  for (const update of updates ?? []) Y.applyUpdate(doc, update);
  return doc.getMap('map').get('title');
}

const empty = Y.encodeStateAsUpdate(new Y.Doc());

onEachState('the maps of a workspace', (state) => {
  const maps = () => mapsStore(state());

  test('a new map is listed, described and loaded', async () => {
    const { doc } = edited('First order');
    const made = await maps().create(about('map_new'), Y.encodeStateAsUpdate(doc));
    expect(made).toEqual({ ...about('map_new'), updatedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(await maps().get('map_new')).toEqual(made);
    expect(titleOf(await maps().load('map_new'))).toBe('First order');
    await maps().describe('map_new', { title: 'Second order', cards: 13 });
    expect(await maps().list()).toContainEqual({ ...made, title: 'Second order', cards: 13 });
  });

  test('a second map with the same id is refused and the first stays', async () => {
    await maps().create(about('map_twice'), Y.encodeStateAsUpdate(edited('First').doc));
    await expect(maps().create(about('map_twice'), empty)).rejects.toMatchObject({ refusal: { code: 'map-exists' } });
    expect(titleOf(await maps().load('map_twice'))).toBe('First');
  });

  test('updates come back in the order they were stored', async () => {
    await maps().create(about('map_order'), empty);
    const { updates } = edited('one', 'two', 'three');
    for (const update of updates) await maps().append('map_order', update);
    const loaded = await maps().load('map_order');
    expect(loaded?.slice(1).map((one) => Buffer.from(one))).toEqual(updates.map((one) => Buffer.from(one)));
  });

  test('edits of many tabs at once all arrive, compaction in between', async () => {
    await maps().create(about('map_busy'), empty);
    const tabs = Array.from({ length: 12 }, (_, tab) => edited(...[1, 2, 3, 4].map((n) => `tab ${tab}, edit ${n}`)));
    const appends = tabs.flatMap(({ updates }) => updates.map((update) => maps().append('map_busy', update)));
    await Promise.all([...appends, maps().compact('map_busy', 1), maps().compact('map_busy', 1)]);
    const whole = new Y.Doc();
    for (const { doc } of tabs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
    const stored = new Y.Doc();
    for (const update of (await maps().load('map_busy')) ?? []) Y.applyUpdate(stored, update);
    expect(Y.encodeStateVector(stored)).toEqual(Y.encodeStateVector(whole));
  });

  test('compacting folds the updates into one and changes nothing', async () => {
    await maps().create(about('map_fold'), empty);
    const { updates } = edited('one', 'two', 'three');
    for (const update of updates) await maps().append('map_fold', update);
    expect(await maps().compact('map_fold', 4)).toBe(false);
    expect(await maps().compact('map_fold', 3)).toBe(true);
    const loaded = await maps().load('map_fold');
    expect(loaded?.length).toBe(1);
    expect(titleOf(loaded)).toBe('three');
    await maps().append('map_fold', edited('four').updates[0] ?? empty);
    expect((await maps().load('map_fold'))?.length).toBe(2);
  });

  test('only the newest snapshots are kept', async () => {
    await maps().create(about('map_old'), empty);
    for (let n = 0; n < 15; n++) {
      await maps().append('map_old', edited(`edit ${n}`).updates[0] ?? empty);
      await maps().compact('map_old', 1);
    }
    const kept = await state().pool.query(`select count(*) as n from map_snapshots where map = 'map_old'`);
    expect(kept.rows).toEqual([{ n: 10 }]);
  });

  test('a deleted map is gone, can be brought back whole, and is gone for good once purged', async () => {
    await maps().create(about('map_gone'), Y.encodeStateAsUpdate(edited('Kept').doc));
    expect(await maps().remove('map_gone')).toBe(true);
    expect(await maps().remove('map_gone')).toBe(false);
    expect(await maps().get('map_gone')).toBeUndefined();
    expect(await maps().load('map_gone')).toBeUndefined();
    await expect(maps().append('map_gone', empty)).rejects.toMatchObject({ refusal: { code: 'unknown-map' } });
    expect((await maps().deleted()).map((map) => map.id)).toEqual(['map_gone']);
    expect(await maps().restore('map_gone')).toMatchObject({ id: 'map_gone' });
    expect(titleOf(await maps().load('map_gone'))).toBe('Kept');
    await maps().remove('map_gone');
    expect(await maps().purge(new Date(Date.now() + 60_000))).toBe(1);
    await expect(maps().restore('map_gone')).rejects.toMatchObject({ refusal: { code: 'unknown-map' } });
  });

  test('what is not there is refused by name', async () => {
    expect(await maps().load('map_none')).toBeUndefined();
    await expect(maps().append('map_none', empty)).rejects.toThrow('There is no map "map_none".');
    await expect(maps().describe('map_none', { title: 'x' })).rejects.toThrow('There is no map "map_none".');
    expect(await maps().compact('map_none')).toBe(false);
  });
});
