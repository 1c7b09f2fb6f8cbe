/** What a picture is, told by its bytes alone: a name or a declared type may lie. */
import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { refusal, type Refusal } from '../lib/refusal.ts';
import type { Picture } from '../map/map.ts';
import { largestPicture, pictureTypeOf } from '../map/picture-bytes.ts';

export type PictureType = Picture['type'];

/** A picture that was checked: its bytes and what they are. */
export interface CheckedPicture {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly id: string;
  readonly type: PictureType;
  /** Pixels, as it is shown: a photograph taken upright is higher than wide. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export { largestPicture };
/** Most pixels: more would take gigabytes to unpack wherever the map is drawn. */
const mostPixels = 50_000_000;

const fix = 'Save it as PNG, JPEG, WebP or GIF and choose that file.';

/** Refused `picture-empty`, `picture-too-large`, `not-a-picture`, `picture-broken`. */
export function checkPicture(bytes: Uint8Array): CheckedPicture | Refusal {
  if (bytes.length === 0) return refusal('picture-empty', 'No picture arrived: it has no bytes.', { fix });
  if (bytes.length > largestPicture) return tooLarge();
  const type = pictureTypeOf(bytes);
  if (type === undefined)
    return refusal('not-a-picture', 'This is no picture we can take: it is neither PNG nor JPEG, WebP or GIF.', {
      fix: looksLikeSvg(bytes) ? 'An SVG may carry scripts, so it is not taken: save it as PNG.' : fix,
    });
  const size = sizeOf(bytes);
  if (size === undefined)
    return refusal('picture-broken', 'This picture is broken: it does not say how large it is.', { fix });
  if (size.width * size.height > mostPixels)
    return refusal('picture-too-large', `This picture has ${size.width} x ${size.height} pixels, too many to draw.`, {
      fix: 'Scale it down to at most 50 million pixels.',
    });
  return { id: createHash('sha256').update(bytes).digest('hex'), type, ...size, bytes };
}

export const tooLarge = (): Refusal =>
  refusal('picture-too-large', `A picture may have up to ${largestPicture / 1_000_000} MB; this one has more.`, {
    fix: 'Scale it down, or save it with fewer details.',
  });

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

const looksLikeSvg = (bytes: Uint8Array): boolean => /<svg[\s>]/i.test(ascii(bytes, 0, 1_000));

/** The size stands near the start; the reader looks at every byte, and 10 MB of them would hold up everybody. */
const headBytes = 512 * 1024;
/** Orientations from 5 on are turned by a quarter; browsers turn them when they show them. */
const turned = 5;

function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes.subarray(0, headBytes));
    const whole = [width, height].every((side) => Number.isInteger(side) && side >= 1);
    if (!whole) return undefined;
    return orientation >= turned ? { width: height, height: width } : { width, height };
  } catch {
    // Whatever the reader stumbles over, the picture is broken.
    return undefined;
  }
}
