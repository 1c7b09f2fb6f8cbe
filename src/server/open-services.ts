/** Puts the rooms together: from two open stores to everything the routes call. */
import type { Analytics, State } from '../db/stores.ts';
import type { JourneyMap } from '../map/map.ts';
import { importsStore } from '../workspace/imports.store.ts';
import { picturesStore } from '../workspace/pictures.store.ts';
import { collectionsStore } from '../workspace/collections.store.ts';
import { libraryStore } from '../workspace/library.store.ts';
import { mapsStore, type MapsStore } from '../workspace/maps.store.ts';
import { reviewsStore } from '../workspace/reviews.store.ts';
import { responseSourcesStore, type ResponseSourcesStore } from '../workspace/response-sources.store.ts';
import { startTextReader } from '../surveys/text-reader.ts';
import { settingsStore } from '../workspace/settings.store.ts';
import { sourcesStore, type SourcesStore } from '../workspace/sources.store.ts';
import type { Workspace } from './api.ts';
import { mapFromDiscovery } from './discovered-map.ts';
import { deny } from '../lib/refusal.ts';
import { parquetAsCsv } from '../events/import/parquet.store.ts';
import type { Watch } from '../lib/progress.ts';
import { keepHouse } from './housekeeping.ts';
import { FeelingDesk } from './feelings/feeling-desk.ts';
import { MapFeelings } from './feelings/map-feelings.ts';
import { journal } from './journal.ts';
import { discoverSource, type DiscoverParts } from './sources/discover-source.ts';
import { ImportDesk } from './imports/import-desk.ts';
import { createLook } from './imports/look.ts';
import { createRunImport } from './imports/run-import.ts';
import { LibraryKeeper } from './library/library-keeper.ts';
import { createLibrary } from './library/library-service.ts';
import { LiveMaps } from './live/live-maps.ts';
import { createMaps, type Evidence, type MapsService } from './maps/maps-service.ts';
import { mapDocuments } from './maps/map-documents.ts';
import { ReviewKeeper } from './maps/review-keeper.ts';
import { createPictures } from './pictures/pictures-service.ts';
import { createResponses, type ResponsesService } from './responses/responses-service.ts';
import { privacyKey } from './routes/settings.ts';
import type { Services } from './services.ts';
import { takeBackAll } from '../surveys/responses.store.ts';
import { createVerbatims } from './verbatims/verbatims-service.ts';
import { reopenOutdated } from './sources/kept-discovery.ts';
import { MinerDesk } from './sources/miner-desk.ts';
import { createSources, type SourcesService } from './sources/sources-service.ts';

export interface ServiceParts {
  readonly analytics: Analytics;
  readonly state: State;
  /** The data folder; uploads lie in it. */
  readonly folder: string;
  /** Largest upload, in bytes. */
  readonly largestUpload: number;
}

export interface OpenServices extends Services {
  readonly sources: SourcesService;
  readonly maps: MapsService;
  readonly imports: ImportDesk;
  readonly responses: ResponsesService;
  readonly live: LiveMaps;
  readonly miners: MinerDesk;
  readonly logs: SourcesStore;
  readonly answered: ResponseSourcesStore;
  readonly keeper: LibraryKeeper;
  /** What is being prepared; the pages show it. */
  preparing: Workspace['preparing'];
  /** A map of each discovered journey of the source that has none yet. */
  readonly makeMaps: (source: string) => Promise<void>;
  /** Discovers what was loaded and never was: by the command line, or broken off. Then keeps the newest log at hand. */
  readonly catchUp: (signal: AbortSignal) => Promise<void>;
  /** Stores what is left and stops what runs; the stores stay open. */
  readonly close: () => Promise<void>;
}

export function openServices(parts: ServiceParts): OpenServices {
  const { analytics, state } = parts;
  const store = mapsStore(state);
  const least = () => leastShown(state);
  const logs = sourcesStore(state);
  const miners = new MinerDesk(analytics, logs);
  const { reader, feelings, felt } = openFeelings(() => responses, least);
  const sources = createSources({ analytics, store: logs, miners, feelings, least });
  const { maps, live, keeper, ...mapped } = openMaps(state, store, sources, felt);
  const makeMaps = (source: string): Promise<void> => makeMissingMaps(sources, maps, store, source);
  const answered = responseSourcesStore(state);
  const imports = openImports(parts, { logs, answered, miners, makeMaps });
  const map = (id: string): Promise<JourneyMap | undefined> => presentMap(store, maps, id);
  const responses = createResponses({ analytics, store: answered, logs, map, least });
  const house = keepHouse({
    maps: store,
    pictures: picturesStore(state),
    lookAgain: () => keeper.catchUp(),
  });
  const services: OpenServices = {
    sources,
    ...mapped,
    maps,
    keeper,
    imports,
    responses,
    verbatims: createVerbatims({ responses: (id) => responses.attachedOf(id), least, reader }),
    answered,
    live,
    miners,
    logs,
    makeMaps,
    preparing: null,
    workspace: async () => ({
      name: 'Workspace',
      sources: await sources.list(),
      maps: await maps.list(),
      preparing: services.preparing,
    }),
    ready: () => bothAnswer(analytics, state),
    gauges: async () => ({
      open_maps: live.open,
      running_imports: imports.running,
      logs_in_memory: miners.logs,
      logs: (await logs.list()).length,
      maps: (await store.list()).length,
    }),
    catchUp: async (signal) => {
      await keeper.catchUp(signal).catch((error: unknown) => journal('catching up with the maps', error));
      if (!signal.aborted) house.start();
      await catchUp({ store: logs, miners }, makeMaps, imports, signal);
    },
    close: async () => {
      await Promise.all([imports.close(), house.stop(), sources.close()]);
      await Promise.all([live.close(), miners.close(), maps.close(), reader.close()]);
    },
  };
  return services;
}

