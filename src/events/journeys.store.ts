/** Reads a stored source as journeys: the engine sorts, filters and streams, a thread piles up typed arrays. */
import type { Analytics, Params } from '../db/stores.ts';
import { deny } from '../lib/refusal.ts';
import { unwatched, type Watch } from '../lib/progress.ts';
import { startWorker } from '../lib/worker.ts';
import { loadFacts, type LoadFacts } from './events.store.ts';
import type { Where } from './import/log-input.ts';
import { RowMarks } from './import/row-marks.ts';
import type { ReadLog, ReadWishes } from './import/read-journeys.ts';
import { namesOf } from './import/read-log-files.ts';
import { errorOf } from './import/thread-failure.ts';
import type { StoredJob, StoredOutcome } from './stored-rows.ts';
import type { StoredMessage } from './stored-rows.worker.ts';

export interface JourneyQuery extends ReadWishes {
  readonly source: string;
}

/** Throws `Refused` `no-such-source`, `unknown-property`, `nothing-matches`, `unknown-event`. */
export async function readJourneyLog(
  analytics: Analytics,
  query: JourneyQuery,
  watch: Watch = unwatched,
): Promise<ReadLog> {
  const loads = await loadFacts(analytics, query.source);
  if (loads.length === 0) {
    deny('no-such-source', `There is no source "${query.source}".`, { fix: 'Load a log into it first.' });
  }
  const job = jobOf(loads, query);
  const { sql, params } = rowsOf(query, loads, job);
  const outcome = await throughThread(analytics, job, sql, params, watch);
  if (outcome.log.codes.length === 0) {
    deny('nothing-matches', 'No event matches what was asked for.', { fix: 'Check the value after --where.' });
  }
  return { log: outcome.log, names: namesOf(outcome), traits: outcome.traits };
}

function jobOf(loads: readonly LoadFacts[], query: JourneyQuery): StoredJob {
  const hasLifecycle = loads.some((one) => one.lifecycle !== undefined);
  const keeps = loads.filter((one) => one.lifecycle !== undefined).map((one) => one.keep);
  const found = keeps.includes('complete') ? 'complete' : (keeps[0] ?? 'all');
  const journeyColumn = loads.find((one) => one.journey !== undefined)?.journey;
  const agent = columnsOf(loads, 'agent')[0];
  // What was said last of robots and of our own people holds for all loads.
  const last = loads.at(-1);
  return {
    eventColumn: loads[0]?.event ?? '',
    ...(journeyColumn === undefined ? {} : { journeyColumn }),
    hasLifecycle,
    hasStarts: loads.some((one) => one.hasStarts),
    hasInstances: loads.some((one) => one.hasInstances),
    keep: query.lifecycle ?? found,
    cases: loads.every((one) => one.cases),
    ...(query.cut ? { cut: query.cut } : {}),
    aliases: [...columnsOf(loads, 'anonymous'), ...columnsOf(loads, 'formerly')].length > 0,
    ...(agent === undefined ? {} : { agent }),
    robots: query.robots ?? last?.robots ?? 'apart',
    staff: query.staff ?? last?.staff ?? [],
    traits: traitsOf(loads),
  };
}

/** The names a column has had in the loads. */
function columnsOf(loads: readonly LoadFacts[], role: 'anonymous' | 'formerly' | 'agent'): string[] {
  return [...new Set(loads.flatMap((one) => one[role] ?? []))];
}

/** Properties that stayed within few values in every load that has them. */
function traitsOf(loads: readonly LoadFacts[]): string[] {
  const all = new Set(loads.flatMap((one) => one.traits));
  const many = new Set(loads.flatMap((one) => one.properties.filter((name) => !one.traits.includes(name))));
  return [...all].filter((name) => !many.has(name)).toSorted();
}

function rowsOf(
  { source, where = [] }: JourneyQuery,
  loads: readonly LoadFacts[],
  { traits, aliases, agent, staff }: StoredJob,
): { sql: string; params: Params } {
  const params: Record<string, string> = { source };
  const property = (name: string): string => {
    const key = `name${Object.keys(params).length}`;
    params[key] = name;
    return `props[{${key}:String}]`;
  };
  /** The first of several properties that is there. */
  const firstOf = (names: readonly string[]): string =>
    names.reduceRight((rest, name) => `if(${property(name)} != '', ${property(name)}, ${rest})`, "''");
  const ids = aliases ? ['seq', firstOf(columnsOf(loads, 'anonymous')), firstOf(columnsOf(loads, 'formerly'))] : [];
  const marks = new RowMarks(agent, staff).columns.map((name) =>
    name === agent ? firstOf(columnsOf(loads, 'agent')) : placeOf({ property: name }, loads, property),
  );
  const values = [...traits.map(property), ...ids, ...marks].map((one) => `, ${one}`).join('');
  const filters = where.map((one, at) => ` AND ${placeOf(one, loads, property)} = {value${at}:String}`).join('');
  where.forEach((one, at) => (params[`value${at}`] = one.value));
  const sql = `SELECT customer, journey, toString(event), toUnixTimestamp64Micro(ts), toInt8(lifecycle), instance,
      ifNull(toUnixTimestamp64Micro(service_start), toInt64(-1))${values}
    FROM events WHERE source = {source:String}${filters}
    ORDER BY customer, ts, seq FORMAT RowBinary`;
  return { sql, params };
}

/** A filter may name a property, or the column that became the customer, the event or the journey. */
function placeOf(
  { property }: Pick<Where, 'property'>,
  loads: readonly LoadFacts[],
  quoted: (name: string) => string,
): string {
  if (loads.some((one) => one.properties.includes(property))) return quoted(property);
  if (loads.some((one) => one.customer === property)) return 'customer';
  if (loads.some((one) => one.event === property)) return 'toString(event)';
  if (loads.some((one) => one.journey === property)) return 'journey';
  const known = [...new Set(loads.flatMap((one) => [one.customer, one.event, ...one.properties]))];
  return deny('unknown-property', `There is no column "${property}".`, {
    fix: `The columns are: ${known.join(', ')}.`,
    place: { field: property },
  });
}

/** Pieces on their way to the thread, at most: the engine waits for the thread, memory does not fill up. */
const underWay = 8;

async function throughThread(
  { mining }: Analytics,
  job: StoredJob,
  sql: string,
  params: Params,
  watch: Watch,
): Promise<StoredOutcome> {
  const worker = startWorker(import.meta.url, './stored-rows.worker', { workerData: job });
  let waiting = 0;
  let wake: () => void = () => undefined;
  let failed: Error | undefined;
  const outcome = new Promise<StoredOutcome>((resolve, reject) => {
    const fail = (error: Error): void => {
      failed = error;
      reject(error);
      wake();
    };
    worker.on('message', (message: StoredMessage) => {
      if (message.kind === 'done') resolve(message.outcome);
      else if (message.kind === 'taken') {
        waiting--;
        wake();
      } else fail(errorOf(message));
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The thread that reads journeys ended early.')));
  });
  // Awaited below; a failure while rows still stream is noticed through `failed`.
  outcome.catch(() => wake());
  try {
    let done = 0;
    for await (const chunk of mining.bytes(sql, params, watch.signal ? { signal: watch.signal } : {})) {
      while (waiting >= underWay && !failed) await new Promise<void>((resolve) => (wake = resolve));
      if (failed) break;
      waiting++;
      done += chunk.length;
      worker.postMessage(chunk);
      watch.report({ doing: 'Reading events', done, unit: 'bytes' });
    }
    worker.postMessage('end');
    return await outcome;
  } finally {
    await worker.terminate();
  }
}
