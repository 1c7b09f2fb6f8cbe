/** A 128-bit hash of bytes (MurmurHash3 x86 128, Austin Appleby, public domain): equal content, equal event. */

/** Four words of the last hash. */
export class ContentHash {
  h1 = 0;
  h2 = 0;
  h3 = 0;
  h4 = 0;
  private view: DataView = new DataView(new ArrayBuffer(0));

  of(bytes: Uint8Array, from: number, to: number): void {
    if (this.view.buffer !== bytes.buffer) this.view = new DataView(bytes.buffer);
    const { view } = this;
    const base = bytes.byteOffset;
    let h1 = 0;
    let h2 = 0;
    let h3 = 0;
    let h4 = 0;
    let at = base + from;
    const end = base + to;
    for (; at + 16 <= end; at += 16) {
      h1 = stir(h1, view.getInt32(at, true), 0x239b961b, 0xab0e9789, 15, h2, 19, 0x561ccd1b);
      h2 = stir(h2, view.getInt32(at + 4, true), 0xab0e9789, 0x38b34ae5, 16, h3, 17, 0x0bcaa747);
      h3 = stir(h3, view.getInt32(at + 8, true), 0x38b34ae5, 0xa1e38b93, 17, h4, 15, 0x96cd1c35);
      h4 = stir(h4, view.getInt32(at + 12, true), 0xa1e38b93, 0x239b961b, 18, h1, 13, 0x32ac3b17);
    }
    const tail = [0, 0, 0, 0];
    for (let i = 0; at + i < end; i++) {
      tail[i >> 2] = (tail[i >> 2] ?? 0) | (view.getUint8(at + i) << ((i & 3) * 8));
    }
    h1 ^= scramble(tail[0] ?? 0, 0x239b961b, 0xab0e9789, 15);
    h2 ^= scramble(tail[1] ?? 0, 0xab0e9789, 0x38b34ae5, 16);
    h3 ^= scramble(tail[2] ?? 0, 0x38b34ae5, 0xa1e38b93, 17);
    h4 ^= scramble(tail[3] ?? 0, 0xa1e38b93, 0x239b961b, 18);
    this.finish(h1, h2, h3, h4, to - from);
  }

  private finish(a: number, b: number, c: number, d: number, length: number): void {
    let h1 = (a ^ length) | 0;
    let h2 = (b ^ length) | 0;
    let h3 = (c ^ length) | 0;
    let h4 = (d ^ length) | 0;
    h1 = (h1 + h2 + h3 + h4) | 0;
    h2 = avalanche((h2 + h1) | 0);
    h3 = avalanche((h3 + h1) | 0);
    h4 = avalanche((h4 + h1) | 0);
    h1 = avalanche(h1);
    h1 = (h1 + h2 + h3 + h4) | 0;
    this.h1 = h1 >>> 0;
    this.h2 = (h2 + h1) >>> 0;
    this.h3 = (h3 + h1) >>> 0;
    this.h4 = (h4 + h1) >>> 0;
  }
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function scramble(word: number, c1: number, c2: number, bits: number): number {
  return Math.imul(rotate(Math.imul(word, c1), bits), c2);
}

function stir(
  h: number,
  word: number,
  c1: number,
  c2: number,
  b1: number,
  next: number,
  b2: number,
  add: number,
): number {
  return (Math.imul((rotate(h ^ scramble(word, c1, c2, b1), b2) + next) | 0, 5) + add) | 0;
}

function avalanche(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
