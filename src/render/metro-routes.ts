/** How lines change height in the gaps between slots: only level, upright and at 45 degrees. */
import type { Point } from './smooth.ts';
import { permutations, pitch } from './metro-bundles.ts';

/** One line passing a gap, from height `from` to height `to`. */
export interface Passage {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Longest corner cut at 45 degrees. */
const corner = 22;
/** Kept free on both sides of a gap. */
export const gapPad = 11;

function cornerOf(passage: Passage): number {
  return Math.min(corner, Math.abs(passage.to - passage.from) / 2);
}

const turning = (passages: readonly Passage[]): Passage[] => passages.filter((one) => one.from !== one.to);

/** Least width of a gap for what passes it. */
export function gapWidth(passages: readonly Passage[]): number {
  const turns = turning(passages);
  const widest = Math.max(0, ...turns.map(cornerOf));
  return 2 * gapPad + 2 * widest + Math.max(0, turns.length - 1) * pitch;
}

/** The corners of one passage that turns at `x`; without the ends on the edges of the gap. */
function turnPoints(passage: Passage, x: number): Point[] {
  if (passage.from === passage.to) return [];
  const cut = cornerOf(passage);
  const down = Math.sign(passage.to - passage.from);
  const points = [
    { x: x - cut, y: passage.from },
    { x, y: passage.from + down * cut },
    { x, y: passage.to - down * cut },
    { x: x + cut, y: passage.to },
  ];
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || Math.hypot(before.x - point.x, before.y - point.y) > 0.01;
  });
}

function meets(a: readonly [Point, Point], b: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point): number =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a[0], a[1], b[0]) !== side(a[0], a[1], b[1]) && side(b[0], b[1], a[0]) !== side(b[0], b[1], a[1]);
}

function crossings(lines: readonly (readonly Point[])[]): number {
  let count = 0;
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      for (let i = 1; i < one.length; i++) {
        for (let j = 1; j < other.length; j++) {
          const [a, b, c, d] = [one[i - 1], one[i], other[j - 1], other[j]];
          if (a && b && c && d && meets([a, b], [c, d])) count += 1;
        }
      }
    }
  });
  return count;
}

/** Lines that go down turn from the lowest on, lines that go up from the highest: neighbours then stay neighbours. */
function usualOrder(turns: readonly Passage[]): Passage[] {
  const down = turns.filter((one) => one.to > one.from).sort((a, b) => b.from - a.from);
  const up = turns.filter((one) => one.to < one.from).sort((a, b) => a.from - b.from);
  return [...down, ...up];
}

interface Gap {
  readonly left: number;
  readonly right: number;
}

function laidOut(passages: readonly Passage[], order: readonly Passage[], gap: Gap): Map<number, Point[]> {
  const middle = (gap.left + gap.right) / 2;
  const start = middle - ((order.length - 1) * pitch) / 2;
  return new Map(
    passages.map((passage) => {
      const turn = turnPoints(passage, start + order.indexOf(passage) * pitch);
      return [passage.line, [{ x: gap.left, y: passage.from }, ...turn, { x: gap.right, y: passage.to }]];
    }),
  );
}

/** Crossings of each two turns when the first stands left of the second. */
function pairCosts(turns: readonly Passage[], gap: Gap): number[][] {
  return turns.map((a) => turns.map((b) => (a === b ? 0 : crossings([...laidOut([a, b], [a, b], gap).values()]))));
}

/** The order, left to right, with the fewest crossings; ties keep the usual order. At most six lines. */
function bestOrder(turns: readonly Passage[], gap: Gap): Passage[] {
  const costs = pairCosts(turns, gap);
  let best: { order: readonly number[]; cost: number } | undefined;
  for (const order of permutations(turns.map((_, index) => index))) {
    let cost = 0;
    order.forEach((a, at) => {
      for (const b of order.slice(at + 1)) cost += costs[a]?.[b] ?? 0;
    });
    if (best === undefined || cost < best.cost) best = { order, cost };
    if (cost === 0) break;
  }
  return (best?.order ?? []).flatMap((index) => turns[index] ?? []);
}

/** The points of every line in the gap, turning in the order with the fewest crossings. */
export function routeGap(passages: readonly Passage[], gap: Gap): Map<number, Point[]> {
  return laidOut(passages, bestOrder(usualOrder(turning(passages)), gap), gap);
}
