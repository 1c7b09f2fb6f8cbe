/** Finds the events that led to stored answers, in the logs that may hold them. */
import type { Analytics } from '../db/stores.ts';
import { fingerprintOf, mayBeEventId, type IdentifiedEvent } from '../events/event-ids.ts';
import { loadFacts } from '../events/events.store.ts';
import { triggerIds } from './log-whereabouts.ts';
import type { Response } from './response.ts';

type Triggered = Pick<Response, 'event' | 'customer'>;

/** What the store keeps of a response to find its trigger by. */
export const printsOf = (response: Triggered): string[] => Array.from(triggerIds([response]), fingerprintOf);

/** By id, those that the log knows; `responses` are those of the source. An id given twice is the earliest event's. */
export async function triggersIn(
  analytics: Analytics,
  { log, source }: { readonly log: string; readonly source: string },
  responses: readonly Triggered[],
): Promise<Map<string, IdentifiedEvent>> {
  const found = new Map<string, IdentifiedEvent>();
  const ids = triggerIds(responses);
  if (ids.size === 0) return found;
  const byPrint = new Map(Array.from(ids, (id) => [fingerprintOf(id), id]));
  take(found, await analytics.mining.rows<FoundRow>(byFingerprint, { log, source }), (key) => byPrint.get(key));
  const facts = await loadFacts(analytics, log);
  for (const property of new Set(facts.flatMap((one) => one.properties.filter(mayBeEventId)))) {
    take(found, await analytics.mining.rows<FoundRow>(byProperty, { log, source, property }), (key) => key);
  }
  return found;
}

interface FoundRow {
  readonly key: string;
  readonly who: string;
  readonly what: string;
  readonly time: number | string;
}

function take(
  found: Map<string, IdentifiedEvent>,
  rows: readonly FoundRow[],
  idOf: (key: string) => string | undefined,
): void {
  for (const { key, who, what, time } of rows) {
    const id = idOf(key);
    if (id !== undefined && !found.has(id)) found.set(id, { customer: who, event: what, time: Number(time) });
  }
}

const columns = 'customer AS who, toString(event) AS what, intDiv(toUnixTimestamp64Micro(ts), 1000) AS time';
const prints = `SELECT arrayJoin(event_prints) FROM responses WHERE source = {source:String} AND event != ''`;

const byFingerprint = `SELECT toString(event_id) AS key, ${columns} FROM events
  WHERE source = {log:String} AND event_id IN (${prints}) ORDER BY ts, seq`;

const byProperty = `SELECT trimBoth(props[{property:String}]) AS key, ${columns} FROM events
  WHERE source = {log:String} AND key IN (SELECT event FROM responses WHERE source = {source:String} AND event != '')
  ORDER BY ts, seq`;

/** The log that holds most of the events that led to the answers of a source; undefined where none holds any. */
export async function triggeredIn(
  { ingest }: Analytics,
  source: string,
  logs: readonly string[],
): Promise<string | undefined> {
  if (logs.length === 0) return undefined;
  const [best] = await ingest.rows<{ log: string }>(mostTriggers, { source, logs });
  return best?.log;
}

const mostTriggers = `SELECT source AS log, uniqExact(event_id) AS known FROM events
  WHERE source IN {logs:Array(String)} AND event_id IN (${prints})
  GROUP BY log ORDER BY known DESC, log LIMIT 1`;
