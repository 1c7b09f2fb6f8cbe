/** Decides how customers' streams become journeys: what somebody asked for wins, else what the log itself shows. */
import { deny } from '../../lib/refusal.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import type { CutWish, FoundWish } from '../import/read-journeys.ts';
import type { Cut } from '../journey-log.ts';
import { boundaryChances, eachEvent, onceToGoal } from './begins.ts';
import { convinces, evidenceOf, startsAnew } from './evidence.ts';
import { fitGaps, type GapFit } from './gap-model.ts';
import { learnBoundaries, withoutBoundaries } from './learn-boundaries.ts';
import { pairsOf } from './pairs.ts';
import { someCustomers, type Streams } from './streams.ts';

/** What is known of the log besides its streams. */
export interface CutFacts {
  /** Event names by code. */
  readonly names: readonly string[];
  /** Customers are cases: never cut by what is found. */
  readonly cases: boolean;
}

export interface Beginnings {
  readonly cut: Cut;
  /** The chance that a journey begins, at each event; it does from one half on. 1 at customers' first events. */
  readonly chances: Float32Array;
}

/** Fewer pairs than this are too few to learn touchpoints' habits from: pauses alone decide. */
export const fewestPairs = 2000;

/** Refuses events that do not occur (`unknown-event`). Logs with a journey column are not cut and do not come here. */
export function chooseCut(
  streams: Streams,
  wish: Exclude<CutWish, { by: 'journey-column' }>,
  facts: CutFacts,
  watch: Watch = unwatched,
): Beginnings {
  switch (wish.by) {
    case 'customer':
      return whole(streams);
    case 'goal': {
      const goal = codeOf(facts.names, wish.event);
      const { codes } = streams;
      return { cut: { by: 'goal', event: wish.event }, chances: eachEvent(streams, (i) => is(codes[i - 1] === goal)) };
    }
    case 'start': {
      const start = codeOf(facts.names, wish.event);
      const { codes } = streams;
      return { cut: { by: 'start', event: wish.event }, chances: eachEvent(streams, (i) => is(codes[i] === start)) };
    }
    case 'gap':
      return byGap(streams, wish.seconds);
    case 'found':
      return withGoal(streams, facts.cases ? whole(streams) : found(streams, facts, watch), wish, facts);
  }
}

const is = (yes: boolean): number => (yes ? 1 : 0);

function whole(streams: Streams): Beginnings {
  return { cut: { by: 'customer' }, chances: eachEvent(streams, () => 0) };
}

function codeOf(names: readonly string[], event: string): number {
  const code = names.indexOf(event);
  if (code >= 0) return code;
  return deny('unknown-event', `No event is called "${event}".`, {
    fix: 'Check its spelling with "sojourn ask summary".',
  });
}

function byGap(streams: Streams, seconds: number | undefined): Beginnings {
  if (seconds === undefined) {
    const fit = fitGaps(gapsOf(streams));
    return fit ? byFoundGap(streams, fit) : whole(streams);
  }
  const { micros } = streams;
  const chances = eachEvent(streams, (i) => is((micros[i] as number) - (micros[i - 1] as number) > seconds * 1e6));
  return { cut: { by: 'gap', seconds, found: false }, chances };
}

function byFoundGap(streams: Streams, { seconds, chance }: GapFit): Beginnings {
  const { micros } = streams;
  const chances = eachEvent(streams, (i) => chance(((micros[i] as number) - (micros[i - 1] as number)) / 1e6));
  return { cut: { by: 'gap', seconds, found: true }, chances };
}

/** By pauses and touchpoints where enough pairs bear that out, else by pauses where they do, else not at all. */
function found(streams: Streams, facts: CutFacts, watch: Watch): Beginnings {
  const learned = byLearning(streams, facts, watch);
  if (learned) return learned;
  const fit = fitGaps(gapsOf(streams));
  if (!fit) return whole(streams);
  const some = someCustomers(streams, mostJudged);
  const { micros } = some;
  const long = (i: number): boolean => (micros[i] as number) - (micros[i - 1] as number) > fit.seconds * 1e6;
  return startsAnew(some, long) ? byFoundGap(streams, fit) : whole(streams);
}

/** Events that are looked at to judge whether parts do things again. */
const mostJudged = 500_000;

function byLearning(streams: Streams, { names }: CutFacts, watch: Watch): Beginnings | undefined {
  const pairs = pairsOf(streams, names.length);
  if (pairs.from.length < fewestPairs) return undefined;
  const learned = learnBoundaries(pairs, watch);
  const { model } = learned;
  const evidence = evidenceOf(pairs, learned, withoutBoundaries(pairs));
  if (!convinces(evidence, model)) return undefined;
  const some = someCustomers(streams, mostJudged);
  const judged = some === streams ? undefined : boundaryChances(some, model, pairs.fold);
  const chances = boundaryChances(streams, model, pairs.fold);
  if (!startsAnew(some, (i) => ((judged ?? chances)[i] as number) >= 0.5)) return undefined;
  const cut: Cut = {
    by: 'found',
    within: Math.exp(model.within.mean),
    between: Math.exp(model.between.mean),
    ...counted(streams, chances),
  };
  return { cut, chances };
}

function counted({ offsets }: Streams, chances: Float32Array): { begins: number; unsure: number } {
  let [begins, unsure] = [0, 0];
  for (let who = 0; who + 1 < offsets.length; who++) {
    for (let i = (offsets[who] as number) + 1; i < (offsets[who + 1] as number); i++) {
      const chance = chances[i] as number;
      if (chance >= 0.5) begins++;
      if (chance > 0.2 && chance < 0.8) unsure++;
    }
  }
  return { begins, unsure };
}

/** What somebody said about the goal wins over what was found. */
function withGoal(streams: Streams, beginnings: Beginnings, wish: FoundWish, facts: CutFacts): Beginnings {
  const { goal } = wish;
  if (goal === undefined) return beginnings;
  // A goal may also be named as discovery folds names; whether that is one is for discovery to say.
  if (!wish.goalEnds && !facts.names.includes(goal)) return beginnings;
  const { cut, chances } = beginnings;
  if (cut.by === 'customer' && wish.goalEnds) return chooseCut(streams, { by: 'goal', event: goal }, facts);
  const set = onceToGoal(streams, chances, codeOf(facts.names, goal));
  if (cut.by === 'customer') return { cut: set > 0 ? { by: 'goal-once', event: goal } : cut, chances };
  return { cut: { ...cut, goal } as Cut, chances };
}

const mostGaps = 30_000;

/** Pauses between neighbouring events of one customer, in seconds; every n-th when there are very many. */
export function gapsOf({ micros, offsets }: Streams): Float64Array {
  const every = Math.max(1, Math.ceil(micros.length / mostGaps));
  const gaps: number[] = [];
  for (let who = 0, seen = 0; who + 1 < offsets.length; who++) {
    for (let i = (offsets[who] as number) + 1; i < (offsets[who + 1] as number); i++, seen++) {
      if (seen % every !== 0) continue;
      const gap = (micros[i] as number) - (micros[i - 1] as number);
      if (gap > 0) gaps.push(gap / 1e6);
    }
  }
  return Float64Array.from(gaps);
}
