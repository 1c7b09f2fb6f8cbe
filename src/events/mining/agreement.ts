/** How far two partitions of the same things agree. */

/** Group of each thing; things with a negative group in either are left out. */
type Labels = ArrayLike<number>;

/** Pairs together in both, in the first, in the second, and all pairs; each thing counts `weights[i]` times. */
function pairCounts(a: Labels, b: Labels, weights?: ArrayLike<number>): [number, number, number, number] {
  const both = new Map<number, number>();
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  let n = 0;
  const add = (map: Map<number, number>, key: number, weight: number): void => {
    map.set(key, (map.get(key) ?? 0) + weight);
  };
  for (let i = 0; i < a.length; i++) {
    const [x, y, weight] = [a[i] as number, b[i] as number, weights ? (weights[i] as number) : 1];
    if (x < 0 || y < 0) continue;
    add(both, x * 65_536 + y, weight);
    add(first, x, weight);
    add(second, y, weight);
    n += weight;
  }
  const pairs = (map: Map<number, number>): number =>
    [...map.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return [pairs(both), pairs(first), pairs(second), (n * (n - 1)) / 2];
}

/** Adjusted Rand index (Hubert and Arabie 1985): 1 = the same partition, 0 = as much as chance. */
export function adjustedRand(a: Labels, b: Labels, weights?: ArrayLike<number>): number {
  const [both, first, second, all] = pairCounts(a, b, weights);
  const chance = all === 0 ? 0 : (first * second) / all;
  const most = (first + second) / 2;
  return most === chance ? 1 : (both - chance) / (most - chance);
}

/** Fowlkes-Mallows index (1983): geometric mean of pair precision and recall, in [0, 1]. */
export function fowlkesMallows(a: Labels, b: Labels): number {
  const [both, first, second] = pairCounts(a, b);
  return first === 0 || second === 0 ? (first === second ? 1 : 0) : both / Math.sqrt(first * second);
}
