/** Other threads to work beside one that must not wait for messages: it sleeps on shared memory instead. */
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads';
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import { startWorker } from '../../lib/worker.ts';
import { errorOf, type ThreadFailure } from '../import/thread-failure.ts';
import type { Beside, Job } from './beside.ts';
import { perform, type TaskName, type Tasks } from './tasks.ts';

/** A task is claimed by who raises its state from open. */
export const open = 0;
export const begun = 1;
export const done = 2;

export interface TaskMessage<Name extends TaskName = TaskName> {
  readonly number: number;
  readonly name: Name;
  readonly given: Tasks[Name]['given'];
  readonly state: SharedArrayBuffer;
}

export type TaskReply = { readonly number: number } & (
  | { readonly kind: 'answer'; readonly answer: unknown }
  | ThreadFailure
);

const most = 3;
/** How often a sleeper looks whether it was cancelled, and after how long it does the work itself: a thread can die. */
const nap = 50;
const patience = 120_000;

/** Threads worth starting on this machine beside the one that asks. */
export const spareThreads = (): number => Math.min(most, availableParallelism() - 1);

/**
 * Arrays in shared memory are read where they are; everything else given is copied, so keep it small. Close it, or
 * end the thread that started it.
 */
export class OtherHands implements Beside {
  private readonly threads: OtherHand[];
  private next = 0;

  constructor(threads: number) {
    this.threads = Array.from({ length: threads }, () => new OtherHand());
  }

  get hands(): number {
    return this.threads.length + 1;
  }

  begin<Name extends TaskName>(
    name: Name,
    given: Tasks[Name]['given'],
    watch: Watch = unwatched,
  ): Job<Tasks[Name]['answer']> {
    const number = this.next++;
    const hand = this.threads[number % this.threads.length];
    const state = new Int32Array(new SharedArrayBuffer(4));
    hand?.post({ number, name, given, state: state.buffer });
    let own: { readonly answer: Tasks[Name]['answer'] } | undefined;
    const help = (): void => {
      if (!own && Atomics.compareExchange(state, 0, open, begun) === open) {
        own = { answer: perform(name, given, watch) };
      }
    };
    return {
      help,
      answer: () => {
        help();
        if (!own && !(hand && finished(state, watch))) own = { answer: perform(name, given, watch) };
        own ??= { answer: hand?.answer(number) as Tasks[Name]['answer'] };
        return own.answer;
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((hand) => hand.close()));
  }
}

/** Sleeps until the task is done; false when that takes so long that nobody can be at work any more. */
function finished(state: Int32Array, watch: Watch): boolean {
  const since = Date.now();
  while (Atomics.load(state, 0) !== done) {
    Atomics.wait(state, 0, begun, nap);
    checkpoint(watch);
    if (Date.now() - since > patience) return false;
  }
  return true;
}

class OtherHand {
  private readonly worker: Worker;
  private readonly port: MessagePort;
  /** Read from the port, but not asked for yet. */
  private readonly read = new Map<number, TaskReply>();

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = startWorker(import.meta.url, './other-hand.worker', { workerData: port2, transferList: [port2] });
    this.worker.unref();
    // Its tasks are done by whoever waits for them; there is nothing else to do about a thread that ends.
    this.worker.on('error', () => this.port.close());
  }

  post(message: TaskMessage): void {
    this.port.postMessage(message);
  }

  answer(number: number): unknown {
    while (!this.read.has(number)) {
      const next = receiveMessageOnPort(this.port)?.message as TaskReply | undefined;
      if (!next) throw new Error('A helping thread lost its answer.');
      this.read.set(next.number, next);
    }
    const reply = this.read.get(number) as TaskReply;
    this.read.delete(number);
    if (reply.kind !== 'answer') throw errorOf(reply);
    return reply.answer;
  }

  async close(): Promise<void> {
    this.port.close();
    await this.worker.terminate();
  }
}
