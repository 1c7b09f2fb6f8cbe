/** Maps as they stood at their reviews. */
import type { State } from '../db/stores.ts';
import { isRefusal, Refused } from '../lib/refusal.ts';
import { parseJourneyFile, schemaId } from '../map/file.ts';
import { currentVersion, type JourneyFile, type JourneyMap } from '../map/map.ts';

/** The id of what was kept when a review was planned for the first time; others bear the id of their sign-off. */
export const planned = 'planned';

export interface KeptReview {
  readonly id: string;
  readonly at: string;
}

export interface ReviewsStore {
  /** Keeps the map as it is under the id; a second time changes nothing. Of many, the last fifty stay. */
  keep(id: string, map: JourneyMap): Promise<void>;
  /** Last kept first. */
  of(map: string): Promise<KeptReview[]>;
  /** The map as it stood; undefined when nothing was kept under that id. */
  read(map: string, id: string): Promise<JourneyFile | undefined>;
}

/** How many reviews of a map stay. */
const kept = 50;

export function reviewsStore({ pool }: State): ReviewsStore {
  return {
    keep: async (id, map) => {
      const file = JSON.stringify({ $schema: schemaId, version: currentVersion, ...map });
      await pool.query(
        `insert into map_reviews (map, id, kept_at, file) select maps.id, $2, now(), $3 from maps where maps.id = $1
         on conflict do nothing`,
        [map.id, id, file],
      );
      await pool.query(
        `delete from map_reviews where map = $1 and id not in (
           select id from map_reviews where map = $1 order by kept_at desc, id limit $2)`,
        [map.id, kept],
      );
    },
    of: async (map) => {
      const sql = 'select id, kept_at from map_reviews where map = $1 order by kept_at desc, id';
      const { rows } = await pool.query<{ id: string; kept_at: Date }>(sql, [map]);
      return rows.map(({ id, kept_at }) => ({ id, at: kept_at.toISOString() }));
    },
    read: async (map, id) => {
      const sql = 'select file from map_reviews where map = $1 and id = $2';
      const [row] = (await pool.query<{ file: string }>(sql, [map, id])).rows;
      if (!row) return undefined;
      const file = parseJourneyFile(row.file);
      if (isRefusal(file)) throw new Refused(file);
      return file;
    },
  };
}
