/** The logs that were loaded, and what was discovered in each. The events themselves are in the analytic store. */
import type { State } from '../db/stores.ts';
import { deny } from '../lib/refusal.ts';

export type DiscoveryState = 'none' | 'running' | 'ready' | 'failed';

export interface StoredSource {
  readonly id: string;
  readonly name: string;
  /** Made data of the sample workspace. */
  readonly sample: boolean;
  readonly events: number;
  readonly customers: number;
  readonly journeys: number;
  /** ISO times of the first and last event. */
  readonly from: string | null;
  readonly to: string | null;
  readonly loadedAt: string;
  readonly rejected: number;
  readonly discovery: DiscoveryState;
  /** What the log was understood to be, as it was given to `save`. */
  readonly understood: unknown;
  /** Why discovery failed. */
  readonly problem: unknown;
}

export interface SourcesStore {
  /** Last loaded first. */
  list(): Promise<StoredSource[]>;
  get(id: string): Promise<StoredSource | undefined>;
  /** Adds the source or brings it up to date, its discovery result untouched. */
  save(source: StoredSource): Promise<void>;
  /** Throws Refused `unknown-source`. */
  setDiscovery(id: string, state: DiscoveryState, problem?: unknown): Promise<void>;
  /** Stores the result and sets the state to `ready`, both or neither. Throws Refused `unknown-source`. */
  saveDiscovery(id: string, result: unknown): Promise<void>;
  /** What `saveDiscovery` stored last. */
  discovery<Result>(id: string): Promise<Result | undefined>;
  /** True when there was one. */
  remove(id: string): Promise<boolean>;
}

const columns = `id, name, sample, events::float8 as events, customers::float8 as customers,
  journeys::float8 as journeys, first_at, last_at, loaded_at, rejected::float8 as rejected, understood, discovery, problem`;

interface Row extends Omit<StoredSource, 'from' | 'to' | 'loadedAt'> {
  readonly first_at: Date | null;
  readonly last_at: Date | null;
  readonly loaded_at: Date;
}

function sourceOf({ first_at, last_at, loaded_at, ...row }: Row): StoredSource {
  return {
    ...row,
    from: first_at?.toISOString() ?? null,
    to: last_at?.toISOString() ?? null,
    loadedAt: loaded_at.toISOString(),
  };
}

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));
const unknown = (id: string): never => deny('unknown-source', `There is no log "${id}".`);

export function sourcesStore({ pool }: State): SourcesStore {
  const get = async (id: string): Promise<StoredSource | undefined> => {
    const found = await pool.query<Row>(`select ${columns} from sources where id = $1`, [id]);
    return found.rows[0] && sourceOf(found.rows[0]);
  };
  return {
    get,
    list: async () => {
      const found = await pool.query<Row>(`select ${columns} from sources order by loaded_at desc, id`);
      return found.rows.map(sourceOf);
    },
    save: async (one) => {
      const { id, name, sample, events, customers, journeys, from, to, loadedAt, rejected, discovery } = one;
      const counted = [id, name, sample, events, customers, journeys, from, to, loadedAt, rejected];
      await pool.query(upsert, [...counted, JSON.stringify(one.understood ?? null), discovery, json(one.problem)]);
    },
    setDiscovery: async (id, state, problem) => {
      const set = 'update sources set discovery = $2, problem = $3 where id = $1';
      const done = await pool.query(set, [id, state, json(problem)]);
      if (done.rowCount === 0) unknown(id);
    },
    saveDiscovery: async (id, result) => {
      const done = await pool.query(saveResult, [id, JSON.stringify(result)]);
      if (done.rowCount === 0) unknown(id);
    },
    discovery: async <Result>(id: string) => {
      const found = await pool.query<{ result: Result }>('select result from discoveries where source = $1', [id]);
      return found.rows[0]?.result;
    },
    remove: async (id) => (await pool.query('delete from sources where id = $1', [id])).rowCount === 1,
  };
}

const upsert = `insert into sources
    (id, name, sample, events, customers, journeys, first_at, last_at, loaded_at, rejected, understood, discovery, problem)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  on conflict (id) do update set name = excluded.name, sample = excluded.sample, events = excluded.events,
    customers = excluded.customers, journeys = excluded.journeys, first_at = excluded.first_at,
    last_at = excluded.last_at, loaded_at = excluded.loaded_at, rejected = excluded.rejected,
    understood = excluded.understood, discovery = excluded.discovery, problem = excluded.problem`;

const saveResult = `with ready as (update sources set discovery = 'ready', problem = null where id = $1 returning id)
  insert into discoveries (source, result, found_at) select id, $2, now() from ready
  on conflict (source) do update set result = excluded.result, found_at = excluded.found_at`;
