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
  await host.ready();
  return host;
}

class PgliteHost implements Pglite {
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  readonly #exit: Promise<void>;
  readonly #asking: ((count: number) => void)[] = [];
  #current: Connection | undefined;
  #made = 0;
  #broken: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(start: WorkerStart) {
    this.#worker = startWorker(import.meta.url, './pglite.worker', { workerData: start });
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromWorker) => (message.told === 'ready' ? resolve() : this.#hear(message)));
      this.#worker.once('error', (error) => reject(this.#break(error)));
      this.#worker.once('exit', () => reject(this.#break(new Error('The state store has stopped.'))));
    });
    this.#exit = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  connect(): Duplex {
    this.#current?.destroy();
    const connection = new Connection(++this.#made, (message) => this.#worker.postMessage(message), this.#broken);
    this.#current = connection;
    return connection;
  }

  syncs(): Promise<number> {
    return new Promise((resolve) => {
      this.#asking.push(resolve);
      this.#send({ do: 'count-syncs' });
    });
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#stop());
  }

  async #stop(): Promise<void> {
    if (!this.#broken) this.#send({ do: 'close' });
    await this.#exit;
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    if (message.told === 'talk' && message.connection === this.#made) this.#current?.push(message.bytes);
    if (message.told === 'syncs') this.#asking.shift()?.(message.count);
  }

  #break(error: Error): Error {
    this.#broken ??= error;
    this.#current?.destroy(this.#closing ? undefined : this.#broken);
    return this.#broken;
  }
}

/** What node-postgres expects of a socket. */
class Connection extends Duplex {
  readonly #number: number;
  readonly #send: (message: ToWorker) => void;
  readonly #broken: Error | undefined;

  constructor(number: number, send: (message: ToWorker) => void, broken: Error | undefined) {
    super({ decodeStrings: true });
    this.#number = number;
    this.#send = send;
    this.#broken = broken;
  }

  connect(): this {
    process.nextTick(() => (this.#broken ? this.destroy(this.#broken) : this.emit('connect')));
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
