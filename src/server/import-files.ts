/** Loads log files into a data folder no server is running on, discovers their journeys and draws their maps. */
import { resolve } from 'node:path';
import { openAnalytics } from '../db/analytics.ts';
import { openState } from '../db/state.ts';
import type { Analytics, State } from '../db/stores.ts';
import type { LoadedLog } from '../events/import/loaded-log.ts';
import { loadLog } from '../events/import/load-log.ts';
import type { LogInput, LogWishes } from '../events/import/log-input.ts';
import { Refused, type Refusal } from '../lib/refusal.ts';
import type { Watch } from '../lib/progress.ts';
import { sourceOf } from './imports/run-import.ts';
import type { ResponseWishes } from '../surveys/reading/response-wishes.ts';
import { refuseUnready } from '../surveys/reading/read-responses.ts';
import { mapsStore } from '../workspace/maps.store.ts';
import { responseSourcesStore } from '../workspace/response-sources.store.ts';
import { sourcesStore } from '../workspace/sources.store.ts';
import { createLook, responseWishesOf, type ImportWishes, type Look } from './imports/look.ts';
import { refuseUnknownColumns, wishesOfFile } from './imports/named-columns.ts';
import { openServices, type OpenServices } from './open-services.ts';
import { loadResponses, type LoadedResponses } from './responses/load-responses.ts';
import { placedIn as placedOnPage, type PlacedAnswers } from './responses/placed-answers.ts';
import { discoverSource } from './sources/discover-source.ts';

export interface ImportPlace {
  readonly folder: string;
  /** `CLICKHOUSE_URL` and `DATABASE_URL` name servers instead. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ImportedFiles {
  readonly loaded: LoadedLog;
  /** Why its journeys could not be discovered; the events are stored all the same. */
  readonly undiscovered?: Refusal;
}

/**
 * Each event and each answer is stored once, however often its file is imported; logs come first, so that answers find
 * their customers. Throws Refused 'data-folder-in-use'.
 */
export function importFiles(
  place: ImportPlace,
  { logs, answers }: SortedInputs,
  wishes: ImportWishes,
  watch: Watch,
): Promise<{ readonly events?: ImportedFiles; readonly responses: readonly ImportedAnswers[] }> {
  return withStores(place, async (analytics, state, folder) => {
    const events = logs.length > 0 ? await importLogs({ analytics, state, folder }, logs, wishes, watch) : undefined;
    const parts = {
      analytics,
      store: responseSourcesStore(state),
      logs: sourcesStore(state),
      logOfMap: async (map: string) => (await mapsStore(state).get(map))?.source ?? null,
    };
    const loaded: LoadedResponses[] = [];
    for (const { input, wishes: own } of answers)
      loaded.push(await loadResponses(parts, input, { wishes: own }, watch));
    const responses = await placedIn({ analytics, state, folder }, loaded);
    return { responses, ...(events && { events }) };
  });
}

interface Stores {
  readonly analytics: Analytics;
  readonly state: State;
  readonly folder: string;
}

/** Where the answers of each file went, as the Responses page shows it. */
async function placedIn(stores: Stores, loaded: readonly LoadedResponses[]): Promise<ImportedAnswers[]> {
  if (loaded.length === 0) return [];
  const services = openServices({ ...stores, largestUpload: 0 });
  try {
    const placed: ImportedAnswers[] = [];
    for (const one of loaded) {
      placed.push({ ...one, placed: placedOnPage(await services.responses.view(one.source)) });
    }
    return placed;
  } finally {
    await services.close();
  }
}

/** Logs go together into one source. */
async function importLogs(
  { analytics, state, folder }: Stores,
  inputs: readonly LogInput[],
  wishes: LogWishes,
  watch: Watch,
): Promise<ImportedFiles> {
  const services = openServices({ analytics, state, folder, largestUpload: 0 });
  try {
    const loaded = await loadLog(analytics, inputs, wishes, watch);
    const known = await services.logs.get(loaded.source);
    if (known?.discovery === 'ready' && loaded.added === 0) return { loaded };
    await services.logs.save(sourceOf(loaded, loaded.name));
    const undiscovered = await discovered(services, loaded.source, watch);
    return { loaded, ...(undiscovered && { undiscovered }) };
  } finally {
    await services.close();
  }
}

export interface ImportedAnswers extends LoadedResponses {
  readonly placed: PlacedAnswers;
}

export interface SortedInputs {
  readonly logs: readonly LogInput[];
  /** Files that hold answers of customers, and what was said of their columns. */
  readonly answers: readonly { readonly input: LogInput; readonly wishes: ResponseWishes }[];
}

/**
 * Tells logs from answers before any store is opened, and refuses answers that cannot be read yet. A stream is taken
 * for events unless it is said otherwise.
 */
export async function sortedInputs(inputs: readonly LogInput[], wishes: ImportWishes): Promise<SortedInputs> {
  const logs: LogInput[] = [];
  const answers: { input: LogInput; wishes: ResponseWishes }[] = [];
  const named: (readonly string[])[] = [];
  const look = createLook();
  for (const input of inputs) {
    if ('stream' in input) {
      if (wishes.kind === 'responses') answers.push({ input, wishes: responseWishesOf(wishes) });
      else logs.push(input);
      continue;
    }
    const own = inputs.length > 1 ? await ownWishes(look, input.path, wishes, named) : wishes;
    const looked = await look(input.path, own);
    if (looked.kind === 'responses' && !looked.responses.ready) refuseUnready(looked.responses);
    if (looked.kind === 'responses') answers.push({ input, wishes: responseWishesOf(own) });
    else logs.push(input);
  }
  if (named.length > 0) refuseUnknownColumns(wishes.responses ?? {}, named);
  return { logs, answers };
}

/** Of several files, each takes what names its own columns. */
async function ownWishes(
  look: Look,
  path: string,
  wishes: ImportWishes,
  named: (readonly string[])[],
): Promise<ImportWishes> {
  const { responses = {}, ...rest } = wishes;
  const looked = await look(path, rest);
  const columns = (looked.kind === 'events' ? looked.log : looked.responses).columns.map((one) => one.name);
  named.push(columns);
  return { ...rest, responses: wishesOfFile(responses, columns) };
}

async function discovered(services: OpenServices, source: string, watch: Watch): Promise<Refusal | undefined> {
  try {
    await discoverSource({ store: services.logs, miners: services.miners }, source, undefined, watch);
    watch.report({ doing: 'Drawing the maps', done: 0 });
    await services.makeMaps(source);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function withStores<T>(
  { folder, env }: ImportPlace,
  use: (analytics: Analytics, state: State, folder: string) => Promise<T>,
): Promise<T> {
  const [clickhouse, postgres] = [env['CLICKHOUSE_URL'], env['DATABASE_URL']];
  const path = resolve(folder);
  const analytics = await openAnalytics(clickhouse ? { url: clickhouse } : { path });
  try {
    const state = await openState(postgres ? { url: postgres } : { path });
    try {
      return await use(analytics, state, path);
    } finally {
      await state.close();
    }
  } finally {
    await analytics.close();
  }
}
