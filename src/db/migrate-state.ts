/** Brings the state store up to date. */
import type { Pool } from 'pg';
import { pending, readMigrations, type Migration, type Ran } from './migrations.ts';

const record = `create table if not exists migrations (
  number integer primary key, name text not null, checksum text not null, at timestamptz not null default now())`;

/** Any number that nobody else uses: two servers that start together migrate one after the other. */
const turn = 7_302_196;

/** Each migration and its record in one transaction. */
export async function migrateState(pool: Pool, known?: readonly Migration[]): Promise<void> {
  const all = known ?? (await readMigrations('postgres'));
  const client = await pool.connect();
  let failed: Error | undefined;
  try {
    await client.query('select pg_advisory_lock($1)', [turn]);
    await client.query(record);
    const ran = await client.query<Ran>('select number, name, checksum from migrations order by number');
    for (const one of pending(all, ran.rows)) {
      await client.query('begin');
      await client.query(one.sql);
      const { number, name, checksum } = one;
      await client.query('insert into migrations (number, name, checksum) values ($1, $2, $3)', [
        number,
        name,
        checksum,
      ]);
      await client.query('commit');
    }
    await client.query('select pg_advisory_unlock($1)', [turn]);
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection something failed on is thrown away, and with it its lock and its open transaction.
    client.release(failed);
  }
}
