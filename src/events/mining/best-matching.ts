/** Matches two lists of things so that matched ones overlap most in all. */

/**
 * For each row the column it is matched with, -1 for none; the sum of `overlap(row, column)` is the greatest there
 * is, and nothing is matched that does not overlap (Kuhn 1955, by shortest augmenting paths). Overlaps are not
 * negative; of equal matchings the one that keeps earlier rows and columns together wins. O(rows² (rows + columns)).
 */
export function bestMatching(
  rows: number,
  columns: number,
  overlap: (row: number, column: number) => number,
): Int32Array {
  const found = new Int32Array(rows).fill(-1);
  if (rows === 0) return found;
  // Every row may stay alone: it has a column of its own that overlaps nothing.
  const width = columns + rows;
  const cost = (row: number, column: number): number => (column < columns ? -overlap(row, column) : 0);
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(width + 1);
  const rowOf = new Int32Array(width + 1).fill(-1);
  for (let row = 0; row < rows; row++) augment({ row, width, cost, rowPrice, columnPrice, rowOf });
  for (let column = 0; column < columns; column++) {
    const row = rowOf[column] as number;
    if (row >= 0 && overlap(row, column) > 0) found[row] = column;
  }
  return found;
}

interface Augmenting {
  readonly row: number;
  readonly width: number;
  readonly cost: (row: number, column: number) => number;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  /** Row matched with each column so far, -1 for none; the last place holds the row that is being matched. */
  readonly rowOf: Int32Array;
}

function augment({ row, width, cost, rowPrice, columnPrice, rowOf }: Augmenting): void {
  const slack = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const came = new Int32Array(width).fill(-1);
  const used = new Uint8Array(width + 1);
  rowOf[width] = row;
  let now = width;
  while ((rowOf[now] as number) >= 0) {
    used[now] = 1;
    const from = rowOf[now] as number;
    let least = Number.POSITIVE_INFINITY;
    let next = -1;
    for (let column = 0; column < width; column++) {
      if (used[column]) continue;
      const reduced = cost(from, column) - (rowPrice[from] as number) - (columnPrice[column] as number);
      if (reduced < (slack[column] as number)) {
        slack[column] = reduced;
        came[column] = now;
      }
      if ((slack[column] as number) < least) {
        least = slack[column] as number;
        next = column;
      }
    }
    for (let column = 0; column <= width; column++) {
      if (used[column]) {
        const matched = rowOf[column] as number;
        rowPrice[matched] = (rowPrice[matched] as number) + least;
        if (column < width) columnPrice[column] = (columnPrice[column] as number) - least;
      } else if (column < width) slack[column] = (slack[column] as number) - least;
    }
    now = next;
  }
  while (now !== width) {
    const before = came[now] as number;
    rowOf[now] = rowOf[before] as number;
    now = before;
  }
  rowOf[width] = -1;
}
