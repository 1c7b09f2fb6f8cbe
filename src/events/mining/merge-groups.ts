/** Merges groups of a mixture: those that walk the same path, those too small to show, and the nearest ones until few enough are left. */
import { apart, mergedGroups, profilesOf, samePath } from './group-likeness.ts';
import { fitted, type Mixture, Scorer } from './mixture.ts';
import type { Transitions } from './transitions.ts';

/** Groups with a smaller share join their nearest. */
const leastShare = 0.02;

export interface Merged {
  readonly model: Mixture;
  /** Merges because two groups walk the same path, because one was small, and because there were too many. */
  readonly alike: number;
  readonly small: number;
  readonly many: number;
}

export interface MergeWishes {
  /** Groups left at most. */
  readonly most: number;
  /** Groups nearer than this walk the same path; see `samePath`. */
  readonly alike?: number;
}

/** Small groups go first, then the nearest pair while it is alike or there are too many. O(merges * paths * length²). */
export function merged(data: Transitions, pooled: Float64Array, start: Mixture, wishes: MergeWishes): Merged {
  const counted = { alike: 0, small: 0, many: 0 };
  let model = start;
  for (;;) {
    const next = nextMerge(data, model, wishes.most, wishes.alike ?? samePath);
    if (next === undefined) break;
    counted[next.why]++;
    model = mergedGroups(data, pooled, model, ...next.pair);
  }
  return { ...counted, model: model === start ? start : fitted(data, pooled, model, 3) };
}

interface Merge {
  readonly pair: [number, number];
  readonly why: 'alike' | 'small' | 'many';
}

function nextMerge(data: Transitions, model: Mixture, most: number, alike: number): Merge | undefined {
  if (model.count === 1) return undefined;
  const scorer = new Scorer(data, model);
  const groupOf = Array.from(data.weights, (_, v) => scorer.best(v));
  const profiles = profilesOf(data, groupOf, model.count);
  const total = profiles.sizes.reduce((sum, size) => sum + size, 0);
  const small = profiles.sizes.findIndex((size) => size < leastShare * total);
  let pair: [number, number] = [0, 1];
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < model.count; a++) {
    for (let b = a + 1; b < model.count; b++) {
      if (small >= 0 && a !== small && b !== small) continue;
      const distance = apart(profiles, a, b);
      if (distance >= least) continue;
      least = distance;
      pair = [a, b];
    }
  }
  if (small >= 0) return { pair, why: 'small' };
  if (least < alike) return { pair, why: 'alike' };
  return model.count > most ? { pair, why: 'many' } : undefined;
}
