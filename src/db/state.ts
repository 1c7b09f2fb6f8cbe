/** Opens the state store: PGlite in a data folder, or a PostgreSQL server by its address. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Pool, types, type PoolConfig } from 'pg';
import { refusal, Refused } from '../lib/refusal.ts';
import { lockFolder } from './lock.ts';
import { migrateState } from './migrate-state.ts';
import { openPglite } from './pglite.ts';
import { unpackTemplate } from './pglite-template.ts';
import type { State, StatePlace } from './stores.ts';

/**
 * Opens the store and brings its tables up to date. With neither path nor url it stands in a temporary folder that
 * is removed on close. Throws Refused: `data-folder-in-use`, `newer-version`, `state-unreachable`.
 */
export async function openState(place: StatePlace = {}): Promise<State> {
  return place.url ? openServer(place.url) : openFolder(place.path);
}

async function openServer(url: string): Promise<State> {
  const pool = poolOf({ connectionString: url, max: 10, application_name: 'sojourn', connectionTimeoutMillis: 10_000 });
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end();
    throw new Refused(unreachable(error), { cause: error });
  });
  return opened('postgres', 5_000, pool, () => Promise.resolve());
}

function unreachable(error: unknown): ReturnType<typeof refusal> {
  const why = error instanceof Error && error.message ? error.message : 'no answer';
  return refusal('state-unreachable', `The PostgreSQL server of DATABASE_URL could not be used: ${why}.`, {
    fix: 'Check that it runs and that address, user, password and database are right, or leave DATABASE_URL out.',
  });
}

async function openFolder(path: string | undefined): Promise<State> {
  const folder = path ? resolve(path) : await mkdtemp(join(tmpdir(), 'sojourn-'));
  const lock = await lockFolder(folder, 'pglite');
  const release = async (): Promise<void> => {
    await lock.release();
    if (!path) await rm(folder, { recursive: true, force: true });
  };
  try {
    const data = join(folder, 'pglite');
    await unpackTemplate(data);
    const db = await openPglite(data).catch((error: unknown) => {
      throw new Refused(unreadable(data, error), { cause: error });
    });
    // One connection: PGlite has one session, where two transactions would be one.
    const pool = poolOf({ max: 1, user: 'postgres', database: 'postgres', stream: () => db.connect() });
    return await opened('pglite', 500, pool, async () => {
      await db.close();
      await release();
    });
  } catch (error) {
    await release();
    throw error;
  }
}

function unreadable(data: string, error: unknown): ReturnType<typeof refusal> {
  return refusal(
    'state-unreadable',
    `The data in ${data} could not be opened. ${error instanceof Error ? error.message : String(error)}`,
    {
      fix: 'Restore it from a backup, or choose another folder with --data.',
    },
  );
}

async function opened(engine: State['engine'], batch: number, pool: Pool, closed: () => Promise<void>): Promise<State> {
  const closeAll = async (): Promise<void> => {
    await pool.end();
    await closed();
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeAll());
  try {
    await migrateState(pool);
  } catch (error) {
    await close();
    throw error;
  }
  return { engine, batch, pool, close };
}

const int8 = 20;

/** Counts and ids fit a number; those beyond 2^53 stay text. */
function number(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

function poolOf(config: PoolConfig): Pool {
  const pool = new Pool({
    ...config,
    types: { getTypeParser: (id, format) => (id === int8 ? number : types.getTypeParser(id, format)) },
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', (error) => process.emitWarning(`A connection to the state store broke: ${error.message}`));
  return pool;
}
