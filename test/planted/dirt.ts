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

export interface SkewedLog {
  readonly log: JourneyLog;
  /** Events told by a clock that is wrong, and pairs of neighbours that changed places by it. */
  readonly skewed: number;
  readonly swapped: number;
}

/**
 * One customer in ten has a second device whose clock is off by some minutes (a normal spread of five) and which tells
 * half of the events; each journey is put in the order of the told times, as an importer would find it.
 */
export function skewed(clean: JourneyLog, seed: number): SkewedLog {
  const random = seeded(`skew ${seed}`);
  const codes = clean.codes.slice();
  const times = clean.times.slice();
  let [events, swapped] = [0, 0];
  for (let j = 0; j + 1 < clean.offsets.length; j++) {
    if (random.next() >= 0.1) continue;
    const [begin, end] = [clean.offsets[j] as number, clean.offsets[j + 1] as number];
    const off = Math.round(300 * random.normal()) * 1000;
    const told = Array.from({ length: end - begin }, (_, i) => {
      const wrong = random.int(2) === 0;
      if (wrong) events++;
      return { code: codes[begin + i] as number, time: (times[begin + i] as number) + (wrong ? off : 0), was: i };
    });
    told.sort((a, b) => a.time - b.time || a.was - b.was);
    told.forEach(({ code, time, was }, i) => {
      codes[begin + i] = code;
      times[begin + i] = time;
      if (i > 0 && was < (told[i - 1]?.was ?? 0)) swapped++;
    });
  }
  return { log: { ...clean, codes, times }, skewed: events, swapped };
}

export interface TwoIdsLog {
  readonly log: JourneyLog;
  /** The journey of the clean log that each journey is, or is the rest of. */
  readonly cameFrom: readonly number[];
}

/** One customer in ten goes on under a second id (signs in, changes the phone): the rest is another customer's journey. */
export function twoIds(clean: JourneyLog, seed: number): TwoIdsLog {
  const random = seeded(`two ids ${seed}`);
  const rows = Array.from({ length: clean.offsets.length - 1 }, (_, j) => {
    const [begin, end] = [clean.offsets[j] as number, clean.offsets[j + 1] as number];
    const cut = end - begin > 1 && random.next() < 0.1 ? begin + 1 + random.int(end - begin - 1) : end;
    return { j, begin, cut, end };
  });
  const rest = rows.filter(({ cut, end }) => cut < end).map(({ j, cut, end }) => ({ j, begin: cut, cut: end }));
  const journeys = [...rows, ...rest];
  const gathered = <T>(of: (i: number) => T): T[] =>
    journeys.flatMap(({ begin, cut }) => Array.from({ length: cut - begin }, (_, i) => of(begin + i)));
  const offsets = [0];
  for (const { begin, cut } of journeys) offsets.push((offsets.at(-1) as number) + cut - begin);
  const log: JourneyLog = {
    ...clean,
    codes: Uint16Array.from(gathered((i) => clean.codes[i] as number)),
    times: Float64Array.from(gathered((i) => clean.times[i] as number)),
    offsets: Uint32Array.from(offsets),
    customerOf: Uint32Array.from([...clean.customerOf, ...rest.map((_, i) => clean.customers + i)]),
    customers: clean.customers + rest.length,
  };
  return { log, cameFrom: journeys.map(({ j }) => j) };
}

/** The log as a CSV file whose times are what clocks on the wall of `zone` showed: hours are skipped and told twice. */
export function onTheWall(log: JourneyLog, zone: string): string {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const lines = ['customer,event,time'];
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    for (let i = log.offsets[j] as number; i < (log.offsets[j + 1] as number); i++) {
      const customer = `c${String(log.customerOf[j]).padStart(6, '0')}`;
      lines.push(`${customer},${log.names[log.codes[i] as number]},${wall.format(log.times[i])}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
