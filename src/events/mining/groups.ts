/** Sorts journeys into groups that behave alike, and says how far the groups can be trusted. */
import { type Random, seeded } from '../../lib/random.ts';
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import { adjustedRand } from './agreement.ts';
import { drawn } from './draw.ts';
import { apart, mergedGroups, profilesOf, samePath } from './group-likeness.ts';
import { fitted, type Mixture, mixtureOf, pooledChain, Scorer } from './mixture.ts';
import { bicOf, oneFewer, type Search, searched } from './mixture-search.ts';
import { pathSpace } from './path-space.ts';
import { findScripts } from './scripts.ts';
import { subset, type Transitions, transitionsOf } from './transitions.ts';
import type { Variants } from './variants.ts';

export interface Groups {
  readonly count: number;
  /** Group of each journey, 0 = largest. */
  readonly of: Int16Array;
  readonly tried: readonly number[];
  readonly bic: readonly number[];
  /** Adjusted Rand index between fits to two halves; absent with one group. */
  readonly stability?: number;
  /** Journeys whose likeliest group holds less than 60 % of the chance. */
  readonly tooShort: number;
  /** The chains, in the order of the groups. */
  readonly model: Mixture;
  readonly transitions: Transitions;
}

export interface GroupWishes {
  /** Fixes the number of groups. */
  readonly count?: number;
  readonly seed?: number;
}

/** Groups shown at most, and tried at most before alike ones are merged. */
const mostGroups = 8;
const mostTried = 12;
/** Journeys the number of groups is chosen on, and the chains are fitted on. */
const chosenOn = 10_000;
const fittedOn = 100_000;
/** Groups with a smaller share join their nearest. */
const leastShare = 0.02;
const leastStability = 0.8;
const leastJourneys = 30;
const sure = 0.6;
/** The search stops early; the chains it found are fitted to the end. */
const settlingRounds = 60;
/** A log is scripted when this share of its journeys follow a script up to slips. */
const scripted = 0.8;

/**
 * A mixture of Markov chains over compacted variants. The number of groups minimises the BIC; groups that walk the
 * same path and groups under 2 % are merged; while two half-samples disagree (adjusted Rand index under 0.8) there
 * is one group fewer. `found` are the compacted variants of the log without slips, `size` the number of touchpoints.
 */
