/** One touchpoint of a discovered log, seen from all sides: who meets it, where they come from and where they go. */
import type { Discovery, GraphEdge, Share, Times } from './discovery.ts';
import { mayCount } from './shared-discovery.ts';
import type { ShownEdge } from './shown-edges.ts';
import type { Told } from './told.ts';

export interface TouchpointSides {
  readonly code: number;
  readonly name: string;
  readonly channel: string;
  /** Names in the log that were folded into it. */
  readonly events: readonly string[];
  /** Null where it belongs to no one stage. */
  readonly stage: string | null;
  /** Null where too few met it, or too few did not. */
  readonly count: number | null;
  readonly journeys: number | null;
  readonly customers: number | null;
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
  /** Most frequent first; each of customers enough. */
  readonly rows: readonly Move[];
  /** What is left: rarer moves, and those of a few people. */
  readonly rest: { readonly kinds: number; readonly share: number };
}

export interface Move {
  /** Null of the start of a journey (before) or its end (after). */
  readonly touchpoint: number | null;
  readonly name: string | null;
  readonly count: number;
  readonly customers: number;
  /** Both are rounded: exact, they would tell of a few. */
  readonly about: boolean;
  /** Of all moves on this side, in [0, 1]. */
  readonly share: number;
  /** Seconds; null of the start and the end, where no time passes. */
  readonly median: number | null;
  readonly p90: number | null;
}

/** Moves shown on a side. */
const most = 10;

/** `edges` are the moves that may be told. `undefined` when there is no touchpoint of that name. */
export function touchpointSides(
  discovery: Discovery,
  told: Told,
  edges: readonly ShownEdge[],
  name: string,
): TouchpointSides | undefined {
  const found = discovery.touchpoints.find((one) => one.name === name);
  if (!found) return undefined;
  const { code, channel, events, count, journeys, customers } = found;
  const raw = discovery.graph.edges;
  const shown = told.of(discovery.all.id, 'share', { touchpoint: code }) === 'shown';
  return {
    code,
    name,
    channel,
    events,
    stage: found.stage === undefined ? null : (discovery.stages[found.stage]?.name ?? null),
    count: shown && mayCount(told, discovery.all.id, code) ? count : null,
    journeys: shown ? journeys : null,
    customers: shown ? customers : null,
    from: discovery.source.from,
    to: discovery.source.to,
    groups: groupsOf(discovery, told, code),
    before: movesOf({
      discovery,
      shown: edges.filter((edge) => edge.to === code),
      all: raw.filter((edge) => edge.to === code),
      other: (edge) => edge.from,
    }),
    after: movesOf({
      discovery,
      shown: edges.filter((edge) => edge.from === code),
      all: raw.filter((edge) => edge.from === code),
      other: (edge) => edge.to,
    }),
  };
}

function groupsOf({ all, journeys }: Discovery, told: Told, touchpoint: number): TouchpointGroup[] {
  return [all, ...journeys].map(({ id, name }) => ({
    id,
    name,
    reached: told.share(id, 'share', { touchpoint }),
    repeated: told.share(id, 'repeats', { touchpoint }),
    waitBefore: told.times(id, 'wait-before', { touchpoint }),
  }));
}

interface Side {
  readonly discovery: Discovery;
  readonly shown: readonly ShownEdge[];
  /** Those that may not be told, too. */
  readonly all: readonly GraphEdge[];
  readonly other: (edge: GraphEdge) => number;
}

function movesOf({ discovery, shown, all, other }: Side): Moves {
  const whole = all.reduce((sum, edge) => sum + edge.count, 0);
  const rows = shown
    .toSorted((a, b) => b.count - a.count || other(a) - other(b))
    .slice(0, most)
    .map((edge) => moveOf(discovery, edge, other(edge), whole));
  const left = 1 - rows.reduce((sum, move) => sum + move.share, 0);
  const kinds = all.length - rows.length;
  return { rows, rest: { kinds, share: kinds === 0 ? 0 : Math.max(0, Math.round(left * 100) / 100) } };
}

function moveOf(discovery: Discovery, edge: ShownEdge, code: number, all: number): Move {
  const { count, customers, median, p90, about } = edge;
  const timed = code >= 0;
  return {
    touchpoint: timed ? code : null,
    name: discovery.touchpoints[code]?.name ?? null,
    count,
    customers,
    about,
    // Of a rounded count no more than can be read off a bar.
    share: about ? Math.min(1, Math.round((count / all) * 100) / 100) : count / all,
    median: timed ? median : null,
    p90: timed ? p90 : null,
  };
}
