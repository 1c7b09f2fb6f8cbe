/** The places of a map's grid that can be selected, and where the arrow keys lead from each. */
import type { Card, JourneyMap, Lane } from '../../map/map.ts';
import { columnsOf, type Column } from '../../render/reading.ts';
import { plain } from '../../map/rich-text.ts';
import { filtered, noFilter, type Filter, type LeftOut } from './filter.ts';

export type Spot =
  | { readonly kind: 'stage' | 'step' | 'lane' | 'card'; readonly id: string }
  /** A cell without a card. */
  | { readonly kind: 'cell'; readonly lane: string; readonly step: string };

/** A spot that shows one record of the map. */
export type RecordSpot = Extract<Spot, { id: string }>;

/** The name of a spot in the page; no two spots share one. */
export const keyOf = (spot: Spot): string =>
  spot.kind === 'cell' ? `cell:${spot.lane}\n${spot.step}` : `${spot.kind}:${spot.id}`;

export type Direction = 'left' | 'right' | 'up' | 'down';

/** A card that covers several steps; `band` is its line above the other cards of the lane. */
export interface SpanningCard {
  readonly card: Card;
  readonly column: number;
  readonly span: number;
  readonly band: number;
}

/** One lane of the grid. What did not change since the last reading is the same object. */
export interface GridRow {
  readonly lane: Lane;
  /** By column, without the cards that span. */
  readonly cells: readonly (readonly Card[])[];
  readonly spanning: readonly SpanningCard[];
  readonly cards: number;
}

/** The grid as rows and columns, read once for each state of a map and filter. */
export interface GridModel {
  readonly map: JourneyMap;
  readonly columns: readonly Column[];
  readonly lanes: readonly Lane[];
  readonly rows: readonly GridRow[];
  /** False when every stage has just one step that bears its name. */
  readonly hasSteps: boolean;
  /** By `lane\nstep`, spanning cards included where they begin. */
  readonly cells: ReadonlyMap<string, readonly Card[]>;
  readonly card: ReadonlyMap<string, Card>;
  readonly columnOf: ReadonlyMap<string, number>;
  readonly rowOf: ReadonlyMap<string, number>;
  /** What the filter leaves out. */
  readonly left: LeftOut;
}

const models = new WeakMap<JourneyMap, Map<Filter, GridModel>>();
/** The last grid read of each map, to keep what stayed the same. */
const latest = new Map<string, GridModel>();
export const cellKey = (lane: string, step: string): string => `${lane}\n${step}`;

function shared<T>(former: readonly T[] | undefined, next: readonly T[]): readonly T[] {
  return former?.length === next.length && next.every((one, at) => one === former[at]) ? former : next;
}

const noCards: readonly Card[] = [];

/** Each spanning card on the first line that is free over all its columns. */
function banded(cards: readonly { card: Card; column: number; span: number }[]): SpanningCard[] {
  const ends: number[] = [];
  return cards
    .toSorted((a, b) => a.column - b.column)
    .map((one) => {
      const free = ends.findIndex((end) => end <= one.column);
      const band = free < 0 ? ends.length : free;
      ends[band] = one.column + one.span;
      return { ...one, band };
    });
}

const sameSpan = (a: SpanningCard, b: SpanningCard | undefined): boolean =>
  b !== undefined && a.card === b.card && a.column === b.column && a.span === b.span && a.band === b.band;

function readRow(
  lane: Lane,
  columns: readonly Column[],
  cells: GridModel['cells'],
  former: GridRow | undefined,
): GridRow {
  const wide: { card: Card; column: number; span: number }[] = [];
  let count = 0;
  const own = columns.map(({ step, index }) => {
    const all = cells.get(cellKey(lane.id, step.id)) ?? noCards;
    count += all.length;
    if (!all.some((card) => (card.span ?? 1) > 1)) return shared(former?.cells[index], all);
    for (const card of all)
      if ((card.span ?? 1) > 1)
        wide.push({ card, column: index, span: Math.min(card.span ?? 1, columns.length - index) });
    return shared(
      former?.cells[index],
      all.filter((card) => (card.span ?? 1) <= 1),
    );
  });
  const spans = banded(wide);
  const spanning =
    former?.spanning.length === spans.length && spans.every((one, at) => sameSpan(one, former.spanning[at]))
      ? former.spanning
      : spans;
  const row = { lane, cells: shared(former?.cells, own), spanning, cards: count };
  const same = former?.lane === lane && former.cells === row.cells && former.spanning === spanning;
  return same ? former : row;
}

