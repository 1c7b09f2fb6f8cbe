/** Which of a list kept their order: the fewest others have moved. */

/**
 * Indexes of one longest rising run of `places`, the numbers each had before; all different. By patience sorting
 * (Fredman, 1975): n log n.
 */
export function standing(places: readonly number[]): ReadonlySet<number> {
  /** Of every length, the index where a run of it ends lowest. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  places.forEach((place, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before.push(ends[low - 1]);
    ends[low] = index;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) kept.add(at);
  return kept;
}
