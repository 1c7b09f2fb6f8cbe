/** Both ends of a line to a thread of ours: questions by number, with progress, cancelling and refusals. */
import type { MessagePort, Worker } from 'node:worker_threads';
import { type Progress, unwatched, type Watch } from '../../lib/progress.ts';
import { errorOf, failureOf, paced, type ThreadFailure } from './thread-failure.ts';

export interface ThreadRequest<Task> {
  readonly number: number;
  /** What of all the thread holds. */
  readonly id: string;
  readonly task: Task;
  /** One shared 32-bit integer, set to 1 to cancel: a busy thread reads no messages. */
  readonly cancelled: SharedArrayBuffer;
}

type ThreadReply =
  | { readonly number: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly number: number; readonly kind: 'answer'; readonly answer: unknown }
  | { readonly number: number; readonly kind: 'cancelled' }
  | ({ readonly number: number } & ThreadFailure);

interface Waiting {
  readonly watch: Watch;
  readonly settle: (answer: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** The asking end: requests on their way to the thread, by number. */
export class ThreadLine<Task> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #broken: Error | undefined;

  /** `name` says whose thread has stopped, should it: "The mining thread". */
  constructor(worker: Worker, name: string) {
    this.#worker = worker;
    worker.on('message', (reply: ThreadReply) => this.#take(reply));
    worker.on('error', (error) => this.#breakOff(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#breakOff(new Error(`${name} has stopped.`)));
  }

  /** `handOver`: memory of the task that changes hands. Rejects with the signal's reason when cancelled. */
  ask<Answer>(id: string, task: Task, watch: Watch = unwatched, handOver: ArrayBuffer[] = []): Promise<Answer> {
    if (this.#broken) return Promise.reject(this.#broken);
    const number = this.#next++;
    const cancelled = new SharedArrayBuffer(4);
    const cancel = (): void => {
      Atomics.store(new Int32Array(cancelled), 0, 1);
    };
    if (watch.signal?.aborted) cancel();
    watch.signal?.addEventListener('abort', cancel, { once: true });
    const answer = new Promise<Answer>((settle, fail) => {
      this.#waiting.set(number, { watch, settle: (found) => settle(found as Answer), fail });
      this.#worker.postMessage({ number, id, task, cancelled } satisfies ThreadRequest<Task>, handOver);
    });
    return answer.finally(() => watch.signal?.removeEventListener('abort', cancel));
  }

  #take(reply: ThreadReply): void {
    const waiting = this.#waiting.get(reply.number);
    if (!waiting) return;
    if (reply.kind === 'progress') {
      waiting.watch.report(reply.progress);
      return;
    }
    this.#waiting.delete(reply.number);
    if (reply.kind === 'answer') waiting.settle(reply.answer);
    else if (reply.kind === 'cancelled') waiting.fail(waiting.watch.signal?.reason);
    else waiting.fail(errorOf(reply));
  }

  #breakOff(error: Error): void {
    this.#broken ??= error;
    for (const { fail } of this.#waiting.values()) fail(this.#broken);
    this.#waiting.clear();
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Set by the other side through shared memory, looked at whenever the work asks its signal. */
class Flag {
  readonly #shared: Int32Array;
  readonly #controller = new AbortController();

  constructor(shared: SharedArrayBuffer) {
    this.#shared = new Int32Array(shared);
  }

  get signal(): AbortSignal {
    if (Atomics.load(this.#shared, 0) !== 0) this.#controller.abort();
    return this.#controller.signal;
  }
}

/** The answering end, in the thread. Requests are taken as they come; one that waits lets the next begin. */
export function answerRequests<Task>(
  port: MessagePort | null,
  answer: (request: ThreadRequest<Task>, watch: Watch) => unknown,
): void {
  const serve = async (request: ThreadRequest<Task>): Promise<void> => {
    const { number } = request;
    const reply = (message: ThreadReply): void => port?.postMessage(message);
    const flag = new Flag(request.cancelled);
    const watch: Watch = {
      report: paced((progress) => reply({ number, kind: 'progress', progress })),
      get signal() {
        return flag.signal;
      },
    };
    try {
      watch.signal?.throwIfAborted();
      reply({ number, kind: 'answer', answer: await answer(request, watch) });
    } catch (error) {
      reply(flag.signal.aborted ? { number, kind: 'cancelled' } : { number, ...failureOf(error) });
    }
  };
  port?.on('message', (request: ThreadRequest<Task>) => void serve(request));
}