function sharedColumns(former: readonly Column[] | undefined, next: readonly Column[]): readonly Column[] {
  const same =
    former?.length === next.length &&
    next.every((one, at) => one.step === former[at]?.step && one.stage === former[at].stage);
  return same ? former : next;
}

function readModel(map: JourneyMap, filter: Filter): GridModel {
  const former = latest.get(map.id);
  const { cards, lanes, left } = filtered(map, filter);
  const cells = new Map<string, Card[]>();
  for (const card of cards) {
    const key = cellKey(card.lane, card.step);
    const held = cells.get(key);
    if (held) held.push(card);
    else cells.set(key, [card]);
  }
  const columns = sharedColumns(former?.columns, columnsOf(map));
  const before = new Map(former?.rows.map((row) => [row.lane.id, row]));
  const pinnedFirst = [...lanes.filter((lane) => lane.pinned), ...lanes.filter((lane) => !lane.pinned)];
  const model: GridModel = {
    map,
    columns,
    lanes: shared(former?.lanes, pinnedFirst),
    rows: shared(
      former?.rows,
      pinnedFirst.map((lane) => readRow(lane, columns, cells, before.get(lane.id))),
    ),
    hasSteps: map.stages.some((stage) => stage.steps.length > 1 || stage.steps[0]?.name !== stage.name),
    cells,
    card: new Map(cards.map((card) => [card.id, card])),
    columnOf: new Map(columns.map((column) => [column.step.id, column.index])),
    rowOf: new Map(pinnedFirst.map((lane, at) => [lane.id, at])),
    left,
  };
  latest.set(map.id, model);
  return model;
}

/** The grid of a map, narrowed by a filter; pinned lanes stand first. */
export function gridOf(map: JourneyMap, filter: Filter = noFilter): GridModel {
  const known = models.get(map) ?? new Map<Filter, GridModel>();
  models.set(map, known);
  const model = known.get(filter) ?? readModel(map, filter);
  known.set(filter, model);
  return model;
}

/** Row -2 are the stages, -1 the steps, 0 and on the lanes; column -1 are the lane titles. */
export interface Position {
  readonly row: number;
  readonly column: number;
  /** Which card of the cell. */
  readonly index: number;
}

export function cardsAt(grid: GridModel, lane: string, step: string): readonly Card[] {
  return grid.cells.get(cellKey(lane, step)) ?? [];
}

export function positionOf(grid: GridModel, spot: Spot): Position | undefined {
  const columnOf = (step: string): number => grid.columnOf.get(step) ?? -1;
  const rowOf = (lane: string): number => grid.rowOf.get(lane) ?? -1;
  if (spot.kind === 'stage') {
    const column = grid.columns.findIndex((one) => one.stage.id === spot.id);
    return column < 0 ? undefined : { row: -2, column, index: 0 };
  }
  if (spot.kind === 'step') return { row: -1, column: columnOf(spot.id), index: 0 };
  if (spot.kind === 'lane') return { row: rowOf(spot.id), column: -1, index: 0 };
  if (spot.kind === 'cell') return { row: rowOf(spot.lane), column: columnOf(spot.step), index: 0 };
  const card = grid.card.get(spot.id);
  if (!card) return undefined;
  const index = cardsAt(grid, card.lane, card.step).indexOf(card);
  return { row: rowOf(card.lane), column: columnOf(card.step), index: Math.max(0, index) };
}

/** The spot at a position, or undefined outside the grid; an index past the last card means the last. */
function spotAt(grid: GridModel, { row, column, index }: Position): Spot | undefined {
  const lane = grid.lanes[row];
  if (column === -1) return lane && { kind: 'lane', id: lane.id };
  const at = grid.columns[column];
  if (!at) return undefined;
  if (row === -2) return { kind: 'stage', id: at.stage.id };
  if (row === -1) return { kind: 'step', id: at.step.id };
  return lane && spotInCell(grid, lane.id, at.step.id, index);
}

