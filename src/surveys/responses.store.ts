/** Responses in the analytic store: each once, whole, and beside the events as an event of its own. */
import { z } from 'zod';
import type { Analytics } from '../db/stores.ts';
import { checkpoint, unwatched, type Watch } from '../lib/progress.ts';
import { Response } from './response.ts';
import { polarities, scoreKinds } from './scales.ts';
import { printsOf } from './triggers.store.ts';

/** Ids of what a source holds; asked once before a load. */
export async function storedIds({ ingest }: Analytics, source: string): Promise<Set<string>> {
  const rows = await ingest.rows<{ id: string }>('SELECT id FROM responses WHERE source = {source:String}', { source });
  return new Set(rows.map((one) => one.id));
}

/** Adds those that are not in `known`, which grows by them; returns how many. `load` is for `takeBackLoad`. */
export async function addResponses(
  { ingest }: Analytics,
  responses: readonly Response[],
  load: string,
  known: Set<string>,
): Promise<number> {
  const fresh = responses.filter((one) => !known.has(one.id));
  if (fresh.length === 0) return 0;
  await ingest.insert(
    'responses',
    fresh.map((one) => rowOf(one, load)),
  );
  for (const { id } of fresh) known.add(id);
  return fresh.length;
}

function rowOf(one: Response, load: string): object {
  const each = <Key extends keyof Response['answers'][number]>(key: Key) => one.answers.map((answer) => answer[key]);
  return {
    source: one.source,
    id: one.id,
    row: one.row,
    customer: one.customer ?? '',
    ts: one.time === undefined ? null : new Date(one.time).toISOString(),
    journey: one.journey ?? '',
    language: one.language ?? '',
    touchpoint: one.touchpoint ?? '',
    stage: one.stage ?? '',
    event: one.event ?? '',
    event_prints: printsOf(one),
    'answers.question': each('question'),
    'answers.kind': each('kind'),
    'answers.raw': each('raw'),
    'answers.value': each('value'),
    'answers.min': one.answers.map((answer) => answer.scale.min),
    'answers.max': one.answers.map((answer) => answer.scale.max),
    'answers.polarity': each('polarity'),
    'answers.touchpoint': one.answers.map((answer) => answer.touchpoint ?? ''),
    'answers.guessed': one.answers.map((answer) => (answer.guessed ? 1 : 0)),
    'texts.question': one.texts.map((text) => text.question),
    'texts.text': one.texts.map((text) => text.text),
    properties: one.properties,
    load,
  };
}

/** Name of the event that a response is. */
export const responseEvent = 'Answered a survey';

/**
 * Every response with a time is also an event of the same source: who, when, what was scored. Responses that are
 * events already are left alone, so this may be done again after a kill. Who answered without a name is a customer of
 * their own.
 */
export async function responsesAsEvents({ ingest }: Analytics, source: string): Promise<void> {
  await ingest.run(asEvents, { source, event: responseEvent });
}

const asEvents = `INSERT INTO events
  (source, customer, ts, seq, journey, event, lifecycle, instance, service_start, props, event_id, copy)
  SELECT source, if(customer = '', id, customer), assumeNotNull(ts), row, journey, {event:String}, 'none', '', NULL,
    mapFromArrays(arrayDistinct(answers.question), arrayMap(q -> answers.raw[indexOf(answers.question, q)],
      arrayDistinct(answers.question))),
    reinterpretAsUInt128(sipHash128(source, id)), 0
  FROM responses
  WHERE source = {source:String} AND ts IS NOT NULL
    AND reinterpretAsUInt128(sipHash128(source, id)) NOT IN (SELECT event_id FROM events WHERE source = {source:String})`;

export interface StoredCounts {
  readonly responses: number;
  readonly customers: number;
  readonly answers: number;
  readonly texts: number;
  /** ISO 8601 in UTC; absent when no response has a time. */
  readonly from?: string;
  readonly to?: string;
}

export async function countResponses({ interactive }: Analytics, source: string): Promise<StoredCounts> {
  const [row] = await interactive.rows<Record<string, number | string>>(counts, { source });
  const number = (key: string): number => Number(row?.[key] ?? 0);
  const at = (key: string): string => new Date(number(key)).toISOString();
  return {
    responses: number('responses'),
    customers: number('customers'),
    answers: number('answered'),
    texts: number('written'),
    ...(number('dated') > 0 ? { from: at('first'), to: at('last') } : {}),
  };
}

const counts = `SELECT count() AS responses, uniqExactIf(customer, customer != '') AS customers,
    sum(arrayCount(x -> x IS NOT NULL, answers.value)) AS answered, sum(length(texts.text)) AS written,
    count(ts) AS dated, toUnixTimestamp64Milli(ifNull(min(ts), toDateTime64(0, 3, 'UTC'))) AS first,
    toUnixTimestamp64Milli(ifNull(max(ts), toDateTime64(0, 3, 'UTC'))) AS last
  FROM responses WHERE source = {source:String}`;

