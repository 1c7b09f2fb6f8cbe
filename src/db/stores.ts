/** What the two stores look like to the rooms that ask them. The adapters beside this file keep the promises. */
import type { Pool } from 'pg';

/** Values bound to `{name:Type}` placeholders; SQL is never joined with values. */
export type Params = Readonly<Record<string, unknown>>;

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** ClickHouse settings of this one statement. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A file of rows in a format of ClickHouse's. */
export interface RowFile {
  /** Absolute, without `* ? { }`. */
  readonly path: string;
  /** RowBinary, Native, ... */
  readonly format: string;
  /** Names and types of its columns: `customer String, ts DateTime64(6)`. */
  readonly structure: string;
}

/**
 * One connection of the analytic store; it runs one statement at a time, others on it wait. An aborted signal stops
 * the engine too. Throws Refused (`too-large-for-memory`, `disk-full`), AnalyticsError with ClickHouse's code, or the
 * signal's reason. Times are UTC unless a column says otherwise.
 */
export interface Lane {
  /** All rows of a small answer. 64-bit integers arrive as numbers where they fit, else as strings. */
  rows<Row>(sql: string, params?: Params, options?: AskOptions): Promise<Row[]>;
  /**
   * A large answer as bytes of the FORMAT named in the SQL (RowBinary when none is), in chunks as the engine yields
   * them. The lane is taken until the loop over it ends, so ask nothing else of the same lane inside that loop. Ask
   * for scalar subqueries (`WITH (SELECT ...)`) beforehand with `rows`: on chDB a stream's are worked out on the
   * calling thread.
   */
  bytes(sql: string, params?: Params, options?: AskOptions): AsyncIterable<Uint8Array>;
  /** A statement without an answer. */
  run(sql: string, params?: Params, options?: AskOptions): Promise<void>;
  /**
   * Rows as objects, inserted in one block, whole or not at all; resolves when synced to disk, as every table of ours
   * is made `SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`. A block costs about 15 ms besides its rows.
   * Times go in as ISO text or, into DateTime64(3), as milliseconds since 1970.
   */
  insert(table: string, rows: readonly object[], options?: AskOptions): Promise<void>;
  /**
   * The rows of a file of ours, in the order of the table's columns. Large files become several blocks: load them into
   * a table that nobody reads yet, and move the partition when it is complete.
   */
  insertFile(table: string, file: RowFile, options?: AskOptions): Promise<void>;
}

/** The analytic store (chDB or ClickHouse). Three lanes, so that a tiny question never waits behind a big one. */
export interface Analytics {
  readonly engine: 'chdb' | 'clickhouse';
  readonly interactive: Lane;
  readonly ingest: Lane;
  readonly mining: Lane;
  /**
   * An empty folder for our own temporary files, gone on close; undefined on a remote server. chDB reads any file of
   * this machine with `file({path:String}, ...)` by its absolute path, but takes `* ? { }` in it as a pattern: link
   * such a file into the scratch folder under a plain name first.
   */
  readonly scratch?: string;
  close(): Promise<void>;
}

/**
 * The state store (PGlite or PostgreSQL), reached through node-postgres either way. What it says is committed is on
 * disk. On PGlite there is one session: transactions run one after the other, nothing can be cancelled, a query of
 * 1 s is 1 s in which nobody is served, and advisory locks and SKIP LOCKED mean nothing.
 */
export interface State {
  readonly engine: 'pglite' | 'postgres';
  /** Never ask the pool for another connection while holding one: on PGlite there is no other. */
  readonly pool: Pool;
  /** Rows to write in one statement at most, so that others get their turn in between. */
  readonly batch: number;
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
