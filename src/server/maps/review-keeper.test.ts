/** A map is kept as it stands when it is signed off, through a live map, on both engines. */
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { onEachState } from '../../../test/each-state.ts';
import type { State } from '../../db/stores.ts';
import { aMap, called, lane, stage } from '../../map/build.ts';
import { differenceOf } from '../../map/difference.ts';
import { writeMap } from '../../map/doc.ts';
import { applyEdits, type Edit } from '../../map/edits/edits.ts';
import { mapsStore } from '../../workspace/maps.store.ts';
import { reviewsStore } from '../../workspace/reviews.store.ts';
import { LiveMaps } from '../live/live-maps.ts';
import { mapDocuments } from './map-documents.ts';
import { ReviewKeeper } from './review-keeper.ts';

const open: LiveMaps[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((live) => live.close()));
});

const bakery = aMap(called('Bread by post'), stage('Find'), stage('Order'), lane('Does', 'actions', 'Searches'));
const library = { follow: (): void => undefined, look: () => Promise.resolve() };
const noon = (): Date => new Date('2026-11-22T12:00:00Z');

async function opened(state: State, id: string) {
  const doc = new Y.Doc();
  writeMap(doc, { ...bakery, id });
  const about = { id, title: 'Bread by post', kind: 'current-state', source: null, journey: null, stages: 2, cards: 1 };
  await mapsStore(state).create(about, Y.encodeStateAsUpdate(doc));
  const keeper = new ReviewKeeper(reviewsStore(state), noon);
  const live = new LiveMaps(mapDocuments(mapsStore(state), library, keeper), { restFor: 5 });
  open.push(live);
  const edit = (...edits: Edit[]): Promise<unknown> =>
    live.with(id, async (map) => {
      expect(applyEdits(map.doc, edits, 'a tab')).toBeUndefined();
      await map.settled();
    });
  const reviews = async (): Promise<string[]> => {
    await keeper.settled();
    return (await reviewsStore(state).of(id)).map((one) => one.id);
  };
  return { edit, reviews, live };
}

onEachState('a review', (state) => {
  test('keeps the map as it stood at the sign-off, whatever is typed right after it', async () => {
    const { edit, reviews } = await opened(state(), 'r1');
    await edit({ verb: 'rename-stage', id: 'find', name: 'Discover' });
    await Promise.all([
      edit({ verb: 'sign-off', id: 'signed', by: 'Lena', on: '2026-11-22' }),
      edit({ verb: 'rename-stage', id: 'order', name: 'Choose and pay' }),
    ]);
    expect(await reviews()).toEqual(['signed']);
    const kept = await reviewsStore(state()).read('r1', 'signed');
    expect(kept?.stages.map((one) => one.name)).toEqual(['Discover', 'Order']);
    await edit({ verb: 'delete-card', id: 'does:find/find' });
    // Signed again, what was deleted between is what the two differ in.
    await edit({ verb: 'sign-off', id: 'again', by: 'Murat', on: '2026-11-22' });
    await reviews();
    const later = await reviewsStore(state()).read('r1', 'again');
    if (!kept || !later) throw new Error('both are kept');
    expect(differenceOf(kept, later).map((one) => `${one.kind} ${one.id} ${one.how}`)).toEqual([
      'stages order changed',
      'steps order/order changed',
      'cards does:find/find removed',
      'signOffs again added',
    ]);
  });

  test('is first counted from the day it was planned, and planning anew keeps that', async () => {
    const { edit, reviews } = await opened(state(), 'r2');
    await edit({ verb: 'set-map-fields', reviewBy: '2026-12-01' });
    await edit({ verb: 'rename-stage', id: 'find', name: 'Discover' });
    await edit({ verb: 'set-map-fields', reviewBy: '2027-01-01' });
    expect(await reviews()).toEqual(['planned']);
    await edit({ verb: 'sign-off', id: 'signed', by: 'Lena', on: '2026-11-22' });
    await edit({ verb: 'set-map-fields', reviewBy: '2027-02-01' });
    expect((await reviews()).toSorted()).toEqual(['planned', 'signed']);
    expect((await reviewsStore(state()).read('r2', 'planned'))?.stages[0]?.name).toBe('Find');
  });

  test('of another day, which came with a file, says nothing of how the map stood', async () => {
    const { edit, reviews } = await opened(state(), 'r3');
    await edit({ verb: 'sign-off', id: 'old', by: 'Rita', on: '2026-03-02' });
    expect(await reviews()).toEqual([]);
  });

  test('goes with its map, and only the last fifty stay', async () => {
    const { edit, reviews, live } = await opened(state(), 'r4');
    for (let nth = 0; nth < 52; nth++) await edit({ verb: 'sign-off', id: `s${nth}`, by: 'Lena', on: '2026-11-22' });
    expect(await reviews()).toHaveLength(50);
    await live.close();
    await mapsStore(state()).remove('r4');
    await mapsStore(state()).purge(new Date(Date.now() + 60_000));
    expect(await reviewsStore(state()).of('r4')).toEqual([]);
  });
});
