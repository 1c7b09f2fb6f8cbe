/** Thread entry: does tasks that nobody has begun yet, one after the other, for a thread that works on something else. */
import { workerData, type MessagePort } from 'node:worker_threads';
import { unwatched } from '../../lib/progress.ts';
import { failureOf } from '../import/thread-failure.ts';
import { begun, done, open, type TaskMessage, type TaskReply } from './other-hands.ts';
import { perform } from './tasks.ts';
import { buffersIn } from './task-buffers.ts';

const port = workerData as MessagePort;

port.on('message', (message: TaskMessage) => {
  const state = new Int32Array(message.state);
  if (Atomics.compareExchange(state, 0, open, begun) !== open) return;
  try {
    const answer = perform(message.name, message.given, unwatched);
    port.postMessage({ number: message.number, kind: 'answer', answer } satisfies TaskReply, buffersIn(answer));
  } catch (error) {
    port.postMessage({ number: message.number, ...failureOf(error) } satisfies TaskReply);
  }
  Atomics.store(state, 0, done);
  Atomics.notify(state, 0);
});
