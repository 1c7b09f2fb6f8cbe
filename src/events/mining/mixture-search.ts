/** Looks for the likeliest mixture with a given number of groups, from many starts. */
import type { Random } from '../../lib/random.ts';
import { mergedGroups, mergeLosses } from './group-likeness.ts';
import { kMeans } from './k-means.ts';
import { fitted, type Mixture, mixtureOf } from './mixture.ts';
import type { PathSpace } from './path-space.ts';
import type { Transitions } from './transitions.ts';

const randomStarts = 6;
const firstRounds = 3;
const kept = 1;
const lastRounds = 25;
const triedMerges = 2;

export interface Search {
  readonly data: Transitions;
  readonly pooled: Float64Array;
  readonly space: PathSpace;
  readonly random: Random;
}

/**
 * Six starts around randomly drawn paths, run for a few rounds, of which the best goes on, and one from settled
 * k-means that always goes on (short runs from many starts: Biernacki, Celeux and Govaert 2003). Starts around
 * paths, because groups drawn blindly begin alike and part too slowly to be ranked. `extra` joins the last heat.
 */
export function searched(search: Search, count: number, extra: readonly Mixture[] = []): Mixture {
  const { data, pooled, space, random } = search;
  const start = (rounds: number): Mixture =>
    mixtureOf(data, pooled, kMeans(space, data.weights, count, random, rounds), count);
  if (count === 1) return fitted(data, pooled, start(1), 2);
  const settled = start(12);
  const drawn = Array.from({ length: randomStarts }, () => fitted(data, pooled, start(1), firstRounds, 0));
  drawn.sort((a, b) => b.likelihood - a.likelihood);
  const last = [settled, ...drawn.slice(0, kept), ...extra].map((one) => fitted(data, pooled, one, lastRounds));
  return last.reduce((best, one) => (one.likelihood > best.likelihood ? one : best));
}

/**
 * What is left when two groups of `model` become one: the two pairs whose chains lose least by it are tried and
 * fitted on, and the likelier is told. A fit with one group more seldom misses a group that is there; so this gets
 * out of poor fits that no new start gets out of (merge moves: Ueda, Nakano, Ghahramani and Hinton 2000).
 */
export function oneFewer({ data, pooled }: Search, model: Mixture): Mixture {
  const pairs = mergeLosses(data, model).slice(0, triedMerges);
  const tried = pairs.map(({ a, b }) => fitted(data, pooled, mergedGroups(data, pooled, model, a, b), lastRounds));
  return tried.reduce((best, one) => (one.likelihood > best.likelihood ? one : best));
}

/**
 * Bayesian information criterion (Schwarz 1978), smaller is better. Only transitions expected at least twice in a
 * group count as its parameters: the others are the pooled chain's. Without this, noise makes groups too dear.
 */
export function bicOf(data: Transitions, model: Mixture): number {
  const journeys = data.weights.reduce((sum, weight) => sum + weight, 0);
  const states = new Set<number>();
  let parameters = model.count - 1;
  model.expected.forEach((count, at) => {
    if (count < 2) return;
    parameters++;
    states.add((data.froms[Math.floor(at / model.count)] as number) * model.count + (at % model.count));
  });
  return -2 * model.likelihood + Math.log(Math.max(2, journeys)) * (parameters - states.size);
}
