/** The workspace's collections, kept in Postgres; one change at a time, so that names stay unique. */
import type { PoolClient } from 'pg';
import type { State } from '../db/stores.ts';
import { deny, Refused } from '../lib/refusal.ts';
import { refuseCollection, standing, type Collection, type CollectionWish } from './collections.ts';
import { inBatches } from './batches.ts';
import { inTransaction } from './in-transaction.ts';

export interface CollectionsStore {
  /** Those that are there; `home` tells where something that was put into a collection shows. */
  list(): Promise<ReturnType<typeof standing>>;
  /** Makes it, or brings a deleted one of this id back with this name and place. Refused as `refuseCollection` says. */
  create(wish: CollectionWish): Promise<Collection>;
  /** Refused `unknown-collection` besides what `refuseCollection` says. */
  change(id: string, wish: CollectionChange): Promise<Collection>;
  /** What lies in it shows in the one above; `create` with the same id undoes it. True when there was one. */
  remove(id: string): Promise<boolean>;
  /** Puts maps into a collection, or takes them out with null. Refused `unknown-collection`. */
  move(maps: readonly string[], to: string | null): Promise<void>;
}

/** Absent leaves it as it is. */
export interface CollectionChange {
  readonly name?: string | undefined;
  readonly parent?: string | null | undefined;
}

interface Row extends Collection {
  readonly deleted: boolean;
}

const select = 'select id, name, parent, deleted_at is not null as deleted from collections order by lower(name), id';

export function collectionsStore({ pool, batch }: State): CollectionsStore {
  const list = async () => standing((await pool.query<Row>(select)).rows);
  return {
    list,
    create: (wish) => alone(pool, (client, all) => write(client, all, wish)),
    change: (id, wish) =>
      alone(pool, (client, all) => {
        const known = all.find((one) => one.id === id) ?? unknown();
        const { name = known.name, parent = known.parent } = wish;
        return write(client, all, { id, name, parent });
      }),
    remove: async (id) => {
      const sql = 'update collections set deleted_at = now() where id = $1 and deleted_at is null';
      return (await pool.query(sql, [id])).rowCount === 1;
    },
    move: async (maps, to) => {
      if (to !== null && !(await list()).collections.some((one) => one.id === to)) unknown();
      await inBatches(maps, batch, async (some) => {
        await pool.query('update maps set collection = $2 where id = any($1::text[])', [some, to]);
        return [];
      });
    },
  };
}

const unknown = (): never => deny('unknown-collection', 'There is no such collection. It may have been deleted.');

/** With the table locked against other changes, readers let through. */
function alone<T>(
  pool: State['pool'],
  work: (client: PoolClient, all: readonly Collection[]) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('lock table collections in share row exclusive mode');
    return work(client, standing((await client.query<Row>(select)).rows).collections);
  });
}

async function write(client: PoolClient, all: readonly Collection[], wish: CollectionWish): Promise<Collection> {
  const no = refuseCollection(all, wish);
  if (no) throw new Refused(no);
  const { id, parent } = wish;
  const name = wish.name.trim();
  await client.query(
    `insert into collections (id, name, parent, created_at) values ($1, $2, $3, now())
     on conflict (id) do update set name = excluded.name, parent = excluded.parent, deleted_at = null`,
    [id, name, parent],
  );
  return { id, name, parent };
}
