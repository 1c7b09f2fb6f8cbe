/** Two discovered journeys side by side: what they share, where they part, and how sure that is. */
import { tooFew } from '../lib/suppression.ts';
import { differenceOfShares, type Interval } from '../lib/statistics.ts';
import type { Discovery, FoundJourney, FoundTrait, Share, Times } from './discovery.ts';
import { shownShares, type ShareOf } from './shown-shares.ts';

/** One share on both sides. A side is null where too few people stand behind it to be shown. */
export interface SharePair {
  readonly a: Share | null;
  readonly b: Share | null;
  /** The first less the second, in [-1, 1], with its 95 % interval; absent when a side is not shown. */
  readonly difference?: Interval & { readonly value: number };
  /** The interval leaves out 0, and the difference is of three points or more. */
  readonly clear: boolean;
}

/** One length of time on both sides, in seconds; a side is null where fewer than ten were measured. */
export interface TimesPair {
  readonly a: Times | null;
  readonly b: Times | null;
}

/** What is told of each of the two journeys as a whole. */
export interface ComparedJourney {
  readonly id: string;
  readonly name: string;
  readonly journeys: number;
  readonly customers: number;
  /** Of all journeys. */
  readonly share: number;
  readonly traits: readonly FoundTrait[];
  readonly typical: { readonly path: readonly string[]; readonly share: number };
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
 * interval counts customers rather than journeys where there are fewer of them. Shares of fewer than ten are left out
 * on every side from which, with the other groups and the whole, they could be worked out.
 */
export function compareJourneys(discovery: Discovery, a: FoundJourney, b: FoundJourney): Comparison {
  const sides: Sides = { discovery, a, b };
  const shared = (of: ShareOf): SharePair => pairOf(sides, of);
  const goal = discovery.goal === undefined ? undefined : discovery.touchpoints[discovery.goal]?.name;
  return {
    from: discovery.source.from,
    to: discovery.source.to,
    a: journeyOf(discovery, a),
    b: journeyOf(discovery, b),
    ...(goal === undefined || !a.converted || !b.converted
      ? {}
      : { converted: { goal, ...shared((one) => one.converted) } }),
    duration: { a: timesOf(a.duration), b: timesOf(b.duration) },
    stages: discovery.stages.map(({ name }, stage) => comparedStage(sides, stage, name)),
    touchpoints: orderOf(discovery).flatMap((code) => comparedTouchpoint(sides, code) ?? []),
  };
}

interface Sides {
  readonly discovery: Discovery;
  readonly a: FoundJourney;
  readonly b: FoundJourney;
}

function journeyOf({ touchpoints }: Discovery, journey: FoundJourney): ComparedJourney {
  const { id, name, journeys, customers, share, traits, typical } = journey;
  const path = typical.path.map((code) => touchpoints[code]?.name ?? String(code));
  return { id, name, journeys, customers, share, traits, typical: { path, share: typical.share } };
}

function comparedStage(sides: Sides, stage: number, name: string): ComparedStage {
  const of = (journey: FoundJourney) => journey.stages.find((one) => one.stage === stage);
  const last = stage === sides.discovery.stages.length - 1;
  return {
    stage,
    name,
    reached: pairOf(sides, (one) => of(one)?.reached),
    ...(last ? {} : { dropOff: pairOf(sides, (one) => of(one)?.dropOff) }),
    waitBefore: { a: timesOf(of(sides.a)?.waitBefore), b: timesOf(of(sides.b)?.waitBefore) },
  };
}

function comparedTouchpoint(sides: Sides, code: number): ComparedTouchpoint | undefined {
  const { a, b, discovery } = sides;
  const of = (journey: FoundJourney) => journey.touchpoints.find((one) => one.touchpoint === code);
  const found = discovery.touchpoints[code];
  if (!found || ![a, b].some((one) => (of(one)?.reached.hits ?? 0) > 0)) return undefined;
  return {
    touchpoint: code,
    name: found.name,
    channel: found.channel,
    stage: found.stage ?? null,
    // Nobody of a group that never met it: a share of none, not an unknown one.
    reached: pairOf(sides, (one) => of(one)?.reached ?? { hits: 0, n: one.journeys }),
    repeated: pairOf(sides, (one) => of(one)?.repeated),
    waitBefore: { a: timesOf(of(a)?.waitBefore), b: timesOf(of(b)?.waitBefore) },
  };
}

function orderOf({ stages, touchpoints }: Discovery): number[] {
  const staged = stages.flatMap((stage) => stage.touchpoints);
  const known = new Set(staged);
  return [...staged, ...touchpoints.map(({ code }) => code).filter((code) => !known.has(code))];
}

const timesOf = (times: Times | undefined): Times | null => (times && !tooFew(times.n) && times.n > 0 ? times : null);

function pairOf(sides: Sides, of: ShareOf): SharePair {
  const shown = shownShares(sides.discovery, of);
  const a = shown.get(sides.a.id) ?? null;
  const b = shown.get(sides.b.id) ?? null;
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
