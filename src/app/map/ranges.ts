/** Rectangles of cells: what a selection from one spot to another covers. */
import type { Card } from '../../map/map.ts';
import { cardsAt, positionOf, type GridModel, type Spot } from './spots.ts';

/** Rows and columns of the grid, both ends counted in. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const insideRange = (range: CellRange | undefined, row: number, column: number): boolean =>
  range !== undefined && row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

/** Every cell of the rectangle, row by row. */
export function cellsOf(grid: GridModel, range: CellRange): { lane: string; step: string; cards: readonly Card[] }[][] {
  return grid.lanes.slice(range.top, range.bottom + 1).map((lane) =>
    grid.columns.slice(range.left, range.right + 1).map(({ step }) => ({
      lane: lane.id,
      step: step.id,
      cards: cardsAt(grid, lane.id, step.id),
    })),
  );
}

/** A head stands for its whole row or column. */
function spanOf(grid: GridModel, spot: Spot): CellRange | undefined {
  const at = positionOf(grid, spot);
  if (!at) return undefined;
  const whole = { top: 0, bottom: grid.lanes.length - 1, left: 0, right: grid.columns.length - 1 };
  if (spot.kind === 'lane') return { ...whole, top: at.row, bottom: at.row };
  if (spot.kind === 'step') return { ...whole, left: at.column, right: at.column };
  if (spot.kind === 'stage') {
    const own = grid.columns.filter((column) => column.stage.id === spot.id).map((column) => column.index);
    return { ...whole, left: own[0] ?? at.column, right: own.at(-1) ?? at.column };
  }
  return { top: at.row, bottom: at.row, left: at.column, right: at.column };
}

/** The smallest rectangle around both spots, and the cards in it. Two cards of one cell mean those between them. */
export function cellsBetween(
  grid: GridModel,
  from: Spot,
  to: Spot,
): { range: CellRange | undefined; cards: readonly Card[] } {
  const [a, b] = [spanOf(grid, from), spanOf(grid, to)];
  if (!a || !b) return { range: undefined, cards: [] };
  const range = {
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
  };
  const cards = cellsOf(grid, range)
    .flat()
    .flatMap((cell) => cell.cards);
  if (from.kind !== 'card' || to.kind !== 'card' || range.top !== range.bottom || range.left !== range.right)
    return { range, cards };
  const ends = [cards.findIndex((card) => card.id === from.id), cards.findIndex((card) => card.id === to.id)];
  return { range, cards: cards.slice(Math.min(...ends), Math.max(...ends) + 1) };
}
