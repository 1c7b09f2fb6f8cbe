/** Thread that writes the large forms of maps: drawing pixels takes long enough to be felt by everybody else. */
import { parentPort } from 'node:worker_threads';
import { Refused } from '../../lib/refusal.ts';
import { exportMap } from './export-map.ts';
import type { ExportAnswer, ExportOrder } from './export-desk.ts';

parentPort?.on('message', (order: ExportOrder) => {
  answer(order).then(
    (told) => parentPort?.postMessage(told),
    (error: unknown) => parentPort?.postMessage({ number: order.number, broken: String(error) } satisfies ExportAnswer),
  );
});

async function answer({ number, measured, form, query }: ExportOrder): Promise<ExportAnswer> {
  try {
    return { number, file: await exportMap(measured, form, query) };
  } catch (error) {
    if (error instanceof Refused) return { number, refused: error.refusal };
    return { number, broken: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
