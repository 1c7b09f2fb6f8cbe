/** Maps as CSV: the long table, one row a card, or the wide one, as people draw maps; and both read back. */
import { isRefusal, refusal, type Refusal } from '../lib/refusal.ts';
import type { MeasuredMap } from '../map/map.ts';
import { mapFromWideTable, type Merge } from '../map/wide-table.ts';
import { longCells } from './long-table.ts';
import type { ReadMaps } from './map-files.ts';
import type { Lost } from './map-forms.ts';
import { longHead, mapsFromLongTable, type ReadTable } from './read-long-table.ts';
import { printTextTable, readTextTable, unguarded } from './table-text.ts';
import { wideTable } from './wide-rows.ts';

export function toCsv(measured: MeasuredMap, table: 'long' | 'wide' = 'long'): string {
  return printTextTable(table === 'long' ? longCells([measured]) : wideTable(measured).rows.map((row) => row.cells));
}

/** Where a row or a cell stands, in the words of the file. */
export interface TablePlace {
  readonly line: (row: number) => number;
  readonly cell: (row: number, col: number) => string;
}

/**
 * The maps in the rows of a table: the long form where a head says so in the first rows, else the wide one. Refused
 * `no-cards`, `no-table`, `empty-table` or `table-too-large`.
 */
export function mapsFromRows(
  rows: readonly (readonly string[])[],
  merges: readonly Merge[],
  title: string,
  place: TablePlace,
): (ReadTable & { readonly long: boolean }) | Refusal {
  for (let head = 0; head < Math.min(rows.length, 10); head++) {
    const found = longHead(rows[head] ?? []);
    if (found === undefined) continue;
    const read = mapsFromLongTable(rows, head, found, title, place.line);
    return isRefusal(read) ? read : { ...read, long: true };
  }
  const read = mapFromWideTable(rows, merges, { title });
  if (isRefusal(read)) return read;
  const lost = read.unmatched
    .filter((one) => !one.kept || one.code !== 'lane-unknown')
    .map(({ why, text, row, col }): Lost => {
      const where = [place.cell(row, col), text.split('\n')[0]?.slice(0, 60)].filter(Boolean).join(': ');
      return { what: why.replace(/\.$/, ''), where, line: place.line(row) };
    });
  const lanes = read.map.lanes.map(({ name, kind }) => `${name} (${kind})`).join(', ');
  const steps = read.map.stages.reduce((sum, stage) => sum + stage.steps.length, 0);
  const matched = [
    `${read.map.stages.length} stages: ${read.map.stages.map(({ name }) => name).join(', ')}`,
    ...(steps > read.map.stages.length ? [`${steps} steps`] : []),
    `${read.map.lanes.length} lanes: ${lanes}`,
    `${read.map.cards.length} cards, one for each line or bullet of a cell`,
  ];
  return { maps: [read.map], matched, lost, long: false };
}

const names: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab', '|': 'a bar' };

export function readCsv(text: string, encoding: string, title: string): ReadMaps | Refusal {
  const table = readTextTable(text);
  if (!table.rows.some((row) => row.length > 1))
    return refusal('unknown-form', 'This text is no table, no Mermaid diagram and no journey file.', {
      fix: 'Bring a journey file, a table (CSV or XLSX), Mermaid, CJML or TheyDo JSON.',
    });
  const log = refuseLog(table.rows[0] ?? []);
  if (log) return log;
  const lines = lineOfRows(table.rows);
  const rows = table.rows.map((row) => row.map(unguarded));
  const place = { line: (row: number) => lines[row] ?? row + 1, cell: () => '' };
  const read = mapsFromRows(rows, [], title, place);
  if (isRefusal(read)) return read;
  return {
    maps: read.maps.map((map) => ({ map, measures: {} })),
    format: `${read.long ? 'Long' : 'Wide'} table, ${names[table.separator] ?? table.separator} between cells, ${encoding}`,
    matched: read.matched,
    lost: [...table.lost, ...read.lost],
  };
}

const who =
  /^(customer|contact|user|client|visitor|person|member|patient|case|trace|session|order)([ _-]?id)?$|^case:concept:name$/i;
const what = /^(event|activity|action|concept:name)([ _-]?name)?$/i;
const when = /^(time|timestamp|date|datetime|at|time:timestamp|event[ _-]?time)$/i;

/** A log of events has one row for each thing that happened: read as a map, every event would become a lane. */
function refuseLog(heads: readonly string[]): Refusal | undefined {
  const cells = heads.map((head) => head.trim());
  if (![who, what, when].every((kind) => cells.some((cell) => kind.test(cell)))) return undefined;
  return refusal(
    'log-not-map',
    `This table is a log of events, not a journey map: its columns are ${cells.join(', ')}.`,
    {
      fix: 'Discover the journeys in it: import it as a log, or "sojourn discover FILE -o map.journey.json".',
      place: { line: 1 },
    },
  );
}

/** The line each row begins on: cells may hold line breaks. */
function lineOfRows(rows: readonly (readonly string[])[]): number[] {
  let line = 1;
  return rows.map((row) => {
    const at = line;
    line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
    return at;
  });
}