/** The card of a cell at `index` (or its last), or the empty cell itself. */
export function spotInCell(grid: GridModel, lane: string, step: string, index = 0): Spot {
  const cards = cardsAt(grid, lane, step);
  const card = cards[Math.min(index, cards.length - 1)];
  return card ? { kind: 'card', id: card.id } : { kind: 'cell', lane, step };
}

function above(grid: GridModel, at: Position): Position {
  if (at.row >= 0 && at.index > 0 && at.column >= 0) return { ...at, index: at.index - 1 };
  const row = at.row - 1 === -1 && !grid.hasSteps ? -2 : at.row - 1;
  return { row, column: at.column, index: Number.MAX_SAFE_INTEGER };
}

function below(grid: GridModel, at: Position): Position {
  const lane = grid.lanes[at.row];
  const column = grid.columns[at.column];
  const cards = lane && column ? cardsAt(grid, lane.id, column.step.id) : [];
  if (at.index < cards.length - 1) return { ...at, index: at.index + 1 };
  const row = at.row + 1 === -1 && !grid.hasSteps ? 0 : at.row + 1;
  return { row, column: at.column, index: 0 };
}

function beside(grid: GridModel, at: Position, way: 1 | -1): Position {
  if (at.row !== -2) return { ...at, column: at.column + way };
  const stage = grid.columns[at.column]?.stage;
  const others = grid.columns.filter((column) => column.stage !== stage);
  const next =
    way === 1 ? others.find((one) => one.index > at.column) : others.findLast((one) => one.index < at.column);
  const first = grid.columns.find((column) => column.stage === next?.stage);
  return { ...at, column: first?.index ?? at.column };
}

/** Where an arrow key leads; the same spot at the edge of the grid. */
export function step(grid: GridModel, spot: Spot, direction: Direction): Spot {
  const at = positionOf(grid, spot);
  if (!at) return firstSpot(grid) ?? spot;
  const to = {
    left: () => beside(grid, at, -1),
    right: () => beside(grid, at, 1),
    up: () => above(grid, at),
    down: () => below(grid, at),
  }[direction]();
  return spotAt(grid, to) ?? spot;
}

/** First or last spot of the row, or of the whole grid. */
export function edge(grid: GridModel, spot: Spot, end: 'first' | 'last', whole: boolean): Spot {
  const at = positionOf(grid, spot);
  if (!at) return spot;
  const row = whole ? (end === 'first' ? -2 : grid.lanes.length - 1) : at.row;
  const column = end === 'last' ? grid.columns.length - 1 : row < 0 ? 0 : -1;
  return spotAt(grid, { row, column, index: 0 }) ?? spot;
}

export function firstSpot(grid: GridModel): Spot | undefined {
  return spotAt(grid, { row: -2, column: 0, index: 0 });
}

/** False when what the spot is about is not on the map any more. */
export function stands(grid: GridModel, spot: Spot): boolean {
  const at = positionOf(grid, spot);
  return at !== undefined && at.row >= -2 && at.column >= -1 && (at.row !== -1 || at.column >= 0);
}

/** What a spot is called when it is spoken of. */
export function nameOf(grid: GridModel, spot: Spot): string {
  const { map } = grid;
  if (spot.kind === 'cell') {
    const lane = map.lanes.find((one) => one.id === spot.lane)?.name ?? '';
    return `${lane}, ${grid.columns.find((one) => one.step.id === spot.step)?.step.name ?? ''}`;
  }
  if (spot.kind === 'stage') return map.stages.find((one) => one.id === spot.id)?.name ?? '';
  if (spot.kind === 'step') return grid.columns.find((one) => one.step.id === spot.id)?.step.name ?? '';
  if (spot.kind === 'lane') return map.lanes.find((one) => one.id === spot.id)?.name ?? '';
  return plain(grid.card.get(spot.id)?.text ?? '');
}
