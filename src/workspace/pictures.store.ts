/** The bytes of the workspace's pictures, each kept once however many maps show it. */
import type { State } from '../db/stores.ts';
import { inBatches } from './batches.ts';
import type { CheckedPicture, PictureType } from './picture.ts';

/** A picture without its bytes. */
export type KeptPicture = Omit<CheckedPicture, 'bytes'>;

export interface PicturesStore {
  /** Keeps it; a second time changes nothing. */
  keep(picture: CheckedPicture): Promise<KeptPicture>;
  get(id: string): Promise<CheckedPicture | undefined>;
  /** Those of `ids` that are kept. */
  known(ids: readonly string[]): Promise<KeptPicture[]>;
  /** Notes that the map shows these, so that they stay as long as it does. */
  shownBy(map: string, ids: readonly string[]): Promise<void>;
  /**
   * Removes those stored before `before` that no map, deleted ones included, has ever shown, and no persona of the
   * workspace has; returns how many.
   */
  purge(before: Date): Promise<number>;
}

interface Row extends KeptPicture {
  readonly bytes: Buffer;
}

export function picturesStore({ pool, batch }: State): PicturesStore {
  return {
    keep: async ({ id, type, width, height, bytes }) => {
      await pool.query(
        `insert into pictures (id, type, width, height, bytes, stored_at) values ($1, $2, $3, $4, $5, now())
         on conflict (id) do update set stored_at = excluded.stored_at`,
        [id, type, width, height, Buffer.from(bytes)],
      );
      return { id, type, width, height };
    },
    get: async (id) => {
      const found = await pool.query<Row>('select id, type, width, height, bytes from pictures where id = $1', [id]);
      const [row] = found.rows;
      return row && { ...row, type: row.type satisfies PictureType, bytes: new Uint8Array(row.bytes) };
    },
    known: (ids) =>
      inBatches(ids, batch, async (some) => {
        const sql = 'select id, type, width, height from pictures where id = any($1::text[]) order by id';
        return (await pool.query<KeptPicture>(sql, [some])).rows;
      }),
    shownBy: async (map, ids) => {
      await inBatches(ids, batch, async (some) => {
        const sql = `insert into map_pictures (map, picture) select maps.id, unnest($2::text[]) from maps
          where maps.id = $1 on conflict do nothing`;
        await pool.query(sql, [map, some]);
        return [];
      });
    },
    purge: async (before) => {
      const sql = `delete from pictures where stored_at < $1
        and not exists (select 1 from map_pictures where picture = pictures.id)
        and not exists (select 1 from shared_things where position(pictures.id in fields::text) > 0)`;
      return (await pool.query(sql, [before])).rowCount ?? 0;
    },
  };
}
