/** A ClickHouse server, over HTTP. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { deny } from '../lib/refusal.ts';
import type { Session, Settings, Statement } from './engine.ts';
import type { RowFile } from './stores.ts';

export interface ClickHouse {
  session(name: string): Promise<Session>;
  close(): Promise<void>;
}

/** `url` names user, password and database: http://user:password@host:8123/database. */
export async function openClickHouse(url: string, settings: Settings): Promise<ClickHouse> {
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client');
  const client = createClient({
    url,
    application: 'sojourn',
    // Whoever asked is told; what went wrong need not stand in the journal twice.
    log: { level: ClickHouseLogLevel.OFF },
    request_timeout: 60 * 60 * 1000,
    // Headers now and then keep proxies and balancers from hanging up while a long statement runs.
    clickhouse_settings: {
      ...settings,
      default_format: 'JSONEachRow',
      cancel_http_readonly_queries_on_client_close: 1,
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '110000',
    },
  });
  const answer = await client.ping({ select: true });
  if (!answer.success) {
    await client.close();
    deny('analytics-unreachable', `The ClickHouse server of CLICKHOUSE_URL could not be used: ${why(answer.error)}.`, {
      fix: 'Check that it runs and that address, user, password and database are right, or leave CLICKHOUSE_URL out.',
    });
  }
  return {
    session: (name) => Promise.resolve(new ClickHouseSession(client, name)),
    close: () => client.close(),
  };
}

const why = (error: Error): string => error.message.replace(/\.\s*$/, '') || String(error);

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
    const whole = Readable.from([lines], { objectMode: false });
    // One block, so that it is stored whole or not at all.
    await this.#load(table, 'JSONEachRow', whole, { input_format_parallel_parsing: 0, ...settings, async_insert: 0 });
  }

  async insertFile(table: string, { path, format }: RowFile, settings: Settings | undefined): Promise<void> {
    await this.#load(table, format, createReadStream(path), { ...settings });
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

  async #load(table: string, format: string, values: Readable, settings: Settings): Promise<void> {
    if (!/^[A-Za-z]+$/.test(format)) throw new TypeError(`"${format}" is no name of a format.`);
    await this.#run(async (id, signal) => {
      const { stream } = await this.#client.exec({
        query: `INSERT INTO {table:Identifier} FORMAT ${format}`,
        query_params: { table },
        query_id: id,
        abort_signal: signal,
        values,
        clickhouse_settings: { ...settings },
      });
      await finished(stream.resume());
    });
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
