/** Thread entry: reads one file into blocks, waiting for the store whenever it is two blocks behind. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from '../../lib/progress.ts';
import type { BlockFile } from './event-blocks.ts';
import { storeFile, type StoreJob, type StoreOutcome } from './store-files.ts';
import { failureOf, paced, type ThreadFailure } from './thread-failure.ts';

export type StoreMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'block'; readonly block: BlockFile }
  | { readonly kind: 'done'; readonly outcome: StoreOutcome }
  | ThreadFailure;

const port = parentPort;
if (port) {
  let behind = 0;
  let room: () => void = () => undefined;
  port.on('message', () => {
    behind--;
    room();
  });
  const taken = async (block: BlockFile): Promise<void> => {
    behind++;
    port.postMessage({ kind: 'block', block } satisfies StoreMessage);
    while (behind > 1) await new Promise<void>((resolve) => (room = resolve));
  };
  const report = paced((progress) => port.postMessage({ kind: 'progress', progress } satisfies StoreMessage));
  try {
    const outcome = await storeFile(workerData as StoreJob, { report }, taken);
    port.postMessage({ kind: 'done', outcome } satisfies StoreMessage);
  } catch (error) {
    port.postMessage(failureOf(error));
  }
  port.close();
}
