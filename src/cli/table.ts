/** An aligned table for the terminal; numbers to the right, long names cut with an ellipsis. */

export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** Lines of at most `width` characters; the widest left-aligned column gives way first. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  const cells = [columns.map((column) => column.title), ...rows.map((row) => row.map(oneLine))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => displayWidth(row[at] ?? ''))));
  for (let over = widths.reduce((sum, one) => sum + one + 2, -2) - width; over > 0; over--) {
    const widest = widestLeft(columns, widths);
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const line = (row: readonly string[]): string =>
    columns
      .map((column, at) => pad(row[at] ?? '', widths[at] ?? 0, column.right === true))
      .join('  ')
      .trimEnd();
  return `${cells.map(line).join('\n')}\n`;
}

function widestLeft(columns: readonly Column[], widths: readonly number[]): number {
  let widest = -1;
  columns.forEach((column, at) => {
    const wide = widths[at] ?? 0;
    if (!column.right && wide > 8 && (widest < 0 || wide > (widths[widest] ?? 0))) widest = at;
  });
  return widest;
}

/** Pads or cuts to exactly `width` columns of the terminal. */
export function pad(text: string, width: number, right = false): string {
  const cut = fit(text, width);
  const space = ' '.repeat(Math.max(0, width - displayWidth(cut)));
  return right ? space + cut : cut + space;
}

function fit(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const wide = displayWidth(segment);
    if (used + wide > width - 1) break;
    kept += segment;
    used += wide;
  }
  return `${kept}…`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wideGrapheme =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns a text takes: CJK and emoji take two. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wideGrapheme.test(segment) ? 2 : 1;
  return width;
}

/** Names come from files: no control character of theirs may steer the terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');
}
