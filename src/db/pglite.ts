/** PGlite in its thread, and connections to it that node-postgres takes for sockets. */
import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../lib/worker.ts';
import type { FromWorker, Maintenance, ToWorker, WorkerStart } from './pglite-link.ts';

export interface Pglite {
  /** A new connection; the one before is cut off, as PGlite has a single session. */
  connect(): Duplex;
  /** How often bytes were forced to disk since it was opened. */
  syncs(): Promise<number>;
  /** Idempotent. */
  close(): Promise<void>;
}

const usual: Maintenance = { every: 2_000, log: 32 * 1024 * 1024, dead: 2_000 };

/** `folder` must hold a database already. Rejects when it cannot be opened. */
export async function openPglite(folder: string, maintenance: Maintenance = usual): Promise<Pglite> {
  const host = new PgliteHost({ folder, maintenance });
  await host.ready;
  return host;
}

class PgliteHost implements Pglite {
  readonly #start: WorkerStart;
  readonly #asking: ((count: number) => void)[] = [];
  /** Settles when the first thread has opened the folder, or has died of it. */
  readonly ready: Promise<void>;
  #opened: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;
  #worker: Worker | undefined;
  #current: Connection | undefined;
  #made = 0;
  #exit: Promise<void> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(start: WorkerStart) {
    this.#start = start;
    this.ready = new Promise((resolve, reject) => (this.#opened = { resolve, reject }));
    this.#worker = this.#launch();
  }

  /** After PGlite has died (some errors it calls fatal end it), a new thread recovers from the log. */
  connect(): Duplex {
    this.#current?.destroy();
    if (!this.#closing) this.#worker ??= this.#launch();
    const connection = new Connection(++this.#made, (message) => this.#worker?.postMessage(message));
    this.#current = connection;
    return connection;
  }

  syncs(): Promise<number> {
    return new Promise((resolve) => {
      this.#asking.push(resolve);
      this.#worker?.postMessage({ do: 'count-syncs' } satisfies ToWorker);
    });
  }

  close(): Promise<void> {
    if (!this.#closing) this.#worker?.postMessage({ do: 'close' } satisfies ToWorker);
    return (this.#closing ??= this.#exit);
  }

  #launch(): Worker {
    const worker = startWorker(import.meta.url, './pglite.worker', { workerData: this.#start });
    let failure = new Error('The state store has stopped.');
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.once('error', (error) => {
      // PGlite dies of objects that are no errors, so what they say is put into one.
      failure = new Error(`The state store has stopped: ${messageOf(error)}`, { cause: error });
    });
    this.#exit = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#worker = undefined;
        this.#opened?.reject(failure);
        this.#current?.destroy(this.#closing ? undefined : failure);
        resolve();
      });
    });
    return worker;
  }

  #hear(message: FromWorker): void {
    if (message.told === 'ready') this.#opened?.resolve();
    if (message.told === 'talk' && message.connection === this.#made) this.#current?.push(message.bytes);
    if (message.told === 'syncs') this.#asking.shift()?.(message.count);
  }
}

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

/** What node-postgres expects of a socket. */
class Connection extends Duplex {
  readonly #number: number;
  readonly #send: (message: ToWorker) => void;

  constructor(number: number, send: (message: ToWorker) => void) {
    super({ decodeStrings: true });
    this.#number = number;
    this.#send = send;
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  // What is read arrives by itself.
  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#talk(chunk);
    done();
  }

  /** A statement's parse, bind, execute and sync come together and must be answered together. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#talk(Buffer.concat(chunks.map((one) => one.chunk)));
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  #talk(bytes: Buffer): void {
    // A copy of its own: pg's buffers are parts of larger ones and are used again.
    this.#send({ do: 'talk', connection: this.#number, bytes: new Uint8Array(bytes) });
  }
}
