/** Finds a free place for a label: the first candidate that touches neither line nor label nor edge. */
import type { Point } from './smooth.ts';
import type { Box } from './scene.ts';

export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** True when the segment passes within `reach` of the box (Liang and Barsky 1984). */
export function crosses(box: Box, a: Point, b: Point, reach = 0): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const edges: readonly (readonly [number, number])[] = [
    [-dx, a.x - (box.x - reach)],
    [dx, box.x + box.width + reach - a.x],
    [-dy, a.y - (box.y - reach)],
    [dy, box.y + box.height + reach - a.y],
  ];
  for (const [step, room] of edges) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
    if (from > to) return false;
  }
  return true;
}

type Segment = readonly [a: Point, b: Point, reach: number];

/** Things by the upright strips of the plot they touch, so that a long curve is not searched whole. */
class Strips<T> {
  readonly #strips = new Map<number, T[]>();

  static #indices(from: number, to: number): number[] {
    const [first, last] = [Math.floor(from / 200), Math.floor(to / 200)];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }

  add(thing: T, from: number, to: number): void {
    for (const index of Strips.#indices(from, to)) {
      const strip = this.#strips.get(index);
      if (strip) strip.push(thing);
      else this.#strips.set(index, [thing]);
    }
  }

  near(from: number, to: number): Set<T> {
    return new Set(Strips.#indices(from, to).flatMap((index) => this.#strips.get(index) ?? []));
  }
}

/** Remembers what is drawn and gives out the places left. */
export class Places {
  readonly #boxes = new Strips<Box>();
  readonly #lines = new Strips<Segment>();
  readonly #within: Box;

  constructor(within: Box) {
    this.#within = within;
  }

  block(box: Box): void {
    this.#boxes.add(box, box.x, box.x + box.width);
  }

  /** Keeps labels `reach` away from a line through the points. */
  blockLine(points: readonly Point[], reach: number): void {
    points.slice(1).forEach((b, index) => {
      const a = points[index] ?? b;
      this.#lines.add([a, b, reach], Math.min(a.x, b.x) - reach, Math.max(a.x, b.x) + reach);
    });
  }

  cost(box: Box): number {
    const [from, to] = [box.x, box.x + box.width];
    let cost = (box.width * box.height - overlap(box, this.#within)) * 4;
    for (const one of this.#boxes.near(from, to)) cost += overlap(one, box) * 2;
    for (const [a, b, reach] of this.#lines.near(from, to)) if (crosses(box, a, b, reach)) cost += 25;
    return cost;
  }

  /** The index of the first free candidate, else of the one that hurts least; `free` says which. */
  take(candidates: readonly Box[]): { index: number; free: boolean } {
    let best = { index: 0, cost: Number.POSITIVE_INFINITY };
    for (const [index, box] of candidates.entries()) {
      const cost = this.cost(box);
      if (cost < best.cost - 1e-6) best = { index, cost };
      if (best.cost <= 1e-6) break;
    }
    const taken = candidates[best.index];
    if (taken) this.block(taken);
    return { index: best.index, free: best.cost <= 1e-6 };
  }
}
