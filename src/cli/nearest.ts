/** Names that look like what was typed. */

/** Up to three of `known`, most alike first; none when nothing is near. */
export function nearest(wanted: string, known: readonly string[]): string[] {
  const typed = wanted.trim().toLowerCase();
  return known
    .map((name) => ({ name, far: distance(typed, name.trim().toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(Math.min(typed.length, name.length) / 3)))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Edits between two texts (Levenshtein 1966), both cut at 80 characters. */
function distance(a: string, b: string): number {
  const from = Array.from(a.slice(0, 80));
  const to = Array.from(b.slice(0, 80));
  let row = to.map((_, at) => at + 1);
  from.forEach((letter, above) => {
    let before = above;
    let left = above + 1;
    row = row.map((up, at) => {
      const best = Math.min(up + 1, left + 1, before + (letter === to[at] ? 0 : 1));
      before = up;
      left = best;
      return best;
    });
  });
  return row.at(-1) ?? from.length;
}
