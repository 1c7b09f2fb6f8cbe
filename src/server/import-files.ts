/** Loads log files into a data folder no server is running on, for the command line. */
import { resolve } from 'node:path';
import { openAnalytics } from '../db/analytics.ts';
import { openState } from '../db/state.ts';
import type { Analytics, State } from '../db/stores.ts';
import type { LoadedLog } from '../events/import/loaded-log.ts';
import { loadLog } from '../events/import/load-log.ts';
import type { LogInput, LogWishes } from '../events/import/log-input.ts';
import type { Watch } from '../lib/progress.ts';
import { sourcesStore } from '../workspace/sources.store.ts';

export interface ImportPlace {
  readonly folder: string;
  /** `CLICKHOUSE_URL` and `DATABASE_URL` name servers instead. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Each event is stored once, however often its file is imported. Throws Refused 'data-folder-in-use'. */
export async function importFiles(
  place: ImportPlace,
  inputs: readonly LogInput[],
  wishes: LogWishes,
  watch: Watch,
): Promise<LoadedLog> {
  return withStores(place, async (analytics, state) => {
    const loaded = await loadLog(analytics, inputs, wishes, watch);
    const store = sourcesStore(state);
    const before = await store.get(loaded.source);
    await store.save({
      id: loaded.source,
      name: loaded.name,
      sample: false,
      events: loaded.events,
      customers: loaded.customers,
      journeys: before?.journeys ?? 0,
      from: loaded.from ?? null,
      to: loaded.to ?? null,
      loadedAt: new Date().toISOString(),
      rejected: loaded.rejected,
      discovery: 'none',
      understood: loaded.columns,
      problem: null,
    });
    return loaded;
  });
}

async function withStores<T>(
  { folder, env }: ImportPlace,
  use: (analytics: Analytics, state: State) => Promise<T>,
): Promise<T> {
  const [clickhouse, postgres] = [env['CLICKHOUSE_URL'], env['DATABASE_URL']];
  const path = resolve(folder);
  const analytics = await openAnalytics(clickhouse ? { url: clickhouse } : { path });
  try {
    const state = await openState(postgres ? { url: postgres } : { path });
    try {
      return await use(analytics, state);
    } finally {
      await state.close();
    }
  } finally {
    await analytics.close();
  }
}
