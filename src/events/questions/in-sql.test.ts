/** The same questions answered a second time, in SQL by the analytic engine, on random logs: equal to the unit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../../test/planted/log-of.ts';
import { openAnalytics } from '../../db/analytics.ts';
import type { Analytics } from '../../db/stores.ts';
import { seeded } from '../../lib/random.ts';
import { askDirectlyFollows } from './directly-follows.ts';
import { funnel } from './funnel.ts';
import { summary } from './summary.ts';
import { askVariants } from './variants.ts';
import { askWaits } from './waits.ts';

const names = ['Home', 'Bread list', 'Cake list', 'Basket', 'Address', 'Pay', 'Ask for help'];

/** Customers with one to four journeys, waits of mixed sizes, one event in six at the same time as the one before. */
function randomLog(seed: number): PlainJourney[] {
  const random = seeded(seed);
  return Array.from({ length: 400 }, (_, customer) => {
    let now = random.int(1_000_000);
    return Array.from({ length: 1 + random.int(4) }, (): PlainJourney => {
      now += random.int(500_000);
      const events = Array.from({ length: 1 + random.int(12) }, (): [string, number] => {
        now += random.int(6) === 0 ? 0 : random.int(5_000);
        return [names[random.pick([5, 4, 3, 3, 2, 2, 1])] ?? '', now];
      });
      return { customer, events };
    });
  }).flat();
}

const inOrder = `SELECT journey, any(customer) AS who, groupArray(event) AS e, groupArray(at) AS t
  FROM (SELECT * FROM random_log ORDER BY journey, seq) GROUP BY journey`;

const pairs = `SELECT who, x.1 AS a, x.2 AS b, x.3 AS wait FROM (SELECT who, arrayJoin(arrayZip(arrayPopBack(e),
  arrayPopFront(e), arrayMap((p, q) -> q - p, arrayPopBack(t), arrayPopFront(t)))) AS x FROM (${inOrder}))`;

const edges = `SELECT a, b, count() AS n, uniqExact(who) AS people, quantileExactInclusive(0.5)(wait) AS median,
  quantileExactInclusive(0.9)(wait) AS p90 FROM (${pairs}) GROUP BY a, b`;

/** Every start is tried; the deepest counts. */
const depths = `SELECT arrayMax(arrayMap(i -> if(e[i] != {steps:Array(String)}[1], 0, toUInt32(arrayFold((depth, x) ->
    if(x.2 - t[i] <= {within:Float64} AND x.1 = {steps:Array(String)}[depth + 1], toUInt32(depth + 1), depth),
    arraySlice(arrayZip(e, t), i), toUInt32(0)))), arrayEnumerate(e))) AS depth
  FROM (SELECT customer, groupArray(event) AS e, groupArray(at) AS t
    FROM (SELECT * FROM random_log ORDER BY customer, at, seq) GROUP BY customer)`;

describe.each([11, 12, 13])('questions answered a second time in SQL, log %i', (seed) => {
  const journeys = randomLog(seed);
  const log = logOf(journeys);
  let store: Analytics;
  beforeAll(async () => {
    store = await openAnalytics({});
    await store.ingest.run(
      'CREATE TABLE random_log (journey UInt32, customer UInt32, seq UInt32, event String, at Float64) ENGINE = Memory',
    );
    let seq = 0;
    const rows = journeys.flatMap(({ customer, events }, journey) =>
      events.map(([event, at]) => ({ journey, customer, seq: seq++, event, at })),
    );
    await store.ingest.insert('random_log', rows);
  });
  afterAll(() => store.close());

  test('directly-follows', async () => {
    const rows = await store.interactive.rows<Record<string, unknown>>(edges);
    const found = askDirectlyFollows(log).rows.map((row) => Object.values(row));
    const inSql = rows.map((row) => [row['a'], row['b'], row['n'], row['people'], row['median'], row['p90']]);
    expect(sortedRows(found)).toEqual(sortedRows(inSql));
  });

  test('starts and ends', async () => {
    const { starts, ends } = askDirectlyFollows(log);
    const rows = (which: string): Promise<Record<string, unknown>[]> =>
      store.interactive.rows(`SELECT e[${which}] AS event, count() AS count FROM (${inOrder}) GROUP BY event`);
    expect(sortedRows(starts)).toEqual(sortedRows(await rows('1')));
    expect(sortedRows(ends)).toEqual(sortedRows(await rows('-1')));
  });

  test('variants', async () => {
    const rows = await store.interactive.rows<{ e: string[]; n: number }>(
      `SELECT e, count() AS n FROM (${inOrder}) GROUP BY e`,
    );
    const answer = askVariants(log);
    expect(answer.distinct).toBe(rows.length);
    expect(sortedRows(answer.rows.map((row) => [row.path, row.count]))).toEqual(
      sortedRows(rows.map((row) => [row.e, row.n])),
    );
  });

  test.each([
    [['Home', 'Basket', 'Pay'], undefined],
    [['Home', 'Basket', 'Pay'], 20_000],
    [['Basket', 'Basket', 'Address', 'Pay'], 100_000],
    [['Pay', 'Ask for help'], 0],
  ])('funnel %j within %s', async (steps, within) => {
    const rows = await store.interactive.rows<{ depth: number; n: number }>(
      `SELECT depth, count() AS n FROM (${depths}) GROUP BY depth`,
      { steps, within: within ?? 1e15 },
    );
    const inSql = steps.map((_, at) => rows.filter((row) => row.depth > at).reduce((sum, row) => sum + row.n, 0));
    const answer = funnel(log, { steps, ...(within === undefined ? {} : { withinSeconds: within }) });
    expect(answer.steps.map((step) => step.customers)).toEqual(inSql);
  });

  test('waits', async () => {
    const rows = await store.interactive.rows<Record<string, unknown>>(edges);
    const found = askWaits(log).rows.map((row) => [row.from, row.to, row.count, row.medianSeconds, row.p90Seconds]);
    const inSql = rows.map((row) => [row['a'], row['b'], row['n'], row['median'], row['p90']]);
    expect(sortedRows(found)).toEqual(sortedRows(inSql));
    const medians = askWaits(log).rows.map((row) => row.medianSeconds);
    expect(medians).toEqual(medians.toSorted((a, b) => b - a));
  });

  test('summary', async () => {
    const rows = await store.interactive.rows(
      'SELECT event, count() AS count, uniqExact(customer) AS customers FROM random_log GROUP BY event',
    );
    const columns = { customer: 'customer', event: 'event', time: 'at', journey: 'journey', properties: [] };
    expect(sortedRows(summary(log, { columns, rejected: 0 }).eventNames)).toEqual(sortedRows(rows));
  });
});

/** Rows as texts in one order, so that two lists of the same rows are equal. */
const sortedRows = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row, micros)).sort();

/** Interpolated quantiles differ in the last bit of a double. */
const micros = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
