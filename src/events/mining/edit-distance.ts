/** Levenshtein distance between two paths: touchpoints to insert, leave out or replace. O(|a| |b|). */
export function editDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let row = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  let next = new Uint32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    next[0] = i + 1;
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] as number) + (a[i] === b[j] ? 0 : 1);
      next[j + 1] = Math.min(replaced, (row[j + 1] as number) + 1, (next[j] as number) + 1);
    }
    [row, next] = [next, row];
  }
  return row[b.length] as number;
}
