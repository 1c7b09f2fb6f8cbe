/**
 * chDB: ClickHouse inside this process. The only file that loads it, and only when an analytic store is opened:
 * the library is about 540 MB.
 *
 * Measured with chdb 3.4.0 on two cores: statements run on libuv's threads, a group-by of 2 s held the event loop
 * 5 ms at most, so no worker thread stands between. Three things do run on the calling thread: loading the library
 * (0.15 s, 2 s the first time after a boot), and, when a stream is opened, analysis with its scalar subqueries
 * (a `WITH (SELECT ...)` over 3e9 rows held the loop 7.7 s): see `Lane.bytes`.
 *
 * Three busy lanes take three of libuv's four threads (the pool is set up before any module of ours runs, so it cannot
 * be widened from here); file reads still answered in 0.1 ms at the median. A fourth lane would leave none for files.
 *
 * Its own parameter binding is not used: it stands in one queue for the whole process (a tiny question waited
 * 1.8 s behind a big one on another connection). `SET param_x` binds to one session and passed 900 concurrent
 * statements on three sessions without a mix-up.
 */
import { mkdir } from 'node:fs/promises';
import type { ChdbConnection } from 'chdb/connection';
import { literal, bindingStatement, settingsStatement } from './query-parameters.ts';
import type { Session, Settings, Statement } from './engine.ts';
import type { RowFile } from './stores.ts';

export interface Chdb {
  session(name: string): Promise<Session>;
  /** Resolves when nothing runs any more and the folder is free. */
  close(): Promise<void>;
}

/** The folder must not be open in another process, nor another folder in this one. */
export async function openChdb(path: string, settings: Settings): Promise<Chdb> {
  await mkdir(path, { recursive: true });
  const [{ createChdbConnection }, { drainPending }] = await Promise.all([import('chdb/connection'), import('chdb')]);
  const control = createChdbConnection({ path });
  return {
    session: async (name) => {
      const connection = createChdbConnection({ path });
      const base = { ...settings, log_comment: name };
      await connection.chdb.queryAsync(settingsStatement(base));
      return new ChdbSession(connection, control, base);
    },
    close: async () => {
      await drainPending();
      await control.close();
      await drainPending();
    },
  };
}

class ChdbSession implements Session {
  readonly #connection: ChdbConnection;
  readonly #control: ChdbConnection;
  readonly #base: Settings;

  constructor(connection: ChdbConnection, control: ChdbConnection, base: Settings) {
    this.#connection = connection;
    this.#control = control;
    this.#base = base;
  }

  async answer({ sql, params, settings }: Statement): Promise<string> {
    return this.#with(settings, async () => {
      const binding = params && Object.keys(params).length > 0 ? `${bindingStatement(params)}; ` : '';
      const result = await this.#connection.chdb.queryAsync(`${binding}${sql}`, { format: 'JSONEachRow' });
      return result.text();
    });
  }

  async *stream({ sql, params, settings }: Statement): AsyncIterable<Uint8Array> {
    await this.#apply(settings);
    try {
      // A stream takes a single statement, so the values are bound before it.
      if (params && Object.keys(params).length > 0) await this.#connection.chdb.queryAsync(bindingStatement(params));
      for await (const chunk of this.#connection.chdb.queryStream(sql, { format: 'RowBinary' })) yield chunk.raw();
    } finally {
      await this.#restore(settings);
    }
  }

  async insert(table: string, lines: Uint8Array, settings: Settings | undefined): Promise<void> {
    await this.#with(settings, async () => {
      await this.#connection.chdb.rawInsert({ table, values: lines, format: 'JSONEachRow' });
    });
  }

  async insertFile(table: string, { path, format, structure }: RowFile, settings: Settings | undefined): Promise<void> {
    const sql = 'INSERT INTO {table:Identifier} SELECT * FROM file({path:String}, {format:String}, {structure:String})';
    await this.answer({ sql, params: { table, path, format, structure }, settings });
  }

  async cancel(): Promise<void> {
    const name = literal(String(this.#base.log_comment));
    await this.#control.chdb.queryAsync(`KILL QUERY WHERE Settings['log_comment'] = ${name} ASYNC`);
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #with<T>(settings: Settings | undefined, work: () => Promise<T>): Promise<T> {
    await this.#apply(settings);
    try {
      return await work();
    } finally {
      await this.#restore(settings);
    }
  }

  async #apply(settings: Settings | undefined): Promise<void> {
    if (settings && Object.keys(settings).length > 0) {
      await this.#connection.chdb.queryAsync(settingsStatement(settings));
    }
  }

  /** Settings stay with the session, so those of one statement are taken back after it. */
  async #restore(settings: Settings | undefined): Promise<void> {
    const names = Object.keys(settings ?? {});
    if (names.length === 0) return;
    const back = names.map((name) => {
      const value = this.#base[name];
      return value === undefined ? `SET ${name} = DEFAULT` : settingsStatement({ [name]: value });
    });
    await this.#connection.chdb.queryAsync(back.join('; '));
  }
}
