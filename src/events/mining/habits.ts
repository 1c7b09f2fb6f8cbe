/** What is kept of groups so that they are known again in a later log: how often each makes which move. */
import { type Mixture, Scorer } from './mixture.ts';
import type { Transitions } from './transitions.ts';
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

/**
 * Journeys of each group that would have been in each earlier one, at `earlier * groups + group`. `of` is the group
 * of each journey, negative ones are left out; `found` the variants `transitions` were made of. Moves from or to
 * touchpoints that were not known then tell nothing. O(events * earlier groups).
 */
export function overlapOfGroups(
  earlier: GroupHabits,
  touchpoints: readonly string[],
  found: Variants,
  transitions: Transitions,
  { of, count }: { readonly of: Int16Array; readonly count: number },
): Float64Array {
  const scorer = new Scorer(transitions, earlierModel(earlier, touchpoints, transitions));
  const was = Int16Array.from({ length: found.distinct }, (_, v) => scorer.best(v));
  const overlap = new Float64Array(earlier.groups.length * count);
  of.forEach((group, j) => {
    const variant = found.ofJourney[j] as number;
    if (group < 0 || variant === noVariant) return;
    const at = (was[variant] as number) * count + group;
    overlap[at] = (overlap[at] as number) + 1;
  });
  return overlap;
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
