/** Thread entry: reads one job's files into journeys and sends the arrays over. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from '../../lib/progress.ts';
import { buffersOf, readFiles, type ReadJob, type ReadOutcome } from './read-files.ts';
import { failureOf, paced, type ThreadFailure } from './thread-failure.ts';

export type ReadMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly outcome: ReadOutcome }
  | ThreadFailure;

const port = parentPort;
if (port) {
  const report = paced((progress) => port.postMessage({ kind: 'progress', progress } satisfies ReadMessage));
  try {
    const outcome = await readFiles(workerData as ReadJob, { report });
    port.postMessage({ kind: 'done', outcome } satisfies ReadMessage, buffersOf(outcome));
  } catch (error) {
    port.postMessage(failureOf(error));
  }
}
