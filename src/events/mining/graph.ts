/** The directly-follows graph: what came right after what, how often, for how many customers, after how long. */
import type { GraphEdge } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';
import { pairSlots } from './pair-slots.ts';
import { type Part, within } from './part.ts';
import { Values } from './values.ts';

/** Stands before the first event of every journey. */
export const START = -1;
/** Stands after the last event of every journey. */
export const END = -2;

export interface DirectlyFollows {
  /** Pairs of adjacent events within a journey, self-loops included; most frequent first, then by codes. */
  readonly edges: readonly GraphEdge[];
  /** From START: how journeys begin. No time passes, so median and p90 are 0. */
  readonly starts: readonly GraphEdge[];
  /** To END: how journeys end. */
  readonly ends: readonly GraphEdge[];
  /** Sum of the counts of `edges`. */
  readonly transitions: number;
  /** Journeys counted. */
  readonly journeys: number;
  /** Of the transitions, those between events with equal times. */
  readonly ties: number;
}

/**
 * Exact counts over the whole log, or one part of it. Seconds run from the completion of the first event to the
 * start of the second, where its service start is known, else to its time; quantiles are exact. `pairs` are the
 * `pairWaits` of the same log and part. O(events + edges log edges).
 */
export function directlyFollows(
  log: JourneyLog,
  part?: Part,
  pairs: readonly PairWaits[] = pairWaits(log, part),
): DirectlyFollows {
  const edges = pairs.map(edgeOf);
  const ends = countEnds(log, part);
  return {
    edges: edges.toSorted(byWeight),
    starts: ends.starts,
    ends: ends.ends,
    transitions: edges.reduce((sum, edge) => sum + edge.count, 0),
    journeys: ends.journeys,
    ties: pairs.reduce((sum, pair) => sum + pair.ties, 0),
  };
}

/** All edges of a graph, START and END included, as maps and drawings keep them. */
export function allEdges(graph: DirectlyFollows): GraphEdge[] {
  return [...graph.starts, ...graph.edges, ...graph.ends];
}

/** One pair of adjacent events and every wait between them in milliseconds. */
export interface PairWaits {
  readonly from: number;
  readonly to: number;
  readonly customers: number;
  /** Of the waits, those between events with equal times. */
  readonly ties: number;
  readonly waits: Values;
}

/** The waits of every pair, in the order pairs are first met. O(events). */
export function pairWaits(log: JourneyLog, part?: Part): PairWaits[] {
  const pairs = numberPairs(log, part);
  const { counts, customers } = countPairs(log, pairs);
  const { values, begins, ties } = waitsByPair(log, pairs, counts);
  return pairs.froms.map((from, slot) => ({
    from,
    to: pairs.tos[slot] as number,
    customers: customers[slot] as number,
    ties: ties[slot] as number,
    waits: new Values(values.subarray(begins[slot], begins[slot + 1])),
  }));
}

interface Pairs {
  /** For each event the number of the pair that ends in it; -1 where none does. */
  readonly slotAt: Int32Array;
  readonly froms: readonly number[];
  readonly tos: readonly number[];
}

function numberPairs(log: JourneyLog, part: Part | undefined): Pairs {
  const { codes, offsets } = log;
  const slotAt = new Int32Array(codes.length).fill(-1);
  const slots = pairSlots(log.names.length);
  for (let j = 0; j + 1 < offsets.length; j++) {
    if (!within(part, j)) continue;
    const end = offsets[j + 1] as number;
    for (let i = (offsets[j] as number) + 1; i < end; i++) {
      slotAt[i] = slots.slot(codes[i - 1] as number, codes[i] as number);
    }
  }
  return { slotAt, froms: slots.froms, tos: slots.tos };
}

