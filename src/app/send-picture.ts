/** Hands the bytes of a picture to the server, which keeps them under their fingerprint. */
import type { Picture } from '../map/map.ts';
import { ask } from './ask.ts';

/** What was kept. Throws Trouble with the server's words when it is no picture that can be taken. */
export function sendPicture(bytes: Blob): Promise<Omit<Picture, 'alt'>> {
  const headers = { 'content-type': bytes.type || 'application/octet-stream' };
  return ask('/api/pictures', { method: 'POST', body: bytes, headers });
}
