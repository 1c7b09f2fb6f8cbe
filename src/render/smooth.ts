/** A smooth line through points that never swings beyond them. */
import type { PathStep } from './scene.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Slopes at each point so that the cubic between two points stays monotone (Fritsch and Carlson 1980). */
function slopes(points: readonly Point[]): number[] {
  const secants = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return (point.y - before.y) / (point.x - before.x);
  });
  const found = points.map((_, index) => {
    const [left, right] = [secants[index - 1], secants[index]];
    if (left === undefined || right === undefined) return left ?? right ?? 0;
    return left * right <= 0 ? 0 : (left + right) / 2;
  });
  secants.forEach((secant, index) => {
    const [a, b] = [found[index] ?? 0, found[index + 1] ?? 0];
    if (secant === 0) {
      found[index] = found[index + 1] = 0;
      return;
    }
    const length = Math.hypot(a / secant, b / secant);
    if (length <= 3) return;
    found[index] = (3 * a) / length;
    found[index + 1] = (3 * b) / length;
  });
  return found;
}

/** Cubic curves through the points, which must go strictly to the right. Starts with a move, or a line when `joined`. */
export function smooth(points: readonly Point[], joined = false): PathStep[] {
  const [first, ...rest] = points;
  if (!first) return [];
  const steep = slopes(points);
  const steps: PathStep[] = [[joined ? 'L' : 'M', first.x, first.y]];
  rest.forEach((point, index) => {
    const before = points[index] ?? first;
    const third = (point.x - before.x) / 3;
    const [a, b] = [steep[index] ?? 0, steep[index + 1] ?? 0];
    steps.push(['C', before.x + third, before.y + a * third, point.x - third, point.y - b * third, point.x, point.y]);
  });
  return steps;
}

/** The same curves from right to left, to close a band. */
export function smoothBack(points: readonly Point[]): PathStep[] {
  const forward = smooth(points);
  const back: PathStep[] = [];
  for (let index = forward.length - 1; index > 0; index--) {
    const step = forward[index];
    const to = points[index - 1];
    if (step?.[0] === 'C' && to) back.push(['C', step[3], step[4], step[1], step[2], to.x, to.y]);
  }
  const last = points.at(-1);
  return last ? [['L', last.x, last.y], ...back] : [];
}

/** Points along the drawn path, close enough to test what it touches. */
export function sampled(steps: readonly PathStep[], each = 12): Point[] {
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const step of steps) {
    if (step[0] === 'Z') continue;
    if (step[0] === 'C') {
      const [, x1, y1, x2, y2, x3, y3] = step;
      for (let index = 1; index <= each; index++) {
        const t = index / each;
        const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
        points.push({ x: a * at.x + b * x1 + c * x2 + d * x3, y: a * at.y + b * y1 + c * y2 + d * y3 });
      }
      at = { x: x3, y: y3 };
    } else {
      at = { x: step[1], y: step[2] };
      points.push(at);
    }
  }
  return points;
}
