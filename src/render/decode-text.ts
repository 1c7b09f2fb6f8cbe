/** Bytes of a text file as text, whatever program saved it: byte order marks, UTF-16, or a code page of Windows. */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export interface DecodedText {
  readonly text: string;
  /** "UTF-8", "UTF-16 (little endian)", "Windows-1252" */
  readonly encoding: string;
}

/** UTF-16 without a mark shows as zeros in every second byte. */
function zerosAt(bytes: Uint8Array, parity: 0 | 1): number {
  const looked = Math.min(bytes.length, 4096) & ~1;
  let zeros = 0;
  for (let at = parity; at < looked; at += 2) if (bytes[at] === 0) zeros++;
  return looked === 0 ? 0 : zeros / (looked / 2);
}

function encodingOf(bytes: Uint8Array): readonly [name: string, words: string] {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return ['utf-16le', 'UTF-16 (little endian)'];
  if (a === 0xfe && b === 0xff) return ['utf-16be', 'UTF-16 (big endian)'];
  if (zerosAt(bytes, 1) > 0.6 && zerosAt(bytes, 0) < 0.1) return ['utf-16le', 'UTF-16 (little endian)'];
  if (zerosAt(bytes, 0) > 0.6 && zerosAt(bytes, 1) < 0.1) return ['utf-16be', 'UTF-16 (big endian)'];
  return isUtf8(bytes) ? ['utf-8', 'UTF-8'] : ['windows-1252', 'Windows-1252'];
}

/** Without a byte order mark. Half characters become question marks in a box. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [name, encoding] = encodingOf(bytes);
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), name);
  return { text: text.replace(/[\ud800-\udfff]/gu, '\ufffd'), encoding };
}
