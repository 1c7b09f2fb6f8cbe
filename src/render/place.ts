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

/** Remembers what is drawn and gives out the places left. */
export class Places {
  readonly #boxes: Box[] = [];
  readonly #lines: (readonly [Point, Point, number])[] = [];
  readonly #within: Box;

  constructor(within: Box) {
    this.#within = within;
  }

  block(box: Box): void {
    this.#boxes.push(box);
  }

  /** Keeps labels `reach` away from a line through the points. */
  blockLine(points: readonly Point[], reach: number): void {
    points.slice(1).forEach((point, index) => this.#lines.push([points[index] ?? point, point, reach]));
  }

  cost(box: Box): number {
    const inside = overlap(box, this.#within);
    const outside = box.width * box.height - inside;
    const boxes = this.#boxes.reduce((sum, one) => sum + overlap(one, box), 0);
    const lines = this.#lines.filter(([a, b, reach]) => crosses(box, a, b, reach)).length;
    return outside * 4 + boxes * 2 + lines * 25;
  }

  /** The index of the first free candidate, else of the one that hurts least; `free` says which. */
  take(candidates: readonly Box[]): { index: number; free: boolean } {
    let best = { index: 0, cost: Number.POSITIVE_INFINITY };
    for (const [index, box] of candidates.entries()) {
      const cost = this.cost(box);
      if (cost < best.cost - 1e-6) best = { index, cost };
      if (best.cost === 0) break;
    }
    const taken = candidates[best.index];
    if (taken) this.#boxes.push(taken);
    return { index: best.index, free: best.cost === 0 };
  }
}
