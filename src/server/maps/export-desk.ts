/** Reads and writes map files: small ones here and now, large ones in a thread that is stopped when nobody asks. */
import type { Worker } from 'node:worker_threads';
import { isRefusal, Refused, type Refusal } from '../../lib/refusal.ts';
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import { startWorker } from '../../lib/worker.ts';
import type { MeasuredMap } from '../../map/map.ts';
import type { ReadMaps } from '../../render/map-files.ts';
import type { ExportForm, ExportQuery } from '../api.ts';
import { journal } from '../journal.ts';
import type { ExportedFile } from '../services.ts';

export interface ExportOrder {
  readonly number: number;
  readonly measured: MeasuredMap;
  readonly form: ExportForm;
  readonly query: ExportQuery;
}

export interface ReadOrder {
  readonly number: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ExportAnswer =
  | { readonly number: number; readonly file: ExportedFile }
  | { readonly number: number; readonly read: ReadMaps }
  | { readonly number: number; readonly refused: Refusal }
  | { readonly number: number; readonly broken: string };

interface Waiting {
  readonly done: (answer: ExportAnswer) => void;
  readonly failed: (error: Error) => void;
}

const large: ReadonlySet<ExportForm> = new Set(['png', 'pdf', 'html', 'pptx', 'xlsx']);

/** Cards of a map that is drawn and written without the thread, in forms that are small otherwise. */
const mostCards = 400;

/** Bytes of a text that is read without the thread. */
const mostHere = 200_000;

const misanswered = (): never => {
  throw new Error('the thread that writes files answered something else');
};

export class ExportDesk {
  readonly #idleFor: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #numbers = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(idleFor = 60_000) {
    this.#idleFor = idleFor;
  }

  /** Throws what the form refuses, such as 'picture-too-large', and the signal's reason when it was cancelled. */
  async write(
    measured: MeasuredMap,
    form: ExportForm,
    query: ExportQuery,
    watch: Watch = unwatched,
  ): Promise<ExportedFile> {
    checkpoint(watch);
    if (large.has(form) || measured.map.cards.length > mostCards) {
      const answer = await this.#inThread({ number: this.#numbers++, measured, form, query }, watch);
      return 'file' in answer ? answer.file : misanswered();
    }
    // Brought only now: what writes PDF and PNG would slow every start.
    const { exportMap } = await import('./export-map.ts');
    return exportMap(measured, form, query);
  }

  /** Small texts here and now, all else in the thread. Throws what the reader refuses. */
  async read(name: string, bytes: Uint8Array): Promise<ReadMaps> {
    if (bytes.length > mostHere || bytes[0] === 0x50) {
      const answer = await this.#inThread({ number: this.#numbers++, name, bytes });
      return 'read' in answer ? answer.read : misanswered();
    }
    const { readMapFile } = await import('../../render/map-files.ts');
    const read = await readMapFile(name, bytes);
    if (isRefusal(read)) throw new Refused(read);
    return read;
  }

  #inThread(order: ExportOrder | ReadOrder, { signal }: Watch = unwatched): Promise<ExportAnswer> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    return new Promise<ExportAnswer>((done, failed) => {
      const cancelled = (): void => this.#cancel(order.number, signal?.reason);
      signal?.addEventListener('abort', cancelled, { once: true });
      const over = (): void => signal?.removeEventListener('abort', cancelled);
      this.#waiting.set(order.number, {
        done: (answer) => (over(), done(answer)),
        failed: (error) => (over(), failed(error)),
      });
      worker.postMessage(order);
    });
  }

  /** What nobody waits for is not written to its end; a thread that others wait for goes on. */
  #cancel(number: number, reason: unknown): void {
    const waiting = this.#waiting.get(number);
    if (!waiting) return;
    this.#waiting.delete(number);
    waiting.failed(reason instanceof Error ? reason : new Error('cancelled', { cause: reason }));
    if (this.#waiting.size > 0) return;
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.terminate().catch((error: unknown) => journal('stopping the export thread', error));
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
    this.#failAll(new Error('The server is stopping.'));
  }

  #start(): Worker {
    const worker = startWorker(import.meta.url, './export.worker');
    worker.on('message', (answer: ExportAnswer) => this.#take(answer));
    const lost = (error: Error): void => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#failAll(error);
    };
    worker.on('error', lost);
    worker.on('exit', () => {
      if (this.#worker === worker) lost(new Error('The thread that writes files has ended.'));
    });
    return worker;
  }

  #take(answer: ExportAnswer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if ('file' in answer || 'read' in answer) waiting?.done(answer);
    else if ('refused' in answer) waiting?.failed(new Refused(answer.refused));
    else waiting?.failed(new Error(answer.broken));
    if (this.#waiting.size === 0) this.#stopWhenIdle();
  }

  #failAll(error: Error): void {
    for (const { failed } of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }

  #stopWhenIdle(): void {
    this.#idle = setTimeout(() => {
      if (this.#waiting.size === 0)
        this.close().catch((error: unknown) => journal('stopping the export thread', error));
    }, this.#idleFor);
    this.#idle.unref();
  }
}
