/** Tests that tell a difference from chance, and the correction for asking many questions at once. */
import { quantile } from '../../lib/statistics.ts';

/** Two-sided p of a standard normal z (complementary error function, Numerical Recipes' Chebyshev fit, 1.2e-7). */
export function pOfZ(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const sum = terms.reduceRight((below, term) => term + t * below, 0);
  return Math.min(1, t * Math.exp(-x * x + sum));
}

/** A count of hits among n. */
export interface Counted {
  readonly hits: number;
  readonly n: number;
}

/**
 * Whether two shares differ, two-sided: the z-test of two proportions, or Fisher's exact test where an expected
 * cell is under 5. `independence` in (0, 1] shrinks z when things come in clusters (customers with many journeys).
 */
export function pOfShares(a: Counted, b: Counted, independence = 1): number {
  const n = a.n + b.n;
  if (a.n === 0 || b.n === 0) return 1;
  const pooled = (a.hits + b.hits) / n;
  if (pooled === 0 || pooled === 1) return 1;
  if (Math.min(a.n, b.n) * Math.min(pooled, 1 - pooled) < 5) return fisher(a, b);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  return pOfZ(((a.hits / a.n - b.hits / b.n) / error) * Math.sqrt(independence));
}

/** Fisher's exact test, two-sided: all tables with the same margins that are no likelier than this one. */
export function fisher(a: Counted, b: Counted): number {
  const hits = a.hits + b.hits;
  const n = a.n + b.n;
  const low = Math.max(0, hits - b.n);
  const high = Math.min(hits, a.n);
  const ways = (k: number): number => logChoose(a.n, k) + logChoose(b.n, hits - k) - logChoose(n, hits);
  const here = ways(a.hits) + 1e-7;
  let p = 0;
  for (let k = low; k <= high; k++) {
    const way = ways(k);
    if (way <= here) p += Math.exp(way);
  }
  return Math.min(1, p);
}

const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push((logFactorials[k - 1] as number) + Math.log(k));
  return logFactorials[n] as number;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

export interface RankTest {
  readonly p: number;
  /** Chance that a value of the part exceeds one of the rest, ties halved. */
  readonly superiority: number;
  readonly restMedian: number;
}

/**
 * Mann-Whitney test of a part against the rest of a whole it belongs to, both sorted; normal approximation with
 * ties, so that some ten values a side are needed. O(whole).
 */
export function rankAgainstRest(part: ArrayLike<number>, whole: ArrayLike<number>, independence = 1): RankTest {
  const n = part.length;
  const m = whole.length - n;
  if (n === 0 || m <= 0) return { p: 1, superiority: 0.5, restMedian: Number.NaN };
  const rest = new Float64Array(m);
  let wins = 0;
  let ties = 0;
  let i = 0;
  let at = 0;
  for (let k = 0; k < whole.length;) {
    const value = whole[k] as number;
    const from = k;
    while (k < whole.length && whole[k] === value) k++;
    const fromPart = i;
    while (i < n && part[i] === value) i++;
    const same = k - from;
    const mine = i - fromPart;
    const theirs = same - mine;
    wins += mine * (at + theirs / 2);
    rest.fill(value, at, at + theirs);
    at += theirs;
    ties += same ** 3 - same;
  }
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * Math.max(1, total - 1)));
  const z = variance <= 0 ? 0 : ((wins - (n * m) / 2) / Math.sqrt(variance)) * Math.sqrt(independence);
  return { p: pOfZ(z), superiority: wins / (n * m), restMedian: quantile(rest, 0.5) ?? Number.NaN };
}

/** Adjusted p-values that hold the false discovery rate (Benjamini and Hochberg 1995), in the order given. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = [...ps.keys()].toSorted((a, b) => (ps[a] as number) - (ps[b] as number));
  const adjusted = Array.from(ps, () => 1);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const at = order[rank - 1] as number;
    least = Math.min(least, ((ps[at] as number) * order.length) / rank);
    adjusted[at] = least;
  }
  return adjusted;
}
