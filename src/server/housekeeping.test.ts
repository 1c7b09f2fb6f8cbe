/** What nobody can reach goes in time, what may come back stays, and the server does it by itself. */
import { expect, test } from 'vitest';
import { onEachState } from '../../test/each-state.ts';
import { pngOf } from '../../test/picture-kit.ts';
import { isRefusal, Refused } from '../lib/refusal.ts';
import { libraryStore } from '../workspace/library.store.ts';
import { mapsStore } from '../workspace/maps.store.ts';
import { checkPicture, type CheckedPicture } from '../workspace/picture.ts';
import { picturesStore } from '../workspace/pictures.store.ts';
import { keepHouse } from './housekeeping.ts';

function grey(shade: number): CheckedPicture {
  const checked = checkPicture(pngOf(8, 1, shade));
  if (isRefusal(checked)) throw new Refused(checked);
  return checked;
}

const inDays = (days: number) => () => new Date(Date.now() + days * 86_400_000 + 60_000);

onEachState('the house', (state) => {
  const parts = () => ({ maps: mapsStore(state()), pictures: picturesStore(state()) });
  const about = { title: 'First order', kind: 'current-state', source: null, journey: null, stages: 1, cards: 0 };

  test('keeps a deleted map for thirty days with its pictures, then both go', async () => {
    const { maps, pictures } = parts();
    await maps.create({ ...about, id: 'map_kept' }, new Uint8Array([0, 0]));
    await maps.create({ ...about, id: 'map_gone' }, new Uint8Array([0, 0]));
    const [shown, onGone] = [grey(1), grey(2)];
    await pictures.keep(shown);
    await pictures.keep(onGone);
    await pictures.shownBy('map_kept', [shown.id]);
    await pictures.shownBy('map_gone', [onGone.id]);
    await maps.remove('map_gone');
    expect(await keepHouse({ ...parts(), now: inDays(29) }).tidy()).toEqual({ maps: 0, pictures: 0 });
    expect((await maps.restore('map_gone')).id).toBe('map_gone');
    await maps.remove('map_gone');
    expect(await keepHouse({ ...parts(), now: inDays(30) }).tidy()).toEqual({ maps: 1, pictures: 1 });
    expect((await maps.list()).map((one) => one.id)).toEqual(['map_kept']);
    expect(await pictures.get(shown.id)).toBeDefined();
  });

  test('leaves a picture a week to be shown, and the portrait of a persona that is on no map', async () => {
    const { pictures } = parts();
    const [upload, portrait] = [grey(3), grey(4)];
    await pictures.keep(upload);
    await pictures.keep(portrait);
    const face = { id: portrait.id, type: 'image/png', width: 8, height: 1, alt: 'A baker' };
    await libraryStore(state()).know([{ kind: 'persona', id: 'baker', fields: { name: 'Baker', portrait: face } }]);
    expect((await keepHouse({ ...parts(), now: inDays(6) }).tidy()).pictures).toBe(0);
    expect((await keepHouse({ ...parts(), now: inDays(7) }).tidy()).pictures).toBe(1);
    expect(await pictures.get(portrait.id)).toBeDefined();
  });
});

test('it is done at the start and again each time the clock says so, also after a time that failed; then it stops', async () => {
  const calls: string[] = [];
  let ring = (): void => undefined;
  let rings = true;
  const house = keepHouse({
    lookAgain: async () => {
      calls.push('days');
    },
    maps: {
      purge: () => {
        calls.push('maps');
        return calls.length === 2 ? Promise.reject(new Error('the store is busy')) : Promise.resolve(0);
      },
    },
    pictures: {
      purge: () => {
        calls.push('pictures');
        return Promise.resolve(0);
      },
    },
    repeat: (work) => {
      ring = work;
      return () => (rings = false);
    },
  });
  house.start();
  ring();
  await house.stop();
  expect(calls).toEqual(['days', 'maps', 'days', 'maps', 'pictures']);
  expect(rings).toBe(false);
});
