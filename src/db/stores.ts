/** What the two stores look like to the rooms that ask them. The adapters beside this file keep the promises. */
import type { Pool } from 'pg';

/** Values bound to `{name:Type}` placeholders; SQL is never joined with values. */
export type Params = Readonly<Record<string, unknown>>;

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** ClickHouse settings of this one statement. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** One connection of the analytic store; it runs one statement at a time, others on it wait. */
export interface Lane {
  /** All rows of a small answer. 64-bit integers arrive as numbers where they fit, else as strings. */
  rows<Row>(sql: string, params?: Params, options?: AskOptions): Promise<Row[]>;
  /** A large answer as bytes of the FORMAT named in the SQL (RowBinary, ...), in chunks as the engine yields them. */
  bytes(sql: string, params?: Params, options?: AskOptions): AsyncIterable<Uint8Array>;
  /** A statement without an answer. */
  run(sql: string, params?: Params, options?: AskOptions): Promise<void>;
  /** Rows as objects, inserted in one block; resolves when stored (synced when `durable`). */
  insert(table: string, rows: readonly object[], options?: AskOptions & { readonly durable?: boolean }): Promise<void>;
}

/** The analytic store (chDB or ClickHouse). Three lanes, so that a tiny question never waits behind a big one. */
export interface Analytics {
  readonly engine: 'chdb' | 'clickhouse';
  readonly interactive: Lane;
  readonly ingest: Lane;
  readonly mining: Lane;
  /** A fresh scratch folder the engine may read files from with `file()`; undefined on a remote server. */
  readonly scratch?: string;
  close(): Promise<void>;
}

/** The state store (PGlite or PostgreSQL), reached through node-postgres either way. */
export interface State {
  readonly engine: 'pglite' | 'postgres';
  readonly pool: Pool;
  close(): Promise<void>;
}

export interface AnalyticsPlace {
  /** Data folder for chDB; a temporary one, deleted on close, when neither path nor url is given. */
  readonly path?: string;
  /** ClickHouse server, e.g. http://user:password@host:8123/database. */
  readonly url?: string;
  /** Bytes one statement may use; taken from the machine's memory when absent. */
  readonly memory?: number;
}

export interface StatePlace {
  readonly path?: string;
  readonly url?: string;
}
