/** Thread that writes and reads the large forms of maps: that takes long enough to be felt by everybody else. */
import { parentPort } from 'node:worker_threads';
import { isRefusal, Refused } from '../../lib/refusal.ts';
import { readMapFile } from '../../render/map-files.ts';
import { exportMap } from './export-map.ts';
import type { ExportAnswer, ExportOrder, ReadOrder } from './export-desk.ts';

parentPort?.on('message', (order: ExportOrder | ReadOrder) => {
  answer(order).then(
    (told) => parentPort?.postMessage(told),
    (error: unknown) => parentPort?.postMessage({ number: order.number, broken: String(error) } satisfies ExportAnswer),
  );
});

async function answer(order: ExportOrder | ReadOrder): Promise<ExportAnswer> {
  const { number } = order;
  try {
    if ('form' in order) return { number, file: await exportMap(order.measured, order.form, order.query) };
    const read = await readMapFile(order.name, order.bytes);
    return isRefusal(read) ? { number, refused: read } : { number, read };
  } catch (error) {
    if (error instanceof Refused) return { number, refused: error.refusal };
    return { number, broken: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