function countPairs(log: JourneyLog, pairs: Pairs): { counts: Uint32Array; customers: Uint32Array } {
  const counts = new Uint32Array(pairs.froms.length);
  const customers = new Uint32Array(pairs.froms.length);
  // A customer's journeys stand together, so remembering the last one seen counts each once.
  const last = new Int32Array(pairs.froms.length).fill(-1);
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    const customer = log.customerOf[j] as number;
    const end = log.offsets[j + 1] as number;
    for (let i = (log.offsets[j] as number) + 1; i < end; i++) {
      const slot = pairs.slotAt[i] as number;
      if (slot < 0) break;
      counts[slot] = (counts[slot] as number) + 1;
      if (last[slot] === customer) continue;
      last[slot] = customer;
      customers[slot] = (customers[slot] as number) + 1;
    }
  }
  return { counts, customers };
}

interface Waits {
  /** Milliseconds, run by run in the order of slots. */
  readonly values: Float64Array;
  readonly begins: Uint32Array;
  readonly ties: Uint32Array;
}

function waitsByPair(log: JourneyLog, pairs: Pairs, counts: Uint32Array): Waits {
  const begins = new Uint32Array(counts.length + 1);
  for (let slot = 0; slot < counts.length; slot++) {
    begins[slot + 1] = (begins[slot] as number) + (counts[slot] as number);
  }
  const next = begins.slice();
  const values = new Float64Array(begins[counts.length] as number);
  const ties = new Uint32Array(counts.length);
  for (let i = 1; i < pairs.slotAt.length; i++) {
    const slot = pairs.slotAt[i] as number;
    if (slot < 0) continue;
    if (log.times[i] === log.times[i - 1]) ties[slot] = (ties[slot] as number) + 1;
    const at = next[slot] as number;
    next[slot] = at + 1;
    values[at] = waitBefore(log, i);
  }
  return { values, begins, ties };
}

/** Milliseconds between event i - 1 and event i of one journey; services that overlap leave no wait. */
export function waitBefore(log: JourneyLog, i: number): number {
  const service = log.serviceStarts?.[i] ?? Number.NaN;
  const begins = Number.isNaN(service) ? (log.times[i] as number) : service;
  return Math.max(0, begins - (log.times[i - 1] as number));
}

function edgeOf({ from, to, customers, waits }: PairWaits): GraphEdge {
  const [median = 0, p90 = 0] = waits.quantiles(0.5, 0.9) ?? [];
  return { from, to, count: waits.length, customers, median: median / 1000, p90: p90 / 1000 };
}

function countEnds(
  log: JourneyLog,
  part: Part | undefined,
): { starts: GraphEdge[]; ends: GraphEdge[]; journeys: number } {
  const starts = new Tally(log.names.length);
  const ends = new Tally(log.names.length);
  let journeys = 0;
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    const begin = log.offsets[j] as number;
    const end = log.offsets[j + 1] as number;
    if (begin === end || !within(part, j)) continue;
    journeys++;
    starts.add(log.codes[begin] as number, log.customerOf[j] as number);
    ends.add(log.codes[end - 1] as number, log.customerOf[j] as number);
  }
  return {
    starts: starts.edges((code) => [START, code]),
    ends: ends.edges((code) => [code, END]),
    journeys,
  };
}

class Tally {
  private readonly counts: Uint32Array;
  private readonly customers: Uint32Array;
  private readonly last: Int32Array;

  constructor(names: number) {
    this.counts = new Uint32Array(names);
    this.customers = new Uint32Array(names);
    this.last = new Int32Array(names).fill(-1);
  }

  add(code: number, customer: number): void {
    this.counts[code] = (this.counts[code] as number) + 1;
    if (this.last[code] === customer) return;
    this.last[code] = customer;
    this.customers[code] = (this.customers[code] as number) + 1;
  }

  edges(ends: (code: number) => [number, number]): GraphEdge[] {
    const found: GraphEdge[] = [];
    this.counts.forEach((count, code) => {
      const [from, to] = ends(code);
      if (count > 0) found.push({ from, to, count, customers: this.customers[code] as number, median: 0, p90: 0 });
    });
    return found.toSorted(byWeight);
  }
}

function byWeight(a: GraphEdge, b: GraphEdge): number {
  return b.count - a.count || a.from - b.from || a.to - b.to;
}
