/** Maps as an Excel workbook: an overview, each map as the table people know, and every card in one long table. */
import { writeXlsx, type CellStyle, type CellValue, type MergeRange, type WriteSheet } from 'hucre/xlsx';
import type { Language } from '../lib/language.ts';
import type { LaneKind, MeasuredMap } from '../map/map.ts';
import { longCells, longColumns } from './long-table.ts';
import { palette, type PaintName } from './palette.ts';
import { columnsOf, readWhole, shownValue } from './reading.ts';
import { wideTable, type WideRow } from './wide-rows.ts';
import { say, speaking } from './language.ts';
import { directionOf } from './direction.ts';

const colour = (name: PaintName): { rgb: string } => ({ rgb: palette.light[name].slice(1).toUpperCase() });
const fill = (name: PaintName) => ({ type: 'pattern', pattern: 'solid', fgColor: colour(name) }) as const;
const thin = { style: 'thin', color: colour('strong') } as const;
const border = { top: thin, right: thin, bottom: thin, left: thin };
const font = (more: CellStyle['font'] = {}) => ({ name: 'Calibri', size: 11, color: colour('ink'), ...more });

const styles = {
  title: { font: font({ size: 18, bold: true }) },
  factName: { font: font({ color: colour('quiet') }), alignment: { vertical: 'top' } },
  fact: { font: font(), alignment: { vertical: 'top' } },
  stage: {
    font: font({ bold: true, size: 12 }),
    fill: fill('sunk'),
    border,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  step: { font: font({ bold: true }), fill: fill('paper'), border, alignment: { vertical: 'center', wrapText: true } },
  lane: { font: font({ bold: true }), fill: fill('paper'), border, alignment: { vertical: 'top', wrapText: true } },
  cell: { font: font(), border, alignment: { vertical: 'top', wrapText: true } },
  head: { font: font({ bold: true }), fill: fill('sunk'), border, alignment: { vertical: 'center' } },
  text: { font: font(), alignment: { vertical: 'top', wrapText: true } },
} as const satisfies Record<string, CellStyle>;

const tints: Partial<Record<LaneKind, PaintName>> = {
  pains: 'painTint',
  opportunities: 'accentTint',
  solutions: 'accentTint',
  gains: 'accentTint',
  'moments-of-truth': 'sandTint',
};

function styleOf(row: WideRow, at: number): CellStyle {
  if (row.kind === 'fact')
    return row.cells[0] === 'Title' && at === 1 ? styles.title : at === 0 ? styles.factName : styles.fact;
  if (row.kind === 'stages') return styles.stage;
  if (row.kind === 'steps') return styles.step;
  if (at === 0) return styles.lane;
  const tint = row.lane && tints[row.lane.kind];
  const quoted = row.lane?.kind === 'quotes' ? { font: font({ italic: true }) } : {};
  return { ...styles.cell, ...quoted, ...(tint && row.cells[at] ? { fill: fill(tint) } : {}) };
}

const widths = { name: 20, least: 18, most: 34 };

/** Characters a column of the map is wide: more where cells hold much. */
function columnWidth(rows: readonly WideRow[], at: number): number {
  const letters = rows.filter(({ kind }) => kind === 'lane').map(({ cells }) => (cells[at] ?? '').length);
  const most = Math.max(0, ...letters);
  return Math.min(widths.most, Math.max(widths.least, Math.round(Math.sqrt(most) * 3)));
}

/** Points a row needs for its wrapped text; spreadsheets do not work it out for merged cells. */
function rowHeight(row: WideRow, columns: readonly number[]): number {
  const lines = row.cells.map((cell, at) =>
    cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ((columns[at] ?? 20) - 2))), 0),
  );
  const least = row.kind === 'stages' ? 26 : row.kind === 'steps' ? 22 : 16;
  return Math.min(400, Math.max(least, Math.max(1, ...lines) * 15 + 3));
}

function mapSheet(measured: MeasuredMap, name: string): WriteSheet {
  const { rows, merged, columns } = wideTable(measured);
  const wide = [widths.name, ...columns.map((_, at) => columnWidth(rows, at + 1))];
  const cells = new Map<string, { style: CellStyle }>();
  const rowDefs = new Map<number, { height: number }>();
  rows.forEach((row, at) => {
    const count = row.kind === 'fact' ? row.cells.length : columns.length + 1;
    for (let col = 0; col < count; col++) cells.set(`${at},${col}`, { style: styleOf(row, col) });
    if (row.kind !== 'fact') rowDefs.set(at, { height: rowHeight(row, wide) });
    else if (row.cells[0] === 'Title') rowDefs.set(at, { height: 28 });
  });
  const heads = rows.filter(({ kind }) => kind !== 'lane').length;
  const merges: MergeRange[] = merged.map(({ row, from, to }) => ({
    startRow: row,
    startCol: from,
    endRow: row,
    endCol: to,
  }));
  const rtl = directionOf(measured.map) === 'rtl';
  return {
    name,
    rows: rows.map(({ cells: row }) => row.map((cell): CellValue => (cell === '' ? null : cell))),
    columns: wide.map((width) => ({ width })),
    cells,
    rowDefs,
    merges,
    freezePane: { rows: heads, columns: 1 },
    view: { showGridLines: false, ...(rtl ? { rightToLeft: true } : {}) },
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesColumn: '$A:$A',
    },
  };
}

