/** A portrait from a file: cut to a square and made small in the browser, then kept by the server. */
import { Picture } from '../../map/map.ts';
import { sendPicture } from '../send-picture.ts';

/** Pixels a side; more is never shown, on screens or on paper. */
const side = 640;

/** The middle of the picture, a little above it where it is high: faces stand there. */
async function squared(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  const from = Math.min(bitmap.width, bitmap.height);
  const to = Math.min(side, from);
  const canvas = document.createElement('canvas');
  canvas.width = to;
  canvas.height = to;
  const top = (bitmap.height - from) / 3;
  canvas.getContext('2d')?.drawImage(bitmap, (bitmap.width - from) / 2, top, from, from, 0, 0, to, to);
  bitmap.close();
  const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
  return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9))) ?? file;
}

/** Throws Trouble with the server's words when it is no picture that can be taken. */
export async function keepPortrait(file: File, alt: string): Promise<Picture> {
  // What the browser cannot read is sent as it is: the server says what is wrong with it.
  const body = await squared(file).catch(() => file);
  return Picture.parse({ ...(await sendPicture(body)), alt });
}
