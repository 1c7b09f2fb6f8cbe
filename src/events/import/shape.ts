/** Finds out what kind of file a log is, from its first bytes. */
import { deny } from '../../lib/refusal.ts';
import { DelimitedReader, type Row } from './delimited.ts';
import { openFile } from './open-file.ts';
import type { LogWishes } from './log-input.ts';
import { detectTimes } from './times.ts';
import type { LogForm } from './understanding.ts';
import { namedEncoding, sniffEncoding, Utf8Stream, type Encoding } from './utf8.ts';

/** Plain data: it travels to the thread that reads. */
export interface Shape {
  readonly path: string;
  readonly name: string;
  readonly form: Exclude<LogForm, 'parquet'>;
  /** The file was made from Parquet. */
  readonly parquet: boolean;
  readonly packed: boolean;
  readonly bytes: number;
  readonly encoding: Encoding;
  /** Delimited text only. */
  readonly delimiter?: string;
  readonly header?: boolean;
  /** Rows before the header: a spreadsheet's `sep=;`. */
  readonly preamble?: number;
  readonly columns?: readonly string[];
}

const headBytes = 1 << 18;
const decoder = new TextDecoder();

export async function sniffShape(path: string, name: string, wishes: LogWishes, parquet = false): Promise<Shape> {
  const opened = await openFile(path, name, wishes.limits);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of opened.chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  const raw = Buffer.concat(parts);
  if (raw.length === 0) {
    const fix = opened.packed ? 'Fetch or pack it again.' : 'Check that the export is complete.';
    deny('empty-log', `${name} is empty.`, { fix, place: { file: name } });
  }
  refusePackages(raw, name);
  const encoding = wishes.encoding === undefined ? sniffEncoding(raw) : namedEncoding(wishes.encoding, raw);
  const stream = new Utf8Stream(encoding);
  const head = Buffer.concat([stream.push(raw), length < headBytes ? stream.end() : new Uint8Array(0)]);
  refuseBinary(head, name);
  const base = { path, name, parquet, packed: opened.packed, bytes: opened.size, encoding };
  const text = decoder.decode(head);
  const form = formOf(text);
  if (form !== 'delimited') return { ...base, form };
  return { ...base, form, ...table(head, length < headBytes, wishes.delimiter) };
}

/** True when the file is Parquet, which the engine reads. */
export async function isParquet(path: string, name: string): Promise<boolean> {
  const opened = await openFile(path, name);
  for await (const chunk of opened.chunks) return Buffer.from(chunk.subarray(0, 4)).toString('latin1') === 'PAR1';
  return false;
}

