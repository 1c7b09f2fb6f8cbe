/** Which rows are looked at twice: a share of them that shrinks as the log grows, the same rows in whatever order they come. */
import { doubled } from './intern.ts';

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
  const high = Math.floor(micros / 4_294_967_296);
  let bits = ((micros - high * 4_294_967_296) ^ high) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** Values seen in sampled rows, in plain arrays: a hundred thousand objects would be looked through at every clearing of memory. */
export class SeenRows {
  length = 0;
  customer = new Uint32Array(1 << 10);
  event = new Uint32Array(1 << 10);
  value = new Uint16Array(1 << 10);
  private micros = new Float64Array(1 << 10);

  add(customer: number, event: number, micros: number, value: number): void {
    const at = this.length++;
    if (at >= this.micros.length) this.grow();
    this.customer[at] = customer;
    this.event[at] = event;
    this.micros[at] = micros;
    this.value[at] = value;
  }

  /** Forgets what the sample no longer holds. */
  thin(sample: RowSample): void {
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      if (!sample.has(this.micros[i] as number)) continue;
      this.customer[kept] = this.customer[i] as number;
      this.event[kept] = this.event[i] as number;
      this.micros[kept] = this.micros[i] as number;
      this.value[kept] = this.value[i] as number;
      kept++;
    }
    this.length = kept;
  }

  private grow(): void {
    this.customer = doubled(this.customer, Uint32Array);
    this.event = doubled(this.event, Uint32Array);
    this.micros = doubled(this.micros, Float64Array);
    this.value = doubled(this.value, Uint16Array);
  }
}
