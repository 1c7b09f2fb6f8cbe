/** Directed modularity of a partition (Leicht and Newman 2008): how much moves stay inside, beyond chance. */
import { type Flow, marginsOf } from './flow.ts';

/** In [-0.5, 1]. Things with a negative group count as one group each. */
export function modularityOf(flow: Flow, groups: ArrayLike<number>): number {
  const { out, into, total } = marginsOf(flow);
  if (total === 0) return 0;
  let sum = 0;
  for (let a = 0; a < flow.size; a++) {
    for (let b = 0; b < flow.size; b++) {
      const together = a === b || ((groups[a] as number) >= 0 && groups[a] === groups[b]);
      if (!together) continue;
      sum += (flow.moves[a * flow.size + b] as number) / total;
      sum -= ((out[a] as number) / total) * ((into[b] as number) / total);
    }
  }
  return sum;
}
