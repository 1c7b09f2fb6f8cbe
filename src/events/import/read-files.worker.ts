/** Thread entry: reads one job's files into journeys and sends the arrays over. */
import { parentPort, workerData } from 'node:worker_threads';
import { isRefusal, Refused } from '../../lib/refusal.ts';
import type { Progress } from '../../lib/progress.ts';
import { readFiles, type ReadJob, type ReadOutcome } from './read-files.ts';
import type { Refusal } from '../../lib/refusal.ts';

export type ReadMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string }
  | { readonly kind: 'done'; readonly outcome: ReadOutcome };

const port = parentPort;
const betweenReports = 100;
if (port) {
  let reported = 0;
  const report = (progress: Progress): void => {
    if (Date.now() - reported < betweenReports) return;
    reported = Date.now();
    port.postMessage({ kind: 'progress', progress } satisfies ReadMessage);
  };
  try {
    const outcome = await readFiles(workerData as ReadJob, { report });
    port.postMessage({ kind: 'done', outcome } satisfies ReadMessage, buffersOf(outcome));
  } catch (error) {
    port.postMessage(failure(error));
  }
}

function failure(error: unknown): ReadMessage {
  if (error instanceof Refused && isRefusal(error.refusal)) return { kind: 'refused', refusal: error.refusal };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', message, stack: stack ?? '' };
}

/** Everything large is handed over, not copied. */
function buffersOf({ log, customers, journeyIds, traits }: ReadOutcome): ArrayBuffer[] {
  const arrays: ArrayBufferView[] = [
    log.codes,
    log.times,
    log.offsets,
    log.customerOf,
    customers.bytes,
    customers.offsets,
  ];
  if (log.serviceStarts) arrays.push(log.serviceStarts);
  if (journeyIds) arrays.push(journeyIds.texts.bytes, journeyIds.texts.offsets, journeyIds.ofJourney);
  for (const property of traits.properties) arrays.push(property.ofCustomer);
  return [...new Set(arrays.map((array) => array.buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}
