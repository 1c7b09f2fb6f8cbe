/** The few statistics every room needs: quantiles and the interval of a share. */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** z of a two-sided 95 % interval. */
export const Z95 = 1.959963984540054;

/** Wilson score interval of `hits` in `n` (Wilson 1927); `undefined` when n = 0. */
export function wilson(hits: number, n: number, z: number = Z95): Interval | undefined {
  if (n <= 0) return undefined;
  const share = hits / n;
  const z2 = z * z;
  const middle = share + z2 / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  // At the ends the formula gives 0 and 1 exactly; rounding must not push the share out of its interval.
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: hits === n ? 1 : Math.min(1, (middle + spread) / scale),
  };
}

/**
 * Interval of the difference of two shares, the first less the second (Newcombe 1998, hybrid score, method 10);
 * `undefined` when either is of nobody. Either `n` may be an effective one.
 */
export function differenceOfShares(
  a: { readonly hits: number; readonly n: number },
  b: { readonly hits: number; readonly n: number },
): Interval | undefined {
  const [first, second] = [wilson(a.hits, a.n), wilson(b.hits, b.n)];
  if (!first || !second) return undefined;
  const [p, q] = [a.hits / a.n, b.hits / b.n];
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  };
}

/**
 * Quantile `q` in [0, 1] of values sorted ascending, by linear interpolation between order
 * statistics (type 7, Hyndman and Fan 1996); `undefined` when there are none.
 */
export function quantile(sorted: ArrayLike<number>, q: number): number | undefined {
  if (sorted.length === 0) return undefined;
  const [low, high] = ranksOf(sorted.length, q);
  const below = sorted[low] ?? 0;
  return between(sorted.length, q, below, sorted[high] ?? below);
}

/** The places, from 0, of the two values among `n` sorted ones that quantile `q` lies between; equal at the end. */
export function ranksOf(n: number, q: number): [low: number, high: number] {
  const low = Math.floor((n - 1) * q);
  return [low, Math.min(low + 1, n - 1)];
}

/** Quantile `q` of `n` values, given the two it lies between. */
export function between(n: number, q: number, below: number, above: number): number {
  const at = (n - 1) * q;
  return below + (above - below) * (at - Math.floor(at));
}
