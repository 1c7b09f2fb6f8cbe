/** Puts the rooms together: from two open stores to everything the routes call. */
import type { Analytics, State } from '../db/stores.ts';
import { importsStore } from '../workspace/imports.store.ts';
import { mapsStore } from '../workspace/maps.store.ts';
import { sourcesStore, type SourcesStore } from '../workspace/sources.store.ts';
import type { Workspace } from './api.ts';
import { deny } from '../lib/refusal.ts';
import { ImportDesk } from './imports/import-desk.ts';
import { LiveMaps } from './live/live-maps.ts';
import { createMaps, type MapsService } from './maps/maps-service.ts';
import { mapDocuments } from './maps/map-documents.ts';
import type { Services, Sources } from './services.ts';

export interface ServiceParts {
  readonly analytics: Analytics;
  readonly state: State;
  /** The data folder; uploads lie in it. */
  readonly folder: string;
  /** Largest upload, in bytes. */
  readonly largestUpload: number;
}

export interface OpenServices extends Services {
  readonly maps: MapsService;
  readonly imports: ImportDesk;
  readonly live: LiveMaps;
  readonly logs: SourcesStore;
  /** What is being prepared; the pages show it. */
  preparing: Workspace['preparing'];
  /** Stores what is left and stops what runs; the stores stay open. */
  readonly close: () => Promise<void>;
}

export function openServices(parts: ServiceParts): OpenServices {
  const { analytics, state } = parts;
  const store = mapsStore(state);
  const logs = sourcesStore(state);
  const sources = sourcesOf(logs);
  const live = new LiveMaps(mapDocuments(store));
  const maps = createMaps({ store, live, evidence: { answer: () => Promise.resolve({}), draft: later } });
  const imports = new ImportDesk({
    store: importsStore(state),
    folder: parts.folder,
    largest: parts.largestUpload,
    run: later,
  });
  const services: OpenServices = {
    sources,
    maps,
    imports,
    live,
    logs,
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
      logs: (await logs.list()).length,
      maps: (await store.list()).length,
    }),
    close: async () => {
      await imports.close();
      await Promise.all([live.close(), maps.close()]);
    },
  };
  return services;
}

/** Discovery and loading are wired next; until then these addresses say so. */
const later = (): Promise<never> => deny('not-ready', 'This part of the server is being built.');
const sourcesOf = (logs: SourcesStore): Sources => ({
  list: async () => (await logs.list()).map(({ understood: _understood, problem: _problem, ...source }) => source),
  discovery: later,
  graph: later,
  variants: later,
  funnel: later,
  properties: later,
  remove: later,
});

async function bothAnswer(analytics: Analytics, state: State): Promise<true | string> {
  try {
    await Promise.all([analytics.interactive.rows('select 1 as one'), state.pool.query('select 1')]);
    return true;
  } catch (error) {
    return `A store does not answer: ${error instanceof Error ? error.message : String(error)}`;
  }
}
