/** Opens the analytic store: chDB in a data folder, or a ClickHouse server by its address. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openChdb } from './chdb.ts';
import { openClickHouse } from './clickhouse.ts';
import { sessionSettings, type Session } from './engine.ts';
import { laneOver, type ClosableLane } from './lane.ts';
import { lockFolder } from './lock.ts';
import { spillAbove, statementMemory } from './memory.ts';
import { migrateAnalytics } from './migrate-analytics.ts';
import type { Analytics, AnalyticsPlace } from './stores.ts';

/**
 * Opens the store and brings its tables up to date. With neither path nor url it stands in a temporary folder that
 * is removed on close. Throws Refused: `data-folder-in-use`, `newer-version`, `analytics-unreachable`.
 */
export async function openAnalytics(place: AnalyticsPlace = {}): Promise<Analytics> {
  const memory = place.memory ?? statementMemory();
  const settings = sessionSettings(memory, spillAbove(memory));
  return place.url ? openServer(place.url, settings) : openFolder(place.path, settings);
}

type Settings = ReturnType<typeof sessionSettings>;

async function openServer(url: string, settings: Settings): Promise<Analytics> {
  const server = await openClickHouse(url, settings);
  return withLanes('clickhouse', server, { release: () => Promise.resolve() });
}

async function openFolder(path: string | undefined, settings: Settings): Promise<Analytics> {
  const folder = path ? resolve(path) : await mkdtemp(join(tmpdir(), 'sojourn-'));
  const lock = await lockFolder(folder, 'chdb');
  const scratch = join(folder, 'scratch');
  const release = async (): Promise<void> => {
    await rm(scratch, { recursive: true, force: true });
    await lock.release();
    if (!path) await rm(folder, { recursive: true, force: true });
  };
  try {
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true });
    const engine = await openChdb(join(folder, 'chdb'), settings);
    return await withLanes('chdb', engine, { release, scratch });
  } catch (error) {
    await release();
    throw error;
  }
}

interface Engine {
  session(name: string): Promise<Session>;
  close(): Promise<void>;
}

async function withLanes(
  engine: Analytics['engine'],
  opened: Engine,
  rest: { readonly release: () => Promise<void>; readonly scratch?: string },
): Promise<Analytics> {
  const lanes: ClosableLane[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await Promise.all(lanes.map((lane) => lane.close()));
    await opened.close();
    await rest.release();
  };
  const close = (): Promise<void> => (closing ??= closeAll());
  const lane = async (name: string): Promise<ClosableLane> => {
    const made = laneOver(await opened.session(name));
    lanes.push(made);
    return made;
  };
  try {
    const [interactive, ingest, mining] = [await lane('interactive'), await lane('ingest'), await lane('mining')];
    await migrateAnalytics(ingest);
    return { engine, interactive, ingest, mining, close, ...(rest.scratch ? { scratch: rest.scratch } : {}) };
  } catch (error) {
    await close();
    throw error;
  }
}
