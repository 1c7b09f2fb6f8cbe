/** A 128-bit hash of bytes, built like MurmurHash3 x86 128 (Austin Appleby, public domain): equal content, equal event. */

/** Four words of the last hash. */
export class ContentHash {
  h1 = 0;
  h2 = 0;
  h3 = 0;
  h4 = 0;
  private bytes: Uint8Array | undefined;
  private view: DataView = new DataView(new ArrayBuffer(0));

  of(bytes: Uint8Array, from: number, to: number): void {
    if (this.bytes !== bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    const { view } = this;
    let h1 = 0;
    let h2 = 0;
    let h3 = 0;
    let h4 = 0;
    let at = from;
    const end = to;
    for (; at + 16 <= end; at += 16) {
      h1 = stir(h1, view.getInt32(at, true), 0x239b961b, 0xab0e9789, 15, h2, 19, 0x561ccd1b);
      h2 = stir(h2, view.getInt32(at + 4, true), 0xab0e9789, 0x38b34ae5, 16, h3, 17, 0x0bcaa747);
      h3 = stir(h3, view.getInt32(at + 8, true), 0x38b34ae5, 0xa1e38b93, 17, h4, 15, 0x96cd1c35);
      h4 = stir(h4, view.getInt32(at + 12, true), 0xa1e38b93, 0x239b961b, 18, h1, 13, 0x32ac3b17);
    }
    const left = end - at;
    if (left > 0) h1 ^= scramble(this.tail(at, end), 0x239b961b, 0xab0e9789, 15);
    if (left > 4) h2 ^= scramble(this.tail(at + 4, end), 0xab0e9789, 0x38b34ae5, 16);
    if (left > 8) h3 ^= scramble(this.tail(at + 8, end), 0x38b34ae5, 0xa1e38b93, 17);
    if (left > 12) h4 ^= scramble(this.tail(at + 12, end), 0xa1e38b93, 0x239b961b, 18);
    this.finish(h1, h2, h3, h4, to - from);
  }

  /** Up to four bytes as one word, the first one lowest. */
  private tail(at: number, end: number): number {
    const { view } = this;
    if (at + 4 <= end) return view.getInt32(at, true);
    let word = 0;
    for (let i = end - 1; i >= at; i--) word = (word << 8) | view.getUint8(i);
    return word;
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
