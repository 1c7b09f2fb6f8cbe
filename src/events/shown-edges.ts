/**
 * Moves between touchpoints without those of few people. The sums that hold: a move of all journeys is the sum of those
 * of the groups and of the journeys of no group; what comes to a touchpoint, and what leaves it, is how often it is met.
 */
import { hiddenFaces, tooFew, type Sum } from '../lib/suppression.ts';
import type { GraphEdge } from './discovery.ts';
import type { JourneyLog } from './journey-log.ts';

export interface ShownEdge extends GraphEdge {
  /** Count and customers are rounded to the least number of people shown: exact, they would tell of a few. */
  readonly about: boolean;
}

/** Stands before the first event of a journey, and behind the last; as the graph has them. */
const START = -1;
const END = -2;

const keyOf = (from: number, to: number): string => `${from}>${to}`;

/** Customers of each move: of all journeys, of those of no group, then of each group. */
export type EdgeCrowds = ReadonlyMap<string, Uint32Array>;

/** Column of a group among the crowds; of all journeys without one. */
const edgeColumn = (group: number | undefined): number => (group === undefined ? 0 : group + 2);

/** One pass. A customer's journeys stand together in the log, so that the last one seen tells whether this is another. */
export function edgeCrowds(log: JourneyLog, assignments: Int16Array, groups: number): EdgeCrowds {
  const columns = groups + 2;
  const crowds = new Map<string, Uint32Array>();
  const seen = new Map<string, Int32Array>();
  const note = (key: string, column: number, customer: number): void => {
    const last = seen.get(key) ?? new Int32Array(columns).fill(-1);
    const counts = crowds.get(key) ?? new Uint32Array(columns);
    if (counts[0] === 0) {
      seen.set(key, last);
      crowds.set(key, counts);
    }
    for (const at of [0, column]) {
      if (last[at] === customer) continue;
      last[at] = customer;
      counts[at] = (counts[at] as number) + 1;
    }
  };
  const keys = new Map<number, string>();
  for (let journey = 0; journey + 1 < log.offsets.length; journey++) {
    const customer = log.customerOf[journey] as number;
    const column = (assignments[journey] ?? -1) + 2;
    const end = log.offsets[journey + 1] as number;
    let from = START;
    for (let at = log.offsets[journey] as number; at <= end; at++) {
      const to = at === end ? END : (log.codes[at] as number);
      const number = (from + 1) * 65_538 + to + 2;
      const key = keys.get(number) ?? keyOf(from, to);
      keys.set(number, key);
      note(key, column, customer);
      from = to;
    }
  }
  return crowds;
}

export interface EdgeWish {
  readonly crowds: EdgeCrowds;
  /** Groups of which nothing is told, by their index. */
  readonly hiddenGroups: readonly number[];
  /** Touchpoints of which it may not be told how many meet them: of everybody, then of each group. */
  readonly veiled: readonly (readonly number[])[];
  readonly least: number;
}

/** Moves whose numbers are rounded wherever they are told, so that one group never tells of another. */
export type RoughEdges = ReadonlySet<string>;

export function roughEdges(wish: EdgeWish): RoughEdges {
  const { crowds, hiddenGroups, veiled, least } = wish;
  const unshown = [1, ...hiddenGroups.map(edgeColumn)];
  const rough = new Set<string>();
  for (const [key, people] of crowds) {
    const sum: Sum = { total: 0, parts: Array.from({ length: people.length - 1 }, (_, at) => at + 1) };
    const hidden = hiddenFaces([people], [sum], { least, unshown });
    if (people.some((count, at) => hidden[at] === 1 && !unshown.includes(at) && count >= least)) rough.add(key);
  }
  const columns = [0, ...Array.from({ length: veiled.length - 1 }, (_, group) => group + 2)];
  for (const [at, column] of columns.entries()) {
    if (unshown.includes(column)) continue;
    const edges = [...crowds].flatMap(([key, people]) => edgeOf(key, people[column] ?? 0));
    for (const edge of besideFew({ edges, veiled: veiled[at] ?? [], least }, rough)) rough.add(edge.key);
  }
  return rough;
}

interface Move {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly customers: number;
}

function edgeOf(key: string, customers: number): Move[] {
  const [from = START, to = END] = key.split('>').map(Number);
  return customers === 0 ? [] : [{ key, from, to, customers }];
}

/** Those that may be told, in the order given. */
export function shownEdges(edges: readonly GraphEdge[], rough: RoughEdges, least: number): ShownEdge[] {
  const told = edges.filter((edge) => !tooFew(edge.customers, least));
  return told.map((edge) => {
    const about = rough.has(keyOf(edge.from, edge.to));
    if (!about) return { ...edge, about };
    return { ...edge, count: round(edge.count, least), customers: round(edge.customers, least), about };
  });
}

const round = (count: number, least: number): number => Math.max(1, Math.round(count / least)) * least;

interface Beside {
  readonly edges: readonly Move[];
  readonly veiled: readonly number[];
  readonly least: number;
}

/** Moves that would tell, with all others at the touchpoints they join, of a few; and where a touchpoint is veiled, one. */
function besideFew({ edges, veiled, least }: Beside, rough: RoughEdges): Move[] {
  const shown = new Set(edges.filter((edge) => !tooFew(edge.customers, least) && !rough.has(edge.key)));
  const sides = [...bySide(edges, (edge) => edge.from), ...bySide(edges, (edge) => edge.to)];
  const covering = sides.flatMap(([code, around]) => {
    const some = around.some((edge) => rough.has(edge.key));
    return veiled.includes(code) && !some ? rarest(around.filter((edge) => shown.has(edge))).slice(0, 1) : [];
  });
  for (const edge of covering) shown.delete(edge);
  return [...covering, ...following({ edges, veiled, least }, sides, shown)];
}

const rarest = (edges: readonly Move[]): Move[] =>
  edges.toSorted((a, b) => a.customers - b.customers || a.from - b.from || a.to - b.to);

/** Beyond so many that are left out nothing follows of one of them: they are joined in too many ways. */
const mostSolved = 400;

function following(
  { edges, veiled, least }: Beside,
  sides: readonly (readonly [number, readonly Move[]])[],
  shown: ReadonlySet<Move>,
): Move[] {
  const at = new Map(edges.map((edge, index) => [edge, index]));
  const left = edges.length - shown.size;
  const open = sides.filter(([code]) => !veiled.includes(code));
  const people = (around: readonly Move[]): number => around.reduce((sum, edge) => sum + edge.customers, 0);
  if (left > mostSolved) {
    return open.flatMap(([, around]) => {
      const few = tooFew(people(around.filter((edge) => !shown.has(edge))), least);
      return few ? rarest(around.filter((edge) => shown.has(edge))).slice(0, 1) : [];
    });
  }
  const sums = open.map(([, around], side): Sum => ({
    total: edges.length + side,
    parts: around.flatMap((edge) => at.get(edge) ?? []),
  }));
  const unshown = edges.flatMap((edge, index) => (shown.has(edge) ? [] : [index]));
  const counts = [...edges.map((edge) => edge.customers), ...open.map(([, around]) => people(around))];
  const hidden = hiddenFaces([counts], sums, { least, unshown });
  return edges.filter((edge, index) => hidden[index] === 1 && shown.has(edge));
}

function bySide(edges: readonly Move[], side: (edge: Move) => number): ReadonlyMap<number, Move[]> {
  const sides = new Map<number, Move[]>();
  for (const edge of edges) {
    const around = sides.get(side(edge)) ?? [];
    around.push(edge);
    sides.set(side(edge), around);
  }
  return sides;
}
