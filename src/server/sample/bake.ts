/** Has the sample's data made in a thread of its own. */
import { once } from 'node:events';
import { startWorker } from '../../lib/worker.ts';
import type { Said } from './said.ts';

export interface BakeOrder {
  /** Where the log is written, as CSV. */
  readonly path: string;
  /** Where the survey's answers are written, as CSV. */
  readonly answers: string;
}

export interface Baked {
  readonly rows: number;
  readonly responses: number;
  readonly said: readonly Said[];
}

/** Rejects with the signal's reason when stopped. */
export async function bake(order: BakeOrder, signal: AbortSignal): Promise<Baked> {
  const worker = startWorker(import.meta.url, './bake.worker', { workerData: order });
  try {
    const [baked] = (await once(worker, 'message', { signal })) as [Baked];
    return baked;
  } finally {
    await worker.terminate();
  }
}
