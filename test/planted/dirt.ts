/** Generator G6: spoils a clean log the ways real ones are spoiled, and tells what it did. */
import { seeded } from '../../src/lib/random.ts';
import type { JourneyLog } from '../../src/events/journey-log.ts';

export interface Dirt {
  /** Events written twice, at the same time. */
  readonly doubled: number;
  /** Events given the time of the one before. */
  readonly tied: number;
  /** Events of one robot that touches everything at random. */
  readonly robot: number;
  /** The name spelled otherwise in the later half of the log, and how. */
  readonly renamed: readonly [before: string, after: string];
}

export interface DirtyLog {
  readonly log: JourneyLog;
  readonly dirt: Dirt;
}

/** 1 % of events doubled, 5 % tied to the one before, one robot of 5,000 events, one touchpoint spelled anew. */
export function dirtied(clean: JourneyLog, seed: number): DirtyLog {
  const random = seeded(`dirt ${seed}`);
  const renamedCode = random.int(clean.names.length);
  const before = clean.names[renamedCode] as string;
  const after = before.toUpperCase().replaceAll(' ', '_');
  const codes: number[] = [];
  const times: number[] = [];
  const offsets = [0];
  const dirt = { doubled: 0, tied: 0, robot: 5000 };
  const journeys = clean.offsets.length - 1;
  for (let j = 0; j < journeys; j++) {
    const begin = clean.offsets[j] as number;
    for (let i = begin; i < (clean.offsets[j + 1] as number); i++) {
      const code = clean.codes[i] as number;
      const tie = i > begin && random.next() < 0.05;
      if (tie) dirt.tied++;
      codes.push(code === renamedCode && j * 2 > journeys ? clean.names.length : code);
      times.push(tie ? (times.at(-1) as number) : Math.max(times[offsets[j] as number] ?? 0, clean.times[i] as number));
      if (random.next() >= 0.01) continue;
      dirt.doubled++;
      codes.push(codes.at(-1) as number);
      times.push(times.at(-1) as number);
    }
    offsets.push(codes.length);
  }
  const start = clean.times[0] as number;
  for (let i = 0; i < dirt.robot; i++) {
    codes.push(random.int(clean.names.length));
    times.push(start + i * 200);
  }
  offsets.push(codes.length);
  const log: JourneyLog = {
    names: [...clean.names, after],
    codes: Uint16Array.from(codes),
    times: Float64Array.from(times),
    offsets: Uint32Array.from(offsets),
    customerOf: Uint32Array.from([...clean.customerOf, clean.customers]),
    customers: clean.customers + 1,
    cut: clean.cut,
  };
  return { log, dirt: { ...dirt, renamed: [before, after] } };
}
