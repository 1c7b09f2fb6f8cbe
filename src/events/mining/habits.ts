/** What is kept of groups so that they are known again in a later log: how often each makes which move. */
import { type Mixture, Scorer } from './mixture.ts';
import type { Transitions } from './transitions.ts';
import type { Groups } from './groups.ts';
import { noVariant, type Variants } from './variants.ts';

export interface GroupHabits {
  /** Names; START and END of a journey have the number after the last. */
  readonly touchpoints: readonly string[];
  readonly groups: readonly {
    readonly id: string;
    readonly journeys: number;
    /** From, to and how often, one after the other. */
    readonly moves: readonly number[];
  }[];
}

/** Rarer moves are not kept: they tell no group. */
const leastTimes = 2;

/** `sizes[k]` are the journeys of group k. O(groups * transitions). */
export function habitsOf(
  { model, transitions }: { readonly model: Mixture; readonly transitions: Transitions },
  touchpoints: readonly string[],
  groups: readonly { readonly id: string; readonly journeys: number }[],
): GroupHabits {
  return {
    touchpoints,
    groups: groups.map(({ id, journeys }, k) => {
      const moves: number[] = [];
      for (let at = 0; at < transitions.froms.length; at++) {
        const times = Math.round(model.expected[at * model.count + k] as number);
        if (times >= leastTimes) moves.push(transitions.froms[at] as number, transitions.tos[at] as number, times);
      }
      return { id, journeys, moves };
    }),
  };
}

/** Both at `earlier * groups + group`. */
export interface GroupOverlap {
  /** Journeys of each group that would have been in each earlier one. */
  readonly journeys: Float64Array;
  /** The same, each journey counting for as much as its moves were as likely then as they are in its group now. */
  readonly likeness: Float64Array;
}

/**
 * `of` is the group of each journey, negative ones are left out; `found` the variants `transitions` were made of.
 * Moves from or to touchpoints that were not known then tell nothing. O(events * (groups + earlier groups)).
 */
export function overlapOfGroups(
  earlier: GroupHabits,
  touchpoints: readonly string[],
  found: Variants,
  { of, count, model, transitions }: Pick<Groups, 'of' | 'count' | 'model' | 'transitions'>,
): GroupOverlap {
  const then = earlierModel(earlier, touchpoints, transitions);
  const scorer = new Scorer(transitions, then);
  const own = new Scorer(transitions, model);
  const [journeys, likeness] = [
    new Float64Array(earlier.groups.length * count),
    new Float64Array(earlier.groups.length * count),
  ];
  const times = journeysOfVariants(found, of);
  for (let v = 0; v < found.distinct; v++) {
    const [group, weight] = [times.groups[v] as number, times.counts[v] as number];
    if (group < 0) continue;
    const was = scorer.best(v);
    const steps = (transitions.begins[v + 1] as number) - (transitions.begins[v] as number);
    const fall = Math.min(0, scorer.chain(was, v) - own.chain(group, v));
    const at = was * count + group;
    journeys[at] = (journeys[at] as number) + weight;
    likeness[at] = (likeness[at] as number) + weight * Math.exp(fall / steps);
  }
  return { journeys, likeness };
}

/** All journeys of a variant are in one group. */
function journeysOfVariants(found: Variants, of: Int16Array): { groups: Int16Array; counts: Uint32Array } {
  const groups = new Int16Array(found.distinct).fill(-1);
  of.forEach((group, j) => {
    const variant = found.ofJourney[j] as number;
    if (variant !== noVariant) groups[variant] = group;
  });
  return { groups, counts: found.counts };
}

/** Moves nobody of a group made are not impossible, and likelier where all make them. */
const pseudoCounts = 20;
const leastChance = 1e-4;

/** The earlier groups' chains over the moves of another log. */
function earlierModel(earlier: GroupHabits, touchpoints: readonly string[], data: Transitions): Mixture {
  const count = earlier.groups.length;
  const { froms, tos, size } = data;
  const numberOf = new Map(earlier.touchpoints.map((name, number) => [name, number]));
  const then = Array.from({ length: size + 1 }, (_, now) =>
    now === size ? earlier.touchpoints.length : (numberOf.get(touchpoints[now] ?? '') ?? -1),
  );
  const chains = earlier.groups.map(({ moves }) => chainOf(moves, earlier.touchpoints.length));
  const all = chainOf(
    earlier.groups.flatMap(({ moves }) => moves),
    earlier.touchpoints.length,
  );
  const chances = new Float64Array(froms.length * count);
  for (let at = 0; at < froms.length; at++) {
    const [from, to] = [then[froms[at] as number] as number, then[tos[at] as number] as number];
    const known = from >= 0 && to >= 0;
    const pooled = known ? Math.max(leastChance, all.times(from, to) / Math.max(1, all.leaving(from))) : 1;
    chains.forEach((chain, k) => {
      const own = known
        ? (chain.times(from, to) + pseudoCounts * pooled) / (chain.leaving(from) + pseudoCounts)
        : pooled;
      chances[at * count + k] = own;
    });
  }
  const sizes = earlier.groups.map(({ journeys }) => Math.max(1, journeys));
  const total = sizes.reduce((sum, one) => sum + one, 0);
  const shares = Float64Array.from(sizes, (one) => one / total);
  return { count, shares, chances, likelihood: Number.NEGATIVE_INFINITY, expected: new Float64Array(0) };
}

interface Chain {
  times(from: number, to: number): number;
  leaving(from: number): number;
}

function chainOf(moves: readonly number[], size: number): Chain {
  const times = new Map<number, number>();
  const leaving = new Float64Array(size + 1);
  for (let at = 0; at + 2 < moves.length; at += 3) {
    const [from, to, n] = [moves[at] as number, moves[at + 1] as number, moves[at + 2] as number];
    const move = from * (size + 1) + to;
    times.set(move, (times.get(move) ?? 0) + n);
    leaving[from] = (leaving[from] as number) + n;
  }
  return {
    times: (from, to) => times.get(from * (size + 1) + to) ?? 0,
    leaving: (from) => leaving[from] as number,
  };
}
