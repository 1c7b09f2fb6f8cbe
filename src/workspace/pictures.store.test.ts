/** Pictures are kept once, found by their bytes, and stay as long as a map may need them. */
import { expect, test } from 'vitest';
import { onEachState } from '../../test/each-state.ts';
import { pngOf } from '../../test/picture-kit.ts';
import { isRefusal, Refused } from '../lib/refusal.ts';
import { mapsStore } from './maps.store.ts';
import { checkPicture, type CheckedPicture } from './picture.ts';
import { picturesStore } from './pictures.store.ts';

function grey(shade: number): CheckedPicture {
  const checked = checkPicture(pngOf(8, 1, shade));
  if (isRefusal(checked)) throw new Refused(checked);
  return checked;
}

const later = (): Date => new Date(Date.now() + 60_000);

onEachState('the pictures of a workspace', (state) => {
  const pictures = () => picturesStore(state());

  test('come back byte for byte, and twice the same is one', async () => {
    const picture = grey(10);
    const { bytes: _bytes, ...about } = picture;
    expect(await pictures().keep(picture)).toEqual(about);
    expect(await pictures().keep(picture)).toEqual(about);
    expect(await pictures().get(picture.id)).toEqual(picture);
    expect(await pictures().known([picture.id, '0'.repeat(64)])).toEqual([about]);
    expect(await pictures().get('f'.repeat(64))).toBeUndefined();
  });

  test('go when no map ever showed them, and stay while a map that did is there, deleted or not', async () => {
    const maps = mapsStore(state());
    const about = { title: 'First order', kind: 'current-state', source: null, journey: null, stages: 1, cards: 0 };
    await maps.create({ ...about, id: 'map_shown' }, new Uint8Array([0, 0]));
    const [shown, loose] = [grey(20), grey(30)];
    await pictures().keep(shown);
    await pictures().keep(loose);
    await pictures().shownBy('map_shown', [shown.id]);
    await pictures().shownBy('map_shown', [shown.id]);
    await pictures().shownBy('map_never', [loose.id]);
    expect(await pictures().purge(new Date(0))).toBe(0);
    await maps.remove('map_shown');
    await pictures().purge(later());
    expect(await pictures().get(shown.id)).toBeDefined();
    expect(await pictures().get(loose.id)).toBeUndefined();
    await maps.purge(later());
    expect(await pictures().purge(later())).toBe(1);
  });
});
