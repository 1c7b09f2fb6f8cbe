/** Turns bytes of any usual encoding into UTF-8, also where a file mixes them. */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { deny } from '../../lib/refusal.ts';

export interface Encoding {
  /** In words: "UTF-8", "UTF-16 (little endian)". */
  readonly label: string;
  readonly iconv?: string;
  readonly bom: number;
}

/** From the first bytes: a byte order mark, or the zero bytes of UTF-16; otherwise UTF-8 until a byte says no. */
export function sniffEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: 'UTF-8', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { label: 'UTF-16 (little endian)', iconv: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { label: 'UTF-16 (big endian)', iconv: 'utf-16be', bom: 2 };
  const zeros = [0, 0];
  const looked = Math.min(head.length, 4096) & ~1;
  for (let i = 0; i < looked; i++) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked * 0.3 && even === 0) return { label: 'UTF-16 (little endian)', iconv: 'utf-16le', bom: 0 };
  if (even > looked * 0.3 && odd === 0) return { label: 'UTF-16 (big endian)', iconv: 'utf-16be', bom: 0 };
  return { label: 'UTF-8', bom: 0 };
}

/** An encoding named by a person; refuses names nobody knows. */
export function namedEncoding(name: string, head: Uint8Array): Encoding {
  if (!iconv.encodingExists(name)) deny('unknown-encoding', `There is no encoding called "${name}".`);
  return { label: name, iconv: name, bom: sniffEncoding(head).bom };
}

/** Streams bytes through; invalid UTF-8 is read byte by byte as Windows-1252 and counted. */
export class Utf8Stream {
  /** Bytes that were not UTF-8. */
  foreign = 0;
  private readonly decoder: ReturnType<typeof iconv.getDecoder> | undefined;
  private left: Uint8Array = new Uint8Array(0);
  private skip: number;

  constructor(encoding: Encoding) {
    this.skip = encoding.bom;
    if (encoding.iconv !== undefined) this.decoder = iconv.getDecoder(encoding.iconv);
  }

  push(chunk: Uint8Array): Uint8Array {
    let bytes = chunk;
    if (this.skip > 0) {
      const cut = Math.min(this.skip, bytes.length);
      this.skip -= cut;
      bytes = bytes.subarray(cut);
    }
    if (this.decoder) return Buffer.from(this.decoder.write(Buffer.from(bytes)) ?? '');
    if (this.left.length > 0) bytes = Buffer.concat([this.left, bytes]);
    const whole = bytes.length - unfinished(bytes);
    this.left = bytes.slice(whole);
    return this.cleaned(bytes.subarray(0, whole));
  }

  end(): Uint8Array {
    if (this.decoder) return Buffer.from(this.decoder.end() ?? '');
    return this.cleaned(this.left);
  }

  private cleaned(bytes: Uint8Array): Uint8Array {
    if (isUtf8(bytes)) return bytes;
    const { out, foreign } = fromMixed(bytes);
    this.foreign += foreign;
    return out;
  }
}

/** Length of a UTF-8 sequence that begins but does not end at the end of `bytes`. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/** Valid sequences are kept, every other byte is taken for Windows-1252. */
function fromMixed(bytes: Uint8Array): { out: Uint8Array; foreign: number } {
  const out = new Uint8Array(bytes.length * 3);
  let to = 0;
  let foreign = 0;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i] ?? 0;
    const length = byte < 0x80 ? 1 : byte < 0xc2 ? 0 : sequenceLength(byte);
    if (length > 0 && i + length <= bytes.length && (length === 1 || isUtf8(bytes.subarray(i, i + length)))) {
      out.set(bytes.subarray(i, i + length), to);
      to += length;
      i += length;
      continue;
    }
    const character = iconv.decode(Buffer.of(byte), 'windows-1252');
    to += new TextEncoder().encodeInto(character, out.subarray(to)).written;
    foreign++;
    i++;
  }
  return { out: out.slice(0, to), foreign };
}
