/** The promises of the analytic store, on chDB and over ClickHouse's HTTP interface. */
import { mkdtempSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyticsServer } from '../../test/each-analytics.ts';
import { Refused } from '../lib/refusal.ts';
import { openAnalytics } from './analytics.ts';
import { AnalyticsError } from './analytics-error.ts';
import type { Analytics } from './stores.ts';

const visits = `CREATE OR REPLACE TABLE test_visits (customer String, page String, at DateTime64(3), spent UInt64)
  ENGINE = MergeTree ORDER BY (customer, at) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`;

describe.each(['chDB', 'ClickHouse'])('the analytic store on %s', (engine) => {
  let store: Analytics;
  let stop = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    if (engine === 'chDB') {
      store = await openAnalytics();
    } else {
      const started = await analyticsServer();
      stop = started.stop;
      store = await openAnalytics({ url: started.url });
    }
    await store.ingest.run(visits);
  });
  afterAll(async () => {
    try {
      await store.close();
    } finally {
      await stop();
    }
  });

  test('keeps rows and answers questions about them', async () => {
    await store.ingest.insert('test_visits', [
      { customer: 'anna', page: 'Opens box page', at: '2026-03-01T08:00:00.250Z', spent: 3 },
      { customer: 'ben', page: 'Reads "Rye, whole" 🥖\nand more', at: 1_772_352_000_000, spent: 4 },
    ]);
    const rows = await store.interactive.rows(
      'SELECT customer, page, spent, toString(at) AS time FROM test_visits ORDER BY customer',
    );
    expect(rows).toEqual([
      { customer: 'anna', page: 'Opens box page', spent: 3, time: '2026-03-01 08:00:00.250' },
      { customer: 'ben', page: 'Reads "Rye, whole" 🥖\nand more', spent: 4, time: '2026-03-01 08:00:00.000' },
    ]);
  });

  test('takes rows from a file of ours', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'sojourn-rows-')), 'rows.bin');
    const carla = Buffer.concat([Buffer.from('\x05carla\x04Pays'), Buffer.alloc(16)]);
    writeFileSync(path, Buffer.concat([carla, carla]));
    const structure = 'customer String, page String, at DateTime64(3), spent UInt64';
    await store.ingest.insertFile('test_visits', { path, format: 'RowBinary', structure });
    rmSync(dirname(path), { recursive: true });
    const sql = `SELECT count() AS n, any(page) AS page, toString(max(at)) AS at FROM test_visits WHERE customer = 'carla'`;
    expect(await store.interactive.rows(sql)).toEqual([{ n: 2, page: 'Pays', at: '1970-01-01 00:00:00.000' }]);
  });

  test('binds any text as a value, never as SQL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const whole = Buffer.from(text).toString();
        const [row] = await store.interactive.rows('SELECT {text:String} AS text', { text: whole });
        expect(row).toEqual({ text: whole });
      }),
      {
        numRuns: 150,
        examples: [["'; DROP TABLE test_visits; --"], ['\\'], ["\\'"], ['\0\t\n\r\b\f'], ['\\N'], ['{x:String}']],
      },
    );
  });

  test('binds numbers, lists, maps, dates and nothing', async () => {
    const sql = `SELECT {n:Float64} AS n, {names:Array(String)} AS names, {counts:Map(String, UInt32)} AS counts,
      toString({at:DateTime64(3)}) AS at, {none:Nullable(String)} AS none, {big:UInt64} AS big`;
    const [row] = await store.interactive.rows(sql, {
      n: 1.5,
      names: ["O'Neil", 'a\\b\t"c"', 'Zoë 🥐'],
      counts: { "it's": 2 },
      at: new Date('2026-12-24T18:30:00.123Z'),
      none: null,
      big: 18446744073709551615n,
    });
    expect(row).toEqual({
      n: 1.5,
      names: ["O'Neil", 'a\\b\t"c"', 'Zoë 🥐'],
      counts: { "it's": 2 },
      at: '2026-12-24 18:30:00.123',
      none: null,
      big: '18446744073709551615',
    });
  });

  test('gives integers as numbers where they fit, else as text', async () => {
    const rows = await store.interactive.rows(
      `SELECT toUInt64(9007199254740991) AS fits, toUInt64(9007199254740993) AS not, 0.1234567890123456 AS share, '9007199254740993' AS name`,
    );
    expect(rows).toEqual([
      { fits: 9007199254740991, not: '9007199254740993', share: 0.1234567890123456, name: '9007199254740993' },
    ]);
  });

  test('streams a large answer without ever holding it', async () => {
    let bytes = 0;
    let largest = 0;
    const sql = 'SELECT toUInt32(number), toFloat64(number) FROM numbers({n:UInt64}) FORMAT RowBinary';
    for await (const chunk of store.mining.bytes(sql, { n: 5_000_000 })) {
      bytes += chunk.byteLength;
      largest = Math.max(largest, chunk.byteLength);
    }
    expect(bytes).toBe(5_000_000 * 12);
    expect(largest).toBeLessThan(8_000_000);
  });

  test('is free again after a stream that was left in the middle', async () => {
    for await (const chunk of store.mining.bytes('SELECT number FROM numbers(50000000) FORMAT RowBinary')) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      break;
    }
    expect(await store.mining.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a tiny question does not wait behind a big one', async () => {
    const order: string[] = [];
    const stop = new AbortController();
    const big = store.mining
      .rows(
        'SELECT count() FROM numbers({n:UInt64}) WHERE sipHash64(number) % 7 = 3',
        { n: 1e12 },
        { signal: stop.signal },
      )
      .catch((error: unknown) => order.push(`big: ${String(error)}`));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await store.interactive.rows('SELECT {x:UInt8} AS x', { x: 3 });
    order.push('tiny');
    stop.abort(new Error('enough'));
    await big;
    expect(order).toEqual(['tiny', 'big: Error: enough']);
  });

  test('stops the engine when a question is cancelled, and is free again', async () => {
    const signal = AbortSignal.timeout(200);
    const endless = store.mining.rows(
      'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) % 7 = 3',
      {},
      { signal },
    );
    await expect(endless).rejects.toThrow(/timeout/i);
    expect(await store.mining.rows('SELECT 2 AS two')).toEqual([{ two: 2 }]);
    const running = async (): Promise<number | undefined> => {
      const [row] = await store.interactive.rows<{ n: number }>(
        `SELECT count() AS n FROM system.processes WHERE query LIKE '%1000000000000%' AND query NOT LIKE '%processes%'`,
      );
      return row?.n;
    };
    // A server stops it in its own time.
    while ((await running()) !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  test('a question cancelled at once is stopped too, whenever the engine learns of it', async () => {
    for (const wait of [0, 0, 1, 2, 4, 8]) {
      const stop = new AbortController();
      const endless = store.mining.run(
        'SELECT count() FROM numbers(1000000000000) WHERE NOT ignore(sipHash64(number))',
        {},
        stop,
      );
      setTimeout(() => stop.abort(), wait);
      await expect(endless).rejects.toThrow(/abort/i);
    }
    expect(await store.mining.rows('SELECT 3 AS three')).toEqual([{ three: 3 }]);
  });

  test('what waits for its turn can give up', async () => {
    const stop = new AbortController();
    const big = store.mining.rows(
      'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) % 7 = 3',
      {},
      { signal: stop.signal },
    );
    const waiting = store.mining.rows('SELECT 1 AS one', {}, { signal: AbortSignal.timeout(50) });
    await expect(waiting).rejects.toThrow(/timeout/i);
    stop.abort();
    await expect(big).rejects.toThrow(/abort/i);
  });

  test('settings of one statement end with it', async () => {
    const ask = `SELECT value FROM system.settings WHERE name = 'max_threads'`;
    const before = await store.interactive.rows(ask);
    expect(await store.interactive.rows(ask, {}, { settings: { max_threads: 1 } })).toEqual([{ value: '1' }]);
    expect(await store.interactive.rows(ask)).toEqual(before);
  });

  test('a question too large for memory is refused in plain words, and the next one works', async () => {
    const large = store.mining.rows(
      'SELECT groupArray(number) AS all FROM numbers(100000000)',
      {},
      { settings: { max_memory_usage: 100_000_000 } },
    );
    await expect(large).rejects.toThrow(Refused);
    expect(await store.mining.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test("tells the engine's number and name of an error", async () => {
    const wrong = store.interactive.rows('SELECT no_such_column FROM test_visits');
    await expect(wrong).rejects.toThrow(AnalyticsError);
    await expect(wrong).rejects.toMatchObject({ code: 47, type: 'UNKNOWN_IDENTIFIER' });
    await expect(store.interactive.run('SELECT 1', {}, { settings: { no_such_setting: 1 } })).rejects.toMatchObject({
      code: 115,
    });
    expect(await store.interactive.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('every table of ours is synced to disk on insert', async () => {
    const unsynced = await store.interactive.rows(
      `SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'
       AND NOT (engine_full LIKE '%fsync_after_insert = 1%' AND engine_full LIKE '%fsync_part_directory = 1%')`,
    );
    expect(unsynced).toEqual([]);
  });
});

describe('the analytic store in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('reads any file of this machine by its path', async () => {
    const store = await openAnalytics({ path: join(folder, 'events') });
    const path = join(folder, "Anna's orders.csv");
    writeFileSync(path, 'customer,event\nanna,Opens box page\n');
    expect(await store.ingest.rows('SELECT * FROM file({path:String}, CSVWithNames)', { path })).toEqual([
      { customer: 'anna', event: 'Opens box page' },
    ]);
    await store.close();
  });

  test('closes more than once, even in the middle of a question, and opens again with what was stored', async () => {
    const path = join(folder, 'again');
    const first = await openAnalytics({ path });
    await first.ingest.run(visits);
    await first.ingest.insert('test_visits', [{ customer: 'anna', page: 'Opens box page', at: 0, spent: 1 }]);
    const endless = first.mining.rows('SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) % 7 = 3');
    const failed = endless.then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([first.close(), first.close()]);
    expect(await failed).toMatch(/being closed/);
    await expect(first.interactive.rows('SELECT 1')).rejects.toThrow(/being closed/);
    const second = await openAnalytics({ path });
    expect(await second.interactive.rows('SELECT count() AS n FROM test_visits')).toEqual([{ n: 1 }]);
    await second.close();
    expect(existsSync(join(path, 'scratch'))).toBe(false);
  });

  test('a folder that is open already is refused', async () => {
    const path = join(folder, 'twice');
    const store = await openAnalytics({ path });
    await expect(openAnalytics({ path })).rejects.toThrow(/already open/);
    await store.close();
  });

  test('data of a newer version is refused', async () => {
    const path = join(folder, 'newer');
    const store = await openAnalytics({ path });
    await store.ingest.insert('migrations', [{ number: 9000, name: 'from-the-future', checksum: '', at: 0 }]);
    await store.close();
    await expect(openAnalytics({ path })).rejects.toThrow(/newer Sojourn/);
  });
});

test('a server that does not answer is refused in plain words', async () => {
  const none = openAnalytics({ url: 'http://default@127.0.0.1:9/default' });
  await expect(none).rejects.toMatchObject({ refusal: { code: 'analytics-unreachable' } });
});
