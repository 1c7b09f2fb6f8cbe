/** Numbers the distinct pairs of codes as they are met, densely for small alphabets and by hash for large ones. */

/** Up to this many names a table of all pairs fits in 16 MiB. */
const denseUpTo = 2048;

export interface PairSlots {
  /** The number of pair (from, to): 0, 1, 2, ... in the order first asked for. */
  slot(from: number, to: number): number;
  readonly froms: readonly number[];
  readonly tos: readonly number[];
}

/** `names` is the size of the alphabet; codes stay below it. */
export function pairSlots(names: number): PairSlots {
  return names <= denseUpTo ? new DenseSlots(names) : new HashedSlots();
}

class DenseSlots implements PairSlots {
  readonly froms: number[] = [];
  readonly tos: number[] = [];
  private readonly width: number;
  private readonly table: Int32Array;

  constructor(names: number) {
    this.width = names;
    this.table = new Int32Array(names * names);
  }

  slot(from: number, to: number): number {
    const at = from * this.width + to;
    const known = this.table[at] as number;
    if (known > 0) return known - 1;
    this.froms.push(from);
    this.tos.push(to);
    this.table[at] = this.froms.length;
    return this.froms.length - 1;
  }
}

/** Open addressing with linear probing, at most half full. */
class HashedSlots implements PairSlots {
  readonly froms: number[] = [];
  readonly tos: number[] = [];
  private table = new Int32Array(1 << 16);

  slot(from: number, to: number): number {
    const mask = this.table.length - 1;
    let at = mixed(from, to) & mask;
    for (;;) {
      const known = this.table[at] as number;
      if (known === 0) break;
      if (this.froms[known - 1] === from && this.tos[known - 1] === to) return known - 1;
      at = (at + 1) & mask;
    }
    this.froms.push(from);
    this.tos.push(to);
    this.table[at] = this.froms.length;
    if (this.froms.length * 2 > this.table.length) this.grow();
    return this.froms.length - 1;
  }

  private grow(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    for (let slot = 0; slot < this.froms.length; slot++) {
      let at = mixed(this.froms[slot] as number, this.tos[slot] as number) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = slot + 1;
    }
    this.table = table;
  }
}

/** Murmur3's finaliser over both codes. */
function mixed(from: number, to: number): number {
  let hash = Math.imul((from << 16) | to, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
