/** Brings the selected spot into the window, and the focus to it, wherever in the map it is. */
import { useLayoutEffect, useRef } from 'react';
import type { Desk } from '../desk.ts';
import { useDeskState } from '../desk-context.ts';
import { direction } from '../../language/t.ts';
import { gridOf, keyOf, positionOf } from '../spots.ts';
import { heldHeight, scrolledFrom, tailWidth, type GridShape } from './shape.ts';

/** Where to scroll to so that `from`..`to` lies in a window of `size` at `now`. */
function near(now: number, size: number, from: number, to: number, margin: number): number {
  if (from - margin < now) return Math.max(0, from - margin);
  if (to + margin > now + size) return Math.min(from - margin, to + margin - size);
  return now;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Scrolls the frame so that the cell is seen beside the heads that stay. */
export function reveal(frame: HTMLElement, shape: GridShape, { row, column }: Place): void {
  const { zoom } = shape;
  const held = heldHeight(shape);
  if (column >= 0) {
    const width = frame.clientWidth / zoom - shape.lane;
    const last = column === shape.widths.length - 1 ? tailWidth : 0;
    const to = (shape.columns[column + 1] ?? 0) + last;
    const x = near(scrolledFrom(frame) / zoom, width, shape.columns[column] ?? 0, to, 8);
    frame.scrollLeft = x * zoom * (direction === 'rtl' ? -1 : 1);
  }
  if (row < shape.pinned) return;
  const start = shape.rows[shape.pinned] ?? 0;
  const height = frame.clientHeight / zoom - held;
  const y = near(frame.scrollTop / zoom, height, (shape.rows[row] ?? 0) - start, (shape.rows[row + 1] ?? 0) - start, 4);
  frame.scrollTop = y * zoom;
}

/** A menu that closes gives the focus back to its button a moment later; the spot it led to takes it again. */
function keepFocus(frame: HTMLElement, desk: Desk, focus: number): void {
  window.setTimeout(() => {
    const { spot, typing, focus: now } = desk.state();
    const elsewhere = document.activeElement?.closest('[aria-haspopup], body') ?? document.body;
    const taken = elsewhere === document.body ? document.activeElement === document.body : true;
    if (!spot || typing || now !== focus || !taken) return;
    frame.querySelector<HTMLElement>(`[data-spot="${CSS.escape(keyOf(spot))}"]`)?.focus({ preventScroll: true });
  }, 80);
}

export function useFocusOnSpot(frame: HTMLElement, desk: Desk, shape: GridShape): void {
  const { focus, spot, filter, reveal: shown } = useDeskState(desk);
  const done = useRef(0);
  const revealed = useRef(0);
  useLayoutEffect(() => {
    const { map } = desk.live.state();
    if (shown === revealed.current || !spot || !map) return;
    revealed.current = shown;
    const at = positionOf(gridOf(map, filter), spot);
    if (at) reveal(frame, shape, at);
  });
  useLayoutEffect(() => {
    const { map } = desk.live.state();
    if (focus === done.current || !spot || !map) return;
    const target = frame.querySelector<HTMLElement>(`[data-spot="${CSS.escape(keyOf(spot))}"]`);
    // Not drawn yet: the edit that makes it is still on its way through the page.
    if (!target) return;
    done.current = focus;
    const at = positionOf(gridOf(map, filter), spot);
    if (at) reveal(frame, shape, at);
    target.focus({ preventScroll: true });
    keepFocus(frame, desk, focus);
  });
}
