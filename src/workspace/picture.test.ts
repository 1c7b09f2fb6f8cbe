/** Pictures as people send them, and as attackers do: what is taken is told by the bytes alone. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { onePixelGif, onePixelPng, pngOf, tinyJpeg, tinyWebp } from '../../test/picture-kit.ts';
import { checkPicture, largestPicture } from './picture.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a picture', () => {
  test.each([
    ['PNG', onePixelPng, 'image/png', 1, 1],
    ['GIF', onePixelGif, 'image/gif', 1, 1],
    ['WebP', tinyWebp, 'image/webp', 2, 3],
    ['JPEG', tinyJpeg(), 'image/jpeg', 2, 3],
    ['JPEG taken upright', tinyJpeg(6), 'image/jpeg', 3, 2],
  ])('of the kind %s is taken with its size', (_name, bytes, type, width, height) => {
    const id = createHash('sha256').update(bytes).digest('hex');
    expect(checkPicture(bytes)).toEqual({ id, type, width, height, bytes });
  });

  test.each([
    ['no bytes', '', 'picture-empty'],
    [
      'an SVG with a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'not-a-picture',
    ],
    ['a page that calls itself PNG', '<html><script>alert(1)</script>\x89PNG\r\n\x1a\n', 'not-a-picture'],
    ['a PDF', '%PDF-1.7', 'not-a-picture'],
    ['a sound in the wrapping of WebP', 'RIFF\x24\x00\x00\x00WAVEfmt ', 'not-a-picture'],
    ['a HEIF photograph', '\x00\x00\x00\x18ftypheic', 'not-a-picture'],
    ['a JPEG XL', '\xff\x0a\xfa\x1f', 'not-a-picture'],
    ['the first bytes of a PNG and no more', '\x89PNG\r\n\x1a\n', 'picture-broken'],
    ['the first bytes of a JPEG and no more', '\xff\xd8\xff\xe0\x00\x10JFIF', 'picture-broken'],
    ['a JPEG whose parts have no length', `\xff\xd8${'\xff\xe1\x00\x00'.repeat(200)}`, 'picture-broken'],
    ['a WebP of nothing', 'RIFF\x04\x00\x00\x00WEBP', 'picture-broken'],
    ['a GIF cut off', 'GIF89a', 'picture-broken'],
  ])('that is %s is refused', (_name, text, code) => {
    expect(checkPicture(bytesOf(text))).toMatchObject({ refused: true, code });
  });

  test('of no width is broken, of a hundred thousand squared too large, and neither is unpacked', () => {
    expect(checkPicture(pngOf(0, 5))).toMatchObject({ code: 'picture-broken' });
    expect(checkPicture(pngOf(100_000, 100_000))).toMatchObject({ code: 'picture-too-large' });
  });

  test('of more than 10 MB is refused by its size', () => {
    const large = new Uint8Array(largestPicture + 1);
    large.set(onePixelPng);
    expect(checkPicture(large)).toMatchObject({ code: 'picture-too-large', fix: expect.stringContaining('Scale') });
    expect(checkPicture(large.subarray(0, largestPicture))).toMatchObject({ type: 'image/png' });
  });

  test('with any bytes changed never breaks the reader', () => {
    for (const whole of [onePixelPng, onePixelGif, tinyWebp, tinyJpeg(6)]) {
      for (let at = 0; at < whole.length; at++) {
        for (const value of [0, 0xff]) {
          const changed = Uint8Array.from(whole);
          changed[at] = value;
          const found = checkPicture(changed);
          expect('refused' in found || found.width * found.height >= 1).toBe(true);
        }
        checkPicture(whole.subarray(0, at));
      }
    }
  });
});
