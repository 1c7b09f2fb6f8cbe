/** Generator G6 as a file: the same events as a collector of clicks exports them, clean, or spoiled the ways real ones are. */
import { seeded, type Random } from '../../src/lib/random.ts';
import type { JourneyLog } from '../../src/events/journey-log.ts';

interface Row {
  readonly id: string;
  readonly device: string;
  readonly user: string;
  readonly event: string;
  /** Milliseconds since 1970, as it was; the device's clock is wrong by `off`. */
  readonly at: number;
  readonly off: number;
  /** Milliseconds until it arrived a second time. */
  readonly late: number;
  readonly agent: string;
  readonly plan: string;
}

export interface DirtyFile {
  readonly text: string;
  /** People who signed in half-way, so that their events stand under two ids. */
  readonly parted: number;
  /** Events whose device's clock was wrong by a second or more. */
  readonly skewed: number;
  readonly doubled: number;
  readonly robot: number;
}

const columns = 'messageId,anonymousId,userId,event,originalTimestamp,sentAt,receivedAt,userAgent,plan';
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const crawler = 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)';

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Kept in a buffer for 200 ms, then sent; the way takes no time worth telling. */
function lineOf({ id, device, user, event, at, off, late, agent, plan }: Row): string {
  const sent = at + 200 + late;
  return [id, device, user, event, iso(at + off), iso(sent + off), iso(sent), agent, plan].join(',');
}

const fileOf = (rows: readonly Row[]): string => `${[columns, ...rows.map(lineOf)].join('\n')}\n`;

/** Everybody is known from the first click on, and every clock is right. No two events of one person are of one instant. */
function cleanRows(log: JourneyLog): Row[] {
  const rows: Row[] = [];
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    const begin = log.offsets[j] as number;
    for (let i = begin; i < (log.offsets[j + 1] as number); i++) {
      rows.push({
        id: `m${i}`,
        device: '',
        user: `user-${log.customerOf[j]}`,
        event: log.names[log.codes[i] as number] as string,
        at: (log.times[i] as number) + i - begin,
        off: 0,
        late: 0,
        agent: browser,
        plan: (log.customerOf[j] as number) % 3 === 0 ? 'gold' : 'plain',
      });
    }
  }
  return rows;
}

export const cleanFile = (log: JourneyLog): string => fileOf(cleanRows(log));

/**
 * One person in three signs in half-way, one in ten has a clock that is wrong by an hour or so, a robot touches
 * everything five times a second, a crawler calls itself one, 1 % of the rows stand twice and 1 % arrived twice, and
 * 1 % have changed places with another.
 */
export function dirtyFile(log: JourneyLog, seed: number): DirtyFile {
  const random = seeded(`dirty file ${seed}`);
  const rows = cleanRows(log);
  const told = { parted: 0, skewed: 0 };
  const spoiled = byUser(rows).flatMap((own) => spoil(own, random, told));
  const doubled = spoiled.flatMap((row) => {
    if (random.next() < 0.01) return [row];
    return random.next() < 0.01 ? [{ ...row, late: 30_000 + random.int(60_000) }] : [];
  });
  const machines = robots(log, random);
  const all = [...spoiled, ...doubled, ...machines];
  return { ...told, doubled: doubled.length, robot: machines.length, text: fileOf(swapped(all, random)) };
}

/** 1 % of the rows stand twice, 1 % have changed places with another; nothing else. */
export function shuffledFile(log: JourneyLog, seed: number): string {
  const random = seeded(`shuffled file ${seed}`);
  const rows = cleanRows(log);
  return fileOf(swapped([...rows, ...rows.filter(() => random.next() < 0.01)], random));
}

function byUser(rows: readonly Row[]): Row[][] {
  const own = new Map<string, Row[]>();
  for (const row of rows) own.set(row.user, [...(own.get(row.user) ?? []), row]);
  return [...own.values()];
}

function spoil(own: readonly Row[], random: Random, told: { parted: number; skewed: number }): Row[] {
  const parts = own.length > 1 && random.next() < 1 / 3 ? 1 + random.int(own.length - 1) : 0;
  const device = parts > 0 ? `browser-${own[0]?.id}` : '';
  const off = random.next() < 0.1 ? Math.round(3_600_000 * random.normal()) : 0;
  if (parts > 0) told.parted++;
  if (Math.abs(off) >= 1000) told.skewed += own.length;
  return own.map((row, i) => {
    // From signing in on the browser's id is told beside, or no longer.
    const beside = i === parts || random.int(2) === 0;
    return { ...row, off, user: i < parts ? '' : row.user, device: i < parts || beside ? device : '' };
  });
}

function robots(log: JourneyLog, random: Random): Row[] {
  const begin = log.times[0] as number;
  const machine = (name: string, i: number, wait: number, agent: string): Row => ({
    id: `${name}${i}`,
    device: '',
    user: name,
    event: log.names[random.int(log.names.length)] as string,
    at: begin + i * wait,
    off: 0,
    late: 0,
    agent,
    plan: 'plain',
  });
  const fast = Array.from({ length: 3000 }, (_, i) => machine('robot', i, 180, browser));
  return [...fast, ...Array.from({ length: 200 }, (_, i) => machine('crawler', i, 90_000, crawler))];
}

function swapped(rows: readonly Row[], random: Random): Row[] {
  const all = [...rows];
  for (let i = 0; i < all.length / 200; i++) {
    const [one, other] = [random.int(all.length), random.int(all.length)];
    [all[one], all[other]] = [all[other] as Row, all[one] as Row];
  }
  return all;
}
