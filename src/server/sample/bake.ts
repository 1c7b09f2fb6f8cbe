/** Has the sample's data made in a thread of its own. */
import { once } from 'node:events';
import { startWorker } from '../../lib/worker.ts';
import type { Felt } from './felt.ts';

export interface BakeOrder {
  /** Where the log is written, as CSV. */
  readonly path: string;
}

export interface Baked {
  readonly rows: number;
  readonly felt: readonly Felt[];
}

/** Rejects with the signal's reason when stopped. */
export async function bake(path: string, signal: AbortSignal): Promise<Baked> {
  const worker = startWorker(import.meta.url, './bake.worker', { workerData: { path } satisfies BakeOrder });
  try {
    const [baked] = (await once(worker, 'message', { signal })) as [Baked];
    return baked;
  } finally {
    await worker.terminate();
  }
}
