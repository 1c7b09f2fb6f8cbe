/** Chooses groups: how many, by which model, and how far two halves of the journeys agree on them. */
import type { GroupQuality, GroupsBy } from '../discovery.ts';
import { checkpoint, type Watch } from '../../lib/progress.ts';
import { agreementOfHalves } from './half-samples.ts';
import { foretellsBetter } from './held-out.ts';
import { type AroundPaths, aroundDensePaths, aroundScripts } from './known-paths.ts';
import { merged, type Merged } from './merge-groups.ts';
import { fitted, type Mixture, Scorer } from './mixture.ts';
import { bicOf, type Search, searched } from './mixture-search.ts';
import { type Tries, tryCounts } from './number-of-groups.ts';

/** What was chosen, and what it was chosen by. */
export interface ChosenGroups extends Pick<GroupQuality, 'tried' | 'bic' | 'merged' | 'unstable' | 'scripted'> {
  readonly model: Mixture;
  readonly stability?: number;
  /** The model stands around paths: fitting it on would only blur them. */
  readonly settled: boolean;
}

export interface GroupWishes {
  /** Fixes the number of groups. */
  readonly count?: number;
  /** 'chains' when absent. */
  readonly by?: GroupsBy;
  readonly seed?: number;
}

/** Groups shown at most, and tried at most before alike ones are merged. */
const mostGroups = 8;
const mostTried = 12;
const leastStability = 0.8;
const leastJourneys = 30;
/** A journey is in a group that holds at least this much of the chance. */
export const sure = 0.6;
/** A log is scripted when this share of its journeys follow a script up to slips. */
const scripted = 0.8;

/**
 * The number of groups minimises the BIC (one more is taken where that foretells journeys better); groups that walk the same path and groups under 2 % are merged; while two
 * half-samples disagree (adjusted Rand index under 0.8) there is one group fewer. Around scripts, and where density
 * is wished for around dense paths, groups are not searched for but stand there.
 */
export function chooseGroups(search: Search, wishes: GroupWishes, watch: Watch): ChosenGroups {
  const { data, pooled } = search;
  const journeys = data.weights.reduce((sum, weight) => sum + weight, 0);
  const most = journeys < leastJourneys ? 1 : Math.min(mostTried, data.weights.length);
  const around = most > 1 ? aroundWhat(search, wishes) : noPaths;
  const alike = around.model ? { alike: 0 } : {};
  const tries = around.model ? onlyOne(search, around.model) : tryCounts(search, wishes.count, most, watch);
  const least = bestOf(search, tries, wishes);
  const first = merged(data, pooled, least, { most: wishes.count ?? mostGroups, ...alike });
  const trusted = trustedGroups({ search, wishes, tries, fit: around.again, watch }, first);
  return {
    ...trusted,
    tried: tries.tried,
    bic: tries.bic,
    scripted: around.scripted,
    settled: around.model !== undefined,
  };
}

/**
 * The BIC sooner merges two groups that are alike than it invents one, so from its choice on a group more is taken
 * while that foretells journeys better. A log that is one group to the BIC stays one.
 */
function bestOf(search: Search, { bic, models }: Tries, { count }: GroupWishes): Mixture {
  let at = bic.indexOf(Math.min(...bic));
  for (;;) {
    const [now, next] = [models[at] as Mixture, models[at + 1]];
    if (next === undefined || now.count < 2 || count !== undefined) return now;
    if (!foretellsBetter(search, now, next)) return now;
    at++;
  }
}

/** The same groups, looked for in journeys that weigh otherwise. */
type Fit = (half: Search, model: Mixture) => Mixture | undefined;

interface Around {
  readonly model?: Mixture;
  readonly again: Fit;
  readonly scripted: number;
}

const noPaths: Around = { again: searchedAgain, scripted: 0 };

function aroundWhat(search: Search, { by, count }: GroupWishes): Around {
  const scripts = aroundScripts(search);
  const byDensity = by === 'density';
  const { model } = byDensity ? aroundDensePaths(search) : scripts;
  const isUsed = byDensity || (count === undefined && scripts.covered >= scripted);
  if (!isUsed || model === undefined) return { ...noPaths, scripted: scripts.covered };
  const find: (search: Search) => AroundPaths = byDensity ? aroundDensePaths : aroundScripts;
  const again: Fit = (half, { count: most }) => {
    const found = find(half).model;
    return found && merged(half.data, half.pooled, found, { most, alike: 0 }).model;
  };
  return { model, again, scripted: scripts.covered };
}

function searchedAgain(search: Search, model: Mixture): Mixture {
  return searched(search, model.count, [fitted(search.data, search.pooled, model, 1)]);
}

function onlyOne({ data }: Search, model: Mixture): Tries {
  return { tried: [model.count], bic: [bicOf(data, model)], models: [model] };
}

interface Trusting {
  readonly search: Search;
  readonly wishes: GroupWishes;
  readonly tries: Tries;
  readonly fit: Fit;
  readonly watch: Watch;
}

/** Gives up groups until halves agree, unless their number was asked for. */
function trustedGroups(
  given: Trusting,
  first: Merged,
): Pick<ChosenGroups, 'model' | 'stability' | 'merged' | 'unstable'> {
  const { search, wishes, tries, watch } = given;
  let { model, alike, small } = first;
  let unstable = 0;
  while (model.count > 1) {
    checkpoint(watch);
    const stability = stabilityOf(given, model);
    const told = { model, stability, merged: { alike, small }, unstable };
    if (stability >= leastStability || wishes.count !== undefined) return told;
    const fewer = model.count - 1;
    const direct = tries.models.find(({ count }) => count === fewer);
    const next = merged(search.data, search.pooled, direct ?? model, { most: fewer });
    unstable += model.count - next.model.count;
    alike += next.alike;
    small += next.small;
    model = next.model;
  }
  return { model, merged: { alike, small }, unstable };
}

function stabilityOf({ search, fit }: Trusting, model: Mixture): number {
  const { data, random } = search;
  const scorer = new Scorer(data, model);
  const told = Array.from(data.weights, (_, v) => (scorer.belongs[scorer.best(v)] as number) >= sure);
  return agreementOfHalves(data, told, random, (half) => {
    const again = fit({ ...search, data: half }, model);
    if (again === undefined) return new Int16Array(data.weights.length);
    const halfScorer = new Scorer(data, again);
    return Int16Array.from(data.weights, (_, v) => halfScorer.best(v));
  });
}
