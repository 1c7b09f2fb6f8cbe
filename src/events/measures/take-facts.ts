/** The pass itself: walks every journey once and adds it to the facts of each cell it belongs to. */
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { JourneyLog } from '../journey-log.ts';
import { waitBefore } from '../mining/graph.ts';
import { Facts } from './facts.ts';
import { allJourneys, type Cell, noSet, type Plan } from './plan.ts';

const checkEvery = 65_536;

/** Facts of each cell of the plan, in its order. */
export function takeFacts(
  log: JourneyLog,
  assignments: Int16Array,
  plan: Plan,
  unfinished: Uint8Array | undefined,
  watch: Watch,
): Facts[] {
  const walk = new Walk(log, plan);
  const facts = plan.cells.map(() => new Facts());
  const cellsOfSet = cellsBySet(plan);
  const journeys = log.offsets.length - 1;
  for (let journey = 0; journey < journeys; journey++) {
    if (journey % checkEvery === 0) {
      checkpoint(watch);
      watch.report({ doing: 'Measuring', done: journey, total: journeys, unit: 'journeys' });
    }
    const touched = walk.journey(journey);
    const group = assignments[journey] ?? allJourneys;
    const finished = unfinished?.[journey] !== 1;
    for (const set of touched) {
      for (const at of cellsOfSet.get(set) ?? []) {
        const cell = plan.cells[at];
        const fact = facts[at];
        if (!cell || !fact || (cell.group !== allJourneys && cell.group !== group)) continue;
        fact.meet(log.customerOf[journey] ?? 0);
        fact.durations.push(walk.duration);
        if (finished) fact.finished++;
        if (set === noSet) addEvents(fact, (log.offsets[journey + 1] ?? 0) - (log.offsets[journey] ?? 0));
        else addVisit(fact, cell, walk, finished);
      }
    }
  }
  return facts;
}

function cellsBySet(plan: Plan): Map<number, number[]> {
  const found = new Map<number, number[]>();
  plan.cells.forEach((cell, at) => found.set(cell.set, [...(found.get(cell.set) ?? []), at]));
  return found;
}

function addVisit(fact: Facts, cell: Cell, walk: Walk, finished: boolean): void {
  const { set } = cell;
  const events = walk.count[set] ?? 0;
  addEvents(fact, events);
  fact.timesIn.push(((walk.last[set] ?? 0) - (walk.first[set] ?? 0)) / 1000);
  const wait = walk.wait[set] ?? Number.NaN;
  if (!Number.isNaN(wait)) fact.waitsBefore.push(wait / 1000);
  if (cell.stage ? (walk.visits[set] ?? 0) > 1 : events > 1) fact.repeats++;
  if (!finished) return;
  const wentOn = cell.later === noSet ? !walk.endsWith(set) : walk.met(cell.later);
  if (!wentOn) fact.lost++;
}

function addEvents(fact: Facts, events: number): void {
  fact.events += events;
  fact.eventsSquared += events * events;
}

/** What the journey just walked did with each set of events. Times are milliseconds. */
class Walk {
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly wait: Float64Array;
  readonly count: Uint32Array;
  readonly visits: Uint32Array;
  duration = 0;
  readonly #log: JourneyLog;
  readonly #setsOf: readonly (readonly number[])[];
  readonly #seenIn: Int32Array;
  readonly #lastAt: Int32Array;
  #number = -1;
  #end = 0;

  constructor(log: JourneyLog, plan: Plan) {
    this.#log = log;
    const setsOf: number[][] = log.names.map(() => []);
    plan.sets.forEach((codes, set) => codes.forEach((code) => setsOf[code]?.push(set)));
    this.#setsOf = setsOf;
    this.first = new Float64Array(plan.sets.length);
    this.last = new Float64Array(plan.sets.length);
    this.wait = new Float64Array(plan.sets.length);
    this.count = new Uint32Array(plan.sets.length);
    this.visits = new Uint32Array(plan.sets.length);
    this.#seenIn = new Int32Array(plan.sets.length).fill(-1);
    this.#lastAt = new Int32Array(plan.sets.length).fill(-1);
  }

  /** The sets met, `noSet` (the journey as a whole) first. */
  journey(number: number): number[] {
    const { codes, times, offsets } = this.#log;
    this.#number = number;
    const begin = offsets[number] ?? 0;
    this.#end = offsets[number + 1] ?? begin;
    const touched = [noSet];
    for (let i = begin; i < this.#end; i++) {
      for (const set of this.#setsOf[codes[i] ?? 0] ?? []) {
        if (this.#seenIn[set] !== number) {
          this.#open(set, i, begin);
          touched.push(set);
        }
        this.count[set] = (this.count[set] ?? 0) + 1;
        if (this.count[set] === 1 || this.#lastAt[set] !== i - 1) this.visits[set] = (this.visits[set] ?? 0) + 1;
        this.#lastAt[set] = i;
        this.last[set] = times[i] ?? 0;
      }
    }
    this.duration = this.#end > begin ? ((times[this.#end - 1] ?? 0) - this.#beginOf(begin)) / 1000 : 0;
    return touched;
  }

  met(set: number): boolean {
    return this.#seenIn[set] === this.#number;
  }

  endsWith(set: number): boolean {
    return this.#lastAt[set] === this.#end - 1;
  }

  #open(set: number, at: number, begin: number): void {
    this.#seenIn[set] = this.#number;
    this.first[set] = this.#beginOf(at);
    this.wait[set] = at === begin ? Number.NaN : waitBefore(this.#log, at);
    this.count[set] = 0;
    this.visits[set] = 0;
  }

  /** An event with a service time begins with its service. */
  #beginOf(at: number): number {
    const service = this.#log.serviceStarts?.[at] ?? Number.NaN;
    return Number.isNaN(service) ? (this.#log.times[at] ?? 0) : service;
  }
}
