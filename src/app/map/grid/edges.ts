/** Places of columns and rows along one axis, and which of them a window shows. */

/** Where each begins, and at the end where the last one ends. */
export type Edges = readonly number[];

export function edgesOf(sizes: readonly number[]): Edges {
  const edges = [0];
  let at = 0;
  for (const size of sizes) edges.push((at += size));
  return edges;
}

export const totalOf = (edges: Edges): number => edges.at(-1) ?? 0;

/** Index of the one that holds the place; the first or last outside of all. */
export function indexAt(edges: Edges, place: number): number {
  let low = 0;
  let high = Math.max(0, edges.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First and last shown, both counted in; `last` < `first` when there are none. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export function rangeOf(edges: Edges, from: number, to: number): Range {
  if (edges.length < 2) return { first: 0, last: -1 };
  return { first: indexAt(edges, from), last: indexAt(edges, to) };
}

/**
 * Widths of columns from what their texts would like: within bounds, and stretched alike when all of them together
 * would leave room unused.
 */
export function stretched(widths: readonly number[], room: number): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total === 0 || total >= room) return widths;
  return widths.map((width) => (width * room) / total);
}
