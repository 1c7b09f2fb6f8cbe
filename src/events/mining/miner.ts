/** Starts the thread that mines, and speaks with it. */
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../lib/worker.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import { errorOf } from '../import/thread-failure.ts';
import type { MinerReply, MinerRequest, MinerTask } from './miner-protocol.ts';
import type { Miner } from './miner-shapes.ts';

/** A miner with a thread of its own; close it when the server stops. */
export function startMiner(): Miner {
  const line = new Line(startWorker(import.meta.url, './mine.worker'));
  const held = new Set<string>();
  return {
    async hold(id, log, traits, found) {
      const task = { verb: 'hold', log, traits, ...(found && { found }) } as const;
      await line.ask(id, task, unwatched, buffersOf(log, traits));
      held.add(id);
    },
    holds: (id) => held.has(id),
    async forget(id) {
      held.delete(id);
      await line.ask(id, { verb: 'forget' });
    },
    discover: (id, settings, watch, earlier) =>
      line.ask(id, { verb: 'discover', settings, ...(earlier && { earlier }) }, watch),
    graph: (id, wish, watch) => line.ask(id, { verb: 'graph', wish }, watch),
    variants: (id, wish, watch) => line.ask(id, { verb: 'variants', wish }, watch),
    funnel: (id, wish, watch) => line.ask(id, { verb: 'funnel', wish }, watch),
    volume: (id, touchpoint, watch) => line.ask(id, { verb: 'volume', touchpoint }, watch),
    measures: (id, refs, watch) => line.ask(id, { verb: 'measures', refs }, watch),
    strain: (id, wish, watch) => line.ask(id, { verb: 'strain', wish }, watch),
    close: () => line.close(),
  };
}

interface Waiting {
  readonly watch: Watch;
  readonly settle: (answer: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** Requests on their way to the thread, by number. */
class Line {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 1;
  private broken: Error | undefined;

  constructor(worker: Worker) {
    this.worker = worker;
    worker.on('message', (reply: MinerReply) => this.take(reply));
    worker.on('error', (error) => this.breakOff(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.breakOff(new Error('The mining thread has stopped.')));
  }

  ask<Answer>(id: string, task: MinerTask, watch: Watch = unwatched, handOver: ArrayBuffer[] = []): Promise<Answer> {
    if (this.broken) return Promise.reject(this.broken);
    const number = this.next++;
    const cancelled = new SharedArrayBuffer(4);
    const cancel = (): void => {
      Atomics.store(new Int32Array(cancelled), 0, 1);
    };
    if (watch.signal?.aborted) cancel();
    watch.signal?.addEventListener('abort', cancel, { once: true });
    const answer = new Promise<Answer>((settle, fail) => {
      this.waiting.set(number, { watch, settle: (found) => settle(found as Answer), fail });
      this.worker.postMessage({ number, id, task, cancelled } satisfies MinerRequest, handOver);
    });
    return answer.finally(() => watch.signal?.removeEventListener('abort', cancel));
  }

  private take(reply: MinerReply): void {
    const waiting = this.waiting.get(reply.number);
    if (!waiting) return;
    if (reply.kind === 'progress') {
      waiting.watch.report(reply.progress);
      return;
    }
    this.waiting.delete(reply.number);
    if (reply.kind === 'answer') waiting.settle(reply.answer);
    else if (reply.kind === 'cancelled') waiting.fail(waiting.watch.signal?.reason);
    else waiting.fail(errorOf(reply));
  }

  private breakOff(error: Error): void {
    this.broken ??= error;
    for (const { fail } of this.waiting.values()) fail(this.broken);
    this.waiting.clear();
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The memory that changes hands, each piece once; shared memory stays where it is. */
function buffersOf(log: JourneyLog, traits: TraitTable): ArrayBuffer[] {
  const arrays = [log.codes, log.times, log.serviceStarts, log.offsets, log.customerOf];
  const all = [...arrays, ...traits.properties.map(({ ofCustomer }) => ofCustomer)].map((array) => array?.buffer);
  return [...new Set(all)].filter((buffer) => buffer instanceof ArrayBuffer);
}
