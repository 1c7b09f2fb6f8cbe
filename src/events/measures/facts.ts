/** What one pass counts about a set of events within a group of journeys. */
import { Crowds, type People, peopleTogether } from './crowd.ts';
import { Series } from './series.ts';

/** Counts are of journeys that have an event of the set, unless said otherwise; times are milliseconds, in no order. */
export interface Counted {
  readonly journeys: number;
  readonly customers: number;
  readonly events: number;
  readonly eventsSquared: number;
  /** Journeys that came back to the set. */
  readonly repeats: number;
  /** Journeys that can be judged: all but the unfinished. */
  readonly finished: number;
  /** Of the finished, those that went no further and did not reach the goal. */
  readonly lost: number;
  /** Time spent in the set, all visits of one journey together. */
  readonly timesIn: Float64Array;
  /** Whole journeys, first event to last. */
  readonly durations: Float64Array;
  /** From the event before to one of the set. */
  readonly waitsBefore: Float64Array;
  readonly people: People;
}

/** Collects what `Counted` tells, journey by journey. */
export class Facts {
  journeys = 0;
  customers = 0;
  events = 0;
  eventsSquared = 0;
  repeats = 0;
  finished = 0;
  lost = 0;
  readonly timesIn = new Series();
  readonly durations = new Series();
  readonly waitsBefore = new Series();
  readonly crowds = new Crowds();
  /** Journeys of the customer met last. */
  ofLast = 0;
  #lastCustomer = -1;

  /** A customer's journeys stand together in the log, so remembering the last one counts each once. True at their first. */
  meet(customer: number): boolean {
    this.journeys++;
    this.ofLast++;
    if (customer === this.#lastCustomer) return false;
    this.#lastCustomer = customer;
    this.customers++;
    this.ofLast = 1;
    return true;
  }

  get counted(): Counted {
    const { journeys, customers, events, eventsSquared, repeats, finished, lost } = this;
    const counts = { journeys, customers, events, eventsSquared, repeats, finished, lost };
    const { timesIn, durations, waitsBefore } = this;
    const times = { timesIn: timesIn.values, durations: durations.values, waitsBefore: waitsBefore.values };
    return { ...counts, ...times, people: this.crowds.people };
  }
}

/** Cell by cell the sum of what was counted of separate customers. */
export function joined(parts: readonly (readonly Counted[])[]): readonly Counted[] {
  const [first = [], ...more] = parts;
  if (more.length === 0) return first;
  return first.map((_, cell) => {
    const own = parts.flatMap((part) => part[cell] ?? []);
    const sum = (of: (one: Counted) => number): number => own.reduce((total, one) => total + of(one), 0);
    return {
      journeys: sum((one) => one.journeys),
      customers: sum((one) => one.customers),
      events: sum((one) => one.events),
      eventsSquared: sum((one) => one.eventsSquared),
      repeats: sum((one) => one.repeats),
      finished: sum((one) => one.finished),
      lost: sum((one) => one.lost),
      timesIn: together(own.map((one) => one.timesIn)),
      durations: together(own.map((one) => one.durations)),
      waitsBefore: together(own.map((one) => one.waitsBefore)),
      people: peopleTogether(own.map((one) => one.people)),
    };
  });
}

function together(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
