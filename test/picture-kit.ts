/** Small pictures, made of their bytes. */
import { crc32, deflateSync } from 'node:zlib';

const part = (kind: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
};

/** A grey PNG that says it is so large; its pixels are those of one row only. */
export function pngOf(width: number, height: number, shade = 128): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(Math.min(width, 4_096) + 1, shade);
  rows[0] = 0;
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const parts = [part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...parts]));
}

export const onePixelPng = pngOf(1, 1);

export const onePixelGif = new Uint8Array(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
);

/** Lossless WebP, 2 wide and 3 high. */
export const tinyWebp = webp(2, 3);

function webp(width: number, height: number): Uint8Array {
  const bits = Buffer.alloc(10);
  bits[0] = 0x2f;
  bits.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  const chunk = Buffer.concat([Buffer.from('VP8L', 'latin1'), sized(bits.length), bits]);
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), chunk]);
  return new Uint8Array(Buffer.concat([Buffer.from('RIFF', 'latin1'), sized(body.length), body]));
}

function sized(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}

/** The frame of a JPEG, 2 wide and 3 high as it lies; `orientation` as cameras write it. */
export function tinyJpeg(orientation?: number): Uint8Array {
  const exif =
    orientation === undefined
      ? segment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex'))
      : segment(
          0xe1,
          Buffer.from(
            `457869660000${'49492a0008000000'}${'0100'}${'12010300' + '01000000'}${hex(orientation)}00000000000000`,
            'hex',
          ),
        );
  const frame = segment(0xc0, Buffer.from('080003000201011100', 'hex'));
  return new Uint8Array(Buffer.concat([Buffer.from('ffd8', 'hex'), exif, frame, Buffer.from('ffd9', 'hex')]));
}

const hex = (value: number): string => value.toString(16).padStart(2, '0');

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
