/** Sorts journeys into groups that behave alike, and says how far the groups can be trusted. */
import type { GroupQuality } from '../discovery.ts';
import { type Random, seeded } from '../../lib/random.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { chooseGroups, type GroupWishes, sure } from './choose-groups.ts';
import { drawn } from './draw.ts';
import { fitted, type Mixture, mixtureOf, pooledChain, Scorer } from './mixture.ts';
import { pathSpace } from './path-space.ts';
import { subset, type Transitions, transitionsOf } from './transitions.ts';
import { noVariant, type Variants } from './variants.ts';

export type { GroupWishes } from './choose-groups.ts';

export interface Groups extends GroupQuality {
  readonly count: number;
  /** Group of each journey, 0 = largest; -1 for journeys too short to tell. */
  readonly of: Int16Array;
  /** The chains, in the order of the groups. */
  readonly model: Mixture;
  readonly transitions: Transitions;
}

/** Journeys the number of groups is chosen on, and the chains are fitted on. */
const chosenOn = 10_000;
const fittedOn = 100_000;
/** The search stops early; the chains it found are fitted to the end. */
const settlingRounds = 60;

/**
 * A mixture of Markov chains over compacted variants, or chains around scripts or dense paths (`chooseGroups`). A
 * journey whose likeliest group holds less than 60 % of the chance is too short to tell and in no group. `found` are
 * the compacted variants of the log without slips, `size` the number of touchpoints.
 */
export function findGroups(found: Variants, size: number, wishes: GroupWishes = {}, watch: Watch = unwatched): Groups {
  const random = seeded(`groups ${wishes.seed ?? 1}`);
  const all = transitionsOf(found.paths, found.firsts, found.counts, size);
  const pooled = pooledChain(all);
  const data = sampled(all, found, chosenOn, random);
  const search = { data, pooled, space: pathSpace(data, random), random };
  const { model, settled, ...chosen } = chooseGroups(search, wishes, watch);
  const whole = sampled(all, found, fittedOn, random);
  watch.report({ doing: 'Assigning journeys to groups', done: 0, total: 1, unit: 'steps' });
  const rounds = whole.weights.length <= 30_000 ? settlingRounds : 5;
  const done = model.count === 1 || settled ? model : fitted(whole, pooled, model, rounds, 1e-7);
  const groups = assigned(all, found, done);
  const asked = { by: wishes.by ?? 'chains', fixed: wishes.count !== undefined };
  return { ...chosen, ...asked, ...groups, chosen: groups.count, transitions: all };
}

/** Variants of `most` journeys drawn without knowing them, each weighing how often it was drawn. */
function sampled(all: Transitions, found: Variants, most: number, random: Random): Transitions {
  if (found.journeys <= most) return all;
  const times = drawn(found, most, random);
  const picked = [...found.counts.keys()].filter((v) => (times[v] as number) > 0);
  return subset(
    all,
    picked,
    picked.map((v) => times[v] as number),
  );
}

function assigned(
  all: Transitions,
  found: Variants,
  model: Mixture,
): Pick<Groups, 'count' | 'of' | 'tooShort' | 'model'> {
  const scorer = new Scorer(all, model);
  const sizes = new Float64Array(model.count);
  const groupOf = new Int16Array(found.distinct);
  let tooShort = 0;
  for (let v = 0; v < found.distinct; v++) {
    const best = scorer.best(v);
    const told = (scorer.belongs[best] as number) >= sure;
    groupOf[v] = told ? best : -1;
    if (told) sizes[best] = (sizes[best] as number) + (all.weights[v] as number);
    else tooShort += all.weights[v] as number;
  }
  const order = [...sizes.keys()].filter((k) => (sizes[k] as number) > 0);
  if (order.length < 2 && model.count > 1) return assigned(all, found, everybody(all, found));
  order.sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  const rank = new Int16Array(model.count);
  order.forEach((k, place) => {
    rank[k] = place;
  });
  return {
    count: order.length,
    of: Int16Array.from(found.ofJourney, (v) => {
      const group = v === noVariant ? -1 : (groupOf[v] as number);
      return group < 0 ? -1 : (rank[group] as number);
    }),
    tooShort,
    model: reordered(all, model, order),
  };
}

/** Groups in which hardly anybody is for sure are none. */
function everybody(all: Transitions, found: Variants): Mixture {
  return mixtureOf(all, pooledChain(all), new Uint8Array(found.distinct), 1);
}

function reordered(data: Transitions, model: Mixture, order: readonly number[]): Mixture {
  const count = order.length;
  const pickedFrom = (table: Float64Array): Float64Array =>
    Float64Array.from(
      { length: data.froms.length * count },
      (_, at) => table[Math.floor(at / count) * model.count + (order[at % count] as number)] as number,
    );
  return {
    ...model,
    count,
    shares: Float64Array.from(order, (k) => model.shares[k] as number),
    chances: pickedFrom(model.chances),
    expected: pickedFrom(model.expected),
  };
}
