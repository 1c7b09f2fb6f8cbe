/** Cuts points on a line into intervals with the least spread inside (Fisher 1958), for every number of intervals. */

export interface Segmentations {
  /** `cuts[s - 1]`: for s intervals, the interval of each point in sorted order. */
  readonly cuts: readonly Uint16Array[];
  /** Share of the total spread that s intervals explain, in [0, 1]. */
  readonly explained: readonly number[];
}

/** `sorted` ascends; `most` is the largest number of intervals wanted. O(most n²). */
export function segmentations(sorted: ArrayLike<number>, most: number): Segmentations {
  const n = sorted.length;
  const spread = spreads(sorted);
  const total = n === 0 ? 0 : spread(0, n);
  let best = Float64Array.from({ length: n + 1 }, (_, end) => spread(0, end));
  const splits: Uint16Array[] = [new Uint16Array(n + 1)];
  const costs = [best[n] ?? 0];
  for (let s = 2; s <= Math.min(most, n); s++) {
    const next = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Uint16Array(n + 1);
    for (let end = s; end <= n; end++) {
      for (let begin = s - 1; begin < end; begin++) {
        const cost = (best[begin] as number) + spread(begin, end);
        if (cost >= (next[end] as number)) continue;
        next[end] = cost;
        from[end] = begin;
      }
    }
    splits.push(from);
    costs.push(next[n] as number);
    best = next;
  }
  return {
    cuts: costs.map((_, last) => traced(splits, last, n)),
    explained: costs.map((cost) => (total <= 0 ? 1 : 1 - Math.max(0, cost) / total)),
  };
}

/** Sum of squared distances to the mean of points begin .. end - 1, in O(1) each. */
function spreads(sorted: ArrayLike<number>): (begin: number, end: number) => number {
  const sums = new Float64Array(sorted.length + 1);
  const squares = new Float64Array(sorted.length + 1);
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    sums[i + 1] = (sums[i] as number) + value;
    squares[i + 1] = (squares[i] as number) + value * value;
  }
  return (begin, end) => {
    if (end <= begin) return 0;
    const sum = (sums[end] as number) - (sums[begin] as number);
    return Math.max(0, (squares[end] as number) - (squares[begin] as number) - (sum * sum) / (end - begin));
  };
}

function traced(splits: readonly Uint16Array[], last: number, n: number): Uint16Array {
  const of = new Uint16Array(n);
  let end = n;
  for (let s = last; s >= 0; s--) {
    const begin = s === 0 ? 0 : (splits[s]?.[end] ?? 0);
    of.fill(s, begin, end);
    end = begin;
  }
  return of;
}
