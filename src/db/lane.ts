/** One session behind a queue: the promises of `Lane`, kept for either engine. */
import { setTimeout } from 'node:timers/promises';
import { analyticsError } from './analytics-error.ts';
import type { Session } from './engine.ts';
import { parseRows, printRows } from './json-rows.ts';
import type { AskOptions, Lane, Params, RowFile } from './stores.ts';
import { Turns } from './turns.ts';

export interface ClosableLane extends Lane {
  /** Stops what runs, refuses what waits. */
  close(): Promise<void>;
}

export function laneOver(session: Session): ClosableLane {
  return new SessionLane(session);
}

class SessionLane implements ClosableLane {
  readonly #session: Session;
  readonly #turns = new Turns();
  readonly #closing = new AbortController();

  constructor(session: Session) {
    this.#session = session;
  }

  async rows<Row>(sql: string, params?: Params, options?: AskOptions): Promise<Row[]> {
    const text = await this.#alone(options, () => this.#session.answer(statement(sql, params, options)));
    return parseRows<Row>(text);
  }

  async run(sql: string, params?: Params, options?: AskOptions): Promise<void> {
    await this.#alone(options, () => this.#session.answer(statement(sql, params, options)));
  }

  async insert(table: string, rows: readonly object[], options?: AskOptions): Promise<void> {
    if (rows.length === 0) return;
    const lines = await printRows(rows);
    await this.#alone(options, () => this.#session.insert(table, lines, options?.settings));
  }

  async insertFile(table: string, file: RowFile, options?: AskOptions): Promise<void> {
    await this.#alone(options, () => this.#session.insertFile(table, file, options?.settings));
  }

  async *bytes(sql: string, params?: Params, options?: AskOptions): AsyncIterable<Uint8Array> {
    const signal = this.#signal(options);
    const leave = await this.#turns.take(signal);
    const stop = this.#cancelOn(signal);
    try {
      for await (const chunk of this.#session.stream(statement(sql, params, options))) {
        signal.throwIfAborted();
        yield chunk;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw analyticsError(error);
    } finally {
      await stop();
      leave();
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('The analytic store is being closed.'));
    const leave = await this.#turns.take();
    await this.#session.close();
    leave();
  }

  /** Runs `work` in its turn; the turn ends only when the engine has let go, even when the caller gave up before. */
  async #alone<T>(options: AskOptions | undefined, work: () => Promise<T>): Promise<T> {
    const signal = this.#signal(options);
    const leave = await this.#turns.take(signal);
    const stop = this.#cancelOn(signal);
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      throw analyticsError(error);
    } finally {
      await stop();
      leave();
    }
  }

  #signal(options: AskOptions | undefined): AbortSignal {
    const own = this.#closing.signal;
    return options?.signal ? AbortSignal.any([own, options.signal]) : own;
  }

  /**
   * Stops the statement once the signal is given, again and again until it has ended: the engine may not know of it
   * yet when it is first told. Returns what to call when it has ended.
   */
  #cancelOn(signal: AbortSignal): () => Promise<void> {
    let ended = false;
    let cancelling: Promise<void> | undefined;
    const insist = async (): Promise<void> => {
      while (!ended) {
        await this.#session.cancel();
        await setTimeout(50);
      }
    };
    const cancel = (): void => {
      cancelling ??= insist().catch((error: unknown) => {
        // The statement then runs to its end; whoever asked for it is told by that.
        process.emitWarning(`A question could not be stopped: ${String(error)}`);
      });
    };
    signal.addEventListener('abort', cancel, { once: true });
    return async () => {
      ended = true;
      signal.removeEventListener('abort', cancel);
      await cancelling;
    };
  }
}

const statement = (sql: string, params: Params | undefined, options: AskOptions | undefined) => ({
  sql,
  params,
  settings: options?.settings,
});
