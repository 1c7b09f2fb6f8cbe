/** Loaded files of responses: what they are, which log and map they are about, and people's rules for them. */
import type { State } from '../db/stores.ts';
import { deny } from '../lib/refusal.ts';

export interface StoredResponses {
  readonly id: string;
  readonly name: string;
  /** Made data of the sample workspace. */
  readonly sample: boolean;
  readonly responses: number;
  readonly customers: number;
  /** Scores that count, and texts. */
  readonly answers: number;
  readonly texts: number;
  readonly rejected: number;
  /** ISO times of the first and last response. */
  readonly from: string | null;
  readonly to: string | null;
  readonly loadedAt: string;
  /** What the file was understood to be, as it was given to `save`. */
  readonly understood: unknown;
  readonly log: string | null;
  readonly map: string | null;
  /** Names its answers found parts of the map by, as they were given to `remember`. */
  readonly remembered: unknown;
}

/** A rule as it was given; parsed by whoever reads it. */
export interface StoredRule {
  readonly id: string;
  readonly rule: unknown;
}

export interface ResponseSourcesStore {
  /** Last loaded first. */
  list(): Promise<StoredResponses[]>;
  get(id: string): Promise<StoredResponses | undefined>;
  /** Adds it or brings it up to date; what it is about stays unless it is given. */
  save(source: Omit<StoredResponses, 'log' | 'map' | 'remembered'>): Promise<void>;
  /** Throws Refused `unknown-responses`, `unknown-source`, `unknown-map`. */
  about(id: string, about: { readonly log?: string | null; readonly map?: string | null }): Promise<void>;
  /** Nothing happens where the source or its map is another by now. */
  remember(id: string, map: string, names: unknown): Promise<void>;
  /** True when there was one. */
  remove(id: string): Promise<boolean>;
  /** In the order in which they decide. */
  rules(id: string): Promise<StoredRule[]>;
  addRule(id: string, rule: StoredRule): Promise<void>;
  /** True when there was one. */
  removeRule(id: string, rule: string): Promise<boolean>;
}

const columns = `id, name, sample, responses::float8 as responses, customers::float8 as customers,
  answers::float8 as answers, texts::float8 as texts, rejected::float8 as rejected, first_at, last_at, loaded_at,
  understood, log, map, remembered`;

interface Row extends Omit<StoredResponses, 'from' | 'to' | 'loadedAt'> {
  readonly first_at: Date | null;
  readonly last_at: Date | null;
  readonly loaded_at: Date;
}

const sourceOf = ({ first_at, last_at, loaded_at, ...row }: Row): StoredResponses => ({
  ...row,
  from: first_at?.toISOString() ?? null,
  to: last_at?.toISOString() ?? null,
  loadedAt: loaded_at.toISOString(),
});

export function responseSourcesStore({ pool }: State): ResponseSourcesStore {
  return {
    list: async () => {
      const found = await pool.query<Row>(`select ${columns} from response_sources order by loaded_at desc, id`);
      return found.rows.map(sourceOf);
    },
    get: async (id) => {
      const found = await pool.query<Row>(`select ${columns} from response_sources where id = $1`, [id]);
      return found.rows[0] && sourceOf(found.rows[0]);
    },
    save: async (one) => {
      const counts = [one.responses, one.customers, one.answers, one.texts, one.rejected];
      const times = [one.from, one.to, one.loadedAt];
      const understood = JSON.stringify(one.understood ?? null);
      await pool.query(upsert, [one.id, one.name, one.sample, ...counts, ...times, understood]);
    },
    about: async (id, { log, map }) => {
      await (log === undefined ? undefined : join(pool, 'log', id, log));
      await (map === undefined ? undefined : join(pool, 'map', id, map));
    },
    remember: async (id, map, names) => {
      const sql = 'update response_sources set remembered = $3 where id = $1 and map = $2';
      await pool.query(sql, [id, map, JSON.stringify(names)]);
    },
    remove: async (id) => (await pool.query('delete from response_sources where id = $1', [id])).rowCount === 1,
    rules: async (id) => {
      const sql = 'select id, rule from attachment_rules where responses = $1 order by place';
      return (await pool.query<StoredRule>(sql, [id])).rows;
    },
    addRule: async (id, { id: rule, rule: value }) => {
      const sql = `insert into attachment_rules (id, responses, rule, made_at)
        select $1, id, $3, now() from response_sources where id = $2`;
      const done = await pool.query(sql, [rule, id, JSON.stringify(value)]);
      if (done.rowCount === 0) unknown();
    },
    removeRule: async (id, rule) => {
      const sql = 'delete from attachment_rules where responses = $1 and id = $2';
      return (await pool.query(sql, [id, rule])).rowCount === 1;
    },
  };
}

const unknown = (): never => deny('unknown-responses', 'There are no such responses. They may have been deleted.');

const joins = {
  log: {
    exists: 'select 1 from sources where id = $1',
    set: 'update response_sources set log = $2 where id = $1',
    lacks: ['unknown-source', 'There is no such log. It may have been deleted.'],
  },
  map: {
    exists: 'select 1 from maps where id = $1 and deleted_at is null',
    // What was remembered of another map means nothing on this one.
    set: `update response_sources set map = $2,
      remembered = case when map is not distinct from $2 then remembered else '{}'::json end where id = $1`,
    lacks: ['unknown-map', 'There is no such map. It may have been deleted.'],
  },
} as const;

async function join(pool: State['pool'], what: 'log' | 'map', id: string, to: string | null): Promise<void> {
  const { exists, set, lacks } = joins[what];
  if (to !== null && (await pool.query(exists, [to])).rowCount === 0) deny(lacks[0], lacks[1]);
  if ((await pool.query(set, [id, to])).rowCount === 0) unknown();
}

const upsert = `insert into response_sources
    (id, name, sample, responses, customers, answers, texts, rejected, first_at, last_at, loaded_at, understood)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (id) do update set name = excluded.name, sample = excluded.sample, responses = excluded.responses,
    customers = excluded.customers, answers = excluded.answers, texts = excluded.texts, rejected = excluded.rejected,
    first_at = excluded.first_at, last_at = excluded.last_at, loaded_at = excluded.loaded_at,
    understood = excluded.understood`;
