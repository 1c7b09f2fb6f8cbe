/** Stored events: loads arrive apart, are rid of what is there already, and become visible whole. */
import type { Analytics } from '../db/stores.ts';
import { z } from 'zod';
import type { BlockFile } from './import/event-blocks.ts';
import { blockStructure } from './import/event-blocks.ts';
import { lifecycles, robotPolicies } from './import/log-input.ts';

/** How the files of a load were read; kept with it, because reading journeys needs it. */
export const LoadFacts = z.object({
  customer: z.string(),
  event: z.string(),
  time: z.string(),
  journey: z.string().optional(),
  lifecycle: z.string().optional(),
  hasStarts: z.boolean(),
  hasInstances: z.boolean(),
  keep: z.enum(lifecycles),
  cases: z.boolean(),
  /** Columns of other ids of the customer, and of the program that made the event; kept as properties. */
  anonymous: z.string().optional(),
  formerly: z.string().optional(),
  agent: z.string().optional(),
  robots: z.enum(robotPolicies).default('apart'),
  staff: z.array(z.string()).default([]),
  properties: z.array(z.string()),
  /** Properties with few enough values to explain a group. */
  traits: z.array(z.string()),
});
export type LoadFacts = z.infer<typeof LoadFacts>;

export interface StoredSpan {
  readonly events: number;
  readonly customers: number;
  /** ISO 8601 in UTC; absent when there are no events. */
  readonly from?: string;
  readonly to?: string;
}

/** A load begins with nothing arriving: what an earlier load left behind when it was killed goes. */
export async function beginArrival({ ingest }: Analytics, source: string): Promise<void> {
  await ingest.run('ALTER TABLE events_arriving DROP PARTITION {source:String}', { source });
  await ingest.run('ALTER TABLE events_new DROP PARTITION {source:String}', { source });
}

export async function arrive({ ingest }: Analytics, { path }: BlockFile): Promise<void> {
  await ingest.insertFile('events_arriving', { path, format: 'RowBinary', structure: blockStructure });
}

/** The number behind the last event of the source, so that later loads come later among equal times. */
export async function nextSeq({ ingest }: Analytics, source: string): Promise<number> {
  const sql = 'SELECT max(seq) + 1 AS next FROM events WHERE source = {source:String}';
  const [row] = await ingest.rows<{ next: number | string }>(sql, { source });
  return Number(row?.next ?? 1);
}

/** Rows that repeat another row of the same load exactly; `byId`: at whatever time. */
export async function repeatsArriving({ ingest }: Analytics, source: string, byId: boolean): Promise<number> {
  const sql = `SELECT sum(n - 1) AS repeats
    FROM (SELECT count() AS n FROM events_arriving WHERE source = {source:String}
          GROUP BY source, customer, ${byId ? '' : 'ts, '}event_id)`;
  const [row] = await ingest.rows<{ repeats: number | string }>(sql, { source }, { settings: inOrder });
  return Number(row?.repeats ?? 0);
}

/** The table is sorted that way already, so that no hash table of all events is built. */
const inOrder = { optimize_aggregation_in_order: 1 };
/** Events looked at together when a load is compared with what is there. */
const eventsAtOnce = 2_000_000;

/**
 * Makes the load visible, at once and whole; returns how many events it added. `repeats`: none are there, keep each as
 * a copy of its own, or drop them, of the same time or at whatever time (`by-id`: the earliest stays). Killed at any point, the same load repeated leaves every event exactly once.
 */
