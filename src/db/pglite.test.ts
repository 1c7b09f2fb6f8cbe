/** The five things PGlite must never be used without, each with its test (the lock's stands in lock.test.ts). */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPglite, type Pglite } from './pglite.ts';
import { templateVersion, unpackTemplate } from './pglite-template.ts';
import { openState } from './state.ts';

const folder = mkdtempSync(join(tmpdir(), 'sojourn-pglite-'));
const fresh = join(folder, 'fresh');
beforeAll(() => unpackTemplate(fresh));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const poolOver = (db: Pglite): Pool =>
  new Pool({ max: 1, user: 'postgres', database: 'postgres', stream: () => db.connect() });

describe('PGlite, hardened', { timeout: 180_000 }, () => {
  test('every commit is forced to disk', async () => {
    const path = join(folder, 'synced');
    cpSync(fresh, path, { recursive: true });
    const db = await openPglite(path);
    const pool = poolOver(db);
    await pool.query('create table orders (id int primary key)');
    const before = await db.syncs();
    for (let id = 0; id < 50; id++) await pool.query('insert into orders values ($1)', [id]);
    expect(await db.syncs()).toBeGreaterThanOrEqual(before + 50);
    const read = await db.syncs();
    for (let id = 0; id < 50; id++) await pool.query('select * from orders where id = $1', [id]);
    expect((await db.syncs()) - read).toBeLessThan(50);
    await pool.end();
    await db.close();
  });

  test('while it works, this thread goes on serving', async () => {
    const state = await openState();
    let served = 0;
    const serving = setInterval(() => served++, 5);
    const before = served;
    await state.pool.query('select count(*) from generate_series(1, 3000000)');
    const meanwhile = served - before;
    clearInterval(serving);
    await state.close();
    expect(meanwhile).toBeGreaterThan(10);
  });

  test('dead rows are cleared away and the log is cut off, by itself', async () => {
    const path = join(folder, 'kept');
    cpSync(fresh, path, { recursive: true });
    const db = await openPglite(path, { every: 20, log: 1024 * 1024, dead: 500 });
    const pool = poolOver(db);
    await pool.query(`create table orders as select id, repeat('x', 200) as note from generate_series(1, 2000) as id`);
    const redo = async (): Promise<bigint> => {
      const found = await pool.query<{ at: string }>(`select redo_lsn - '0/0' as at from pg_control_checkpoint()`);
      return BigInt(found.rows[0]?.at ?? 0);
    };
    const start = await redo();
    for (let n = 0; n < 10; n++) await pool.query('update orders set note = reverse(note)');
    const clean = async (): Promise<boolean> => {
      const found = await pool.query<{ n: string }>('select n_dead_tup as n from pg_stat_user_tables');
      return Number(found.rows[0]?.n) < 1_000 && (await redo()) > start;
    };
    while (!(await clean())) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await pool.query('select count(*)::int as n from orders')).rows).toEqual([{ n: 2_000 }]);
    await pool.end();
    await db.close();
  });

  test('upkeep never steps into an open transaction', async () => {
    const path = join(folder, 'polite');
    cpSync(fresh, path, { recursive: true });
    const db = await openPglite(path, { every: 5, log: 1, dead: 0 });
    const pool = poolOver(db);
    await pool.query('create table orders (id int)');
    const client = await pool.connect();
    await client.query('begin');
    for (let id = 0; id < 20; id++) {
      await client.query('insert into orders values ($1)', [id]);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await client.query('commit');
    client.release();
    expect((await pool.query('select count(*)::int as n from orders')).rows).toEqual([{ n: 20 }]);
    await pool.end();
    await db.close();
  });

  test('after PGlite has died, the next connection finds everything that was committed', async () => {
    const path = join(folder, 'died');
    cpSync(fresh, path, { recursive: true });
    const db = await openPglite(path);
    const pool = poolOver(db);
    await pool.query('create table orders (id int)');
    await pool.query('insert into orders values (1)');
    await pool.end();
    // A greeting without a user's name is one of the errors PGlite dies of.
    const nameless = new Pool({ max: 1, user: '', database: 'postgres', stream: () => db.connect() });
    await expect(nameless.query('select 1')).rejects.toThrow(/state store has stopped/);
    await nameless.end();
    const again = poolOver(db);
    expect((await again.query('select id from orders')).rows).toEqual([{ id: 1 }]);
    await again.end();
    await db.close();
  });

  test('a folder that cannot be opened is refused in plain words, and let go', async () => {
    const path = join(folder, 'broken');
    await (await openState({ path })).close();
    writeFileSync(join(path, 'pglite/global/pg_control'), 'no longer what it was');
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(openState({ path })).rejects.toMatchObject({ refusal: { code: 'state-unreadable' } });
    }
  });
});

describe('the pre-made data folder', () => {
  test('is of the version of PGlite that is installed, which is pinned', () => {
    const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    expect(own.dependencies?.['@electric-sql/pglite']).toBe(templateVersion);
  });

  test('a folder left half-made by a crash is made anew, a finished one is left alone', async () => {
    const path = join(folder, 'half');
    mkdirSync(`${path}.new/base`, { recursive: true });
    writeFileSync(join(`${path}.new`, 'PG_VERSION'), '18');
    await unpackTemplate(path);
    expect(existsSync(join(path, 'global/pg_control'))).toBe(true);
    expect(existsSync(`${path}.new`)).toBe(false);
    writeFileSync(join(path, 'mine'), 'kept');
    await unpackTemplate(path);
    expect(readFileSync(join(path, 'mine'), 'utf8')).toBe('kept');
  });
});
