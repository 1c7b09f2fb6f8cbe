/** From a point of the screen to a place of the grid, and to the card in it that something is dropped before. */
import { direction } from '../../language/t.ts';
import { indexAt, totalOf } from '../grid/edges.ts';
import { heldHeight, scrolledFrom, type GridShape } from '../grid/shape.ts';
import type { GridModel } from '../spots.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface GridPlace {
  /** Row and column of the cell; -1 among the heads or the lane titles. */
  readonly row: number;
  readonly column: number;
  /** Behind the last column. */
  readonly behind: boolean;
  /** Distance from the start of the first column and the top of the first row, at zoom 1. */
  readonly along: number;
  readonly down: number;
}

/** The last shape the grid was drawn with; gestures outlive a drawing. */
export interface Ground {
  readonly frame: HTMLElement;
  readonly shape: () => GridShape;
  readonly grid: () => GridModel | undefined;
}

export function placeAt({ frame, shape }: Ground, point: Point): GridPlace {
  const form = shape();
  const box = frame.getBoundingClientRect();
  const inline = direction === 'rtl' ? box.right - point.x : point.x - box.left;
  const seen = inline / form.zoom - form.lane;
  const along = seen + scrolledFrom(frame) / form.zoom;
  const fromTop = (point.y - box.top) / form.zoom;
  const heads = form.stages + form.steps;
  const inPinned = fromTop < heldHeight(form);
  const down = fromTop - heads + (inPinned ? 0 : frame.scrollTop / form.zoom);
  return {
    row: fromTop < heads ? -1 : indexAt(form.rows, Math.max(0, down)),
    column: seen < 0 ? -1 : indexAt(form.columns, along),
    behind: along > totalOf(form.columns),
    along,
    down,
  };
}

/** The card of a cell that something at height `y` is dropped above; null is below all. Those in `moving` do not count. */
export function beforeIn(frame: HTMLElement, cell: string, y: number, moving: ReadonlySet<string>): string | null {
  const drawn = frame.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
  const others = [...(drawn?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].filter(
    (one) => !moving.has(one.dataset.card ?? ''),
  );
  const below = others.find((one) => {
    const box = one.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return below?.dataset.card ?? null;
}

/** Where on the screen the line is drawn that shows a drop into a cell. */
export function gapIn(
  frame: HTMLElement,
  cell: string,
  before: string | null,
): { box: DOMRect; y: number } | undefined {
  const drawn = frame.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
  if (!drawn) return undefined;
  const box = drawn.getBoundingClientRect();
  const cards = [...drawn.querySelectorAll<HTMLElement>('[data-card]')];
  const at = before === null ? undefined : cards.find((one) => one.dataset.card === before);
  if (at) return { box, y: at.getBoundingClientRect().top - 3 };
  const last = cards.at(-1)?.getBoundingClientRect();
  return { box, y: last ? last.bottom + 1 : box.top + 8 };
}
