/** Writes a PNG strip by strip, so that a picture never stands in memory as a whole. */
import { once } from 'node:events';
import { crc32, createDeflate } from 'node:zlib';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Eight bits each of red, green, blue and opacity. */
const trueColour = Uint8Array.of(8, 6, 0, 0, 0);
const bytesOfPixel = 4;
/** Each line is written as what differs from the one above it: most of a drawing does not. */
const up = 2;

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function header(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return chunk('IHDR', Buffer.concat([size, trueColour]));
}

/** Bytes that are first compared as a whole: in most of a drawing nothing differs from the line above. */
const atOnce = 1024;

/** Writes to `out` at `to` what the line at `from` differs by from the line at `above` of `other`. */
function differences(
  pixels: Buffer,
  from: number,
  other: Buffer,
  above: number,
  out: Buffer,
  to: number,
  line: number,
) {
  for (let start = 0; start < line; start += atOnce) {
    const end = Math.min(line, start + atOnce);
    if (pixels.compare(other, above + start, above + end, from + start, from + end) === 0) {
      out.fill(0, to + start, to + end);
      continue;
    }
    for (let at = start; at < end; at++) out[to + at] = (pixels[from + at] ?? 0) - (other[above + at] ?? 0);
  }
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Lines of a strip as differences to the line above; `before` is the last line of the strip above. */
function filtered(strip: Uint8Array, width: number, before: Uint8Array): Buffer {
  const line = width * bytesOfPixel;
  const pixels = asBuffer(strip);
  const rows = pixels.length / line;
  const out = Buffer.allocUnsafe(rows * (line + 1));
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * line, row * (line + 1) + 1];
    out[to - 1] = up;
    if (row === 0) differences(pixels, from, asBuffer(before), 0, out, to, line);
    else differences(pixels, from, pixels, from - line, out, to, line);
  }
  return out;
}

/** The picture of strips of RGBA pixels, from top to bottom, each of whole lines. */
export async function pngOf(width: number, height: number, strips: Iterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Buffer[] = [Buffer.from(signature), header(width, height)];
  const deflate = createDeflate({ level: 6 });
  deflate.on('data', (data: Buffer) => parts.push(chunk('IDAT', data)));
  const ended = once(deflate, 'end');
  let before: Uint8Array = new Uint8Array(width * bytesOfPixel);
  for (const pixels of strips) {
    if (!deflate.write(filtered(pixels, width, before))) await once(deflate, 'drain');
    before = pixels.slice(-width * bytesOfPixel);
  }
  deflate.end();
  await ended;
  parts.push(chunk('IEND', new Uint8Array(0)));
  return Buffer.concat(parts);
}
