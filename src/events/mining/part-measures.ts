/** Counts everything a map says about one part of a log in one walk over its journeys. */
import type { JourneyLog } from '../journey-log.ts';
import { waitBefore } from './graph.ts';
import { type Part, within } from './part.ts';
import { type ValuesByKey, valuesByKey } from './values-by-key.ts';

/** What is known of a log before its parts are measured. */
export interface Measured {
  readonly log: JourneyLog;
  /** Stage of each touchpoint, -1 for those that occur everywhere. */
  readonly stageOf: Int16Array;
  readonly stages: number;
  /** 1 for journeys that reached the goal; absent when no goal is known. */
  readonly converted: Uint8Array | undefined;
  readonly unfinished: Uint8Array;
  /** 1 for events too young to know what comes after them; absent where the log was over before it was taken. */
  readonly young?: Uint8Array;
}

export interface PartMeasures {
  readonly journeys: number;
  readonly customers: number;
  readonly converted: number;
  readonly unfinished: number;
  /** By stage: journeys that reached it; of those the ones that can be judged; of those the ones that went no further. */
  readonly stageReached: Uint32Array;
  readonly stageFinished: Uint32Array;
  readonly stageLost: Uint32Array;
  /** By touchpoint: journeys with it, occurrences, journeys with it twice or more, lost journeys it was last of. */
  readonly reached: Uint32Array;
  readonly count: Uint32Array;
  readonly repeated: Uint32Array;
  readonly lastOfLost: Uint32Array;
  /** Milliseconds: within each stage, before its first event, before each touchpoint, whole journeys (key 0). */
  readonly stageTimes: ValuesByKey;
  readonly stageWaits: ValuesByKey;
  readonly waits: ValuesByKey;
  readonly durations: ValuesByKey;
}

/** O(events). */
export function measurePart(known: Measured, part?: Part): PartMeasures {
  return new Walk(known, part).finished();
}

class Walk {
  private readonly known: Measured;
  private journeys = 0;
  private customers = 0;
  private converted = 0;
  private unfinished = 0;
  private lastCustomer = -1;
  private readonly stageReached: Uint32Array;
  private readonly stageFinished: Uint32Array;
  private readonly stageLost: Uint32Array;
  private readonly reached: Uint32Array;
  private readonly count: Uint32Array;
  private readonly repeated: Uint32Array;
  private readonly lastOfLost: Uint32Array;
  private readonly stageTimes: Gathered;
  private readonly stageWaits: Gathered;
  private readonly waits: Gathered;
  private readonly durations: Gathered;
  /** The journey that met each touchpoint last, plus one; and the one that met it twice last. */
  private readonly met: Uint32Array;
  private readonly metTwice: Uint32Array;
  private readonly inStage: Float64Array;
  /** 1 for stages of the journey whose leaving is too young to be judged. */
  private readonly tooYoung: Uint8Array;

  constructor(known: Measured, part: Part | undefined) {
    const { log, stages } = known;
    const size = log.names.length;
    const [journeys, events] = sizeOf(log, part);
    const zeros = (n: number): Uint32Array => new Uint32Array(n);
    this.known = known;
    [this.stageReached, this.stageFinished, this.stageLost] = [zeros(stages), zeros(stages), zeros(stages)];
    [this.reached, this.count, this.repeated, this.lastOfLost] = [zeros(size), zeros(size), zeros(size), zeros(size)];
    [this.met, this.metTwice] = [zeros(size), zeros(size)];
    this.inStage = new Float64Array(stages);
    this.tooYoung = new Uint8Array(stages);
    this.stageTimes = new Gathered(journeys * stages, stages);
    this.stageWaits = new Gathered(journeys * stages, stages);
    this.waits = new Gathered(events, size);
    this.durations = new Gathered(journeys, 1);
    for (let j = 0; j + 1 < log.offsets.length; j++) if (within(part, j)) this.journey(j);
  }