/** Feelings of logs and of maps drawn by hand, whose comments one thread reads. */
function openFeelings(responses: () => ResponsesService, least: () => Promise<number | undefined>) {
  const reader = startTextReader();
  const { sentiments } = reader;
  const feelings = new FeelingDesk({ responsesOf: (source) => responses().attachedTo(source), least, sentiments });
  const felt = new MapFeelings({ responsesOf: (one) => responses().attachedOn(one), least, sentiments });
  return { reader, feelings, felt };
}

/** People a shown answer rests on at least, where somebody set it. */
const leastShown = async (state: State): Promise<number | undefined> =>
  (await settingsStore(state).get<{ least: number }>(privacyKey))?.least;

/** Imports of logs and of responses, over one desk. */
function openImports(
  { analytics, state, folder, largestUpload }: ServiceParts,
  parts: Pick<OpenServices, 'logs' | 'answered' | 'miners' | 'makeMaps'>,
): ImportDesk {
  const look = createLook((path) => parquetAsCsv(analytics, path));
  const { logs: store, answered: responses, ...rest } = parts;
  const logOfMap = async (id: string): Promise<string | null> => (await mapsStore(state).get(id))?.source ?? null;
  const run = createRunImport({ analytics, store, responses, look, logOfMap, ...rest });
  const takeBack = (id: string): Promise<void> => takeBackAll(analytics, id);
  return new ImportDesk({ store: importsStore(state), folder, largest: largestUpload, look, run, takeBack });
}

/** Undefined when it is deleted. */
async function presentMap(store: MapsStore, maps: MapsService, id: string): Promise<JourneyMap | undefined> {
  return (await store.get(id)) ? maps.read(id) : undefined;
}

/** Everything about maps: open ones, what is kept of them, and the pages over all of them. */
function openMaps(state: State, store: MapsStore, sources: SourcesService, felt: MapFeelings) {
  const index = libraryStore(state);
  const shelf = picturesStore(state);
  const keeper = new LibraryKeeper({ store: index, pictures: shelf, live: () => live });
  const reviews = reviewsStore(state);
  const live: LiveMaps = new LiveMaps(mapDocuments(store, keeper, new ReviewKeeper(reviews)));
  const draft = (source: string, journey: string): Promise<JourneyMap> => draftMap(sources, source, journey);
  const pictures = createPictures(shelf);
  const evidence: Evidence = {
    answer: sources.answer,
    heard: (map) => felt.answer(map),
    behind: (map, id) => felt.behind(map, id),
    draft,
  };
  const maps = createMaps({ store, live, pictures, library: keeper, evidence });
  const settings = settingsStore(state);
  const library = createLibrary({
    store: index,
    collections: collectionsStore(state),
    keeper,
    live,
    rulesOff: async () => (await settings.get<{ off: string[] }>('lint'))?.off ?? [],
    answer: sources.answer,
    remove: maps.remove,
    restore: maps.restore,
  });
  return { maps, reviews, live, keeper, pictures, settings, library };
}

async function draftMap(sources: SourcesService, source: string, journey: string): Promise<JourneyMap> {
  const [log, discovery, told] = await Promise.all([sources.get(source), sources.found(source), sources.told(source)]);
  const found = [discovery.all, ...discovery.journeys].find((one) => one.id === journey);
  if (!found) return deny('unknown-journey', 'There is no such journey in what was discovered.');
  return mapFromDiscovery(discovery, found, { source, logs: [log.name], told });
}

async function makeMissingMaps(
  sources: SourcesService,
  maps: MapsService,
  store: MapsStore,
  source: string,
): Promise<void> {
  const { all, journeys } = await sources.found(source);
  const found = journeys.length > 0 ? journeys : [all];
  const made = new Set((await store.list()).filter((map) => map.source === source).map((map) => map.journey));
  for (const journey of found.filter((one) => !made.has(one.id))) {
    await maps.create({ source, journey: journey.id });
  }
}

/** Largest log that is read before anybody asks, in events. */
const readAhead = 3_000_000;

async function catchUp(
  parts: DiscoverParts,
  makeMaps: (source: string) => Promise<void>,
  imports: ImportDesk,
  signal: AbortSignal,
): Promise<void> {
  try {
    await reopenOutdated(parts.store);
    // What an import is at work on, it discovers itself.
    await imports.idle();
    const watch: Watch = { signal, report: () => undefined };
    for (const { id, discovery } of await parts.store.list()) {
      if (signal.aborted || (discovery !== 'none' && discovery !== 'running')) continue;
      await discoverSource(parts, id, undefined, watch);
      await makeMaps(id);
    }
    const newest = (await parts.store.list()).find((one) => one.discovery === 'ready' && one.events <= readAhead);
    if (newest && !signal.aborted) await parts.miners.with(newest.id, () => Promise.resolve(), watch);
  } catch (error) {
    if (!signal.aborted) journal('catching up with loaded logs', error);
  }
}

async function bothAnswer(analytics: Analytics, state: State): Promise<true | string> {
  try {
    await Promise.all([analytics.interactive.rows('select 1 as one'), state.pool.query('select 1')]);
    return true;
  } catch (error) {
    return `A store does not answer: ${error instanceof Error ? error.message : String(error)}`;
  }
}
