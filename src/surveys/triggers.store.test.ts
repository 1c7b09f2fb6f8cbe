/** Events looked up by the ids their logs give them, in the store and in files alike. */
import { beforeAll, expect, test } from 'vitest';
import { onEachAnalytics } from '../../test/each-analytics.ts';
import { logFile, withLogFolder } from '../../test/log-kit.ts';
import { loadLog } from '../events/import/load-log.ts';
import { readLogFiles } from '../events/import/read-log-files.ts';
import { triggerIds } from './log-whereabouts.ts';
import type { Response } from './response.ts';
import { addResponses } from './responses.store.ts';
import { triggeredIn, triggersIn } from './triggers.store.ts';

withLogFolder();

const minute = (at: number): string => new Date(Date.UTC(2026, 2, 3, 10, at)).toISOString();
const steps = ['Visits', 'Pays', 'Parcel arrives'];
const rows = Array.from({ length: 60 }, (_, at) => ({
  customer: `C${at % 20}`,
  event: steps[Math.floor(at / 20)] ?? '',
  time: minute(at),
  key: `e-${at}`,
}));
const csv = (name: string): string[] => [
  `customer,event,time,${name}`,
  ...rows.map(({ customer, event, time, key }) => `${customer},${event},${time}," ${key}"`),
];
const ndjson = rows.map(({ key, ...row }) => JSON.stringify({ ...row, messageId: key }));
const ocel = JSON.stringify({
  objects: rows.slice(0, 20).map(({ customer }) => ({ id: customer, type: 'customer' })),
  events: rows.map(({ key, event, time, customer }) => ({
    id: key,
    type: event,
    time,
    attributes: [],
    relationships: [{ objectId: customer, qualifier: 'of' }],
  })),
});

const pays = { customer: 'C5', event: 'Pays', time: Date.parse(minute(25)) };
const plain = ['plain.csv', csv('id')] as const;
const objects = ['orders.json', ocel] as const;
const calls = ['calls.ndjson', ndjson] as const;

const answered = (row: number, event: string, customer?: string): Response => ({
  id: `response_${row}`,
  source: 'survey',
  row,
  ...(customer === undefined ? {} : { customer }),
  event,
  answers: [],
  texts: [],
  properties: {},
});

const asked = [answered(1, 'e-25', 'C5'), answered(2, 'e-99', 'C6'), answered(3, "e'; DROP TABLE events")];

onEachAnalytics('events that led to answers', (analytics) => {
  const many = Array.from({ length: 2000 }, (_, at) => answered(at + 9, `e-${at}`));
  beforeAll(async () => {
    await addResponses(analytics(), asked, 'load', new Set());
    await addResponses(
      analytics(),
      many.map((one) => ({ ...one, source: 'many' })),
      'load',
      new Set(),
    );
  });

  const load = async (name: string, content: string | readonly string[]): Promise<string> =>
    (await loadLog(analytics(), [{ path: logFile(content, name) }])).source;

  test('are found by the id of the log, by a column only called id, and by the object that an event touches', async () => {
    for (const log of [await load(...plain), await load(...objects)]) {
      const found = await triggersIn(analytics(), { log, source: 'survey' }, asked);
      expect([...found.values()]).toEqual([pays]);
    }
  });

  test('tell which log the answers are about; a log without ids knows none of them', async () => {
    const bare = ['customer,event,time', ...rows.map((one) => `${one.customer},${one.event},${one.time}`)];
    const without = await load('bare.csv', bare);
    const named = await load(...calls);
    expect((await triggersIn(analytics(), { log: without, source: 'many' }, many)).size).toBe(0);
    expect((await triggersIn(analytics(), { log: named, source: 'many' }, many)).size).toBe(60);
    expect(await triggeredIn(analytics(), 'many', [without, named])).toBe(named);
    expect(await triggeredIn(analytics(), 'many', [without])).toBeUndefined();
  });
});

test.each([plain, objects, calls, ['ids.csv', csv('event_id')] as const])(
  'in %s they are found without a store, too',
  async (name, content) => {
    const read = await readLogFiles([{ path: logFile(content, name) }]);
    const found = await read.byId(triggerIds(asked));
    expect([...found.values()]).toEqual([pays]);
  },
);
