/** What one pass counts about a set of events within a group of journeys. */
import { Series } from './series.ts';

/** Counts are of journeys that have an event of the set, unless said otherwise; times are milliseconds. */
export class Facts {
  journeys = 0;
  customers = 0;
  events = 0;
  eventsSquared = 0;
  /** Journeys that came back to the set. */
  repeats = 0;
  /** Journeys that can be judged: all but the unfinished. */
  finished = 0;
  /** Of the finished, those that went no further and did not reach the goal. */
  lost = 0;
  /** Time spent in the set, all visits of one journey together. */
  readonly timesIn = new Series();
  /** Whole journeys, first event to last. */
  readonly durations = new Series();
  /** From the event before to one of the set. */
  readonly waitsBefore = new Series();
  #lastCustomer = -1;

  /** A customer's journeys stand together in the log, so remembering the last one counts each once. */
  meet(customer: number): void {
    this.journeys++;
    if (customer === this.#lastCustomer) return;
    this.#lastCustomer = customer;
    this.customers++;
  }
}
