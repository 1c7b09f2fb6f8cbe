/** Delimited text as rows of cells and back: any usual separator, quotes, line breaks inside; no formula gets through. */
import { parseCsv } from 'hucre/csv';
import type { Lost } from './map-forms.ts';

export interface TextTable {
  readonly rows: readonly (readonly string[])[];
  /** "," ";" "|" or a tab. */
  readonly separator: string;
  readonly lost: readonly Lost[];
}

const separators = [',', ';', '\t', '|'] as const;

const cell = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

function parsed(text: string, separator: string, maxRows?: number): string[][] {
  return parseCsv(text, { delimiter: separator, skipBom: true, ...(maxRows === undefined ? {} : { maxRows }) }).map(
    (row) => row.map(cell),
  );
}

/** The separator that gives the most rows of one and the same width; the wider one where two do. */
function separatorOf(text: string): string {
  const head = text.slice(0, 100_000);
  const scored = separators.map((separator, place) => {
    const rows = parsed(head, separator, 60).filter((row) => row.some((one) => one !== ''));
    const widths = new Map<number, number>();
    for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    const [width = 0, alike = 0] = [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { separator, place, score: width < 2 ? 0 : alike * Math.log2(width + 1) };
  });
  return scored.toSorted((a, b) => b.score - a.score || a.place - b.place)[0]?.separator ?? ',';
}

export function readTextTable(text: string): TextTable {
  const separator = separatorOf(text);
  const open = openQuote(text, separator);
  const lost =
    open === undefined
      ? []
      : [{ what: 'A quotation mark is never closed; everything after it stands in one cell', line: open }];
  return { rows: parsed(text, separator), separator, lost };
}

/** The line of a quotation mark that opens a cell and is never closed. */
function openQuote(text: string, separator: string): number | undefined {
  let quoted = false;
  let line = 1;
  let opened = 1;
  let fresh = true;
  for (const sign of text) {
    if (sign === '\n') line++;
    if (sign === '"' && (quoted || fresh)) {
      quoted = !quoted;
      if (quoted) opened = line;
      fresh = false;
      continue;
    }
    fresh = !quoted && (sign === separator || sign === '\n' || sign === '\r');
  }
  return quoted ? opened : undefined;
}

/** What a spreadsheet would run as a formula, apostrophes before it included (OWASP, CSV injection). */
const runs = /^'*(?:[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;

/** With an apostrophe before what a spreadsheet would run; `unguarded` takes it off again. */
export const guarded = (text: string): string => (runs.test(text) ? `'${text}` : text);
export const unguarded = (text: string): string => (text.startsWith("'") && runs.test(text) ? text.slice(1) : text);

function field(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = guarded(value);
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** After RFC 4180. */
export function printTextTable(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}
