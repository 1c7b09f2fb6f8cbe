/** The workspace's maps: each a Yjs document kept as a snapshot and the updates since. */
import type { PoolClient } from 'pg';
import * as Y from 'yjs';
import type { State } from '../db/stores.ts';
import { deny } from '../lib/refusal.ts';
import { inTransaction } from './in-transaction.ts';

export interface StoredMap {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** The log and the discovered journey it was made from. */
  readonly source: string | null;
  readonly journey: string | null;
  readonly stages: number;
  readonly cards: number;
  readonly updatedAt: string;
}

/** What a list shows of a map; the document is where it really stands. */
export type MapSummaryChange = Partial<Pick<StoredMap, 'title' | 'kind' | 'stages' | 'cards'>>;

export interface MapsStore {
  /** Last edited first, without those deleted. */
  list(): Promise<StoredMap[]>;
  get(id: string): Promise<StoredMap | undefined>;
  /** Stores a new map with its document. Throws Refused `map-exists`. */
  create(about: Omit<StoredMap, 'updatedAt'>, document: Uint8Array): Promise<StoredMap>;
  /** The document as Yjs updates, oldest first; undefined when there is no such map or it is deleted. */
  load(id: string): Promise<Uint8Array[] | undefined>;
  /** Resolves when the update is safe on disk. Throws Refused `unknown-map`. */
  append(id: string, update: Uint8Array): Promise<void>;
  /** Brings the summary up to date. Throws Refused `unknown-map`. */
  describe(id: string, about: MapSummaryChange): Promise<void>;
  /** Folds the updates into a snapshot when there are at least so many; true when it did. */
  compact(id: string, atLeast?: number): Promise<boolean>;
  /** Deleted maps stay restorable until purged. True when there was one. */
  remove(id: string): Promise<boolean>;
  /** Last deleted first. */
  deleted(): Promise<StoredMap[]>;
  /** Throws Refused `unknown-map`. */
  restore(id: string): Promise<StoredMap>;
  /** Removes for good what was deleted before; returns how many. */
  purge(before: Date): Promise<number>;
}

const columns = 'id, title, kind, source, journey, stages, cards, updated_at';
/** How many snapshots stay: the way back after something went wrong. */
const keptSnapshots = 10;

interface Row extends Omit<StoredMap, 'updatedAt'> {
  readonly updated_at: Date;
}

const mapOf = ({ updated_at, ...row }: Row): StoredMap => ({ ...row, updatedAt: updated_at.toISOString() });
const unknown = (id: string): never => deny('unknown-map', `There is no map "${id}".`);

export function mapsStore({ pool }: State): MapsStore {
  const many = async (sql: string, values: unknown[] = []): Promise<StoredMap[]> =>
    (await pool.query<Row>(sql, values)).rows.map(mapOf);
  const changed = async (sql: string, values: unknown[]): Promise<number> =>
    (await pool.query(sql, values)).rowCount ?? 0;
  return {
    list: () => many(`select ${columns} from maps where deleted_at is null order by updated_at desc, id`),
    get: async (id) => (await many(`select ${columns} from maps where id = $1 and deleted_at is null`, [id]))[0],
    create: async (about, document) => {
      const { id, title, kind, source, journey, stages, cards } = about;
      const [made] = await many(insertMap, [id, title, kind, source, journey, stages, cards, Buffer.from(document)]);
      return made ?? deny('map-exists', `There is a map "${id}" already.`);
    },
    load: (id) => inTransaction(pool, (client) => loadDocument(client, id)),
    append: async (id, update) => {
      if ((await changed(appendUpdate, [id, Buffer.from(update)])) === 0) unknown(id);
    },
    describe: async (id, { title, kind, stages, cards }) => {
      const sets = `title = coalesce($2, title), kind = coalesce($3, kind), stages = coalesce($4, stages),
        cards = coalesce($5, cards)`;
      const values = [id, title ?? null, kind ?? null, stages ?? null, cards ?? null];
      if ((await changed(`update maps set ${sets} where id = $1`, values)) === 0) unknown(id);
    },
    compact: (id, atLeast = 200) => inTransaction(pool, (client) => compact(client, id, atLeast)),
    remove: async (id) =>
      (await changed('update maps set deleted_at = now() where id = $1 and deleted_at is null', [id])) === 1,
    deleted: () => many(`select ${columns} from maps where deleted_at is not null order by deleted_at desc, id`),
    restore: async (id) => {
      const [back] = await many(`update maps set deleted_at = null where id = $1 returning ${columns}`, [id]);
      return back ?? unknown(id);
    },
    purge: (before) => changed('delete from maps where deleted_at < $1', [before]),
  };
}

const insertMap = `with made as (
    insert into maps (id, title, kind, source, journey, stages, cards, created_at, updated_at)
    values ($1, $2, $3, $4, $5, $6, $7, now(), now()) on conflict do nothing returning ${columns}),
  kept as (insert into map_snapshots (map, seq, snapshot, at) select id, 0, $8, now() from made)
  select ${columns} from made`;

/** Touching the map's row first lets one writer in at a time, so that `seq` rises in the order of commits. */
const appendUpdate = `with map as (
    update maps set updated_at = now(), changes = changes + 1 where id = $1 and deleted_at is null returning id)
  insert into map_updates (map, update, at) select id, $2, now() from map`;

async function loadDocument(client: PoolClient, id: string): Promise<Uint8Array[] | undefined> {
  const known = await client.query('select 1 from maps where id = $1 and deleted_at is null for share', [id]);
  if (known.rowCount === 0) return undefined;
  const found = await client.query<{ bytes: Buffer }>(
    `with newest as (select seq, snapshot from map_snapshots where map = $1 order by seq desc limit 1)
     select bytes from (
       select -1 as at, snapshot as bytes from newest
       union all select seq, update from map_updates where map = $1 and seq > coalesce((select seq from newest), -1)
     ) as parts order by at`,
    [id],
  );
  return found.rows.map((row) => new Uint8Array(row.bytes));
}

async function compact(client: PoolClient, id: string, atLeast: number): Promise<boolean> {
  await client.query('select 1 from maps where id = $1 for update', [id]);
  const since = await client.query<{ n: number; upto: string | null }>(
    'select count(*)::int as n, max(seq) as upto from map_updates where map = $1',
    [id],
  );
  const { n = 0, upto = null } = since.rows[0] ?? {};
  if (n < Math.max(1, atLeast) || upto === null) return false;
  const parts = await loadDocument(client, id);
  if (!parts) return false;
  const keep = 'insert into map_snapshots (map, seq, snapshot, at) values ($1, $2, $3, now())';
  await client.query(keep, [id, upto, Buffer.from(folded(parts))]);
  await client.query('delete from map_updates where map = $1 and seq <= $2', [id, upto]);
  await client.query(
    `delete from map_snapshots where map = $1 and seq not in (
       select seq from map_snapshots where map = $1 order by seq desc limit $2)`,
    [id, keptSnapshots],
  );
  return true;
}

/** One update that holds them all, what was deleted reduced to its marks. */
function folded(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const whole = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return whole;
}
