/** Loading into the real store: exactly once, however often, in whatever pieces, and killed at any point. */
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAnalytics } from '../db/analytics.ts';
import type { Analytics } from '../db/stores.ts';
import { logFile, refusalOf, withLogFolder } from '../../test/log-kit.ts';
import * as events from './events.store.ts';
import { loadLog } from './import/load-log.ts';
import { readLogFiles } from './import/read-log-files.ts';
import { readJourneyLog } from './journeys.store.ts';

withLogFolder();
let analytics: Analytics;
beforeAll(async () => {
  analytics = await openAnalytics();
});
afterAll(() => analytics.close());

const header = 'customer_id,session_id,event,timestamp,channel';
const rows = Array.from({ length: 3000 }, (_, i) => {
  const time = new Date(Date.UTC(2024, 4, 1) + ((i * 7919) % 86_400) * 1000).toISOString();
  return `c${i % 97},s${i % 291},Step ${i % 11},${time},${['web', 'app', 'shop'][i % 3]}`;
});
const doubled = [...rows, rows[5] ?? '', rows[7] ?? ''];
const load = (path: string, source: string) => loadLog(analytics, [{ path }], { source });
const counted = async (source: string): Promise<number> => (await events.spanOf(analytics, source)).events;

/**
 * Forty visitors who sign in half-way, in two exports: who they became stands in the second only. Clocks are wrong,
 * messages were sent twice, a robot looks on, and the people of two visitors are our own.
 */
function dirtyFiles(): string[] {
  const columns = 'messageId,anonymousId,userId,event,originalTimestamp,sentAt,receivedAt,userAgent,email,plan';
  const begin = Date.UTC(2025, 2, 3);
  const time = (ms: number): string => new Date(begin + ms).toISOString();
  const before: string[] = [];
  const after: string[] = [];
  for (let i = 0; i < 40 * 21; i++) {
    const [who, step] = [i % 40, Math.floor(i / 40)];
    // Two steps in a row are told of the same moment, under two ids where somebody signs in between.
    const at = Math.floor(step / 2) * 60_007 + who * 1009;
    const off = who % 4 === 0 ? 3_600_000 * (who - 20) : 0;
    const user = step > 10 ? `user-${who % 39}` : '';
    const device = step > 12 ? '' : `device-${who}`;
    const agent = step === 4 ? 'Googlebot/2.1 (+http://www.google.com/bot.html)' : 'Mozilla/5.0 (X11; Linux x86_64)';
    const mail = who < 2 && step === 15 ? `Eva${who}@ourfirm.example` : '';
    const row = (wait: number): string =>
      [`m${i}`, device, user, `Step ${step % 7}`, time(at + off), time(at + off + 500), time(at + 500 + wait)].join(
        ',',
      );
    const rest = `,${agent},${mail},${who % 3 === 0 ? 'gold' : 'plain'}`;
    (step < 9 ? before : after).push(row(0) + rest);
    if (i % 97 === 0) (step < 9 ? before : after).push(row(800) + rest);
  }
  return [logFile([columns, ...before]), logFile([columns, ...after])];
}