  private journey(j: number): void {
    const { log, converted, unfinished } = this.known;
    const begin = log.offsets[j] as number;
    const last = (log.offsets[j + 1] as number) - 1;
    this.journeys++;
    if (log.customerOf[j] !== this.lastCustomer) this.customers++;
    this.lastCustomer = log.customerOf[j] as number;
    this.converted += converted?.[j] ?? 0;
    this.unfinished += unfinished[j] as number;
    this.durations.add(0, (log.times[last] as number) - (log.times[begin] as number));
    for (let i = begin; i <= last; i++) this.touchpoint(j, i, i > begin);
    const deepest = this.walkStages(begin, last);
    const open = unfinished[j] === 1;
    const lost = !open && converted?.[j] !== 1 && deepest >= 0 && deepest < this.known.stages - 1;
    this.countStages(deepest, open);
    if (!lost) return;
    this.stageLost[deepest] = (this.stageLost[deepest] as number) + 1;
    const end = log.codes[last] as number;
    this.lastOfLost[end] = (this.lastOfLost[end] as number) + 1;
  }

  private touchpoint(j: number, i: number, follows: boolean): void {
    const code = this.known.log.codes[i] as number;
    this.count[code] = (this.count[code] as number) + 1;
    if (follows) this.waits.add(code, waitBefore(this.known.log, i));
    if (this.met[code] !== j + 1) {
      this.met[code] = j + 1;
      this.reached[code] = (this.reached[code] as number) + 1;
    } else if (this.metTwice[code] !== j + 1) {
      this.metTwice[code] = j + 1;
      this.repeated[code] = (this.repeated[code] as number) + 1;
    }
  }

  /** Adds up the time inside each stage and the waits before its first event; returns the deepest stage. */
  private walkStages(begin: number, last: number): number {
    const { log, stageOf } = this.known;
    const { inStage, tooYoung } = this;
    const { young } = this.known;
    inStage.fill(-1);
    tooYoung.fill(0);
    let now = -1;
    let since = 0;
    let deepest = -1;
    for (let i = begin; i <= last; i++) {
      const stage = stageOf[log.codes[i] as number] as number;
      if (stage < 0) continue;
      const time = log.times[i] as number;
      if (stage === now) inStage[stage] = (inStage[stage] as number) + time - since;
      if (inStage[stage] === -1) {
        inStage[stage] = 0;
        if (now >= 0 && now < stage) this.stageWaits.add(stage, waitBefore(log, i));
      }
      now = stage;
      since = time;
      if (stage <= deepest) continue;
      if (deepest >= 0 && young?.[i - 1] === 1) tooYoung[deepest] = 1;
      deepest = stage;
    }
    return deepest;
  }

  /** Of an open journey only what it has left long ago is judged, if it is known how long ago that must be. */
  private countStages(deepest: number, open: boolean): void {
    const { young } = this.known;
    for (let stage = 0; stage < this.inStage.length; stage++) {
      const time = this.inStage[stage] as number;
      if (time < 0) continue;
      this.stageReached[stage] = (this.stageReached[stage] as number) + 1;
      this.stageTimes.add(stage, time);
      const left = young !== undefined && stage < deepest;
      if (left ? this.tooYoung[stage] === 0 : !open)
        this.stageFinished[stage] = (this.stageFinished[stage] as number) + 1;
    }
  }

  finished(): PartMeasures {
    return {
      journeys: this.journeys,
      customers: this.customers,
      converted: this.converted,
      unfinished: this.unfinished,
      stageReached: this.stageReached,
      stageFinished: this.stageFinished,
      stageLost: this.stageLost,
      reached: this.reached,
      count: this.count,
      repeated: this.repeated,
      lastOfLost: this.lastOfLost,
      stageTimes: this.stageTimes.byKey(),
      stageWaits: this.stageWaits.byKey(),
      waits: this.waits.byKey(),
      durations: this.durations.byKey(),
    };
  }
}

/** Keyed values in the order met, room for as many as there can be. */
class Gathered {
  private readonly keys: Int32Array;
  private readonly values: Float64Array;
  private readonly count: number;
  private at = 0;

  constructor(room: number, count: number) {
    this.keys = new Int32Array(room);
    this.values = new Float64Array(room);
    this.count = count;
  }

  add(key: number, value: number): void {
    this.keys[this.at] = key;
    this.values[this.at++] = value;
  }

  byKey(): ValuesByKey {
    return valuesByKey(this.keys.subarray(0, this.at), this.values, this.count);
  }
}

function sizeOf(log: JourneyLog, part: Part | undefined): [journeys: number, events: number] {
  let journeys = 0;
  let events = 0;
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    if (!within(part, j)) continue;
    journeys++;
    events += (log.offsets[j + 1] as number) - (log.offsets[j] as number);
  }
  return [journeys, events];
}
