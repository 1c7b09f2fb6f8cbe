/** What every planted generator hands back: a log whose truth is known, with names that do not give it away. */
import type { Random } from '../../src/lib/random.ts';
import type { JourneyLog } from '../../src/events/journey-log.ts';

export interface PlantedLog {
  readonly log: JourneyLog;
  /** True group of each journey. */
  readonly groups: Int16Array;
  /** True stage of each code; -1 for touchpoints that occur everywhere. */
  readonly stages: Int16Array;
  /** 1 for each event that is noise; none where the generator does not tell. */
  readonly slips: Uint8Array;
  /** The code of each inner touchpoint number of the generator. */
  readonly codeOf: readonly number[];
}

const verbs = ['Open', 'Read', 'Ask', 'Choose', 'Send', 'Visit', 'Check', 'Watch', 'Save', 'Share', 'Edit', 'Print'];
const nouns = ['bread', 'cake', 'order', 'basket', 'bill', 'shop', 'recipe', 'coupon', 'parcel', 'invoice', 'card'];

/** As many believable names as asked for, in an order that gives nothing away. */
export function shuffledNames(random: Random, count: number): string[] {
  return random.shuffle(verbs.flatMap((verb) => nouns.map((noun) => `${verb} ${noun}`))).slice(0, count);
}

/** Gathers journeys of inner touchpoint numbers and hands them out under shuffled codes and names. */
export class Planting {
  private readonly codes: number[] = [];
  private readonly times: number[] = [];
  private readonly offsets: number[] = [0];
  private readonly groups: number[] = [];
  private readonly slips: number[] = [];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** One journey of one customer, `slips` the places of its noise; gaps are log-normal around ten minutes. */
  add(group: number, path: readonly number[], slips: ReadonlySet<number> = new Set()): void {
    path.forEach((_, place) => this.slips.push(slips.has(place) ? 1 : 0));
    let now = Date.UTC(2025, 0, 1) + this.random.int(300 * 86_400) * 1000;
    for (const touchpoint of path) {
      this.codes.push(touchpoint);
      this.times.push(now);
      now += Math.round(600 * Math.exp(this.random.normal())) * 1000;
    }
    this.offsets.push(this.codes.length);
    this.groups.push(group);
  }

  /** `stages[t]` is the true stage of inner touchpoint t. */
  finish(stages: readonly number[]): PlantedLog {
    const { random } = this;
    const codeOf = random.shuffle(stages.map((_, touchpoint) => touchpoint));
    const names = shuffledNames(random, stages.length);
    const stageOf = new Int16Array(stages.length);
    stages.forEach((stage, touchpoint) => {
      stageOf[codeOf[touchpoint] as number] = stage;
    });
    return {
      log: {
        names,
        codes: Uint16Array.from(this.codes, (touchpoint) => codeOf[touchpoint] as number),
        times: Float64Array.from(this.times),
        offsets: Uint32Array.from(this.offsets),
        customerOf: Uint32Array.from(this.groups, (_, j) => j),
        customers: this.groups.length,
        cut: { by: 'customer' },
      },
      groups: Int16Array.from(this.groups),
      stages: stageOf,
      slips: Uint8Array.from(this.slips),
      codeOf,
    };
  }
}
