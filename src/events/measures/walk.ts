/** One journey at a time: what it did with each set of events. */
import type { JourneyLog } from '../journey-log.ts';
import { waitBefore } from '../mining/graph.ts';
import type { Plan } from './plan.ts';

/** Kept by index in the log, so that times are looked up only where they are wanted. */
export class Walk {
  /** The sets the journey met: the first `touched` of them. */
  readonly sets: Uint32Array;
  touched = 0;
  /** Events of the journey, and seconds from its first to its last. */
  events = 0;
  duration = 0;
  /** Events of each set, and how often the journey came to it from elsewhere. */
  readonly count: Uint32Array;
  readonly visits: Uint32Array;
  readonly #log: JourneyLog;
  /** Sets of code c: `members[starts[c] .. starts[c + 1] - 1]`. */
  readonly #members: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #seenIn: Int32Array;
  readonly #firstAt: Uint32Array;
  readonly #lastAt: Uint32Array;
  #number = -1;
  #begin = 0;
  #end = 0;

  constructor(log: JourneyLog, plan: Plan) {
    this.#log = log;
    const setsOf: number[][] = log.names.map(() => []);
    plan.sets.forEach((codes, set) => codes.forEach((code) => setsOf[code]?.push(set)));
    this.#members = Uint32Array.from(setsOf.flat());
    this.#starts = new Uint32Array(log.names.length + 1);
    setsOf.forEach((sets, code) => (this.#starts[code + 1] = (this.#starts[code] ?? 0) + sets.length));
    const size = plan.sets.length;
    this.sets = new Uint32Array(size);
    this.count = new Uint32Array(size);
    this.visits = new Uint32Array(size);
    this.#seenIn = new Int32Array(size).fill(-1);
    this.#firstAt = new Uint32Array(size);
    this.#lastAt = new Uint32Array(size);
  }

  journey(number: number): void {
    const { codes, times, offsets } = this.#log;
    this.#number = number;
    this.#begin = offsets[number] as number;
    this.#end = offsets[number + 1] as number;
    this.touched = 0;
    for (let i = this.#begin; i < this.#end; i++) {
      const code = codes[i] as number;
      const end = this.#starts[code + 1] as number;
      for (let at = this.#starts[code] as number; at < end; at++) this.#meet(this.#members[at] as number, i);
    }
    this.events = this.#end - this.#begin;
    this.duration = this.events === 0 ? 0 : ((times[this.#end - 1] as number) - this.#beginOf(this.#begin)) / 1000;
  }

  #meet(set: number, i: number): void {
    if (this.#seenIn[set] !== this.#number) {
      this.#seenIn[set] = this.#number;
      this.#firstAt[set] = i;
      this.count[set] = 1;
      this.visits[set] = 1;
      this.sets[this.touched++] = set;
    } else {
      this.count[set] = (this.count[set] as number) + 1;
      if (this.#lastAt[set] !== i - 1) this.visits[set] = (this.visits[set] as number) + 1;
    }
    this.#lastAt[set] = i;
  }

  met(set: number): boolean {
    return this.#seenIn[set] === this.#number;
  }

  endsWith(set: number): boolean {
    return this.#lastAt[set] === this.#end - 1;
  }

  /** Seconds from the first event of the set to the last. */
  timeIn(set: number): number {
    return ((this.#log.times[this.#lastAt[set] ?? 0] ?? 0) - this.#beginOf(this.#firstAt[set] ?? 0)) / 1000;
  }

  /** Seconds from the event before the first of the set; undefined where the journey begins with it. */
  waitBefore(set: number): number | undefined {
    const at = this.#firstAt[set] ?? 0;
    return at === this.#begin ? undefined : waitBefore(this.#log, at) / 1000;
  }

  /** An event with a service time begins with its service. */
  #beginOf(at: number): number {
    const service = this.#log.serviceStarts?.[at] ?? Number.NaN;
    return Number.isNaN(service) ? (this.#log.times[at] ?? 0) : service;
  }
}
