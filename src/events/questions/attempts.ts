/** Every try of a customer at a series of steps: where it began and how far it went. */
import type { JourneyLog } from '../journey-log.ts';

export interface Attempt {
  readonly customer: number;
  /** Index in the log of the event it begins with. */
  readonly firstEvent: number;
  /** Milliseconds of each step that was done; its length is how far the attempt went. */
  readonly times: readonly number[];
}

/**
 * Finds attempts in linear time: the earliest place of each step only moves forward from one attempt to the next,
 * so one pointer a step is enough. Cost O(events + relevant events x steps).
 */
export class Attempts {
  readonly #log: JourneyLog;
  readonly #steps: readonly number[];
  readonly #within: number;
  readonly #relevant: Uint8Array;

  constructor(log: JourneyLog, steps: readonly string[], withinSeconds: number = Infinity) {
    this.#log = log;
    this.#steps = steps.map((step) => log.names.indexOf(step));
    this.#within = withinSeconds * 1000;
    this.#relevant = new Uint8Array(log.names.length);
    for (const code of this.#steps) if (code >= 0) this.#relevant[code] = 1;
  }

  /** Customers without the first step are not visited. Attempts come in time order. */
  forEachCustomer(visit: (found: readonly Attempt[]) => void): void {
    const { customerOf, offsets } = this.#log;
    const journeys = offsets.length - 1;
    for (let first = 0; first < journeys;) {
      const customer = customerOf[first] ?? 0;
      let next = first + 1;
      while (next < journeys && customerOf[next] === customer) next++;
      const stream = this.#streamOf(offsets[first] ?? 0, offsets[next] ?? 0);
      const found = this.#attemptsIn(stream, customer);
      if (found.length > 0) visit(found);
      first = next;
    }
  }

  /** Indices of the events that are steps, in time order: journeys of one customer may overlap. */
  #streamOf(start: number, end: number): number[] {
    const { codes, times } = this.#log;
    const stream: number[] = [];
    let sorted = true;
    for (let i = start; i < end; i++) {
      if (this.#relevant[codes[i] ?? 0] !== 1) continue;
      const before = stream[stream.length - 1];
      if (before !== undefined && (times[before] ?? 0) > (times[i] ?? 0)) sorted = false;
      stream.push(i);
    }
    return sorted ? stream : stream.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  }

  #attemptsIn(stream: readonly number[], customer: number): Attempt[] {
    const { codes } = this.#log;
    const pointers = this.#steps.map(() => 0);
    const found: Attempt[] = [];
    for (let at = 0; at < stream.length; at++) {
      const firstEvent = stream[at] ?? 0;
      if (codes[firstEvent] !== this.#steps[0]) continue;
      pointers[0] = at;
      found.push({ customer, firstEvent, times: this.#follow(stream, pointers) });
    }
    return found;
  }

  /** Moves each step's pointer to its earliest place after the step before; stops where the attempt ends. */
  #follow(stream: readonly number[], pointers: number[]): number[] {
    const { codes, times } = this.#log;
    const start = times[stream[pointers[0] ?? 0] ?? 0] ?? 0;
    const done = [start];
    for (let step = 1; step < this.#steps.length; step++) {
      let place = Math.max(pointers[step] ?? 0, (pointers[step - 1] ?? 0) + 1);
      while (place < stream.length && codes[stream[place] ?? 0] !== this.#steps[step]) place++;
      pointers[step] = place;
      const time = times[stream[place] ?? -1];
      if (time === undefined || time - start > this.#within) break;
      done.push(time);
    }
    return done;
  }
}
