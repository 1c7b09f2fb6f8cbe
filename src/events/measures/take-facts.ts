/** The pass itself: walks every journey once and adds it to the facts of each cell it belongs to. */
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { JourneyLog } from '../journey-log.ts';
import { Facts } from './facts.ts';
import { allJourneys, noGroup, noSet, type Cell, type Keeps, type Pair, type Plan } from './plan.ts';
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
  const beyond = pairsByOuter(plan);
  const { from, to } = range;
  let met: Job[] = [];
  for (let journey = from; journey < to; journey++) {
    if ((journey - from) % checkEvery === 0) {
      checkpoint(watch);
      watch.report({ doing: 'Measuring', done: journey - from, total: to - from, unit: 'journeys' });
    }
    walk.journey(journey);
    const group = assignments[journey] ?? allJourneys;
    const customer = log.customerOf[journey] ?? 0;
    if (journey > from && customer !== log.customerOf[journey - 1]) met = settled(met);
    const finished = ends.unfinished?.[journey] !== 1;
    const converted = ends.converted?.[journey] === 1;
    for (const job of table.of(noSet, group)) {
      if (job.fact.meet(customer)) met.push(job);
      addJourney(job, walk, customer, finished, converted);
    }
    for (let touched = 0; touched < walk.touched; touched++) {
      const set = walk.sets[touched] ?? 0;
      for (const job of table.of(set, group)) {
        if (job.fact.meet(customer)) met.push(job);
        addVisit(job, walk, customer);
        const on = wentOn(job.cell, walk);
        const judged = on && ends.young ? walk.leftLongAgo(set, job.cell.later) : finished;
        addEnd(job.fact, customer, judged, !converted && !on);
      }
      for (const pair of beyond[set] ?? []) if (!walk.met(pair.inner)) table.noteBeyond(pair, group, customer);
    }
  }
  settled(met);
  return facts;
}

/** Once a customer's journeys are all seen: whether each of them was met. Nobody is left to settle. */
function settled(jobs: readonly Job[]): Job[] {
  for (const { fact, whole } of jobs) if (fact.ofLast === whole.ofLast) fact.crowds.always++;
  return [];
}

function pairsByOuter(plan: Plan): Pair[][] {
  const pairs: Pair[][] = plan.sets.map(() => []);
  for (const pair of plan.pairs) pairs[pair.outer]?.push(pair);
  return pairs;
}

interface Job {
  readonly fact: Facts;
  /** All journeys it is a part of: of its group, or of a whole group, of the log. */
  readonly whole: Facts;
  readonly cell: Cell;
  readonly keeps: Keeps;
  /** Somebody asks for the waits of its row. */
  readonly waits: boolean;
}

/** Which cells a journey of a group adds to when it met a set. */
class Table {
  readonly #jobs: Job[][];
  readonly #groups: number;

  constructor(plan: Plan, facts: readonly Facts[]) {
    this.#groups = Math.max(...plan.cells.map((cell) => cell.group), allJourneys) + 1;
    const [everything = new Facts(), ...rest] = facts;
    const wholes = [everything, ...rest].slice(0, plan.columns);
    this.#jobs = Array.from({ length: (plan.sets.length + 1) * (this.#groups + 1) }, () => []);
    plan.cells.forEach((cell, at) => {
      const fact = facts[at];
      const keeps = plan.keeps[at];
      if (!fact || !keeps) return;
      const whole = (cell.set === noSet ? undefined : wholes[at % plan.columns]) ?? everything;
      const row = at - (at % plan.columns);
      const waits = plan.keeps.slice(row, row + plan.columns).some((one) => one.waitsBefore);
      for (let group = allJourneys; group < this.#groups; group++) {
        if (!holds(cell, group)) continue;
        this.of(cell.set, group).push({ fact, cell, keeps, whole, waits });
      }
    });
  }

  noteBeyond({ of, number }: Pair, group: number, customer: number): void {
    for (const { fact } of this.of(of, group)) fact.crowds.beyond(number).note(customer);
  }

  /** A group nobody asks about adds to the cells of all journeys only. */
  of(set: number, group: number): Job[] {
    const column = group < this.#groups ? group + 1 : 0;
    return this.#jobs[(set + 1) * (this.#groups + 1) + column] ?? [];
  }
}

/** Journeys of no group come as `allJourneys`. */
function holds(cell: Cell, group: number): boolean {
  if (cell.group === noGroup) return group === allJourneys;
  return cell.group === allJourneys || cell.group === group;
}

function addJourney({ fact, keeps }: Job, walk: Walk, customer: number, finished: boolean, converted: boolean): void {
  (converted ? fact.crowds.converted : fact.crowds.failed).note(customer);
  if (finished) fact.finished++;
  fact.events += walk.events;
  fact.eventsSquared += walk.events * walk.events;
  if (keeps.durations) fact.durations.push(walk.duration);
}

/** `lost`: went no further and did not arrive. Who cannot be judged yet is neither lost nor kept. */
function addEnd(fact: Facts, customer: number, judged: boolean, lost: boolean): void {
  const { crowds } = fact;
  if (!judged) return crowds.open.note(customer);
  fact.finished++;
  if (lost) fact.lost++;
  (lost ? crowds.lost : crowds.kept).note(customer);
}

function addVisit(job: Job, walk: Walk, customer: number): void {
  const { fact, keeps, cell } = job;
  const { set } = cell;
  const events = walk.count[set] as number;
  fact.events += events;
  fact.eventsSquared += events * events;
  if (keeps.durations) fact.durations.push(walk.duration);
  if (keeps.timesIn) fact.timesIn.push(walk.stay[set] as number);
  if (job.waits) addWaits(job, walk, customer);
  const again = cell.stage ? (walk.visits[set] as number) > 1 : events > 1;
  if (again) fact.repeats++;
  (again ? fact.crowds.repeated : fact.crowds.once).note(customer);
}

/** A stage is waited for once, when it is first reached; a touchpoint every time. */
function addWaits({ fact, keeps, cell: { set, stage, later } }: Job, walk: Walk, customer: number): void {
  const waits = stage ? [walk.waitBeforeStage(set, later) ?? []].flat() : (walk.waits[set] ?? []);
  const due = stage ? 1 : (walk.count[set] as number);
  if (waits.length > 0) fact.crowds.waited.note(customer);
  if (waits.length < due) fact.crowds.began.note(customer);
  if (keeps.waitsBefore) for (const wait of waits) fact.waitsBefore.push(wait);
}

function wentOn({ set, later }: Cell, walk: Walk): boolean {
  return later === noSet ? !walk.endsWith(set) : walk.met(later);
}
