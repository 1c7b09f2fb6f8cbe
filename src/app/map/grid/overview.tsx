/** The whole map very small: where cards are, what the window shows of it, and a way to go elsewhere. */
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { direction, t } from '../../language/t.ts';
import { toneOf } from '../lane-kinds.ts';
import type { GridModel } from '../spots.ts';
import { totalOf } from './edges.ts';
import { gridHeight, gridWidth, scrolledFrom, type GridShape } from './shape.ts';

const most = { width: 220, height: 150 };

interface Scale {
  readonly width: number;
  readonly height: number;
  /** Pixels of the overview for one of the map at zoom 1. */
  readonly x: number;
  readonly y: number;
}

function scaleOf(shape: GridShape): Scale {
  const [width, height] = [gridWidth(shape), gridHeight(shape)];
  const ratio = Math.min(most.width / width, most.height / height);
  // A long flat map is drawn higher than it is, so that its rows can be told apart.
  const y = Math.max(ratio, Math.min(54 / height, most.height / height));
  return { width: Math.round(width * ratio), height: Math.round(height * y), x: ratio, y };
}

const colours = { pain: '--pain', good: '--accent', said: '--sand', plain: '--ink-faint' } as const;

function paint(canvas: HTMLCanvasElement, grid: GridModel, shape: GridShape, scale: Scale): void {
  const sharp = window.devicePixelRatio || 1;
  canvas.width = scale.width * sharp;
  canvas.height = scale.height * sharp;
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  context.scale(sharp, sharp);
  const top = shape.stages + shape.steps;
  context.fillStyle = style.getPropertyValue('--line');
  context.fillRect(0, 0, scale.width, Math.max(2, top * scale.y));
  for (const [at, row] of grid.rows.entries()) {
    context.fillStyle = style.getPropertyValue(colours[toneOf(row.lane.kind)]);
    const y = (top + (shape.rows[at] ?? 0)) * scale.y;
    const height = Math.max(1, ((shape.rows[at + 1] ?? 0) - (shape.rows[at] ?? 0)) * scale.y - 1);
    if (row.lane.collapsed) continue;
    for (const [column, cards] of row.cells.entries()) {
      if (cards.length === 0) continue;
      const x = inline(
        scale,
        (shape.lane + (shape.columns[column] ?? 0)) * scale.x,
        (shape.widths[column] ?? 0) * scale.x,
      );
      context.fillRect(x, y, Math.max(1, (shape.widths[column] ?? 0) * scale.x - 1), height);
    }
  }
}

const inline = (scale: Scale, x: number, width: number): number => (direction === 'rtl' ? scale.width - x - width : x);

function place(box: HTMLElement, frame: HTMLElement, shape: GridShape, scale: Scale): void {
  const { zoom } = shape;
  const width = Math.min(scale.width, (frame.clientWidth / zoom) * scale.x);
  const x = inline(scale, (scrolledFrom(frame) / zoom) * scale.x, width);
  box.style.left = `${Math.max(0, x)}px`;
  box.style.top = `${(frame.scrollTop / zoom) * scale.y}px`;
  box.style.width = `${width}px`;
  box.style.height = `${Math.min(scale.height, (frame.clientHeight / zoom) * scale.y)}px`;
}

/** Scrolls so that the point of the overview is in the middle of the window. */
function goTo(frame: HTMLElement, shape: GridShape, scale: Scale, x: number, y: number): void {
  const { zoom } = shape;
  const along = (direction === 'rtl' ? scale.width - x : x) / scale.x;
  frame.scrollLeft = (along * zoom - frame.clientWidth / 2) * (direction === 'rtl' ? -1 : 1);
  frame.scrollTop = (y / scale.y) * zoom - frame.clientHeight / 2;
}

interface OverviewProps {
  readonly frame: HTMLElement;
  readonly grid: GridModel;
  readonly shape: GridShape;
}

/** Moved over by pointer and by arrow keys like a map, which no plain element is. */
const asPlan = { role: 'application', tabIndex: 0 } as const;

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function Overview({ frame, grid, shape }: OverviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const scale = scaleOf(shape);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, grid, shape, scale);
  });
  useEffect(() => {
    const follow = (): void => {
      if (box.current) place(box.current, frame, shape, scale);
    };
    follow();
    frame.addEventListener('scroll', follow, { passive: true });
    return () => frame.removeEventListener('scroll', follow);
  });
  const onPointer = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1) return;
    const area = event.currentTarget.getBoundingClientRect();
    goTo(frame, shape, scale, event.clientX - area.left, event.clientY - area.top);
  };
  const onKey = (event: KeyboardEvent): void => {
    const way = steps[event.key];
    if (!way) return;
    event.preventDefault();
    frame.scrollBy((way[0] * frame.clientWidth) / 2, (way[1] * frame.clientHeight) / 2);
  };
  const said = t(
    'Overview: {columns, plural, one {# step} other {# steps}}, {rows, plural, one {# lane} other {# lanes}}. Arrow keys move the window.',
    {
      columns: grid.columns.length,
      rows: grid.rows.length,
    },
  );
  const hands = { onPointerDown: onPointer, onPointerMove: onPointer, onKeyDown: onKey };
  return (
    <div
      className="overview"
      {...asPlan}
      {...hands}
      aria-label={said}
      style={{ width: scale.width, height: scale.height }}
      data-empty={totalOf(shape.columns) === 0 || undefined}
    >
      <canvas ref={canvas} style={{ width: scale.width, height: scale.height }} aria-hidden />
      <div className="overview-window" ref={box} />
    </div>
  );
}