const packages: readonly (readonly [string, string, string])[] = [
  ['PK\u0003\u0004', 'a zip package or a spreadsheet', 'Unpack it, or save the sheet as CSV.'],
  ['%PDF', 'a PDF', 'Export the events as CSV.'],
  ['BZh', 'packed with bzip2', 'Unpack it, or pack it with gzip.'],
  ['\u00fd7zXZ', 'packed with xz', 'Unpack it, or pack it with gzip.'],
  ['\u0028\u00b5\u002f\u00fd', 'packed with zstd', 'Unpack it, or pack it with gzip.'],
  ['SQLite format 3', 'an SQLite database', 'Export the events as CSV.'],
  ['ORC', 'an ORC file', 'Export the events as Parquet or CSV.'],
  ['Obj\u0001', 'an Avro file', 'Export the events as Parquet or CSV.'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old office document', 'Save the sheet as CSV.'],
];

function refusePackages(raw: Buffer, name: string): void {
  const start = raw.subarray(0, 16).toString('latin1');
  for (const [magic, what, fix] of packages) {
    if (start.startsWith(magic)) deny('not-a-log', `${name} is ${what}, not a log.`, { fix, place: { file: name } });
  }
}

/** Text has no zero bytes and hardly any control characters. */
function refuseBinary(head: Uint8Array, name: string): void {
  let controls = 0;
  for (const byte of head) {
    if (byte < 9 || (byte > 13 && byte < 28)) controls++;
  }
  if (!head.includes(0) && controls <= head.length / 100) return;
  deny('not-text', `${name} is not text.`, {
    fix: 'Give a CSV, TSV, JSON, NDJSON, Parquet, XES or OCEL file, packed with gzip or not.',
    place: { file: name },
  });
}

function formOf(text: string): Exclude<LogForm, 'parquet'> {
  const start = text.trimStart();
  if (start.startsWith('<')) return 'xes';
  if (start.startsWith('[') && /^\[\s*([{\]]|$)/.test(start)) return 'json';
  if (!start.startsWith('{')) return 'delimited';
  if (/"(objectTypes|eventTypes)"\s*:/.test(start) || /"relationships"\s*:\s*\[/.test(start.slice(0, 20_000))) {
    if (!isObject(start.split('\n', 1)[0] ?? '') || !/\n\s*\{/.test(start)) return 'ocel';
  }
  return isObject(start.split('\n', 1)[0] ?? '') && !/^\{[^{]*\[\s*\{/.test(start.split('\n', 1)[0] ?? '')
    ? 'ndjson'
    : severalObjects(start)
      ? 'ndjson'
      : 'json';
}

/** Lines that begin with a brace, more than one: an object a line, even if the first is broken. */
function severalObjects(text: string): boolean {
  const lines = text.split('\n').slice(0, 50);
  return lines.length > 1 && lines.filter((line) => /^\{".*\}\s*$/.test(line)).length * 2 >= lines.length - 1;
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Delimiter, header and column names of delimited text. */
function table(
  head: Uint8Array,
  whole: boolean,
  wished: string | undefined,
): Pick<Shape, 'delimiter' | 'header' | 'columns' | 'preamble'> {
  const end = whole ? head.length : head.lastIndexOf(10) + 1 || head.length;
  const text = head.subarray(0, end);
  const named = /^sep=(.)\r?\n/.exec(decoder.decode(text.subarray(0, 8)))?.[1];
  const preamble = named === undefined ? 0 : 1;
  const delimiter = wished ?? named ?? bestDelimiter(text);
  const rows = cells(text, delimiter, 200).slice(preamble);
  const first = rows[0] ?? [];
  const header = hasHeader(first, rows.slice(1));
  return {
    delimiter,
    preamble,
    header,
    columns: header ? columnNames(first) : first.map((_, at) => `column ${at + 1}`),
  };
}

const delimiters = [',', ';', '\t', '|', '^', '~', '\u0001'];

/** The one that cuts most rows into the same number of fields, and more than one. */
function bestDelimiter(text: Uint8Array): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const counts = cells(text, delimiter, 200).map((row) => row.length);
    const tally = new Map<number, number>();
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
    const [usual = 1, rows = 0] = [...tally].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    const agrees = counts[0] === usual ? 1 : 0.8;
    const score = usual < 2 ? 0 : (rows / counts.length) * agrees * (1 + Math.min(usual, 20) / 100);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The first rows as text. */
function cells(text: Uint8Array, delimiter: string, most: number): string[][] {
  const rows: string[][] = [];
  const reader = new DelimitedReader(delimiter, {
    row: (row) => void (rows.length < most && rows.push(rowTexts(row))),
    broken: () => undefined,
  });
  reader.write(text.subarray(0, 1 << 17));
  if (text.length <= 1 << 17) reader.end();
  return rows;
}

export function rowTexts(row: Row): string[] {
  return Array.from({ length: row.count }, (_, at) => {
    const to = row.ends[at] ?? -1;
    return to < 0 ? '' : decoder.decode(row.bytes.subarray(row.starts[at], to)).trim();
  });
}

/** A header names things: no numbers, no times, nothing twice over the rows below. */
function hasHeader(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  if (first.some((cell) => cell !== '' && (isNumber(cell) || detectTimes([cell]) !== undefined))) return false;
  const repeated = first.filter((cell, at) => cell !== '' && below.some((row) => row[at] === cell)).length;
  return repeated * 2 <= first.length;
}

const isNumber = (cell: string): boolean => /^[-+]?\d+([.,]\d+)?$/.test(cell);

/** Empty names get their place, equal names a number. */
function columnNames(cellsOfHeader: readonly string[]): string[] {
  const used = new Set<string>();
  return cellsOfHeader.map((cell, at) => {
    const base = cell === '' ? `column ${at + 1}` : cell;
    let name = base;
    for (let copy = 2; used.has(name); copy++) name = `${base} (${copy})`;
    used.add(name);
    return name;
  });
}
