/** Bold and italics while typing: puts the signs around what is selected, or takes them away again. */

export interface Marked {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** How many stars stand right before (or after) a place. */
function starsAt(text: string, place: number, way: 1 | -1): number {
  let count = 0;
  while (text[way === 1 ? place + count : place - 1 - count] === '*') count += 1;
  return count;
}

/** One star is italics, two are bold, three are both. */
const holds = (stars: number, sign: '**' | '*'): boolean => (sign === '**' ? stars >= 2 : stars === 1 || stars >= 3);

/** The text with `sign` set around the selection or, where it stands there already, taken away; the words stay selected. */
export function toggled(text: string, start: number, end: number, sign: '**' | '*'): Marked {
  let [from, to] = [start, end];
  // Markdown knows no bold space: the signs stand tight around the words.
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  const size = sign.length;
  const around = Math.min(starsAt(text, from, -1), starsAt(text, to, 1));
  if (holds(around, sign)) {
    const bare = text.slice(0, from - size) + text.slice(from, to) + text.slice(to + size);
    return { text: bare, from: from - size, to: to - size };
  }
  const marked = text.slice(0, from) + sign + text.slice(from, to) + sign + text.slice(to);
  return { text: marked, from: from + size, to: to + size };
}