export function findGroups(found: Variants, size: number, wishes: GroupWishes = {}, watch: Watch = unwatched): Groups {
  const random = seeded(`groups ${wishes.seed ?? 1}`);
  const all = transitionsOf(found.paths, found.firsts, found.counts, size);
  const pooled = pooledChain(all);
  const chosen = sampled(all, found, chosenOn, random);
  const { model, isScripted, ...quality } = choose(chosen, pooled, wishes, random, watch);
  const whole = sampled(all, found, fittedOn, random);
  watch.report({ doing: 'Assigning journeys to groups', done: 0, total: 1, unit: 'steps' });
  const rounds = whole.weights.length <= 30_000 ? settlingRounds : 5;
  const settled = model.count === 1 || isScripted ? model : fitted(whole, pooled, model, rounds, 1e-7);
  return { ...quality, ...assigned(all, found, settled), transitions: all };
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

interface Choice {
  readonly model: Mixture;
  readonly tried: number[];
  readonly bic: number[];
  readonly stability?: number;
  readonly isScripted: boolean;
}

function choose(data: Transitions, pooled: Float64Array, wishes: GroupWishes, random: Random, watch: Watch): Choice {
  const journeys = data.weights.reduce((sum, weight) => sum + weight, 0);
  const search: Search = { data, pooled, space: pathSpace(data, random), random };
  const most = journeys < leastJourneys ? 1 : Math.min(mostTried, data.weights.length);
  const scripts = wishes.count === undefined && most > 1 ? scriptedModel(search) : undefined;
  const { tried, bic, models } = scripts ? known(data, scripts) : tryCounts(search, wishes.count, most, watch);
  const isScripted = scripts !== undefined;
  const fit = scripts ? scriptedModel : searchedAgain;
  const least = models[bic.indexOf(Math.min(...bic))] as Mixture;
  let model = scripts ?? simplified(search, least, wishes.count ?? mostGroups);
  for (;;) {
    if (model.count === 1 || wishes.count !== undefined) return { model, tried, bic, isScripted };
    checkpoint(watch);
    const stability = agreementOfHalves(search, model, fit);
    if (stability >= leastStability) return { model, tried, bic, stability, isScripted };
    const fewer = model.count - 1;
    const direct = models.find(({ count }) => count === fewer);
    model = simplified(search, direct ?? model, fewer);
  }
}

/** Chains around the scripts of a scripted log; undefined for other logs. */
function scriptedModel(search: Search): Mixture | undefined {
  const { data, pooled } = search;
  const scripts = findScripts(data);
  if (scripts.covered < scripted || scripts.count < 2) return undefined;
  const model = fitted(data, pooled, mixtureOf(data, pooled, scripts.of, scripts.count), 3);
  return simplified(search, model, mostGroups, 0);
}

function searchedAgain(search: Search, model: Mixture): Mixture {
  return searched(search, model.count, [fitted(search.data, search.pooled, model, 1)]);
}

interface Tries {
  readonly tried: number[];
  readonly bic: number[];
  readonly models: Mixture[];
}

function known(data: Transitions, model: Mixture): Tries {
  return { tried: [model.count], bic: [bicOf(data, model)], models: [model] };
}

function tryCounts(search: Search, wanted: number | undefined, most: number, watch: Watch): Tries {
  const tried: number[] = [];
  const bic: number[] = [];
  const models: Mixture[] = [];
  // A fixed number may still need more chains than groups before tidy and untidy halves are merged.
  const from = wanted === undefined ? 1 : Math.min(wanted, most);
  for (let count = from; count <= (wanted === undefined ? most : Math.min(most, wanted + 4)); count++) {
    checkpoint(watch);
    watch.report({ doing: 'Looking for groups of similar journeys', done: count - 1, total: most, unit: 'steps' });
    tried.push(count);
    models.push(searched(search, count));
    bic.push(bicOf(search.data, models.at(-1) as Mixture));
    bettered(search, models, bic);
    const best = Math.min(...bic);
    if (count - (tried[bic.indexOf(best)] as number) >= 2) break;
  }
  return { tried, bic, models };
}

/** From the last model down, a model with fewer groups gives way to the next one's with two groups merged if that is likelier. */
function bettered(search: Search, models: Mixture[], bic: number[]): void {
  for (let at = models.length - 1; at > 0; at--) {
    const [known, more] = [models[at - 1] as Mixture, models[at] as Mixture];
    if (known.count === 1) return;
    const fewer = oneFewer(search, more);
    if (fewer.likelihood <= known.likelihood) return;
    models[at - 1] = fewer;
    bic[at - 1] = bicOf(search.data, fewer);
  }
}

/** Merges groups that walk the same path, then small ones, then the nearest ones until at most `most` are left. */
function simplified(search: Search, start: Mixture, most: number, alike = samePath): Mixture {
  let model = start;
  for (;;) {
    const pair = nextMerge(search.data, model, most, alike);
    if (pair === undefined) break;
    model = mergedGroups(search.data, search.pooled, model, ...pair);
  }
  return model === start ? start : fitted(search.data, search.pooled, model, 3);
}

function nextMerge(data: Transitions, model: Mixture, most: number, alike: number): [number, number] | undefined {
  if (model.count === 1) return undefined;
  const scorer = new Scorer(data, model);
  const groupOf = Array.from(data.weights, (_, v) => scorer.best(v));
  const profiles = profilesOf(data, groupOf, model.count);
  const total = profiles.sizes.reduce((sum, size) => sum + size, 0);
  const small = profiles.sizes.findIndex((size) => size < leastShare * total);
  let nearest: [number, number] = [0, 1];
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < model.count; a++) {
    for (let b = a + 1; b < model.count; b++) {
      if (small >= 0 && a !== small && b !== small) continue;
      const distance = apart(profiles, a, b);
      if (distance >= least) continue;
      least = distance;
      nearest = [a, b];
    }
  }
  return small >= 0 || least < alike || model.count > most ? nearest : undefined;
}

type Fit = (search: Search, model: Mixture) => Mixture | undefined;

/** How far two halves of the journeys, fitted the same way as all, agree on those long enough to tell; a mean of three splits of a small log. */
function agreementOfHalves(search: Search, model: Mixture, fit: Fit): number {
  const splits = search.data.weights.length <= 3000 ? 3 : 1;
  let sum = 0;
  for (let split = 0; split < splits; split++) sum += agreementOfSplit(search, model, fit);
  return sum / splits;
}

function agreementOfSplit(search: Search, model: Mixture, fit: Fit): number {
  const { data, random } = search;
  const halves = [new Float64Array(data.weights.length), new Float64Array(data.weights.length)];
  data.weights.forEach((weight, v) => {
    for (let k = 0; k < weight; k++) {
      const half = halves[random.int(2)] as Float64Array;
      half[v] = (half[v] as number) + 1;
    }
  });
  const [first, second] = halves.map((weights) => {
    const again = fit({ ...search, data: { ...data, weights } }, model);
    if (again === undefined) return new Int16Array(weights.length);
    const scorer = new Scorer(data, again);
    return Int16Array.from(weights, (_, v) => scorer.best(v));
  });
  const scorer = new Scorer(data, model);
  // Journeys too short to tell would fall now here, now there; they are counted apart.
  const told = Float64Array.from(data.weights, (weight, v) =>
    (scorer.belongs[scorer.best(v)] as number) < sure ? 0 : weight,
  );
  return adjustedRand(first ?? [], second ?? [], told);
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
    groupOf[v] = best;
    sizes[best] = (sizes[best] as number) + (all.weights[v] as number);
    if ((scorer.belongs[best] as number) < sure) tooShort += all.weights[v] as number;
  }
  const order = [...sizes.keys()].filter((k) => (sizes[k] as number) > 0);
  order.sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  const rank = new Int16Array(model.count);
  order.forEach((k, place) => {
    rank[k] = place;
  });
  return {
    count: order.length,
    of: Int16Array.from(found.ofJourney, (v) => rank[groupOf[v] as number] as number),
    tooShort,
    model: reordered(all, model, order),
  };
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
