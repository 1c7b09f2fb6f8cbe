/** Imports under way and past; they survive a restart, with the file that was uploaded and how far it got. */
import type { State } from '../db/stores.ts';
import { deny } from '../lib/refusal.ts';

export type ImportState = 'preview' | 'loading' | 'discovering' | 'done' | 'failed' | 'cancelled';

export interface StoredImport {
  readonly id: string;
  /** Name of the file as the person knows it. */
  readonly name: string;
  /** Where the uploaded bytes lie. */
  readonly path: string;
  readonly bytes: number;
  readonly state: ImportState;
  /** What the file was understood to be, and what the person corrected; as they were given. */
  readonly preview: unknown;
  readonly correction: unknown;
  readonly doing: string;
  /** 0 to 1; null when the end is not known. */
  readonly share: number | null;
  readonly rows: number;
  readonly rejected: number;
  /** The source it made. */
  readonly source: string | null;
  readonly problem: unknown;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What may change once it is there. */
export type ImportChange = Partial<
  Pick<
    StoredImport,
    'state' | 'preview' | 'correction' | 'doing' | 'share' | 'rows' | 'rejected' | 'source' | 'problem' | 'bytes'
  >
>;

export interface ImportsStore {
  /** Last begun first. */
  list(): Promise<StoredImport[]>;
  get(id: string): Promise<StoredImport | undefined>;
  /** A new import in state `preview`. */
  create(begun: Pick<StoredImport, 'id' | 'name' | 'path' | 'bytes'>): Promise<StoredImport>;
  /** Throws Refused `unknown-import`. */
  change(id: string, change: ImportChange): Promise<StoredImport>;
  /** Those a stop of the server broke off, first begun first: to be started again. */
  interrupted(): Promise<StoredImport[]>;
  /** True when there was one. The uploaded file is the caller's to delete. */
  remove(id: string): Promise<boolean>;
}

const columns = `id, name, path, bytes::float8 as bytes, state, preview, correction, doing, share,
  rows::float8 as rows, rejected::float8 as rejected, source, problem, created_at, updated_at`;

interface Row extends Omit<StoredImport, 'createdAt' | 'updatedAt'> {
  readonly created_at: Date;
  readonly updated_at: Date;
}

const importOf = ({ created_at, updated_at, ...row }: Row): StoredImport => ({
  ...row,
  createdAt: created_at.toISOString(),
  updatedAt: updated_at.toISOString(),
});

const progress: readonly (keyof ImportChange)[] = ['state', 'doing', 'share', 'rows', 'rejected', 'source', 'bytes'];
const asJson: readonly (keyof ImportChange)[] = ['preview', 'correction', 'problem'];

export function importsStore({ pool }: State): ImportsStore {
  const many = async (sql: string, values: unknown[] = []): Promise<StoredImport[]> =>
    (await pool.query<Row>(sql, values)).rows.map(importOf);
  return {
    list: () => many(`select ${columns} from imports order by created_at desc, id`),
    get: async (id) => (await many(`select ${columns} from imports where id = $1`, [id]))[0],
    create: async ({ id, name, path, bytes }) => {
      const [made] = await many(
        `insert into imports (id, name, path, bytes, state, doing, rows, rejected, created_at, updated_at)
         values ($1, $2, $3, $4, 'preview', '', 0, 0, now(), now()) returning ${columns}`,
        [id, name, path, bytes],
      );
      return made ?? unknown(id);
    },
    change: async (id, change) => {
      const keys = [...progress, ...asJson].filter((key) => change[key] !== undefined);
      const sets = keys.map((key, at) => `${key} = $${at + 2}`);
      const values = keys.map((key) => (asJson.includes(key) ? json(change[key]) : change[key]));
      const [changed] = await many(
        `update imports set ${[...sets, 'updated_at = now()'].join(', ')} where id = $1 returning ${columns}`,
        [id, ...values],
      );
      return changed ?? unknown(id);
    },
    interrupted: () =>
      many(`select ${columns} from imports where state in ('loading', 'discovering') order by created_at, id`),
    remove: async (id) => (await pool.query('delete from imports where id = $1', [id])).rowCount === 1,
  };
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
const unknown = (id: string): never => deny('unknown-import', `There is no import "${id}".`);
