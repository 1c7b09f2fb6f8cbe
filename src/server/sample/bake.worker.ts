/** Thread that makes the sample's data, so that pages are served meanwhile: writes the log, answers how people felt. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { bakeryEvents, bakeryJourneys, bakeryResponses, type BakeryRow } from './bakery.ts';
import type { BakeOrder, Baked } from './bake.ts';
import { feltBy } from './felt.ts';

const columns: readonly (keyof BakeryRow)[] = [
  'customer',
  'journey',
  'time',
  'event',
  'channel',
  'device',
  'city',
  'came_from',
  'newsletter',
  'browser_language',
  'test_group',
];

function cell(value: unknown): string {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function line(row: BakeryRow): string {
  const cells = columns.map((column) => (column === 'time' ? new Date(row.time).toISOString() : cell(row[column])));
  return `${cells.join(',')}\n`;
}

async function write(path: string): Promise<number> {
  const rows = bakeryEvents();
  const file = createWriteStream(path);
  file.write(`${columns.join(',')}\n`);
  for (const row of rows) if (!file.write(line(row))) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
  return rows.length;
}

const { path } = workerData as BakeOrder;
const rows = await write(path);
const gifts = [...bakeryJourneys()].filter((journey) => journey.kind === 'gift');
parentPort?.postMessage({ rows, felt: feltBy(gifts, bakeryResponses()) } satisfies Baked);
