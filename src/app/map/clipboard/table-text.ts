/** Reads what a spreadsheet puts on the clipboard: tabs between cells, quotes around those that hold lines. */

/** Rows of cells. Quotes count only at the start of a cell, so that words with quotes in them stay whole. */
export function tableOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  let at = 0;
  while (at <= source.length) {
    const { cell, next } = source[at] === '"' ? quotedCell(source, at) : bareCell(source, at);
    rows.at(-1)?.push(cell);
    if (next >= source.length) break;
    if (source[next] === '\n') rows.push([]);
    at = next + 1;
  }
  return rows;
}

function bareCell(source: string, from: number): { cell: string; next: number } {
  let next = from;
  while (next < source.length && source[next] !== '\t' && source[next] !== '\n') next += 1;
  return { cell: source.slice(from, next), next };
}

function quotedCell(source: string, from: number): { cell: string; next: number } {
  const close = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
  close.lastIndex = from;
  const found = close.exec(source);
  if (!found) return bareCell(source, from);
  return { cell: (found[1] ?? '').replaceAll('""', '"'), next: close.lastIndex };
}

/** The lines of a list, without empty ones and without the signs in front of them. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–·]|\d{1,3}[.)])\s+/, '').trim())
    .filter(Boolean);
}
