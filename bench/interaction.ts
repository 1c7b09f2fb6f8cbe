/** Claim: an answer to a click, a key or a drag stands on the screen within 100 ms, in a real browser, on a workspace with a large log too. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { ImportProgress, MapSummary, SourceSummary } from '../src/server/api.ts';
import { startProduct, workspaceOf, type Product } from '../test/stories/product.ts';
import { benchLog, machine } from './bench-log.ts';
import { interactions, type Place, type Reached } from './interactions.ts';
import { keepResults } from './results.ts';

const log = await benchLog();
const product = await startProduct();
try {
  const sample = await placeOf(await sourceOf((source) => source.sample));
  const large = await placeOf(await broughtIn(product, log.path));
  for (const [what, place] of [
    ['the sample workspace', sample],
    [`a log of ${log.events.toLocaleString('en')} events`, large],
  ] as const) {
    const reached = await interactions(product, place);
    keepResults(`interaction, ${what}`, `${machine()}, Chromium; ${today()}.\n\n${table(reached)}`);
  }
} finally {
  await product.stop();
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function sourceOf(wanted: (source: SourceSummary) => boolean): Promise<SourceSummary> {
  const { sources } = await workspaceOf(product.url);
  const found = sources.find(wanted);
  if (!found) throw new Error('The log is not in the workspace.');
  return found;
}

/** The source and the map of its largest journey, drawn first where there is none. */
async function placeOf(source: SourceSummary): Promise<Place> {
  const { maps } = await workspaceOf(product.url);
  const there = maps.find((map) => map.source === source.id);
  if (there) return { source: source.id, map: there.id };
  const { journeys } = await answer<{ journeys: { id: string }[] }>(`/api/sources/${source.id}/discovery`);
  const made = await answer<MapSummary>('/api/maps', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: source.id, journey: journeys[0]?.id }),
  });
  return { source: source.id, map: made.id };
}

async function broughtIn({ url }: Product, path: string): Promise<SourceSummary> {
  const { id } = await answer<{ id: string }>(`/api/imports?name=${basename(path)}`, {
    method: 'POST',
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    duplex: 'half',
  });
  await answer(`/api/imports/${id}/start`, { method: 'POST' });
  for (;;) {
    const progress = (await (await fetch(`${url}/api/imports/${id}`)).json()) as ImportProgress;
    if (progress.state === 'failed') throw new Error(progress.problem?.title ?? 'The import failed.');
    if (progress.state === 'done') return sourceOf((source) => source.id === progress.source);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function answer<T>(address: string, options: RequestInit & { duplex?: 'half' } = {}): Promise<T> {
  const response = await fetch(product.url + address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

function table(rows: readonly Reached[]): string {
  const lines = rows.map(({ what, n, paint, done, processor }) => {
    const cells = [paint.p50, paint.p95, done.p50, done.p95, processor.p50].map((ms) => `${Math.round(ms)} ms`);
    return `| ${what} | ${n} | ${cells.join(' | ')} |`;
  });
  return [
    'From pressing the button or the key to the first paint after it, and to the paint that shows what was asked for. A busy machine shows in these figures, less in the processor time of the main thread, which counts what is drawn right after too.',
    '',
    '| what | times | first paint p50 | p95 | shown p50 | p95 | processor p50 |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n');
}
