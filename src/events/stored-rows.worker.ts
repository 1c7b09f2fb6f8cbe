/** Thread entry: takes the store's rows piece by piece and sends journeys back. */
import { parentPort, workerData } from 'node:worker_threads';
import { buffersOf } from './import/read-files.ts';
import { failureOf, type ThreadFailure } from './import/thread-failure.ts';
import { StoredRows, type StoredJob, type StoredOutcome } from './stored-rows.ts';

export type StoredMessage =
  | { readonly kind: 'taken' }
  | { readonly kind: 'done'; readonly outcome: StoredOutcome }
  | ThreadFailure;

const port = parentPort;
if (port) {
  const rows = new StoredRows(workerData as StoredJob);
  port.on('message', (chunk: Uint8Array | 'end') => {
    try {
      if (chunk === 'end') {
        const outcome = rows.finish();
        port.postMessage({ kind: 'done', outcome } satisfies StoredMessage, buffersOf(outcome));
        port.close();
        return;
      }
      rows.take(chunk);
      port.postMessage({ kind: 'taken' } satisfies StoredMessage);
    } catch (error) {
      port.postMessage(failureOf(error));
      port.close();
    }
  });
}
