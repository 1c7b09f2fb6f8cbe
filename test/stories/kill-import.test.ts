/** A server killed without warning while it imports: on restart the import goes on, and every event is there once. */
import { expect, test } from 'vitest';
import type { ImportProgress, SourceSummary } from '../../src/server/api.ts';
import { bakeryEvents } from '../../src/server/sample/bakery.ts';
import { serverProcesses } from '../server-process.ts';

const start = serverProcesses('kill-import');

async function answer<T>(address: string, options?: RequestInit): Promise<T> {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function upload(url: string, log: string): Promise<string> {
  const made = await answer<{ id: string }>(`${url}/api/imports?name=bakery.csv`, { method: 'POST', body: log });
  await answer(`${url}/api/imports/${made.id}/start`, { method: 'POST' });
  return made.id;
}

/** Asks how far it is until it is far enough; the last answer. */
async function untilImport(
  url: string,
  id: string,
  far: (progress: ImportProgress) => boolean,
): Promise<ImportProgress> {
  for (;;) {
    const progress = await answer<ImportProgress>(`${url}/api/imports/${id}`);
    if (progress.state === 'failed') throw new Error(`the import failed: ${JSON.stringify(progress.problem)}`);
    if (far(progress) || progress.state === 'done') return progress;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const sourcesOf = async (url: string): Promise<SourceSummary[]> =>
  (await answer<{ sources: SourceSummary[] }>(`${url}/api/workspace`)).sources;

const rows = bakeryEvents('kornblume', 1_000);
const log = [
  'customer,event,time,channel,device',
  ...rows.map((row) => [row.customer, row.event, new Date(row.time).toISOString(), row.channel, row.device].join(',')),
  '',
].join('\n');
const expected = { events: rows.length, customers: new Set(rows.map((row) => row.customer)).size, rejected: 0 };

test('an import killed while loading and while discovering ends with every event exactly once', async () => {
  let { url, kill } = await start();
  const id = await upload(url, log);
  const phases: ((progress: ImportProgress) => boolean)[] = [
    (progress) => progress.rows > 0 || progress.state !== 'loading',
    (progress) => progress.state === 'discovering',
  ];
  for (const far of phases) {
    await untilImport(url, id, far);
    await kill();
    ({ url, kill } = await start());
  }
  const done = await untilImport(url, id, () => false);
  expect(done).toMatchObject({ state: 'done', rejected: 0 });
  expect(await sourcesOf(url)).toMatchObject([{ ...expected, name: 'bakery.csv', discovery: 'ready' }]);

  const again = await upload(url, log);
  await untilImport(url, again, () => false);
  expect(await sourcesOf(url)).toMatchObject([expected]);
}, 600_000);
