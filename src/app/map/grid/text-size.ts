/** How many lines a text will take in a width, told without laying it out: thousands of cards in a few milliseconds. */

/** Advance of a character in the text face at 13 pixels. */
export type Advance = (character: string) => number;

/** Without a canvas, as in tests: a middling letter. */
const middling: Advance = (character) => (/[\u1100-\uffdc\u{1f000}-\u{1faff}]/u.test(character) ? 13 : 7);

/** Asks a canvas once for each character there is. */
export function canvasAdvance(font: string): Advance {
  const context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (!context) return middling;
  context.font = font;
  const known = new Map<string, number>();
  // Most letters are found by their number alone; NaN: not asked yet.
  const usual = new Float64Array(0x600).fill(Number.NaN);
  return (character) => {
    const code = character.length === 1 ? character.charCodeAt(0) : usual.length;
    const kept = code < usual.length ? (usual[code] ?? Number.NaN) : (known.get(character) ?? Number.NaN);
    if (!Number.isNaN(kept)) return kept;
    const { width } = context.measureText(character);
    if (code < usual.length) usual[code] = width;
    else known.set(character, width);
    return width;
  };
}

/** Signs of Markdown that are not seen: of bold, italics and links, and before a sign that is meant as itself. */
const unseen = /\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\[([^\]]*)\]\([^)]*\)|\\([^\p{L}\p{N}\s])/gu;

/** The words of a rich text, near enough to tell how much room they take. */
export const wordsOf = (text: string): string => (/[*_[\\]/.test(text) ? text.replace(unseen, '$1$2') : text);

export function widthOf(text: string, advance: Advance): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return width;
}

/**
 * Lines of a text broken at spaces as a browser does, words longer than a line broken anywhere. Not counted on once
 * there are `enough`.
 */
export function linesOf(text: string, room: number, advance: Advance, enough = Infinity): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += wrapped(paragraph, room, advance, enough - lines);
    if (lines >= enough) break;
  }
  return Math.max(1, lines);
}

function wrapped(paragraph: string, room: number, advance: Advance, enough: number): number {
  const space = advance(' ');
  let lines = 1;
  let x = 0;
  for (const word of paragraph.split(' ')) {
    if (lines >= enough) break;
    const width = widthOf(word, advance);
    if (x > 0 && x + space + width > room) {
      lines += 1;
      x = 0;
    } else if (x > 0) x += space;
    if (width > room) {
      const more = Math.ceil(width / room) - 1;
      lines += more;
      x = width - more * room;
    } else x += width;
  }
  return lines;
}
