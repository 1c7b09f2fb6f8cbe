/** Numbers byte strings in the order they first appear: names, customers, values. Keeps them as bytes, not objects. */

const decoder = new TextDecoder();

export class Intern {
  count = 0;
  private bytes = new Uint8Array(1 << 12);
  private used = 0;
  private offsets: Uint32Array;
  private hashes: Uint32Array;
  private table: Int32Array;
  private mask: number;

  /** `expected` texts fit before anything grows. */
  constructor(expected = 0) {
    const room = 1 << Math.max(8, Math.ceil(Math.log2(expected + 2)));
    this.offsets = new Uint32Array(room);
    this.hashes = new Uint32Array(room);
    this.mask = room * 2 - 1;
    this.table = new Int32Array(room * 2).fill(-1);
  }

  /** The number of `bytes[from..to)`; a new one when it was not met before. */
  code(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const length = to - from;
    const { table, mask, hashes } = this;
    let at = hash & mask;
    for (;;) {
      const code = table[at] as number;
      if (code < 0) break;
      if (hashes[code] === hash && this.same(code, bytes, from, length)) return code;
      at = (at + 1) & mask;
    }
    return this.add(bytes, from, length, hash, at);
  }

  text(code: number): string {
    return decoder.decode(this.bytes.subarray(this.offsets[code], this.offsets[code + 1]));
  }

  /** All bytes one after another, and where each begins. */
  packed(): { readonly bytes: Uint8Array; readonly offsets: Uint32Array } {
    return { bytes: this.bytes.slice(0, this.used), offsets: this.offsets.slice(0, this.count + 1) };
  }

  /** Codes in the order of their bytes (as UTF-8 sorts, which is the order of code points). */
  sorted(): Uint32Array {
    const codes = new Uint32Array(this.count);
    for (let i = 0; i < codes.length; i++) codes[i] = i;
    this.sortFrom(codes, new Uint32Array(codes.length), 0, codes.length, 0);
    return codes;
  }

  private same(code: number, bytes: Uint8Array, from: number, length: number): boolean {
    const own = this.bytes;
    const offset = this.offsets[code] as number;
    if ((this.offsets[code + 1] as number) - offset !== length) return false;
    for (let i = 0; i < length; i++) if (own[offset + i] !== bytes[from + i]) return false;
    return true;
  }

  private add(bytes: Uint8Array, from: number, length: number, hash: number, at: number): number {
    const code = this.count++;
    while (this.used + length > this.bytes.length) this.bytes = doubled(this.bytes, Uint8Array);
    if (code + 2 > this.offsets.length) {
      this.offsets = doubled(this.offsets, Uint32Array);
      this.hashes = doubled(this.hashes, Uint32Array);
    }
    this.bytes.set(bytes.subarray(from, from + length), this.used);
    this.used += length;
    this.offsets[code + 1] = this.used;
    this.hashes[code] = hash;
    this.table[at] = code;
    if (this.count * 2 > this.mask) this.rehash();
    return code;
  }

  private rehash(): void {
    this.mask = this.mask * 2 + 1;
    this.table = new Int32Array(this.mask + 1).fill(-1);
    for (let code = 0; code < this.count; code++) {
      let at = (this.hashes[code] ?? 0) & this.mask;
      while ((this.table[at] ?? -1) >= 0) at = (at + 1) & this.mask;
      this.table[at] = code;
    }
  }

  /** Byte by byte from the left, each bucket on its own (radix sort, most significant digit first). */
  private sortFrom(codes: Uint32Array, spare: Uint32Array, low: number, high: number, depth: number): void {
    if (high - low <= 24) {
      this.insertionSort(codes, low, high, depth);
      return;
    }
    const starts = new Uint32Array(258);
    for (let i = low; i < high; i++) bump(starts, this.byteAt(codes[i] ?? 0, depth) + 2);
    for (let byte = 1; byte < 258; byte++) starts[byte] = (starts[byte] ?? 0) + (starts[byte - 1] ?? 0);
    for (let i = low; i < high; i++) {
      const code = codes[i] ?? 0;
      const byte = this.byteAt(code, depth);
      spare[low + (starts[byte + 1] ?? 0)] = code;
      bump(starts, byte + 1);
    }
    codes.set(spare.subarray(low, high), low);
    for (let byte = 1; byte < 257; byte++) {
      const from = low + (starts[byte] ?? 0);
      const to = low + (starts[byte + 1] ?? 0);
      if (to - from > 1) this.sortFrom(codes, spare, from, to, depth + 1);
    }
  }

  private insertionSort(codes: Uint32Array, low: number, high: number, depth: number): void {
    for (let i = low + 1; i < high; i++) {
      const code = codes[i] ?? 0;
      let at = i;
      while (at > low && this.compare(codes[at - 1] ?? 0, code, depth) > 0) {
        codes[at] = codes[at - 1] ?? 0;
        at--;
      }
      codes[at] = code;
    }
  }

  private compare(one: number, two: number, from: number): number {
    for (let depth = from; ; depth++) {
      const a = this.byteAt(one, depth);
      const b = this.byteAt(two, depth);
      if (a !== b) return a - b;
      if (a === 0) return 0;
    }
  }

  /** 0 behind the end, so that a shorter string comes first. */
  private byteAt(code: number, depth: number): number {
    const at = (this.offsets[code] ?? 0) + depth;
    return at < (this.offsets[code + 1] ?? 0) ? (this.bytes[at] ?? 0) + 1 : 0;
  }
}

function bump(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** FNV-1a with a last mix, 32 bits. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

interface Growable<T> {
  readonly length: number;
  set(from: T): void;
}

/** The same numbers with room for as many again. */
export function doubled<T extends Growable<T>>(from: T, Kind: new (length: number) => T): T {
  return widened(from, Kind, from.length * 2);
}

/** The same numbers in an array of that length. */
export function widened<T extends Growable<T>>(from: T, Kind: new (length: number) => T, length: number): T {
  const larger = new Kind(length);
  larger.set(from);
  return larger;
}
