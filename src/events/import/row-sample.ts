/** Which rows are looked at twice: a share of them that shrinks as the log grows, the same rows in whatever order they come. */

/** Rows remembered at most, for each column. */
const most = 100_000;

export class RowSample {
  private mask = 0;

  /** Chosen by its time alone, so that file and store choose alike. */
  has(micros: number): boolean {
    return (mixed(micros) & this.mask) === 0;
  }

  /** Halves the sample when it has grown too large; true when it did, and what is no longer in it may go. */
  halved(size: number): boolean {
    if (size <= most || this.mask === 0xff_ffff) return false;
    this.mask = this.mask * 2 + 1;
    return true;
  }
}

/** Spreads neighbouring times over all 32 bits (the finaliser of MurmurHash3, Appleby 2011). */
function mixed(micros: number): number {
  let bits = ((micros % 4_294_967_296) ^ Math.floor(micros / 4_294_967_296)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** One value seen in a sampled row. */
export interface Seen {
  readonly customer: number;
  readonly event: number;
  readonly micros: number;
  readonly value: number;
}
