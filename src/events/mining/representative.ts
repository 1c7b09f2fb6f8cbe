/** Two ways to draw one path for many journeys: the most central real one, and the likeliest one. */
import { editDistance } from './edit-distance.ts';
import { longestQuick, QuickDistance } from './quick-edit-distance.ts';
import { journeysOn, mostWalked, stepsOf, type Walked } from './walked.ts';

export interface Representative {
  readonly path: readonly number[];
  /** Share of the journeys that walk exactly it, immediate repeats collapsed. */
  readonly share: number;
}

const compared = 200;
/** Longer paths are compared by their first events; the picture could not show more. */
const longest = 60;

/**
 * The medoid: the variant with the least mean edit distance to the others, each weighing its journeys, among the
 * 200 most frequent. O(200² length²).
 */
export function typicalPath(walked: Walked): Representative {
  const top = mostWalked(walked, compared).map((variant) => ({ ...variant, head: variant.path.slice(0, longest) }));
  const far = new Float64Array(top.length);
  const quick = new QuickDistance(1 + Math.max(0, ...top.flatMap(({ head }) => head)));
  top.forEach((a, i) => {
    quick.from(a.head);
    for (let k = i + 1; k < top.length; k++) {
      const b = top[k] as (typeof top)[number];
      const isShort = a.head.length <= longestQuick && b.head.length <= longestQuick;
      const distance = isShort ? quick.to(b.head) : editDistance(a.head, b.head);
      far[i] = (far[i] as number) + distance * b.count;
      far[k] = (far[k] as number) + distance * a.count;
    }
  });
  const found = top[far.indexOf(Math.min(...far))];
  return { path: found?.path ?? [], share: shareOn(walked, found?.count ?? 0) };
}

/**
 * The path from START to END to which the chain of these journeys gives the greatest probability (Dijkstra over
 * minus logarithms). O(events + touchpoints²).
 */
export function probablePath(walked: Walked, size: number): Representative {
  const path = likeliest(stepsOf(walked, size), size);
  return { path, share: shareOn(walked, journeysOn(walked, path)) };
}

function shareOn({ journeys }: Walked, count: number): number {
  return journeys === 0 ? 0 : count / journeys;
}

function likeliest(counts: Float64Array, size: number): number[] {
  const width = size + 1;
  const cost = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(width + 1).fill(-1);
  const done = new Uint8Array(width + 1);
  // START is `size`; END, which shares its column, is kept apart as `size + 1`.
  cost[size] = 0;
  for (;;) {
    let now = -1;
    for (let node = 0; node <= width; node++) {
      const reached = !done[node] && (cost[node] as number) < Number.POSITIVE_INFINITY;
      if (reached && (now < 0 || (cost[node] as number) < (cost[now] as number))) now = node;
    }
    if (now < 0 || now === width) break;
    done[now] = 1;
    const row = counts.subarray(now * width, (now + 1) * width);
    const leaving = row.reduce((sum, count) => sum + count, 0);
    row.forEach((count, column) => {
      const to = column === size ? width : column;
      const through = (cost[now] as number) - Math.log(count / leaving);
      if (count === 0 || through >= (cost[to] as number)) return;
      cost[to] = through;
      before[to] = now;
    });
  }
  const path: number[] = [];
  for (let node = before[width] as number; node >= 0 && node !== size; node = before[node] as number)
    path.unshift(node);
  return path;
}
