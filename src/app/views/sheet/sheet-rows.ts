/** Which rows the table shows, and in which order. */
import type { JourneyMap } from '../../../map/map.ts';
import { columnsOf } from '../../../render/reading.ts';
import type { Row, SheetColumn } from './sheet-columns.ts';

export interface Order {
  readonly column: string;
  readonly down: boolean;
}

export const keyOfRow = (row: Row): string => ('card' in row ? row.card.id : row.column.step.id);

/** Every card whose lane and step are on the map, in reading order: step by step, lane by lane. */
export function cardRows(map: JourneyMap): Row[] {
  const lanes = new Map(map.lanes.map((lane, at) => [lane.id, { lane, at }]));
  const columns = new Map(columnsOf(map).map((column) => [column.step.id, column]));
  const rows = map.cards.flatMap((card) => {
    const [lane, column] = [lanes.get(card.lane), columns.get(card.step)];
    return lane && column && lane.lane.hidden !== true ? [{ card, lane: lane.lane, at: lane.at, column }] : [];
  });
  return rows.toSorted((a, b) => a.column.index - b.column.index || a.at - b.at);
}

export function stepRows(map: JourneyMap): Row[] {
  return columnsOf(map).map((column) => ({ column }));
}

/** Rows that hold every word somewhere, whatever the case of the letters. */
export function filtered(rows: readonly Row[], columns: readonly SheetColumn[], words: string): readonly Row[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = columns
      .map((column) => column.text(row))
      .join('\n')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Empty cells come last, whichever way the column is sorted. */
export function sorted(
  rows: readonly Row[],
  columns: readonly SheetColumn[],
  order: Order | undefined,
): readonly Row[] {
  const column = columns.find((one) => one.id === order?.column);
  if (!column || !order) return rows;
  const way = order.down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, text: column.text(row) }));
  const compare = (a: string, b: string): number =>
    column.number && Number.isFinite(Number(a)) && Number.isFinite(Number(b))
      ? Number(a) - Number(b)
      : collator.compare(a, b);
  return keyed
    .toSorted((a, b) => {
      if (a.text === '' || b.text === '') return Number(a.text === '') - Number(b.text === '');
      return way * compare(a.text, b.text);
    })
    .map(({ row }) => row);
}

/** Cells of a pasted table, tabs between columns; quotes around cells with line breaks, as spreadsheets write them. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const close = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at++) {
    const letter = source[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === '\t') close();
    else if (letter === '\n') {
      close();
      rows.push([]);
    } else cell += letter;
  }
  close();
  return rows;
}
