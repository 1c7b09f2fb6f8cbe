/** Whether the pictures that came in a file are what they are called: taken types only, true bytes, no larger than allowed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { refusal, type Refusal } from '../lib/refusal.ts';
import type { Picture } from './map.ts';

/** Bytes of the largest picture that is taken. */
export const largestPicture = 10_000_000;

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** What the first bytes say, as each form's own specification gives them; a declared type may lie. */
export function pictureTypeOf(bytes: Uint8Array): Picture['type'] | undefined {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image/gif';
  return undefined;
}

/** The declared type and the bytes of a `data:` URL in base64; undefined when it is none. */
function bytesIn(url: string): { type: string; bytes: Uint8Array } | undefined {
  const [, type = ''] = /^data:([a-z0-9.+-]+\/[a-z0-9.+-]+);base64,/i.exec(url.slice(0, 100)) ?? [];
  const text = url.slice(`data:${type};base64,`.length);
  if (type === '' || text === '' || /[^A-Za-z0-9+/=]/.test(text)) return undefined;
  try {
    return { type: type.toLowerCase(), bytes: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) };
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

const again = 'Write the file again from the map, or take this picture out of it.';

/** Why a picture of a file cannot be taken, with its field as place; undefined when it can. */
export function refusePicture(id: string, url: string): Refusal | undefined {
  const field = `pictures.${id}`;
  const no = (message: string, fix = again): Refusal =>
    refusal('bad-picture', `${field} ${message}`, { fix, place: { field } });
  if (!/^[0-9a-f]{64}$/.test(id)) return no('is not called as a picture is: by the SHA-256 of its bytes.');
  // Four letters are three bytes; what is far too large is not even unpacked.
  const found = url.length > largestPicture * 1.4 ? 'too large' : bytesIn(url);
  if (found === 'too large' || (found?.bytes.length ?? 0) > largestPicture)
    return no(`has more than ${largestPicture / 1_000_000} MB.`, 'Scale it down, or save it with fewer details.');
  if (found === undefined) return no('is no picture: it should be a data: URL in base64.');
  const type = pictureTypeOf(found.bytes);
  if (type === undefined)
    return no(
      'is no picture that is taken: it is neither PNG nor JPEG, WebP or GIF.',
      found.type.includes('svg') ? 'An SVG may carry scripts: save it as PNG.' : again,
    );
  if (type !== found.type) return no(`says it is ${found.type}, and is ${type}.`);
  if (bytesToHex(sha256(found.bytes)) !== id) return no('holds other bytes than its name says.');
  return undefined;
}
