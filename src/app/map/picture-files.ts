/** Pictures pasted or dropped onto a cell: scaled down here, kept by the server, described in words by who brings them. */
import { newId } from '../../lib/ids.ts';
import type { Edit } from '../../map/edits/edits.ts';
import { Picture } from '../../map/map.ts';
import { problemOf } from '../ask.ts';
import { t } from '../language/t.ts';
import { sendPicture } from '../send-picture.ts';
import type { Desk } from './desk.ts';
import type { Spot } from './spots.ts';

/** Longest side of a picture as it is kept. */
const longest = 2000;
const kept = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

export const picturesIn = (data: DataTransfer): File[] =>
  [...data.files].filter((file) => file.type.startsWith('image/'));

/** The file as it is, or redrawn smaller when a side is too long. A moving GIF stays as it is. */
async function scaled(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  const scale = longest / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1 || file.type === 'image/gif') return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.88));
  return blob ?? file;
}

/** Sends the bytes to be kept; throws an Error with words for people when they are not taken. */
export async function keepPicture(file: File, alt: string): Promise<Picture> {
  if (!kept.includes(file.type))
    throw new Error(t('Pictures may be PNG, JPEG, WebP or GIF. {name} is something else.', { name: file.name }));
  const blob = await scaled(file).catch(() => {
    throw new Error(t('{name} could not be read as a picture.', { name: file.name }));
  });
  try {
    return Picture.parse({ ...(await sendPicture(blob)), alt });
  } catch (error) {
    const { title, fix } = problemOf(error);
    throw new Error([title, fix].filter(Boolean).join(' '), { cause: error });
  }
}

/** "baker-at-work.jpg" -> "baker at work"; what a camera names says nothing. */
export function altFrom(name: string): string {
  const words = name
    .replace(/\.[^.]+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return /^(?:img|dsc|image|screenshot|pxl|photo)?[\s\d]*$/i.test(words) ? '' : words;
}

function editFor(desk: Desk, spot: Spot, picture: Picture, fresh: boolean): Edit | undefined {
  const card = spot.kind === 'card' ? desk.grid?.card.get(spot.id) : undefined;
  if (card && !fresh && !card.picture) return { verb: 'edit-card', id: card.id, picture } as Edit;
  const cell = spot.kind === 'cell' ? spot : card && { lane: card.lane, step: card.step };
  if (!cell) return undefined;
  const made = { verb: 'add-card', id: newId('card'), lane: cell.lane, step: cell.step, text: '' } as const;
  return { ...made, picture, state: 'assumption' };
}

/** Puts pictures into the selected card or cell, and leads to the field that describes the last of them. */
export async function dropPictures(desk: Desk, files: readonly File[], spot: Spot | undefined): Promise<void> {
  const { grid } = desk;
  const place = spot?.kind === 'card' || spot?.kind === 'cell' ? spot : undefined;
  if (!grid || !place) return desk.notify(t('Select a cell first: the picture goes there.'));
  for (const [at, file] of files.entries()) {
    try {
      const picture = await keepPicture(file, altFrom(file.name));
      const edit = editFor(desk, place, picture, at > 0);
      if (!edit || !desk.run(edit) || !('id' in edit)) return;
      desk.select({ kind: 'card', id: edit.id }, true);
      if (picture.alt === '')
        desk.notify(t('Say what the picture shows, for those who cannot see it: in the panel beside.'));
    } catch (error) {
      desk.notify(error instanceof Error ? error.message : String(error));
      if (!(error instanceof Error)) throw error;
    }
  }
}
