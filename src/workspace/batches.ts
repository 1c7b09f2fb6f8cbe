/** Long lists go to the store in pieces: the embedded one answers everybody else in between. */

/** Runs `work` on pieces of at most `size`, one after the other, and joins what they give. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  size: number,
  work: (some: readonly Item[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += size) results.push(...(await work(items.slice(at, at + size))));
  return results;
}
