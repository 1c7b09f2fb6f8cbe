/** Which rows and columns of the grid are drawn: those in the window and some around, brought in piece by piece. */
import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rangeOf, type Edges, type Range } from './edges.ts';
import { heldHeight, scrolledFrom, type GridShape } from './shape.ts';

export interface Shown {
  readonly rows: Range;
  /** Of heads and of every other row; the rows between follow a frame later. */
  readonly columns: Range;
  readonly between: Range;
}

/** Pixels of one axis at zoom 1. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** Drawn beyond the edge of the window, in pixels at zoom 1, so that scrolling finds it there. */
const beyond = { columns: 280, rows: 320 } as const;

/** What goes out of the window is kept for as far again, so that nothing is thrown away that may come back at once. */
const kept = 2;

const same = (a: Range, b: Range): boolean => a.first === b.first && a.last === b.last;

const within = (inner: Range, outer: Range): boolean => inner.first >= outer.first && inner.last <= outer.last;

/** The range that holds what has to be there and of the rest what is there already, as far as it is still near. */
export function stretchedTo(now: Range, least: Range, most: Range): Range {
  if (now.last < now.first || now.first > least.last || now.last < least.first) return least;
  return {
    first: now.first <= least.first && now.first >= most.first ? now.first : least.first,
    last: now.last >= least.last && now.last <= most.last ? now.last : least.last,
  };
}

function rangesOf(edges: Edges, { from, to }: Window, more: number): { seen: Range; least: Range; most: Range } {
  return {
    seen: rangeOf(edges, from, to),
    least: rangeOf(edges, from - more, to + more),
    most: rangeOf(edges, from - more * kept, to + more * kept),
  };
}

export interface Around {
  readonly columns: ReturnType<typeof rangesOf>;
  readonly rows: ReturnType<typeof rangesOf>;
}

function aroundOf(frame: HTMLElement, shape: GridShape): Around {
  const { zoom } = shape;
  const x = scrolledFrom(frame) / zoom;
  const y = frame.scrollTop / zoom + (shape.rows[shape.pinned] ?? 0);
  const width = frame.clientWidth / zoom - shape.lane;
  const height = frame.clientHeight / zoom - heldHeight(shape);
  return {
    columns: rangesOf(shape.columns, { from: x, to: x + width }, beyond.columns),
    rows: rangesOf(shape.rows, { from: y, to: y + height }, beyond.rows),
  };
}

const seenIn = ({ columns, rows }: Around): Shown => ({
  rows: rows.seen,
  columns: columns.seen,
  between: columns.seen,
});

/** Everything that is to be drawn, at once. */
export function wholeOf(now: Shown, { columns, rows }: Around): Shown {
  const next = stretchedTo(now.columns, columns.least, columns.most);
  const grown = { rows: stretchedTo(now.rows, rows.least, rows.most), columns: next, between: next };
  const unchanged = same(now.rows, grown.rows) && same(now.columns, grown.columns) && same(now.between, grown.between);
  return unchanged ? now : grown;
}

/**
 * What to draw in this frame. As long as what is seen is there, only a piece of the rest is: the columns of every other
 * row, then those of the rows between, then new rows. Returns `now` itself once there is nothing left to bring in.
 */
export function nextShown(now: Shown, around: Around): Shown {
  const { columns, rows } = around;
  const whole = wholeOf(now, around);
  const there = within(columns.seen, now.columns) && within(columns.seen, now.between) && within(rows.seen, now.rows);
  if (!there || whole === now) return whole;
  if (!same(now.columns, whole.columns)) return { ...now, columns: whole.columns };
  if (!same(now.between, whole.between)) return { ...now, between: whole.between };
  return { ...now, rows: whole.rows };
}

/** Milliseconds after a drawing of just the window until what lies around it is drawn too. */
const settled = 60;

/** Followed while the frame is scrolled. At first only what is seen. */
export function useShown(frame: HTMLElement, shape: GridShape): Shown {
  const [shown, setShown] = useState(() => seenIn(aroundOf(frame, shape)));
  const latest = useRef(shape);
  const drawn = useRef(shown);
  const whole = useCallback(() => {
    setShown((now) => wholeOf(now, aroundOf(frame, latest.current)));
  }, [frame]);
  useLayoutEffect(() => {
    drawn.current = shown;
  }, [shown]);
  useLayoutEffect(() => {
    const first = latest.current === shape;
    latest.current = shape;
    if (!first) whole();
  }, [whole, shape]);
  useEffect(() => {
    let request = 0;
    const step = (): void => {
      request = 0;
      const next = nextShown(drawn.current, aroundOf(frame, latest.current));
      if (next === drawn.current) return;
      setShown(next);
      follow();
    };
    const follow = (): void => {
      request ||= requestAnimationFrame(step);
    };
    const timer = window.setTimeout(() => startTransition(whole), settled);
    frame.addEventListener('scroll', follow, { passive: true });
    return () => {
      window.clearTimeout(timer);
      cancelAnimationFrame(request);
      frame.removeEventListener('scroll', follow);
    };
  }, [frame, whole]);
  return shown;
}
