/** The pass itself: walks every journey once and adds it to the facts of each cell it belongs to. */
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { JourneyLog } from '../journey-log.ts';
import { Facts } from './facts.ts';
import { allJourneys, noSet, type Cell, type Keeps, type Plan } from './plan.ts';
import { Walk } from './walk.ts';

const checkEvery = 65_536;

/** Facts of each cell of the plan, in its order. */
export function takeFacts(
  log: JourneyLog,
  assignments: Int16Array,
  plan: Plan,
  known: { readonly unfinished?: Uint8Array; readonly converted?: Uint8Array },
  watch: Watch,
): Facts[] {
  const walk = new Walk(log, plan);
  const facts = plan.cells.map(() => new Facts());
  const table = new Table(plan, facts);
  const journeys = log.offsets.length - 1;
  for (let journey = 0; journey < journeys; journey++) {
    if (journey % checkEvery === 0) {
      checkpoint(watch);
      watch.report({ doing: 'Measuring', done: journey, total: journeys, unit: 'journeys' });
    }
    walk.journey(journey);
    const group = assignments[journey] ?? allJourneys;
    const customer = log.customerOf[journey] ?? 0;
    const finished = known.unfinished?.[journey] !== 1;
    const converted = known.converted?.[journey] === 1;
    for (const { fact, keeps } of table.of(noSet, group)) addJourney(fact, keeps, walk, customer, finished);
    for (let touched = 0; touched < walk.touched; touched++) {
      const set = walk.sets[touched] ?? 0;
      for (const { fact, keeps, cell } of table.of(set, group)) {
        fact.meet(customer);
        addVisit(fact, keeps, cell, walk);
        if (!finished) continue;
        fact.finished++;
        if (!converted && !wentOn(cell, walk)) fact.lost++;
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
