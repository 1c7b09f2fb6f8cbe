/** The cells of a table as spreadsheets put it on the clipboard: tabs between cells, quotes around those with breaks. */

/** A bullet and a tab before each line, as word processors copy their lists. */
const listed = /^[ \t]*(?:[•·▪▫◦o‣●○■□➢✓–—*-]|\d{1,3}[.)])\t/;

/**
 * The rows of a tab-separated text. A cell that begins with a quote goes on to the quote that ends it, over tabs and
 * lines; two quotes inside it are one. Other quotes are letters: spreadsheets quote only what holds a break or a quote.
 * The list of a word processor is one cell a line.
 */
export function cellsOf(text: string): string[][] {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  if (lines.every((line) => listed.test(line))) return lines.map((line) => [line.replace(listed, '')]);
  const rows: string[][] = [[]];
  for (let at = 0; at <= plain.length;) {
    const quoted = plain[at] === '"' ? quotedEnd(plain, at) : undefined;
    const end = quoted ?? nextBreak(plain, at);
    const raw = plain.slice(at, end);
    rows.at(-1)?.push(quoted === undefined ? raw : raw.slice(1, -1).replaceAll('""', '"'));
    if (plain[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
}

const nextBreak = (text: string, from: number): number => {
  const found = text.slice(from).search(/[\t\n]/);
  return found === -1 ? text.length : from + found;
};

/** The end of a quoted cell, when a tab, a line break or the end follows its closing quote. */
function quotedEnd(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue;
    const next = text[at + 1];
    const ends = next === undefined || next === '\t' || next === '\n';
    return ends && /[\t\n]|""/.test(text.slice(from + 1, at)) ? at + 1 : undefined;
  }
  return undefined;
}
