/** A workspace of five hundred maps: told, found and carried without opening them all. */
import { expect, test } from 'vitest';
import { onEachState } from '../../../test/each-state.ts';
import * as Y from 'yjs';
import { aMap, called, card, lane, persona, stage, touchpoint } from '../../map/build.ts';
import { writeMap } from '../../map/doc.ts';
import { applyEdits } from '../../map/edits/edits.ts';
import { readMap } from '../../map/read-map.ts';
import { collectionsStore } from '../../workspace/collections.store.ts';
import { libraryStore } from '../../workspace/library.store.ts';
import { mapsStore } from '../../workspace/maps.store.ts';
import { picturesStore } from '../../workspace/pictures.store.ts';
import { LiveMaps } from '../live/live-maps.ts';
import { mapDocuments } from '../maps/map-documents.ts';
import { atlasOf } from './atlas.ts';
import { LibraryKeeper } from './library-keeper.ts';
import { registerOf } from './register.ts';

const maps = 500;
const name = (at: number): string => `map_${String(at).padStart(3, '0')}`;

/** Maps in chains of three, fifty of them about one persona. */
function claims(at: number) {
  const below = at % 3 < 2 && at + 1 < maps ? { subJourney: name(at + 1) } : {};
  const steps = stage('Report', 'Call', 'Fill in the form', 'Wait', 'Be paid');
  const map = aMap(
    called(`Claim number ${at}`, { id: name(at) }),
    steps,
    lane('Does', 'actions', 'calls', 'writes', 'waits', 'reads'),
    lane('Feels', 'emotions', 'worried', 'annoyed', 'tense', 'glad'),
    lane('Pains', 'pains', '', `form ${at} is long`),
    ...(at % 10 === 7 ? [persona('Driver', { role: 'Had an accident' })] : []),
    touchpoint('Claim form', 'web'),
    touchpoint(`Adviser ${at % 40}`, 'telephone'),
    card(`meets-${at}`, 'does', 'report/call', 'Adviser', { touchpoint: `adviser-${at % 40}` }),
  );
  return { ...map, stages: map.stages.map((one) => ({ ...one, ...below })) };
}

onEachState('five hundred maps', (state) => {
  test('are looked at once, shown in one answer, searched, and told of a change each', async () => {
    const store = mapsStore(state());
    const index = libraryStore(state());
    const parts = {
      store: index,
      pictures: picturesStore(state()),
      live: () => live,
      now: () => new Date(2026, 10, 21),
    };
    const keeper = new LibraryKeeper(parts);
    const live: LiveMaps = new LiveMaps(mapDocuments(store, keeper), { restFor: 5, idleFor: 50 });
    for (let at = 0; at < maps; at++) {
      const doc = new Y.Doc();
      writeMap(doc, claims(at));
      const about = { id: name(at), title: `Claim number ${at}`, kind: 'current-state', source: null, journey: null };
      await store.create({ ...about, stages: 1, cards: 10 }, Y.encodeStateAsUpdate(doc));
    }
    await keeper.catchUp();
    expect(await index.stale('2026-11-21')).toEqual([]);

    const shelves = await collectionsStore(state()).list();
    const atlas = atlasOf({ maps: await index.maps(), ...shelves, off: new Set(), today: '2026-11-21' });
    expect(atlas.maps).toHaveLength(maps);
    expect(atlas.roots).toHaveLength(Math.ceil(maps / 3));
    expect(Math.max(...atlas.maps.map((map) => map.level))).toBe(3);

    const held = await index.held('touchpoint');
    const register = registerOf(held, new Map(), await index.maps());
    expect(register.rows).toHaveLength(41);
    expect(register.rows.find((row) => row.id === 'claim-form')?.maps).toHaveLength(maps);
    expect(await index.search(['form', '499'], 10)).toMatchObject([{ map: name(499) }]);

    await live.with(name(7), async (map) => {
      applyEdits(map.doc, [{ verb: 'edit-persona', id: 'driver', role: 'Needs a car on Monday' }], 'a tab');
      await map.settled();
      await keeper.look(name(7), map.doc);
    });
    for (const at of [7, 257, 497]) {
      const there = await live.with(name(at), (map) => readMap(map.doc).personas[0]?.role);
      expect(there).toBe('Needs a car on Monday');
    }
    await live.close();
    expect(await index.pending()).toEqual([]);
  }, 600_000);
});
