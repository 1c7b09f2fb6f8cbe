/** One touchpoint of a discovered log, seen from all sides: who meets it, where they come from and where they go. */
import { tooFew } from '../lib/suppression.ts';
import type { Discovery, FoundJourney, GraphEdge, Share, Times } from './discovery.ts';
import { shownShares } from './shown-shares.ts';

export interface TouchpointSides {
  readonly code: number;
  readonly name: string;
  readonly channel: string;
  /** Names in the log that were folded into it. */
  readonly events: readonly string[];
  /** Null where it belongs to no one stage. */
  readonly stage: string | null;
  readonly count: number;
  readonly journeys: number;
  readonly customers: number;
  readonly from: string;
  readonly to: string;
  /** Everyone first, then each discovered journey. */
  readonly groups: readonly TouchpointGroup[];
  readonly before: Moves;
  readonly after: Moves;
}

export interface TouchpointGroup {
  readonly id: string;
  readonly name: string;
  /** Share of its journeys that meet it; null where too few people stand behind it. */
  readonly reached: Share | null;
  /** Of the journeys that meet it, those that repeat it or come back to it. */
  readonly repeated: Share | null;
  readonly waitBefore: Times | null;
}

export interface Moves {
  /** Most frequent first; each of ten customers or more. */
  readonly rows: readonly Move[];
  /** What is left: rarer moves, and those that would give away a few people. */
  readonly rest: { readonly kinds: number; readonly share: number };
}

export interface Move {
  /** Null of the start of a journey (before) or its end (after). */
  readonly touchpoint: number | null;
  readonly name: string | null;
  readonly count: number;
  readonly customers: number;
  /** Of all moves on this side, in [0, 1]. */
  readonly share: number;
  /** Seconds; null of the start and the end, where no time passes. */
  readonly median: number | null;
  readonly p90: number | null;
}

/** Moves shown on a side. */
const most = 10;

/** `undefined` when there is no touchpoint of that name. */
export function touchpointSides(discovery: Discovery, name: string): TouchpointSides | undefined {
  const found = discovery.touchpoints.find((one) => one.name === name);
  if (!found) return undefined;
  const { code, channel, events, count, journeys, customers } = found;
  const { edges } = discovery.graph;
  return {
    code,
    name,
    channel,
    events,
    stage: found.stage === undefined ? null : (discovery.stages[found.stage]?.name ?? null),
    count,
    journeys,
    customers,
    from: discovery.source.from,
    to: discovery.source.to,
    groups: groupsOf(discovery, code),
    before: movesOf(
      discovery,
      edges.filter((edge) => edge.to === code),
      (edge) => edge.from,
    ),
    after: movesOf(
      discovery,
      edges.filter((edge) => edge.from === code),
      (edge) => edge.to,
    ),
  };
}

function groupsOf(discovery: Discovery, code: number): TouchpointGroup[] {
  const of = (journey: FoundJourney) => journey.touchpoints.find((one) => one.touchpoint === code);
  const reached = shownShares(discovery, (one) => of(one)?.reached ?? { hits: 0, n: one.journeys });
  const repeated = shownShares(discovery, (one) => of(one)?.repeated);
  return [discovery.all, ...discovery.journeys].map((journey) => {
    const wait = of(journey)?.waitBefore;
    return {
      id: journey.id,
      name: journey.name,
      reached: reached.get(journey.id) ?? null,
      repeated: repeated.get(journey.id) ?? null,
      waitBefore: wait && wait.n > 0 && !tooFew(wait.n) ? wait : null,
    };
  });
}

function movesOf(discovery: Discovery, edges: readonly GraphEdge[], other: (edge: GraphEdge) => number): Moves {
  const all = edges.reduce((sum, edge) => sum + edge.count, 0);
  const sorted = edges.toSorted((a, b) => b.count - a.count || other(a) - other(b));
  const shown = sorted.slice(0, most).filter((edge) => !tooFew(edge.customers));
  const left = sorted.filter((edge) => !shown.includes(edge));
  // What is left follows from the whole and what is shown, so it may not be a few people either.
  const few = (): boolean => tooFew(left.reduce((sum, edge) => sum + edge.customers, 0));
  while (shown.length > 0 && few()) left.unshift(...shown.splice(-1));
  const rest = left.reduce((sum, edge) => sum + edge.count, 0);
  return {
    rows: shown.map((edge) => moveOf(discovery, edge, other(edge), all)),
    rest: { kinds: left.length, share: all === 0 ? 0 : rest / all },
  };
}

function moveOf(discovery: Discovery, edge: GraphEdge, code: number, all: number): Move {
  const { count, customers, median, p90 } = edge;
  const timed = code >= 0;
  return {
    touchpoint: timed ? code : null,
    name: discovery.touchpoints[code]?.name ?? null,
    count,
    customers,
    share: count / all,
    median: timed ? median : null,
    p90: timed ? p90 : null,
  };
}
