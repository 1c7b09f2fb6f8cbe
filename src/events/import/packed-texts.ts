/** Very many texts as two arrays, so that they cross between threads for nothing; read back one at a time. */
import type { Intern } from './intern.ts';

export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/** The texts of `codes` in that order; all in their own order when absent. */
export function packTexts(intern: Intern, codes: Uint32Array | undefined): PackedTexts {
  const all = intern.packed();
  if (!codes) return all;
  const offsets = new Uint32Array(codes.length + 1);
  const bytes = new Uint8Array(all.bytes.length);
  let used = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    const part = all.bytes.subarray(all.offsets[code], all.offsets[code + 1]);
    bytes.set(part, used);
    used += part.length;
    offsets[i + 1] = used;
  }
  return { bytes: bytes.slice(0, used), offsets };
}

const decoder = new TextDecoder();

export function textAt({ bytes, offsets }: PackedTexts, at: number): string {
  return decoder.decode(bytes.subarray(offsets[at], offsets[at + 1]));
}
