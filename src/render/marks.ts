/** Small builders of primitives, and the sizes and spaces every view shares. */
import { runsAgainst } from './direction.ts';
import type { PaintName } from './palette.ts';
import type { Box, GroupItem, Item, LineItem, PathStep, RectItem, TextItem, TextStyle } from './scene.ts';

export const size = { small: 11.5, text: 13, large: 15, title: 20, page: 27 } as const;

export const styles = {
  small: { size: size.small },
  smallStrong: { size: size.small, weight: 600 },
  text: { size: size.text },
  strong: { size: size.text, weight: 600 },
  medium: { size: size.text, weight: 500 },
  head: { size: size.large, weight: 600 },
  voice: { size: size.large, face: 'serif', italic: true },
  title: { size: size.title, face: 'serif', weight: 500 },
  page: { size: size.page, face: 'serif', weight: 500 },
} as const satisfies Record<string, TextStyle>;

/** Space around the page. */
export const margin = 28;

export function lineHeight(style: TextStyle): number {
  return Math.round(style.size * 1.38 * 2) / 2;
}

/** Distance from the top of a line box to its baseline. */
export function baseline(style: TextStyle): number {
  return Math.round((lineHeight(style) + style.size * 0.7) * 5) / 10;
}

export function text(
  words: string,
  x: number,
  y: number,
  style: TextStyle,
  fill: PaintName = 'ink',
  anchor: 'start' | 'middle' | 'end' = 'start',
): TextItem {
  return { kind: 'text', text: words, x, y, fill, anchor, ...style };
}

export function rect(box: Box, paint: Partial<RectItem>): RectItem {
  return { kind: 'rect', ...box, ...paint };
}

export function line(x1: number, y1: number, x2: number, y2: number, paint: Partial<LineItem> = {}): LineItem {
  return { kind: 'line', x1, y1, x2, y2, stroke: 'line', ...paint };
}

export function group(role: string, items: readonly Item[], more: Partial<GroupItem> = {}): GroupItem {
  return { kind: 'group', role, items, ...more };
}

/** Lines below each other from the top `y`; right-to-left text stands at the right edge. */
export function block(
  lines: readonly string[],
  at: { x: number; y: number; width: number },
  style: TextStyle,
  fill: PaintName = 'ink',
): TextItem[] {
  const rtl = runsAgainst(lines.join(' '));
  const x = rtl ? at.x + at.width : at.x;
  return lines.map((words, index) =>
    text(words, x, at.y + baseline(style) + index * lineHeight(style), style, fill, rtl ? 'end' : 'start'),
  );
}

export interface Radii {
  readonly topLeft?: number;
  readonly topRight?: number;
  readonly bottomRight?: number;
  readonly bottomLeft?: number;
}

/** How far a cubic's handles reach to draw a quarter circle. */
const quarter = 0.5523;

/** A rectangle of which only some corners are round. */
export function roundedSteps(box: Box, radii: Radii): PathStep[] {
  const { x, y } = box;
  const [right, bottom] = [x + box.width, y + box.height];
  const { topLeft: a = 0, topRight: b = 0, bottomRight: c = 0, bottomLeft: d = 0 } = radii;
  const k = 1 - quarter;
  const corner = (radius: number, step: PathStep): PathStep[] => (radius > 0 ? [step] : []);
  return [
    ['M', x + a, y],
    ['L', right - b, y],
    ...corner(b, ['C', right - b * k, y, right, y + b * k, right, y + b]),
    ['L', right, bottom - c],
    ...corner(c, ['C', right, bottom - c * k, right - c * k, bottom, right - c, bottom]),
    ['L', x + d, bottom],
    ...corner(d, ['C', x + d * k, bottom, x, bottom - d * k, x, bottom - d]),
    ['L', x, y + a],
    ...corner(a, ['C', x, y + a * k, x + a * k, y, x + a, y]),
    ['Z'],
  ];
}

/** A face whose mouth follows the feeling in [-2, +2]; readable without colour. */
export function face(cx: number, cy: number, r: number, value: number, stroke: PaintName): GroupItem {
  const bend = (Math.max(-2, Math.min(2, value)) / 2) * r * 0.42;
  const mouth = cy + r * 0.32;
  const half = r * 0.46;
  const eye = { kind: 'circle', r: r * 0.11, fill: stroke } as const;
  return group('face', [
    { kind: 'circle', cx, cy, r, stroke, strokeWidth: 1.3 },
    { ...eye, cx: cx - r * 0.34, cy: cy - r * 0.22 },
    { ...eye, cx: cx + r * 0.34, cy: cy - r * 0.22 },
    {
      kind: 'path',
      steps: [
        ['M', cx - half, mouth - bend / 2],
        ['C', cx - half / 3, mouth + bend / 2, cx + half / 3, mouth + bend / 2, cx + half, mouth - bend / 2],
      ],
      stroke,
      strokeWidth: 1.3,
      round: true,
    },
  ]);
}

/** Terracotta below, sand around zero, teal above. */
export function feelingPaint(value: number): 'pain' | 'sand' | 'accent' {
  if (value <= -0.5) return 'pain';
  return value < 0.5 ? 'sand' : 'accent';
}
