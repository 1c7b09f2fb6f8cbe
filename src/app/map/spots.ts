/** The places of a map's grid that can be selected, and where the arrow keys lead from each. */
import type { Card, JourneyMap, Lane } from '../../map/map.ts';
import { columnsOf, shownLanes, type Column } from '../../render/reading.ts';

export type Spot =
  | { readonly kind: 'stage' | 'step' | 'lane' | 'card'; readonly id: string }
  /** A cell without a card. */
  | { readonly kind: 'cell'; readonly lane: string; readonly step: string };

/** The name of a spot in the page; no two spots share one. */
export const keyOf = (spot: Spot): string =>
  spot.kind === 'cell' ? `cell:${spot.lane}\n${spot.step}` : `${spot.kind}:${spot.id}`;

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The grid as rows and columns, read once for each state of a map. */
export interface GridModel {
  readonly map: JourneyMap;
  readonly columns: readonly Column[];
  readonly lanes: readonly Lane[];
  /** False when every stage has just one step that bears its name. */
  readonly hasSteps: boolean;
  /** By `lane\nstep`. */
  readonly cells: ReadonlyMap<string, readonly Card[]>;
}

const models = new WeakMap<JourneyMap, GridModel>();
export const cellKey = (lane: string, step: string): string => `${lane}\n${step}`;

function readModel(map: JourneyMap): GridModel {
  const cells = new Map<string, Card[]>();
  for (const card of map.cards) {
    const key = cellKey(card.lane, card.step);
    const held = cells.get(key);
    if (held) held.push(card);
    else cells.set(key, [card]);
  }
  const hasSteps = map.stages.some((stage) => stage.steps.length > 1 || stage.steps[0]?.name !== stage.name);
  return { map, columns: columnsOf(map), lanes: shownLanes(map), hasSteps, cells };
}

export function gridOf(map: JourneyMap): GridModel {
  const known = models.get(map) ?? readModel(map);
  models.set(map, known);
  return known;
}

/** Row -2 are the stages, -1 the steps, 0 and on the lanes; column -1 are the lane titles. */
interface Position {
  readonly row: number;
  readonly column: number;
  /** Which card of the cell. */
  readonly index: number;
}

export function cardsAt(grid: GridModel, lane: string, step: string): readonly Card[] {
  return grid.cells.get(cellKey(lane, step)) ?? [];
}

function positionOf(grid: GridModel, spot: Spot): Position | undefined {
  const columnOf = (step: string): number => grid.columns.findIndex((column) => column.step.id === step);
  const rowOf = (lane: string): number => grid.lanes.findIndex((one) => one.id === lane);
  if (spot.kind === 'stage') {
    const column = grid.columns.findIndex((one) => one.stage.id === spot.id);
    return column < 0 ? undefined : { row: -2, column, index: 0 };
  }
  if (spot.kind === 'step') return { row: -1, column: columnOf(spot.id), index: 0 };
  if (spot.kind === 'lane') return { row: rowOf(spot.id), column: -1, index: 0 };
  if (spot.kind === 'cell') return { row: rowOf(spot.lane), column: columnOf(spot.step), index: 0 };
  const card = grid.map.cards.find((one) => one.id === spot.id);
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
  return map.cards.find((one) => one.id === spot.id)?.text ?? '';
}
