/** One journey at a time: what it did with each set of events. */
import type { JourneyLog } from '../journey-log.ts';
import { waitBefore } from '../mining/graph.ts';
import type { Plan } from './plan.ts';

/** No event stands before. */
const nothing = -1;

export class Walk {
  /** The measured sets the journey met: the first `touched` of them. */
  readonly sets: Uint32Array;
  touched = 0;
  /** Events of the journey, and milliseconds from its first to its last. */
  events = 0;
  duration = 0;
  /** Events of each set, how often the journey came to it from elsewhere, and milliseconds it stayed in all. */
  readonly count: Uint32Array;
  readonly visits: Uint32Array;
  readonly stay: Float64Array;
  /** Milliseconds before each event of a set, for the sets whose waits are asked for. */
  readonly waits: readonly (number[] | undefined)[];
  readonly #log: JourneyLog;
  /** Measured sets of code c: `members[starts[c] .. starts[c + 1] - 1]`. */
  readonly #members: Uint32Array;
  readonly #starts: Uint32Array;
  /** 1 for events that occur at every stage alike: they neither end a visit nor begin one. */
  readonly #everywhere: Uint8Array;
  readonly #holds: readonly Uint8Array[];
  /** Which sets hold code c, 32 to a word: `inSets[c * words + word]`; and which sets the journey met. */
  readonly #words: number;
  readonly #inSets: Uint32Array;
  readonly #met: Uint32Array;
  readonly #seenIn: Int32Array;
  readonly #firstAt: Uint32Array;
  readonly #lastAt: Uint32Array;
  /** Place of each set's last event among the events that belong to a stage. */
  readonly #lastStep: Uint32Array;
  /** Code of the staged event before the first of the set. */
  readonly #before: Int32Array;
  #number = -1;
  #begin = 0;
  #end = 0;
  #step = 0;
  #staged = nothing;
  /** 1 for events too young to know what comes after them. */
  readonly #young: Uint8Array | undefined;

  constructor(log: JourneyLog, plan: Plan, young?: Uint8Array) {
    this.#log = log;
    this.#young = young;
    const setsOf: number[][] = log.names.map(() => []);
    const size = plan.sets.length;
    this.#words = Math.ceil(size / 32);
    this.#inSets = new Uint32Array(log.names.length * this.#words);
    this.#met = new Uint32Array(this.#words);
    plan.sets.forEach((codes, set) => {
      const measured = plan.isMeasured(set);
      for (const code of codes) {
        if (measured) setsOf[code]?.push(set);
        const at = code * this.#words + (set >>> 5);
        this.#inSets[at] = (this.#inSets[at] as number) | (1 << (set & 31));
      }
    });
    this.#members = Uint32Array.from(setsOf.flat());
    this.#starts = new Uint32Array(log.names.length + 1);
    setsOf.forEach((sets, code) => (this.#starts[code + 1] = (this.#starts[code] ?? 0) + sets.length));
    this.#holds = plan.sets.map((codes) => marked(codes, log.names.length));
    this.#everywhere = marked(plan.everywhere, log.names.length);
    this.waits = plan.sets.map((_, set) => (plan.wantsWaits(set) ? [] : undefined));
    this.sets = new Uint32Array(size);
    this.count = new Uint32Array(size);
    this.visits = new Uint32Array(size);
    this.stay = new Float64Array(size);
    this.#seenIn = new Int32Array(size).fill(-1);
    this.#firstAt = new Uint32Array(size);
    this.#lastAt = new Uint32Array(size);
    this.#lastStep = new Uint32Array(size);
    this.#before = new Int32Array(size);
  }

  journey(number: number): void {
    const { codes, times, offsets } = this.#log;
    this.#number = number;
    this.#begin = offsets[number] as number;
    this.#end = offsets[number + 1] as number;
    this.touched = 0;
    this.#met.fill(0);
    this.#step = 0;
    this.#staged = nothing;
    for (let i = this.#begin; i < this.#end; i++) {
      const code = codes[i] as number;
      const everywhere = this.#everywhere[code] === 1;
      if (!everywhere) this.#step++;
      this.#mark(code);
      const end = this.#starts[code + 1] as number;
      for (let at = this.#starts[code] as number; at < end; at++) this.#meet(this.#members[at] as number, i);
      if (!everywhere) this.#staged = code;
    }
    this.events = this.#end - this.#begin;
    this.duration = this.events === 0 ? 0 : (times[this.#end - 1] as number) - (times[this.#begin] as number);
  }

  #mark(code: number): void {
    for (let word = 0, at = code * this.#words; word < this.#words; word++, at++) {
      this.#met[word] = (this.#met[word] as number) | (this.#inSets[at] as number);
    }
  }

  #meet(set: number, i: number): void {
    if (this.#seenIn[set] !== this.#number) this.#open(set, i);
    else {
      this.count[set] = (this.count[set] as number) + 1;
      if (this.#step - (this.#lastStep[set] as number) > 1) this.visits[set] = (this.visits[set] as number) + 1;
      else {
        const { times } = this.#log;
        const more = (times[i] as number) - (times[this.#lastAt[set] as number] as number);
        this.stay[set] = (this.stay[set] as number) + more;
      }
    }
    this.#lastAt[set] = i;
    this.#lastStep[set] = this.#step;
    if (i > this.#begin) this.waits[set]?.push(waitBefore(this.#log, i));
  }

  #open(set: number, i: number): void {
    this.#seenIn[set] = this.#number;
    this.#firstAt[set] = i;
    this.#before[set] = this.#staged;
    this.count[set] = 1;
    this.visits[set] = 1;
    this.stay[set] = 0;
    this.sets[this.touched++] = set;
    const waits = this.waits[set];
    if (waits) waits.length = 0;
  }

  met(set: number): boolean {
    return (((this.#met[set >>> 5] as number) >>> (set & 31)) & 1) === 1;
  }

  /** The set must be one that is measured. */
  endsWith(set: number): boolean {
    return this.#lastAt[set] === this.#end - 1;
  }

  /**
   * Of a set that the journey went on from: whether the event it went on from is old enough that whoever goes on from it
   * would have done so. `later` as in a cell; a stage that was first met behind a later one was never to be left.
   */
  leftLongAgo(set: number, later: number): boolean {
    const holds = this.#holds[later];
    if (!holds) return this.#young?.[this.#lastAt[set] as number] !== 1;
    let first = this.#begin;
    while (first < this.#end && holds[this.#log.codes[first] as number] !== 1) first++;
    const never = first === this.#begin || (this.#firstAt[set] as number) > first;
    return never || this.#young?.[first - 1] !== 1;
  }

  /** Milliseconds before the first event of a stage that was entered from an earlier one: not from one of `later`. */
  waitBeforeStage(set: number, later: number): number | undefined {
    const before = this.#before[set] as number;
    if (before === nothing || this.#holds[later]?.[before] === 1) return undefined;
    return waitBefore(this.#log, this.#firstAt[set] as number);
  }
}

function marked(codes: readonly number[], size: number): Uint8Array {
  const marks = new Uint8Array(size);
  for (const code of codes) marks[code] = 1;
  return marks;
}
