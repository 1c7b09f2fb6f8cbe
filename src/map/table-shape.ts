/** How a wide table is laid out: what stands before it, its heads, its columns, and the rows below them. */
import { folded, headOf, laneKindOf } from './lane-words.ts';

/** Cells that were one in the file it came from; counted from 0. */
export interface Merge {
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

/** One column of the body: where it stands, and what its heads say. */
export interface Column {
  readonly col: number;
  readonly stage: string;
  /** Undefined where there is no row of steps. */
  readonly step: string | undefined;
  /** Begins a stage; the next columns without this belong to it. */
  readonly first: boolean;
}

export interface BodyRow {
  readonly row: number;
  /** The label columns joined; empty where the row goes on with the lane above it. */
  readonly label: string;
  /** By the index of the column. */
  readonly cells: readonly string[];
}

/** Rows and columns are counted from 0, as the caller gave them. */
export interface Shape {
  /** Single cells and pairs of a word and a value that stand before the heads. */
  readonly before: readonly { row: number; col: number; texts: readonly string[] }[];
  readonly stageRow: number;
  readonly stepRow: number | undefined;
  readonly columns: readonly Column[];
  readonly body: readonly BodyRow[];
  /** Stages went down and lanes across: rows and columns of the shape are swapped. */
  readonly turned: boolean;
}

export const tidied = (cell: string | undefined): string =>
  (cell ?? '')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .trim();

/** Whether a word before the heads names a fact of the map: "Persona", "Szenario". */
const factWords: readonly (readonly [string, readonly string[]])[] = [
  ['title', ['title', 'titel', 'map', 'journey', 'journey map', 'customer journey map', 'name']],
  ['persona', ['persona', 'personas', 'customer', 'user', 'kunde', 'kundin', 'actor', 'segment']],
  ['scenario', ['scenario', 'szenario', 'situation', 'use case', 'context', 'kontext']],
  ['summary', ['summary', 'description', 'beschreibung', 'zusammenfassung', 'goal', 'goals', 'ziel']],
  ['owner', ['owner', 'verantwortlich', 'verantwortliche', 'author', 'autor', 'autorin']],
];
export const factOf = (word: string): string | undefined => {
  const plain = folded(word);
  return factWords.find(([, list]) => list.includes(plain))?.[0];
};

const filled = (row: readonly string[]): number[] => row.flatMap((cell, at) => (cell === '' ? [] : [at]));

/** The row that holds the stages: the first that is called so, or else the first with several cells that no fact is. */
function stageRowOf(grid: readonly (readonly string[])[]): number | undefined {
  const called = grid.findIndex(
    (row) => headOf(row[filled(row)[0] ?? -1] ?? '') === 'stages' && filled(row).length > 1,
  );
  if (called !== -1) return called;
  const found = grid.findIndex((row) => {
    const at = filled(row);
    if (at.length === 0) return false;
    const first = row[at[0] ?? 0] ?? '';
    if (at.length === 2 && at[0] === 0 && factOf(first) !== undefined) return false;
    return at.length > 1 || (at[0] ?? 0) > 0;
  });
  return found === -1 ? undefined : found;
}

/** Lanes stand across the head of a table whose stages go down. */
function isTurned(grid: readonly (readonly string[])[], head: number): boolean {
  const across = (grid[head] ?? []).slice(1).filter((cell) => cell !== '');
  const down = grid.slice(head + 1).flatMap((row) => (row[0] ?? '') || []);
  const lanes = (names: readonly string[]): number => names.filter((name) => laneKindOf(name) !== undefined).length;
  return across.length > 1 && lanes(across) * 2 > across.length && lanes(down) * 2 <= down.length;
}

const turnedGrid = (grid: readonly (readonly string[])[]): string[][] =>
  Array.from({ length: Math.max(0, ...grid.map((row) => row.length)) }, (_, col) => grid.map((row) => row[col] ?? ''));

/** Where the heads of the columns are one cell over several: those after the first are blank, or say the same. */
function headsFilled(row: readonly string[], merges: readonly Merge[], at: number, from: number, to: number): string[] {
  const heads: string[] = [];
  for (let col = from; col <= to; col++) {
    const merged = merges.find(
      (one) => one.row <= at && at < one.row + one.rows && one.col <= col && col < one.col + one.cols,
    );
    heads.push((merged === undefined ? row[col] : row[merged.col]) || (row[col] ?? ''));
  }
  return heads;
}

/** The layout of the table, or undefined when it has no heads. */
export function shapeOf(cells: readonly (readonly string[])[], merges: readonly Merge[] = []): Shape | undefined {
  const grid = cells.map((row) => row.map(tidied));
  const head = stageRowOf(grid);
  if (head === undefined) return undefined;
  const before = [...beforeOf(grid, head), ...cornerOf(grid, head)];
  if (!isTurned(grid, head)) {
    const shape = laidOut(grid, merges, false);
    return shape && { ...shape, before };
  }
  const swapped = merges.map(({ row, col, rows, cols }) => ({ row: col, col: row, rows: cols, cols: rows }));
  // What stands before the heads is no part of the turned table.
  const blank = grid.map((row, at) => (at < head ? [] : row));
  const shape = laidOut(turnedGrid(blank), swapped, true);
  return shape && { ...shape, before };
}

const beforeOf = (grid: readonly (readonly string[])[], head: number): Shape['before'] =>
  grid.slice(0, head).flatMap((row, at) => {
    const [col] = filled(row);
    return col === undefined ? [] : [{ row: at, col, texts: row.filter((cell) => cell !== '') }];
  });

/** What stands in the corner between the heads and the labels, and heads neither: often the name of the map. */
function cornerOf(grid: readonly (readonly string[])[], head: number): Shape['before'] {
  const corner = grid[head]?.[0] ?? '';
  return corner === '' || headOf(corner) !== undefined ? [] : [{ row: head, col: 0, texts: [corner] }];
}

function laidOut(
  grid: readonly (readonly string[])[],
  merges: readonly Merge[],
  turned: boolean,
): Omit<Shape, 'before'> | undefined {
  const head = turned ? grid.findIndex((row) => filled(row).length > 0) : stageRowOf(grid);
  if (head === undefined || head === -1) return undefined;
  const row = grid[head] ?? [];
  const at = filled(row);
  const labelled = at[0] !== undefined && (headOf(row[at[0]] ?? '') !== undefined || (at[0] === 0 && turned));
  const from = at[labelled ? 1 : 0];
  if (from === undefined) return undefined;
  const rest = grid.slice(head + 1);
  // A step may stand before the first stage: its column has a stage without a name.
  const below = grid[head + 1] ?? [];
  const [label = -1, first = from] = filled(below);
  const start = Math.max(1, headOf(below[label] ?? '') === 'steps' ? Math.min(from, first) : from);
  const width = Math.max(...at, ...rest.map((one) => filled(one).at(-1) ?? 0));
  const stepRow = stepRowOf(grid, merges, head, start, width);
  return {
    stageRow: head,
    stepRow,
    columns: columnsOf(grid, merges, { head, stepRow, start, width }),
    body: bodyOf(grid, (stepRow ?? head) + 1, start, width),
    turned,
  };
}

/** The row of steps, right below the stages: called so, or without a label below stages that go over several columns. */
function stepRowOf(
  grid: readonly (readonly string[])[],
  merges: readonly Merge[],
  head: number,
  start: number,
  width: number,
): number | undefined {
  const row = grid[head + 1];
  if (row === undefined) return undefined;
  const label = row.slice(0, start).find((cell) => cell !== '') ?? '';
  if (headOf(label) === 'steps') return head + 1;
  if (label !== '' || filled(row).length < 2) return undefined;
  const heads = grid[head] ?? [];
  const wide = merges.some((one) => one.row === head && one.col >= start && one.cols > 1);
  const blanks = heads.slice(start, width + 1).some((cell, at) => cell === '' || cell === heads[start + at - 1]);
  return wide || blanks || heads.slice(start, width + 1).length < width + 1 - start ? head + 1 : undefined;
}

function columnsOf(
  grid: readonly (readonly string[])[],
  merges: readonly Merge[],
  { head, stepRow, start, width }: { head: number; stepRow: number | undefined; start: number; width: number },
): Column[] {
  const stages = headsFilled(grid[head] ?? [], merges, head, start, width);
  const steps = stepRow === undefined ? [] : headsFilled(grid[stepRow] ?? [], merges, stepRow, start, width);
  const columns: Column[] = [];
  for (const [index, stage] of stages.entries()) {
    const goesOn = index > 0 && (stage === '' || stage === columns.at(-1)?.stage);
    const name = stage === '' ? (columns.at(-1)?.stage ?? '') : stage;
    columns.push({ col: start + index, stage: name, step: steps[index] || undefined, first: !goesOn });
  }
  return columns;
}

function bodyOf(grid: readonly (readonly string[])[], from: number, start: number, width: number): BodyRow[] {
  let group = '';
  return grid.slice(from).flatMap((row, at): BodyRow[] => {
    if (filled(row).length === 0) return [];
    const labels = row.slice(0, start).filter((cell) => cell !== '');
    if (start > 1 && (row[0] ?? '') !== '') group = row[0] ?? '';
    const inherits = start > 1 && (row[0] ?? '') === '' && labels.length > 0 && group !== '';
    const label = [...(inherits ? [group] : []), ...labels].map((one) => one.replace(/\s+/g, ' ')).join(' – ');
    const cells = Array.from({ length: width + 1 - start }, (_, index) => row[start + index] ?? '');
    return [{ row: from + at, label, cells }];
  });
}