describe('a load', () => {
  test('reads back exactly as it would have from the file', async () => {
    const path = logFile([header, ...doubled]);
    const loaded = await load(path, 'source_same');
    expect(loaded).toMatchObject({ events: 3002, added: 3002, customers: 97, rejected: 0 });
    expect(loaded.warnings.join()).toContain('Kept, though they repeat another row exactly: 2 rows.');
    const stored = await readJourneyLog(analytics, { source: 'source_same' });
    const direct = await readLogFiles([{ path }]);
    expect(stored.log).toEqual(direct.log);
    expect(stored.traits).toEqual(direct.traits);
    expect([0, 1, 96].map(stored.names.customer)).toEqual([0, 1, 96].map(direct.names.customer));
    expect([0, 1, 200].map(stored.names.journey)).toEqual([0, 1, 200].map(direct.names.journey));
  });

  test('of a dirty log is joined, set right and cleaned as it would have been from the files', async () => {
    const paths = dirtyFiles();
    const wishes = { staff: ['email=@ourfirm.example'], cut: { by: 'customer' } } as const;
    const direct = await readLogFiles(
      paths.map((path) => ({ path })),
      wishes,
    );
    // Two of 39 people are our own; one of them has two devices, and each device 21 events.
    expect(direct.log.cleaning).toEqual({
      robots: { events: 37, customers: 37 },
      robotsKept: false,
      staff: { events: 63, customers: 2 },
      joined: 39,
    });
    for (const [path, source] of [...paths, paths[0] ?? ''].map((one) => [one, 'source_dirty'] as const)) {
      await loadLog(analytics, [{ path }], { source, staff: wishes.staff });
    }
    const stored = await readJourneyLog(analytics, { source: 'source_dirty', cut: wishes.cut });
    expect(stored.log).toEqual(direct.log);
    expect(stored.traits).toEqual(direct.traits);
    expect([0, 1, 36].map(stored.names.customer)).toEqual([0, 1, 36].map(direct.names.customer));
    const all = await readJourneyLog(analytics, { source: 'source_dirty', cut: wishes.cut, robots: 'keep', staff: [] });
    expect(all.log.cleaning).toMatchObject({ robots: { events: 40 }, robotsKept: true, staff: { events: 0 } });
    expect(all.log.codes.length).toBe(direct.log.codes.length + 100);
  });

  test('repeated, shuffled or grown adds only what is new', async () => {
    await load(logFile([header, ...doubled]), 'source_again');
    expect((await load(logFile([header, ...doubled]), 'source_again')).added).toBe(0);
    expect((await load(logFile([header, ...doubled.toReversed()]), 'source_again')).added).toBe(0);
    const grown = logFile([header, ...doubled, 'c1,s1,Return,2024-06-01T10:00:00Z,web', rows[5] ?? '']);
    const more = await load(grown, 'source_again');
    expect(more).toMatchObject({ added: 2, events: 3004 });
    expect(more.warnings.join()).toContain('3002 events were there already');
  });

  test('of a second file adds, and its ties come after those of the first', async () => {
    const line = (step: string): string => `anna,s1,${step},2024-05-01T10:00:00Z,web`;
    await load(logFile([header, line('Z first'), line('Y second')]), 'source_two');
    await load(logFile([header, line('X third')]), 'source_two');
    const { log } = await readJourneyLog(analytics, { source: 'source_two' });
    expect(Array.from(log.codes, (code) => log.names[code])).toEqual(['Z first', 'Y second', 'X third']);
  });

  test('killed while it arrived, or between sifting and showing, leaves nothing behind', async () => {
    const path = logFile([header, ...doubled]);
    await load(logFile([header, ...rows.slice(0, 1000)]), 'source_killed');
    // As a process killed in the middle leaves it: half of a load arrived, part of it sifted.
    await analytics.ingest.run(
      `INSERT INTO events_arriving SELECT * REPLACE ('source_killed' AS source)
       FROM events WHERE source = 'source_same' LIMIT 1700`,
    );
    await analytics.ingest.run(
      `INSERT INTO events_new SELECT * FROM events_arriving WHERE source = 'source_killed' LIMIT 400`,
    );
    expect(await counted('source_killed')).toBe(1000);
    expect((await load(path, 'source_killed')).events).toBe(3002);
    expect((await load(path, 'source_killed')).added).toBe(0);
  });

  test('asked for twice at the same time happens once', async () => {
    const path = logFile([header, ...rows]);
    const both = await Promise.all([load(path, 'source_race'), load(path, 'source_race')]);
    expect(both.map((one) => one.added).toSorted((a, b) => a - b)).toEqual([0, 3000]);
    expect(await counted('source_race')).toBe(3000);
  });

  test('that is refused shows nothing', async () => {
    expect(
      await refusalOf(load(logFile([header, ...rows.map((row) => row.replace(/2024/, 'MMXXIV'))]), 'source_bad')),
    ).toMatchObject({ refused: true });
    expect(await counted('source_bad')).toBe(0);
  });

  test('can be cancelled, and done again', async () => {
    const path = logFile([header, ...rows]);
    const stop = new AbortController();
    const watch = { report: () => stop.abort(new Error('Enough.')), signal: stop.signal };
    await expect(loadLog(analytics, [{ path }], { source: 'source_stop' }, watch)).rejects.toThrow('Enough.');
    expect(await counted('source_stop')).toBe(0);
    expect((await load(path, 'source_stop')).added).toBe(3000);
  });
});

describe('reading', () => {
  test('filters by a property or by a column that plays a part', async () => {
    await load(logFile([header, ...rows]), 'source_where');
    const web = await readJourneyLog(analytics, {
      source: 'source_where',
      where: [{ property: 'channel', value: 'web' }],
    });
    expect(web.log.codes).toHaveLength(1000);
    const one = await readJourneyLog(analytics, {
      source: 'source_where',
      where: [{ property: 'customer_id', value: 'c1' }],
    });
    expect(one.log.customers).toBe(1);
    const query = { source: 'source_where', where: [{ property: 'chanel', value: 'web' }] };
    expect(await refusalOf(readJourneyLog(analytics, query))).toMatchObject({ code: 'unknown-property' });
  });

  test('a source nobody loaded is refused', async () => {
    expect(await refusalOf(readJourneyLog(analytics, { source: 'source_none' }))).toMatchObject({
      code: 'no-such-source',
    });
  });

  test('a forgotten source is gone whole', async () => {
    await load(logFile([header, ...rows]), 'source_gone');
    await events.forgetSource(analytics, 'source_gone');
    expect(await counted('source_gone')).toBe(0);
    expect(await refusalOf(readJourneyLog(analytics, { source: 'source_gone' }))).toMatchObject({
      code: 'no-such-source',
    });
  });
});

test('Parquet reads like the CSV it was made from', async () => {
  const csv = logFile([header, ...rows]);
  const parquet = logFile('', 'orders.parquet');
  const made: Uint8Array[] = [];
  const sql = `SELECT c1 AS customer_id, c2 AS session_id, c3 AS event, parseDateTime64BestEffort(c4, 3, 'UTC') AS timestamp,
      if(c5 = 'shop', NULL, c5) AS channel
    FROM file({path:String}, 'CSV', 'c1 String, c2 String, c3 String, c4 String, c5 Nullable(String)') FORMAT Parquet`;
  const settings = { input_format_csv_skip_first_lines: 1, max_threads: 1 };
  for await (const chunk of analytics.mining.bytes(sql, { path: csv }, { settings })) made.push(chunk);
  await writeFile(parquet, Buffer.concat(made));
  await load(parquet, 'source_parquet');
  const stored = await readJourneyLog(analytics, { source: 'source_parquet' });
  const { log } = await readLogFiles([{ path: csv }]);
  expect(stored.log).toEqual(log);
  // The channel changes within every customer: no trait of theirs, but known of every event; "shop" was left out.
  expect(stored.traits.properties).toEqual([]);
  expect(Object.keys(stored.traits.channels ?? {}).toSorted()).toEqual([...log.names].toSorted());
  expect(new Set(Object.values(stored.traits.channels ?? {}))).toEqual(new Set(['app', 'web']));
});