const longWidths: Partial<Record<(typeof longColumns)[number], number>> = { text: 60, journey: 26, evidence_url: 30 };

function cardSheet(maps: readonly MeasuredMap[], name: string): WriteSheet {
  const rows = longCells(maps).map((row) =>
    row.map((cell): CellValue => (cell === undefined || cell === '' ? null : cell)),
  );
  const cells = new Map<string, { style: CellStyle }>();
  longColumns.forEach((_, col) => cells.set(`0,${col}`, { style: styles.head }));
  const text = longColumns.indexOf('text');
  for (let row = 1; row < rows.length; row++) cells.set(`${row},${text}`, { style: styles.text });
  return {
    name,
    rows,
    cells,
    columns: longColumns.map((column) => ({ width: longWidths[column] ?? 16 })),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:S${rows.length}` },
  };
}

function overviewSheet(maps: readonly MeasuredMap[], sheets: readonly string[]): WriteSheet {
  const head = [
    'Journey map',
    'Sheet',
    'Kind',
    'Status',
    'Owner',
    'Stages',
    'Steps',
    'Cards',
    'Journeys',
    'Reached the goal',
  ].map((word) => say(word));
  const rows = maps.map((one, at): CellValue[] => {
    const { map } = one;
    const journeys = shownValue(readWhole(one, 'journeys')) ?? map.origin?.journeys ?? null;
    return [
      map.title,
      sheets[at] ?? '',
      say(map.kind.replaceAll('-', ' ')),
      map.status === undefined ? null : say(map.status.replaceAll('-', ' ')),
      map.owner ?? null,
      map.stages.length,
      columnsOf(map).length,
      map.cards.length,
      journeys,
      shownValue(readWhole(one, 'conversion')) ?? null,
    ];
  });
  const cells = new Map<string, { style: CellStyle; hyperlink?: { target: string; location: string } }>();
  head.forEach((_, col) => cells.set(`0,${col}`, { style: styles.head }));
  rows.forEach((_, at) => {
    const link = font({ color: colour('accent'), underline: true });
    const location = `'${(sheets[at] ?? '').replaceAll("'", "''")}'!A1`;
    cells.set(`${at + 1},1`, { style: { font: link }, hyperlink: { target: '', location } });
    cells.set(`${at + 1},9`, { style: { font: font(), numFmt: '0%' } });
  });
  return {
    name: 'Overview',
    rows: [head, ...rows],
    cells,
    columns: [40, 30, 18, 12, 20, 9, 9, 9, 12, 18].map((width) => ({ width })),
    freezePane: { rows: 1 },
    view: { showGridLines: false },
  };
}

/** Names Excel takes: no sign it minds, at most 31 letters, none twice. */
export function sheetNames(titles: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return titles.map((title) => {
    const plain = title
      .replace(/[\p{Cc}[\]:*?/\\]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim();
    const base = [...(plain || 'Journey map')].slice(0, 26).join('').trim();
    let name = base;
    for (let more = 2; used.has(name.toLowerCase()); more++) name = `${base} (${more})`;
    used.add(name.toLowerCase());
    return name;
  });
}

export interface XlsxOptions {
  /** An overview before the maps also where there is but one. */
  readonly overview?: boolean;
  /** When the workbook says it was made; fixed, so that the same maps give the same bytes. */
  readonly date?: Date;
  /** Of the overview; the tables keep the words by which they are read again. */
  readonly language?: Language | undefined;
}

/** Text is written as text: nothing in it is ever a formula. */
export async function toXlsx(maps: readonly MeasuredMap[], options: XlsxOptions = {}): Promise<Uint8Array> {
  const names = sheetNames(
    maps.map(({ map }) => map.title),
    ['Overview', 'Cards', 'History'],
  );
  const overview =
    maps.length > 1 || options.overview ? [speaking(options.language, () => overviewSheet(maps, names))] : [];
  const made = options.date ?? new Date(Date.UTC(2000, 0, 1));
  return writeXlsx({
    sheets: [...overview, ...maps.map((one, at) => mapSheet(one, names[at] ?? 'Map')), cardSheet(maps, 'Cards')],
    properties: { title: maps[0]?.map.title ?? 'Journey maps', creator: 'Sojourn', created: made, modified: made },
    defaultFont: { name: 'Calibri', size: 11 },
  });
}
