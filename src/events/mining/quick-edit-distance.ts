/** Edit distance of short paths, many at a time: bits of one number stand for places of the first path (Myers 1999, Hyyrö 2003). */

/** Longer paths are compared by their first events. */
export const longestQuick = 31;

/** Levenshtein distances from one path to others; touchpoints are 0 .. size - 1. */
export class QuickDistance {
  private readonly places: Int32Array;
  private path: ArrayLike<number> = [];

  constructor(size: number) {
    this.places = new Int32Array(size);
  }

  /** The path that distances are told from; at most 31 events of it count. */
  from(path: ArrayLike<number>): void {
    for (let i = 0; i < this.path.length; i++) this.places[this.path[i] as number] = 0;
    this.path = Array.from(path).slice(0, longestQuick);
    for (let i = 0; i < this.path.length; i++) {
      const code = this.path[i] as number;
      this.places[code] = (this.places[code] as number) | (1 << i);
    }
  }

  /** O(length of `other`). */
  to(other: ArrayLike<number>): number {
    const { length } = this.path;
    const end = Math.min(other.length, longestQuick);
    if (length === 0) return end;
    const last = 1 << (length - 1);
    let up = -1;
    let down = 0;
    let distance = length;
    for (let j = 0; j < end; j++) {
      const equal = this.places[other[j] as number] as number;
      const diagonal = (((equal & up) + up) ^ up) | equal | down;
      let rises = down | ~(diagonal | up);
      const falls = up & diagonal;
      if (rises & last) distance++;
      else if (falls & last) distance--;
      rises = (rises << 1) | 1;
      up = (falls << 1) | ~(diagonal | rises);
      down = rises & diagonal;
    }
    return distance;
  }
}
