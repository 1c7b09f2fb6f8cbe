/** Ids made from content: the same file gives the same ids anywhere, another file gives others. */
import { base32 } from '../lib/ids.ts';

/** Makes an id of a kind: `newId`, or ids that come from content. */
export type Fresh = (kind: string) => string;

/** FNV-1a over the text from two starts: 64 bits, enough to tell the records of a workspace apart. */
function hash(text: string): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  for (const [at, start] of [0x811c9dc5, 0x9747b28c].entries()) {
    let value = start;
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
    value = Math.imul(value ^ (value >>> 15), 0x85ebca6b) >>> 0;
    view.setUint32(at * 4, (value ^ (value >>> 13)) >>> 0);
  }
  return bytes;
}

/** Ids that depend on the content and on how many were made before, and on nothing else. */
export function contentIds(content: string): Fresh {
  const seed = base32(hash(content), 12);
  let made = 0;
  return (kind) => `${kind}_${base32(hash(`${seed}/${kind}/${made++}`), 12)}`;
}
