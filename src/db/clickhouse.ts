/** A ClickHouse server, over HTTP. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Session, Settings, Statement } from './engine.ts';
import type { RowFile } from './stores.ts';

export interface ClickHouse {
  session(name: string): Promise<Session>;
  close(): Promise<void>;
}

/** `url` names user, password and database: http://user:password@host:8123/database. */
export async function openClickHouse(url: string, settings: Settings): Promise<ClickHouse> {
  const { createClient } = await import('@clickhouse/client');
  const client = createClient({
    url,
    application: 'sojourn',
    request_timeout: 60 * 60 * 1000,
    clickhouse_settings: { ...settings, default_format: 'JSONEachRow' },
  });
  return {
    session: (name) => Promise.resolve(new ClickHouseSession(client, name)),
    close: () => client.close(),
  };
}

class ClickHouseSession implements Session {
  readonly #client: ClickHouseClient;
  readonly #name: string;
  #running: { readonly id: string; readonly abort: AbortController } | undefined;

  constructor(client: ClickHouseClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  async answer(statement: Statement): Promise<string> {
    return this.#run(async (id, signal) => {
      const { stream } = await this.#exec(statement, id, signal);
      return Buffer.concat(await Readable.from(stream).toArray()).toString('utf8');
    });
  }

  async *stream(statement: Statement): AsyncIterable<Uint8Array> {
    const running = this.#start();
    try {
      const { stream } = await this.#exec(statement, running.id, running.abort.signal);
      for await (const chunk of stream) yield chunk as Uint8Array;
    } finally {
      this.#running = undefined;
    }
  }

  async insert(table: string, lines: Uint8Array, settings: Settings | undefined): Promise<void> {
    await this.#run(async (id, signal) => {
      await this.#client.insert({
        table,
        values: Readable.from([lines], { objectMode: false }),
        format: 'JSONEachRow',
        query_id: id,
        abort_signal: signal,
        // One block, so that it is stored whole or not at all.
        clickhouse_settings: { input_format_parallel_parsing: 0, ...settings, async_insert: 0 },
      });
    });
  }

  async insertFile(table: string, { path, format }: RowFile, settings: Settings | undefined): Promise<void> {
    await this.#run(async (id, signal) => {
      const { stream } = await this.#client.exec({
        query: `INSERT INTO {table:Identifier} FORMAT ${formatName(format)}`,
        query_params: { table },
        query_id: id,
        abort_signal: signal,
        values: createReadStream(path),
        clickhouse_settings: { ...settings },
      });
      await Readable.from(stream).toArray();
    });
  }

  async cancel(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    const query = 'KILL QUERY WHERE query_id = {id:String} ASYNC';
    await this.#client.command({ query, query_params: { id: running.id } });
    running.abort.abort();
  }

  async close(): Promise<void> {
    await this.cancel();
  }

  #exec({ sql, params, settings }: Statement, id: string, signal: AbortSignal) {
    return this.#client.exec({
      query: sql,
      query_id: id,
      abort_signal: signal,
      ...(params ? { query_params: { ...params } } : {}),
      ...(settings ? { clickhouse_settings: { ...settings } } : {}),
    });
  }

  #start(): { readonly id: string; readonly abort: AbortController } {
    this.#running = { id: `sojourn-${this.#name}-${randomUUID()}`, abort: new AbortController() };
    return this.#running;
  }

  async #run<T>(work: (id: string, signal: AbortSignal) => Promise<T>): Promise<T> {
    const running = this.#start();
    try {
      return await work(running.id, running.abort.signal);
    } finally {
      this.#running = undefined;
    }
  }
}

/** The name of a format cannot be a parameter. */
function formatName(format: string): string {
  if (!/^[A-Za-z]+$/.test(format)) throw new Error(`"${format}" is no name of a format.`);
  return format;
}
