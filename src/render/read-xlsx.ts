/** Reads the tables of an Excel workbook as maps: merged heads, formulas by their last result, never run; Node only. */
import { readXlsx, type CellValue, type Sheet } from 'hucre/xlsx';
import { isRefusal, refusal, type Refusal } from '../lib/refusal.ts';
import type { JourneyMap } from '../map/map.ts';
import type { Merge } from '../map/wide-table.ts';
import { mapsFromRows } from './csv.ts';
import type { ReadMaps } from './map-files.ts';
import type { Lost } from './map-forms.ts';
import { longHead } from './read-long-table.ts';
import { wideTable } from './wide-rows.ts';
import { zipParts } from './zip-guard.ts';

/** Cells of the largest sheet that is looked at: 2,000 steps by 500 lanes, or 50,000 cards in the long form. */
const mostCells = 1_000_000;

function words(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

interface Table {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  readonly lost: readonly Lost[];
}

const column = (at: number): string => {
  const rest = Math.floor(at / 26);
  return `${rest > 0 ? column(rest - 1) : ''}${String.fromCharCode(65 + (at % 26))}`;
};

/** A formula without a kept result stays the text it is. */
function tableOf(sheet: Sheet): Table {
  const lost: Lost[] = [];
  const rows = sheet.rows.map((row) => row.map(words));
  for (const [key, cell] of sheet.cells ?? new Map()) {
    if (cell.formula === undefined || cell.value !== null) continue;
    const [row = 0, col = 0] = key.split(',').map(Number);
    const cells = rows[row];
    if (cells === undefined) continue;
    cells[col] = `=${cell.formula}`;
    const where = `${sheet.name}!${column(col)}${row + 1}`;
    lost.push({ what: 'A formula without a result was taken as text; formulas are never run', where, line: row + 1 });
  }
  const merges = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    row: startRow,
    col: startCol,
    rows: endRow - startRow + 1,
    cols: endCol - startCol + 1,
  }));
  return { name: sheet.name, rows, merges, lost };
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[] | Refusal> {
  try {
    const book = await readXlsx(bytes, { readStyles: false, sheets: (info) => !info.hidden && !info.veryHidden });
    return book.sheets;
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return refusal('broken-file', `This workbook cannot be read: ${why}`, {
      fix: 'Open it in a spreadsheet, save it again as .xlsx, and bring that.',
    });
  }
}

/** Refused `broken-file`, `unpacks-too-large`, `not-a-workbook`, `table-too-large`, or why no sheet holds a map. */
export async function readXlsxFile(bytes: Uint8Array, title: string): Promise<ReadMaps | Refusal> {
  const parts = zipParts(bytes);
  if (isRefusal(parts)) return parts;
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) return otherZip(parts.map(({ name }) => name));
  const sheets = await sheetsOf(bytes);
  if (isRefusal(sheets)) return sheets;
  const large = sheets.find((sheet) => sheet.rows.reduce((sum, row) => sum + row.length, 0) > mostCells);
  if (large)
    return refusal('table-too-large', `The sheet “${large.name}” has more than a million cells.`, {
      fix: 'If it is a log of what customers did, save it as CSV and bring it by Import.',
    });
  const tables = sheets.map(tableOf).filter(({ rows }) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
  if (tables.length === 0) return refusal('empty-table', 'This workbook is empty.', { fix: 'Choose another file.' });
  return mapsIn(tables, title);
}

function mapsIn(tables: readonly Table[], title: string): ReadMaps | Refusal {
  const long = tables.filter(({ rows }) => rows.slice(0, 10).some((row) => longHead(row) !== undefined));
  const maps: JourneyMap[] = [];
  const matched: string[] = [];
  const lost: Lost[] = [];
  let first: Refusal | undefined;
  for (const table of long.length > 0 ? long : tables) {
    const place = {
      line: (row: number) => row + 1,
      cell: (row: number, col: number) => `${table.name}!${column(col)}${row + 1}`,
    };
    const named = tables.length > 1 && !/^(sheet|tabelle|feuil|hoja|blatt)\s*\d+$/i.test(table.name);
    const read = mapsFromRows(table.rows, table.merges, named ? table.name : title, place);
    if (isRefusal(read)) {
      first ??= read;
      lost.push({ what: `The sheet “${table.name}” holds no map: ${read.message}` });
      continue;
    }
    maps.push(...read.maps);
    matched.push(...read.matched.map((one) => (tables.length > 1 ? `${table.name}: ${one}` : one)));
    lost.push(...table.lost, ...read.lost);
  }
  if (maps.length === 0 && first) return first;
  const others = long.length > 0 ? tables.filter((table) => !long.includes(table)) : [];
  return {
    maps: maps.map((map) => ({ map, measures: {} })),
    format: long.length > 0 ? 'Excel workbook, long table' : 'Excel workbook, wide table',
    matched,
    lost: [...lost, ...changedBeside(others, maps, long[0]?.name ?? '')],
  };
}

/** Sheets of ours beside the long table that say something else now. */
function changedBeside(others: readonly Table[], maps: readonly JourneyMap[], long: string): Lost[] {
  return others.flatMap((table) => {
    const map = maps.find((one) => table.rows.some((row) => row[0] === 'Title' && row[1] === one.title));
    if (map === undefined) return [];
    const wide = wideTable({ map, measures: {} })
      .rows.filter(({ kind }) => kind === 'lane')
      .map(({ cells }) => cells);
    // Hidden lanes stand in the long table alone.
    const same = wide.every((cells) => {
      const row = table.rows.find(([label]) => label === cells[0]);
      return row === undefined || cells.every((cell, at) => cell === (row[at] ?? ''));
    });
    return same ? [] : [{ what: `The sheet “${table.name}” says something else; “${long}” was taken` }];
  });
}

function otherZip(names: readonly string[]): Refusal {
  const has = (start: string): boolean => names.some((name) => name.startsWith(start));
  const what = has('ppt/')
    ? 'a PowerPoint file'
    : has('word/')
      ? 'a Word file'
      : has('content.xml')
        ? 'an OpenDocument file'
        : 'a ZIP archive';
  return refusal('not-a-workbook', `This is ${what}, from which no map can be read.`, {
    fix: 'Save its table as .xlsx or .csv, or unpack the archive and bring one file.',
  });
}
