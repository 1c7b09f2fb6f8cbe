/** Looks at a ZIP before anybody unpacks it: bounded in parts and unpacked size, whatever its table of contents claims; Node only. */
import { inflateRawSync } from 'node:zlib';
import { refusal, type Refusal } from '../lib/refusal.ts';

/** The largest workbook people made by hand has a tenth of it. */
const most = { parts: 2_000, bytes: 200 * 2 ** 20 };

const signature = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 };

export interface ZipPart {
  readonly name: string;
  /** Unpacked, as was measured by unpacking it. */
  readonly bytes: number;
}

const broken = (): Refusal =>
  refusal('broken-file', 'This file is damaged or was not received whole: it is no complete ZIP.', {
    fix: 'Save it again in the program it came from, and bring that.',
  });

const tooLarge = (): Refusal =>
  refusal('unpacks-too-large', 'Unpacked, this file would be larger than 200 MB, which no journey map is.', {
    fix: 'Take out pictures and sheets that do not belong to the map, and save it again.',
  });

function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === signature.end) return at;
  }
  return undefined;
}

/** The parts of the ZIP. Refused `broken-file`, `unpacks-too-large`, `too-many-parts`, `locked-file` or `strange-path`. */
export function zipParts(bytes: Uint8Array): ZipPart[] | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length < 22 ? undefined : endOf(view);
  if (end === undefined) return broken();
  const count = view.getUint16(end + 10, true);
  if (count > most.parts)
    return refusal('too-many-parts', `This file is packed of ${count} parts; a workbook has a few dozen.`);
  const parts: ZipPart[] = [];
  let at = view.getUint32(end + 16, true);
  let left = most.bytes;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signature.entry) return broken();
    const part = partAt(bytes, view, at, left);
    if ('refused' in part) return part;
    left -= part.bytes;
    parts.push(part);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function partAt(bytes: Uint8Array, view: DataView, at: number, left: number): ZipPart | Refusal {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const claimed = view.getUint32(at + 24, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
  const local = view.getUint32(at + 42, true);
  if ((flags & 1) !== 0)
    return refusal('locked-file', 'This file is locked with a password.', { fix: 'Save it without one.' });
  if (/(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:|\0/i.test(name))
    return refusal('strange-path', `This file holds a part that wants to lie outside of it: “${name.slice(0, 80)}”.`, {
      fix: 'It was not made by a usual program. Save the table anew and bring that.',
    });
  if (claimed > left) return tooLarge();
  if (local + 30 > bytes.length || view.getUint32(local, true) !== signature.local) return broken();
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packed > bytes.length) return broken();
  if (method === 0) return { name, bytes: packed };
  if (method !== 8) return broken();
  return unpacked(name, bytes.subarray(start, start + packed), left);
}

/** The size a part claims may be a lie; this one is what comes out, and no more of it than is left. */
function unpacked(name: string, packed: Uint8Array, left: number): ZipPart | Refusal {
  try {
    return { name, bytes: inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken();
  }
}
