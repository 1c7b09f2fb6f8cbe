/** Pictures between files, maps and the store: checked when they come in, put back into the file when it is written. */
import { deny, isRefusal, Refused } from '../../lib/refusal.ts';
import type { JourneyFile, JourneyMap } from '../../map/map.ts';
import { checkPicture } from '../../workspace/picture.ts';
import type { PicturesStore } from '../../workspace/pictures.store.ts';
import type { Pictures } from '../services.ts';
import { picturesOf } from './pictures-of.ts';

export function createPictures(store: PicturesStore): Pictures {
  return {
    add: async (bytes) => {
      const checked = checkPicture(bytes);
      if (isRefusal(checked)) throw new Refused(checked);
      return store.keep(checked);
    },
    get: async (id) => (await store.get(id)) ?? deny('unknown-picture', 'There is no such picture.'),
    takeIn: (file) => takeIn(store, file),
    forFile: (map) => forFile(store, map),
  };
}

const dataUrl = /^data:image\/(?:png|jpeg|webp|gif);base64,([A-Za-z0-9+/]+={0,2})$/;

/** Keeps what stands under `pictures`; nothing is kept when one of them is not what it says. */
async function takeIn(store: PicturesStore, { pictures = {} }: JourneyFile): Promise<void> {
  const checked = Object.entries(pictures).map(([id, url]) => {
    const field = `pictures.${id}`;
    const bytes = dataUrl.exec(url)?.[1];
    if (bytes === undefined)
      return deny('bad-picture', `${field} is no picture: it should be a data: URL in base64.`, { place: { field } });
    const picture = checkPicture(new Uint8Array(Buffer.from(bytes, 'base64')));
    if (isRefusal(picture)) throw new Refused({ ...picture, place: { field } });
    if (picture.id !== id)
      deny('bad-picture', `${field} holds other bytes than its name says.`, {
        fix: 'Write the file again from the map; a picture is named by the SHA-256 of its bytes.',
        place: { field },
      });
    return picture;
  });
  for (const picture of checked) await store.keep(picture);
}

async function forFile(store: PicturesStore, map: JourneyMap): Promise<Readonly<Record<string, string>>> {
  const urls: Record<string, string> = {};
  for (const { id } of picturesOf(map)) {
    const kept = await store.get(id);
    if (kept) urls[id] = `data:${kept.type};base64,${Buffer.from(kept.bytes).toString('base64')}`;
  }
  return urls;
}
