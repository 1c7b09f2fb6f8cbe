/** Writes numbered orders into a store and says each number once it is acknowledged, until somebody kills it. */
import { writeSync } from 'node:fs';
import { openAnalytics } from '../../src/db/analytics.ts';
import { openState } from '../../src/db/state.ts';

const [store, path, first] = process.argv.slice(2);
if (!path) throw new Error('usage: writer.ts state|analytics FOLDER FIRST');

// Written at once: what is said through process.stdout may die with the process.
const say = (text: string): number => writeSync(1, `${text}\n`);

async function state(folder: string, from: number): Promise<void> {
  const { pool } = await openState({ path: folder });
  await pool.query('create table if not exists orders (id bigint primary key, note text not null)');
  say('ready');
  for (let id = from; ; id += 10) {
    const rows = Array.from({ length: 10 }, (_, n) => ({ id: id + n, note: `order ${id + n}` }));
    await pool.query('insert into orders select * from json_to_recordset($1) as r(id bigint, note text)', [
      JSON.stringify(rows),
    ]);
    say(String(id + 9));
  }
}

async function analytics(folder: string, from: number): Promise<void> {
  const { ingest } = await openAnalytics({ path: folder });
  await ingest.run(`CREATE TABLE IF NOT EXISTS orders (id UInt64, note String) ENGINE = MergeTree ORDER BY id
    SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`);
  say('ready');
  for (let id = from; ; id += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, n) => ({ id: id + n, note: `order ${id + n}` }));
    await ingest.insert('orders', rows);
    say(String(id + 999));
  }
}

await (store === 'state' ? state(path, Number(first)) : analytics(path, Number(first)));
