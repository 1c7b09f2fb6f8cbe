/** Two discovered journeys side by side: what they share, where they part, and how sure that is. */
import { differenceOfShares, type Interval } from '../lib/statistics.ts';
import type { Ask } from '../map/measure.ts';
import type { Discovery, FoundJourney, FoundTrait, Share, Times } from './discovery.ts';
import { sharedSize, type SharedSize, sharedTraits } from './shared-discovery.ts';
import { type Place, type Told, walkedShare } from './told.ts';

/** One share on both sides. A side is null where too few people stand behind it to be shown. */
export interface SharePair {
  readonly a: Share | null;
  readonly b: Share | null;
  /** The first less the second, in [-1, 1], with its 95 % interval; absent when a side is not shown. */
  readonly difference?: Interval & { readonly value: number };
  /** The interval leaves out 0, and the difference is of three points or more. */
  readonly clear: boolean;
}

/** One length of time on both sides, in seconds; a side is null where none or too few were measured. */
export interface TimesPair {
  readonly a: Times | null;
  readonly b: Times | null;
}

/** What is told of each of the two journeys as a whole. */
export interface ComparedJourney extends SharedSize {
  readonly id: string;
  readonly name: string;
  readonly traits: readonly FoundTrait[];
  readonly typical: { readonly path: readonly string[]; readonly share: number | null };
}

export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly a: ComparedJourney;
  readonly b: ComparedJourney;
  /** Reached the goal; absent when no goal is known. */
  readonly converted?: SharePair & { readonly goal: string };
  readonly duration: TimesPair;
  readonly stages: readonly ComparedStage[];
  /** Touchpoints that at least one side meets, in the order of the stages; those of every stage stand last. */
  readonly touchpoints: readonly ComparedTouchpoint[];
}

export interface ComparedStage {
  readonly stage: number;
  readonly name: string;
  readonly reached: SharePair;
  /** Of those that reached it and are not unfinished: went no further. Absent on the last stage. */
  readonly dropOff?: SharePair;
  readonly waitBefore: TimesPair;
}

export interface ComparedTouchpoint {
  readonly touchpoint: number;
  readonly name: string;
  readonly channel: string;
  /** Null of a touchpoint that belongs to no one stage. */
  readonly stage: number | null;
  readonly reached: SharePair;
  readonly repeated: SharePair;
  /** Seconds from the touchpoint before. */
  readonly waitBefore: TimesPair;
}

/** Differences below this are never called clear, however sure they are. */
const leastDifference = 0.03;

/**
 * Compares two discovered journeys of one log. No test of significance is made of paths: the groups were formed by
 * them, so that they differ there is no finding; intervals say by how much. Journeys of one customer are alike, so an
 * interval counts customers rather than journeys where there are fewer of them. What may not be `told` is left out.
 */
export function compareJourneys(discovery: Discovery, told: Told, a: FoundJourney, b: FoundJourney): Comparison {
  const sides: Sides = { discovery, told, a, b };
  const goal = discovery.goal === undefined ? undefined : discovery.touchpoints[discovery.goal]?.name;
  return {
    from: discovery.source.from,
    to: discovery.source.to,
    a: journeyOf(sides, a),
    b: journeyOf(sides, b),
    ...(goal === undefined || !a.converted || !b.converted
      ? {}
      : { converted: { goal, ...pairOf(sides, 'conversion') } }),
    duration: timesPair(sides, 'duration'),
    stages: discovery.stages.map(({ name }, stage) => comparedStage(sides, stage, name)),
    touchpoints: orderOf(discovery).flatMap((code) => comparedTouchpoint(sides, code) ?? []),
  };
}

interface Sides {
  readonly discovery: Discovery;
  readonly told: Told;
  readonly a: FoundJourney;
  readonly b: FoundJourney;
}

function journeyOf({ discovery, told }: Sides, journey: FoundJourney): ComparedJourney {
  const { id, name, typical } = journey;
  const path = typical.path.map((code) => discovery.touchpoints[code]?.name ?? String(code));
  const size = sharedSize(journey, told);
  const share = size.journeys === null ? null : walkedShare(journey, typical.share, told.least);
  return { id, name, ...size, traits: sharedTraits(journey, told), typical: { path, share } };
}

function comparedStage(sides: Sides, stage: number, name: string): ComparedStage {
  const last = stage === sides.discovery.stages.length - 1;
  return {
    stage,
    name,
    reached: pairOf(sides, 'share', { stage }),
    ...(last ? {} : { dropOff: pairOf(sides, 'drop-off', { stage }) }),
    waitBefore: timesPair(sides, 'wait-before', { stage }),
  };
}

function comparedTouchpoint(sides: Sides, code: number): ComparedTouchpoint | undefined {
  const { a, b, discovery } = sides;
  const met = (journey: FoundJourney): boolean =>
    journey.touchpoints.some((one) => one.touchpoint === code && one.reached.hits > 0);
  const found = discovery.touchpoints[code];
  if (!found || !(met(a) || met(b))) return undefined;
  const { name, channel, stage = null } = found;
  const about = { touchpoint: code };
  return {
    touchpoint: code,
    name,
    channel,
    stage,
    reached: pairOf(sides, 'share', about),
    repeated: pairOf(sides, 'repeats', about),
    waitBefore: timesPair(sides, 'wait-before', about),
  };
}

function orderOf({ stages, touchpoints }: Discovery): number[] {
  const staged = stages.flatMap((stage) => stage.touchpoints);
  const known = new Set(staged);
  return [...staged, ...touchpoints.map(({ code }) => code).filter((code) => !known.has(code))];
}

function timesPair({ told, a, b }: Sides, ask: Ask, place?: Place): TimesPair {
  return { a: told.times(a.id, ask, place), b: told.times(b.id, ask, place) };
}

function pairOf(sides: Sides, ask: Ask, place?: Place): SharePair {
  const a = sides.told.share(sides.a.id, ask, place);
  const b = sides.told.share(sides.b.id, ask, place);
  const interval = a && b && differenceOfShares(effective(a, sides.a), effective(b, sides.b));
  if (!interval) return { a, b, clear: false };
  const value = a.hits / a.n - b.hits / b.n;
  const clear = Math.abs(value) >= leastDifference && (interval.low > 0 || interval.high < 0);
  return { a, b, difference: { value, ...interval }, clear };
}

/** As many as there are customers, with the same share. */
function effective({ hits, n }: Share, { customers, journeys }: FoundJourney): { hits: number; n: number } {
  const independence = journeys === 0 ? 1 : Math.min(1, customers / journeys);
  return { hits: hits * independence, n: n * independence };
}