/** Database rows are parsed like everything that comes in at a door. */
const Stored = z.object({
  source: z.string(),
  id: z.string(),
  row: z.coerce.number(),
  customer: z.string(),
  time: z.coerce.number().nullable(),
  journey: z.string(),
  language: z.string(),
  touchpoint: z.string(),
  stage: z.string(),
  event: z.string(),
  questions: z.array(z.string()),
  kinds: z.array(z.enum(scoreKinds)),
  raws: z.array(z.string()),
  values: z.array(z.number().nullable()),
  mins: z.array(z.number()),
  maxs: z.array(z.number()),
  polarities: z.array(z.enum(polarities)),
  about: z.array(z.string()),
  guessed: z.array(z.number()),
  asked: z.array(z.string()),
  texts: z.array(z.string()),
  properties: z.record(z.string(), z.string()),
});

const pageSize = 5000;

/** All responses of a source in the order of its rows, page by page. */
export async function* storedResponses(
  { mining }: Analytics,
  source: string,
  watch: Watch = unwatched,
): AsyncGenerator<readonly Response[], void, void> {
  let after = { row: 0, id: '' };
  for (;;) {
    checkpoint(watch);
    const rows = await mining.rows<unknown>(page, { source, ...after, limit: pageSize });
    const found = rows.map((row) => responseOf(Stored.parse(row)));
    if (found.length > 0) yield found;
    const last = found.at(-1);
    if (!last || found.length < pageSize) return;
    after = { row: last.row, id: last.id };
  }
}

/** The same as one list. */
export async function allResponses(
  analytics: Analytics,
  source: string,
  watch: Watch = unwatched,
): Promise<Response[]> {
  const all: Response[] = [];
  for await (const some of storedResponses(analytics, source, watch)) for (const one of some) all.push(one);
  return all;
}

const page = `SELECT source, id, row, customer, toUnixTimestamp64Milli(ts) AS time, journey, language, touchpoint, stage,
    event, answers.question AS questions, answers.kind AS kinds, answers.raw AS raws, answers.value AS values,
    answers.min AS mins, answers.max AS maxs, answers.polarity AS polarities, answers.touchpoint AS about, answers.guessed AS guessed,
    texts.question AS asked, texts.text AS texts, properties
  FROM responses
  WHERE source = {source:String} AND (row, id) > ({row:UInt32}, {id:String})
  ORDER BY row, id LIMIT {limit:UInt32}`;

export interface TagCount {
  /** What a response says it is about, of its row and of its answers. */
  readonly names: readonly string[];
  readonly responses: number;
}

/** How many responses of a source call what they are about by which names; the most frequent of them. */
export async function tagCounts({ interactive }: Analytics, source: string): Promise<TagCount[]> {
  const rows = await interactive.rows<unknown>(tagged, { source });
  return rows.map((row) => TagRow.parse(row));
}

const TagRow = z.object({ names: z.array(z.string()), responses: z.coerce.number() });

const tagged = `SELECT arraySort(arrayDistinct(arrayFilter(one -> one != '',
      arrayConcat([touchpoint, stage, event], answers.touchpoint)))) AS names, count() AS responses
  FROM responses WHERE source = {source:String} GROUP BY names ORDER BY responses DESC, names LIMIT 5000`;

function responseOf(row: z.infer<typeof Stored>): Response {
  const tag = (key: 'customer' | 'journey' | 'language' | 'touchpoint' | 'stage' | 'event') =>
    row[key] === '' ? {} : { [key]: row[key] };
  return {
    id: row.id,
    source: row.source,
    row: row.row,
    ...tag('customer'),
    ...(row.time === null ? {} : { time: row.time }),
    ...tag('journey'),
    ...tag('language'),
    answers: row.questions.map((question, at) => ({
      question,
      kind: row.kinds[at] ?? 'scale',
      raw: row.raws[at] ?? '',
      value: row.values[at] ?? null,
      scale: { min: row.mins[at] ?? 0, max: row.maxs[at] ?? 1 },
      polarity: row.polarities[at] ?? 'higher-is-better',
      ...(row.about[at] ? { touchpoint: row.about[at] } : {}),
      ...(row.guessed[at] === 1 ? { guessed: true as const } : {}),
    })),
    texts: row.asked.map((question, at) => ({ question, text: row.texts[at] ?? '' })),
    ...tag('touchpoint'),
    ...tag('stage'),
    ...tag('event'),
    properties: row.properties,
  };
}

/** Removes what one load added, and the events of it. */
export async function takeBackLoad({ ingest }: Analytics, source: string, load: string): Promise<void> {
  await ingest.run(
    `DELETE FROM events WHERE source = {source:String} AND event_id IN (
      SELECT reinterpretAsUInt128(sipHash128(source, id)) FROM responses
      WHERE source = {source:String} AND load = {load:String})`,
    { source, load },
  );
  await ingest.run('DELETE FROM responses WHERE source = {source:String} AND load = {load:String}', { source, load });
}

/** The same wherever the load put them: one that never came so far as to say where. */
export async function takeBackAll(analytics: Analytics, load: string): Promise<void> {
  const sql = 'SELECT DISTINCT source FROM responses WHERE load = {load:String}';
  for (const { source } of await analytics.ingest.rows<{ source: string }>(sql, { load })) {
    await takeBackLoad(analytics, source, load);
  }
}

/** Removes a source of responses, and their events. */
export async function forgetResponses({ ingest }: Analytics, source: string): Promise<void> {
  for (const table of ['responses', 'events']) {
    await ingest.run('ALTER TABLE {table:Identifier} DROP PARTITION {source:String}', { table, source });
  }
}
