/** The pass itself: walks every journey once and adds it to the facts of each cell it belongs to. */
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { JourneyLog } from '../journey-log.ts';
import { Facts } from './facts.ts';
import { allJourneys, noSet, type Cell, type Keeps, type Plan } from './plan.ts';
import { Walk } from './walk.ts';

const checkEvery = 65_536;

/** Journeys `from` .. `to - 1`. */
export interface JourneyRange {
  readonly from: number;
  readonly to: number;
}

/** About `count` ranges of the journeys, none of which parts a customer. */
export function rangesOf({ customerOf }: Pick<JourneyLog, 'customerOf'>, count: number): JourneyRange[] {
  const ranges: JourneyRange[] = [];
  let from = 0;
  for (let part = 1; part <= count; part++) {
    let to = Math.max(from, Math.round((customerOf.length * part) / count));
    while (to > 0 && to < customerOf.length && customerOf[to] === customerOf[to - 1]) to++;
    if (to > from) ranges.push({ from, to });
    from = to;
  }
  return ranges;
}

export interface Taking {
  readonly log: JourneyLog;
  readonly assignments: Int16Array;
  readonly plan: Plan;
  readonly ends: { readonly unfinished?: Uint8Array; readonly young?: Uint8Array; readonly converted?: Uint8Array };
  readonly range: JourneyRange;
}

/** Facts of each cell of the plan, in its order. */
export function takeFacts({ log, assignments, plan, ends, range }: Taking, watch: Watch): Facts[] {
  const walk = new Walk(log, plan, ends.young);
  const facts = plan.cells.map(() => new Facts());
  const table = new Table(plan, facts);
  const { from, to } = range;
  for (let journey = from; journey < to; journey++) {
    if ((journey - from) % checkEvery === 0) {
      checkpoint(watch);
      watch.report({ doing: 'Measuring', done: journey - from, total: to - from, unit: 'journeys' });
    }
    walk.journey(journey);
    const group = assignments[journey] ?? allJourneys;
    const customer = log.customerOf[journey] ?? 0;
    const finished = ends.unfinished?.[journey] !== 1;
    const converted = ends.converted?.[journey] === 1;
    for (const { fact, keeps } of table.of(noSet, group)) addJourney(fact, keeps, walk, customer, finished);
    for (let touched = 0; touched < walk.touched; touched++) {
      const set = walk.sets[touched] ?? 0;
      for (const { fact, keeps, cell } of table.of(set, group)) {
        fact.meet(customer);
        addVisit(fact, keeps, cell, walk);
        const on = wentOn(cell, walk);
        if (!(on && ends.young ? walk.leftLongAgo(set, cell.later) : finished)) continue;
        fact.finished++;
        if (!converted && !on) fact.lost++;
      }
    }
  }
  return facts;
}

interface Job {
  readonly fact: Facts;
  readonly cell: Cell;
  readonly keeps: Keeps;
}

/** Which cells a journey of a group adds to when it met a set. */
class Table {
  readonly #jobs: Job[][];
  readonly #groups: number;

  constructor(plan: Plan, facts: readonly Facts[]) {
    this.#groups = Math.max(...plan.cells.map((cell) => cell.group)) + 1;
    this.#jobs = Array.from({ length: (plan.sets.length + 1) * (this.#groups + 1) }, () => []);
    plan.cells.forEach((cell, at) => {
      const fact = facts[at];
      const keeps = plan.keeps[at];
      if (!fact || !keeps) return;
      for (let group = allJourneys; group < this.#groups; group++) {
        if (cell.group === allJourneys || cell.group === group) this.of(cell.set, group).push({ fact, cell, keeps });
      }
    });
  }

  /** A group nobody asks about adds to the cells of all journeys only. */
  of(set: number, group: number): Job[] {
    const column = group < this.#groups ? group + 1 : 0;
    return this.#jobs[(set + 1) * (this.#groups + 1) + column] ?? [];
  }
}

function addJourney(fact: Facts, keeps: Keeps, walk: Walk, customer: number, finished: boolean): void {
  fact.meet(customer);
  if (finished) fact.finished++;
  fact.events += walk.events;
  fact.eventsSquared += walk.events * walk.events;
  if (keeps.durations) fact.durations.push(walk.duration);
}

function addVisit(fact: Facts, keeps: Keeps, cell: Cell, walk: Walk): void {
  const { set } = cell;
  const events = walk.count[set] as number;
  fact.events += events;
  fact.eventsSquared += events * events;
  if (keeps.durations) fact.durations.push(walk.duration);
  if (keeps.timesIn) fact.timesIn.push(walk.stay[set] as number);
  if (keeps.waitsBefore) addWaits(fact, cell, walk);
  if (cell.stage ? (walk.visits[set] as number) > 1 : events > 1) fact.repeats++;
}

/** A stage is waited for once, when it is first reached; a touchpoint every time. */
function addWaits(fact: Facts, { set, stage, later }: Cell, walk: Walk): void {
  if (stage) {
    const wait = walk.waitBeforeStage(set, later);
    if (wait !== undefined) fact.waitsBefore.push(wait);
    return;
  }
  for (const wait of walk.waits[set] ?? []) fact.waitsBefore.push(wait);
}

function wentOn({ set, later }: Cell, walk: Walk): boolean {
  return later === noSet ? !walk.endsWith(set) : walk.met(later);
}