export async function admit(
  analytics: Analytics,
  source: string,
  arriving: number,
  repeats: 'none' | 'keep' | 'drop' | 'by-id',
): Promise<number> {
  const { ingest } = analytics;
  const present = (await spanOf(analytics, source)).events;
  if (present === 0 && repeats === 'none') {
    await ingest.run('ALTER TABLE events_arriving MOVE PARTITION {source:String} TO TABLE events', { source });
    return arriving;
  }
  const buckets = Math.max(1, Math.ceil((present + arriving) / eventsAtOnce));
  for (let bucket = 0; bucket < buckets; bucket++) {
    const byId = repeats === 'by-id';
    const sift = byId ? siftOf('customer, event_id', 'ts, seq') : siftOf('customer, ts, event_id', 'seq');
    await ingest.run(sift, { source, bucket, buckets, keep: byId || repeats === 'drop' ? 0 : 1 });
  }
  const counted = 'SELECT count() AS n FROM events_new WHERE source = {source:String}';
  const [row] = await ingest.rows<{ n: number | string }>(counted, { source });
  await ingest.run('ALTER TABLE events_new MOVE PARTITION {source:String} TO TABLE events', { source });
  await ingest.run('ALTER TABLE events_arriving DROP PARTITION {source:String}', { source });
  return Number(row?.n ?? 0);
}

/** Copies are numbered as they come; what the source holds under the same id and number stays out. */
const siftOf = (alike: string, order: string): string => `INSERT INTO events_new
  SELECT source, customer, ts, seq, journey, event, lifecycle, instance, service_start, props, event_id, number AS copy
  FROM (SELECT *, toUInt32(row_number() OVER (PARTITION BY ${alike} ORDER BY ${order}) - 1) AS number
        FROM events_arriving
        WHERE source = {source:String} AND cityHash64(customer) % {buckets:UInt32} = {bucket:UInt32})
  WHERE (number = 0 OR {keep:UInt8} = 1)
    AND (event_id, number) NOT IN (
      SELECT event_id, copy FROM events
      WHERE source = {source:String} AND cityHash64(customer) % {buckets:UInt32} = {bucket:UInt32})`;

/** `keep`: count only these transitions of events that have any. */
export async function spanOf(
  { ingest }: Analytics,
  source: string,
  keep: LoadFacts['keep'] = 'all',
): Promise<StoredSpan> {
  const sql = `SELECT count() AS events, uniqExact(customer) AS customers,
      intDiv(toUnixTimestamp64Micro(min(ts)), 1000) AS first,
      intDiv(toUnixTimestamp64Micro(max(ts)), 1000) AS last
    FROM events
    WHERE source = {source:String} AND ({keep:String} = 'all' OR lifecycle IN ('none', {keep:String}))`;
  const [row] = await ingest.rows<SpanRow>(sql, { source, keep });
  const events = Number(row?.events ?? 0);
  if (!row || events === 0) return { events: 0, customers: 0 };
  return {
    events,
    customers: Number(row.customers),
    from: new Date(Number(row.first)).toISOString(),
    to: new Date(Number(row.last)).toISOString(),
  };
}

interface SpanRow {
  readonly events: number | string;
  readonly customers: number | string;
  readonly first: number | string;
  readonly last: number | string;
}

export async function recordLoad(
  { ingest }: Analytics,
  load: { readonly source: string; readonly name: string; readonly added: number; readonly rejected: number },
  facts: LoadFacts,
): Promise<void> {
  await ingest.insert('event_loads', [{ ...load, loaded_at: new Date().toISOString(), facts: JSON.stringify(facts) }]);
}

/** The facts of all loads of a source, oldest first. */
export async function loadFacts({ mining }: Analytics, source: string): Promise<LoadFacts[]> {
  const sql = 'SELECT facts FROM event_loads WHERE source = {source:String} ORDER BY loaded_at';
  const rows = await mining.rows<{ facts: string }>(sql, { source });
  return rows.map((row) => LoadFacts.parse(JSON.parse(row.facts)));
}

/** Removes a source with all its events. */
export async function forgetSource({ ingest }: Analytics, source: string): Promise<void> {
  for (const table of ['events', 'events_arriving', 'events_new']) {
    await ingest.run('ALTER TABLE {table:Identifier} DROP PARTITION {source:String}', { table, source });
  }
  await ingest.run('DELETE FROM event_loads WHERE source = {source:String}', { source });
}
