/** Brings the analytic store up to date. */
import { pending, readMigrations, statementsOf, type Migration, type Ran } from './migrations.ts';
import type { Lane } from './stores.ts';

/**
 * Every table we make is synced to disk on each insert: what an insert has acknowledged survives a power cut.
 * ClickHouse takes this as settings of the table, not of the insert; `analytics.test.ts` checks that all have them.
 */
const record = `CREATE TABLE IF NOT EXISTS migrations (number UInt32, name String, checksum String, at DateTime64(3))
  ENGINE = MergeTree ORDER BY number SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`;

/** ClickHouse has no transaction around table changes, so each statement of a migration must bear being run twice. */
export async function migrateAnalytics(lane: Lane, known?: readonly Migration[]): Promise<void> {
  const all = known ?? (await readMigrations('clickhouse'));
  await lane.run(record);
  const ran = await lane.rows<Ran>('SELECT number, name, checksum FROM migrations ORDER BY number');
  for (const one of pending(all, ran)) {
    for (const statement of statementsOf(one.sql)) await lane.run(statement);
    const { number, name, checksum } = one;
    await lane.insert('migrations', [{ number, name, checksum, at: Date.now() }]);
  }
}
