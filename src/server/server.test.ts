/** The whole server on its real stores: every address, ok and refused, and what a restart keeps. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refused } from '../lib/refusal.ts';
import type { Graph, ImportPreview, ImportProgress, MapSummary, Problem, Variants, Workspace } from './api.ts';
import { startServer, type RunningServer } from './start-server.ts';

const data = mkdtempSync(join(tmpdir(), 'sojourn-server-'));
const start = (): Promise<RunningServer> => startServer({ data, port: 0, sample: false, version: 'test' });
let server: RunningServer;

beforeAll(async () => {
  server = await start();
});
afterAll(async () => {
  await server.close();
  rmSync(data, { recursive: true });
});

const call = (path: string, init?: RequestInit): Promise<Response> => fetch(server.url + path, init);
async function get<T>(path: string): Promise<T> {
  const answer = await call(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}
async function send<T>(method: string, path: string, body: unknown, status = 200): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const answer = await call(path, { method, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  expect([answer.status, text]).toEqual([status, text]);
  return JSON.parse(text) as T;
}
async function refusedWith(answer: Promise<Response>): Promise<[number, string]> {
  const { status, code } = (await (await answer).json()) as Problem;
  return [status, code];
}

/** 120 customers who order bread: two kinds of paths, hour by hour. */
function orders(): string {
  const lines = ['customer;event;time;city'];
  for (let customer = 0; customer < 120; customer++) {
    const path =
      customer % 3 === 0
        ? ['Opens the app', 'Reorders', 'Pays', 'Collects']
        : [
            'Visits the shop',
            'Compares boxes',
            'Adds to basket',
            ...(customer % 5 === 0 ? [] : ['Pays', 'Parcel arrives']),
          ];
    path.forEach((event, at) => {
      const time = new Date(Date.UTC(2026, 2, 1 + (customer % 20), 8 + at, customer % 60)).toISOString();
      lines.push(`C${customer};${event};${time};${customer % 2 ? 'Graz' : 'Linz'}`);
    });
  }
  lines.push('C500;Pays;not a time;Graz');
  return `${lines.join('\n')}\n`;
}

const upload = (name: string, body: BodyInit): Promise<Response> =>
  call(`/api/imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });

async function ended(id: string): Promise<ImportProgress> {
  const answer = await call(`/api/imports/${id}/events`);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const events = (await answer.text()).split('\n').filter((line) => line.startsWith('data: '));
  return JSON.parse(events.at(-1)?.slice(6) ?? 'null') as ImportProgress;
}

describe('health', () => {
  test('the server lives, can work and tells its figures', async () => {
    expect(await get('/healthz')).toEqual({ ok: true });
    expect(await get('/readyz')).toEqual({ ok: true });
    const metrics = await (await call('/metrics')).text();
    expect(metrics).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(metrics).toMatch(/^sojourn_maps \d+$/m);
    expect(metrics).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m);
  });

  test('a request under another name or from another site is refused on the wire too', async () => {
    const { port } = new URL(server.url);
    const code = (headers: Record<string, string>, method = 'GET'): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const asked = request({ port, host: '127.0.0.1', path: '/api/workspace', method, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.on('error', reject);
        asked.end();
      });
    expect(await code({ host: 'elsewhere.example' })).toBe(403);
    expect(await code({ host: `127.0.0.1:${port}`, origin: 'https://elsewhere.example' }, 'POST')).toBe(403);
    expect(await code({ host: `localhost:${port}` })).toBe(200);
  });
});

describe('a log', () => {
  let preview: ImportPreview;
  let source = '';

  test('is uploaded and shown as it was understood', async () => {
    const answer = await upload('orders.csv', orders());
    expect(answer.status).toBe(201);
    preview = (await answer.json()) as ImportPreview;
    expect(preview.ready).toBe(true);
    expect(preview.rows).toHaveLength(20);
    expect(preview.columns.map((column) => [column.name, column.role])).toEqual([
      ['customer', 'customer'],
      ['event', 'event'],
      ['time', 'time'],
      ['city', 'property'],
    ]);
    expect(await get(`/api/imports/${preview.id}/preview`)).toEqual(preview);
    expect(await get<ImportProgress>(`/api/imports/${preview.id}`)).toMatchObject({ state: 'preview' });
  });

  test('can be corrected before it is loaded', async () => {
    const changed = await send<ImportPreview>('PATCH', `/api/imports/${preview.id}`, { columns: { city: 'ignore' } });
    expect(changed.columns.find((column) => column.name === 'city')?.role).toBe('ignore');
    await send('PATCH', `/api/imports/${preview.id}`, { columns: { city: 'property' } });
    expect(await refusedWith(call('/api/imports/import_none/preview'))).toEqual([404, 'unknown-import']);
  });

  test('is loaded and discovered while everybody may watch, and starting twice changes nothing', async () => {
    const [first, second] = await Promise.all([
      send<ImportProgress>('POST', `/api/imports/${preview.id}/start`, {}),
      send<ImportProgress>('POST', `/api/imports/${preview.id}/start`, {}),
    ]);
    expect([first.state, second.state]).toEqual(['loading', 'loading']);
    const progress = await ended(preview.id);
    expect(progress).toMatchObject({ state: 'done', problem: null, rejected: 1 });
    source = progress.source ?? '';
    const again = await ended(preview.id);
    expect(again).toEqual(progress);
    expect(await refusedWith(call(`/api/imports/${preview.id}`, json('PATCH', {})))).toEqual([409, 'already-started']);
  });

  test('hands the rows it could not use back, with line and reason', async () => {
    const answer = await call(`/api/imports/${preview.id}/rejected.csv`);
    expect(answer.headers.get('content-disposition')).toContain('orders.csv.rejected.csv');
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('not a time');
  });

  test('stands in the workspace with its journeys and their maps', async () => {
    const workspace = await get<Workspace>('/api/workspace');
    expect(workspace.sources).toMatchObject([
      { id: source, name: 'orders.csv', sample: false, customers: 120, rejected: 1, discovery: 'ready' },
    ]);
    expect(workspace.maps.length).toBeGreaterThan(0);
    expect(workspace.preparing).toBeNull();
  });

  test('imported again adds nothing', async () => {
    const before = await get<Workspace>('/api/workspace');
    const second = (await (await upload('orders.csv', orders())).json()) as ImportPreview;
    await send('POST', `/api/imports/${second.id}/start`, {});
    expect(await ended(second.id)).toMatchObject({ state: 'done', source });
    const after = await get<Workspace>('/api/workspace');
    expect(after.sources.map((one) => one.events)).toEqual(before.sources.map((one) => one.events));
    expect(after.maps).toEqual(before.maps);
  });

  test('answers about its paths', async () => {
    const all = await get<Graph>(`/api/sources/${source}/graph?keep=1`);
    expect(all.hiddenShare).toBe(0);
    expect(all.nodes.map((node) => node.name)).toContain('Pays');
    const some = await get<Graph>(`/api/sources/${source}/graph?keep=0.5`);
    expect(some.edges.length).toBeLessThan(all.edges.length);
    const variants = await get<Variants>(`/api/sources/${source}/variants?top=2`);
    expect(variants.rows[0]?.path).toEqual([
      'Visits the shop',
      'Compares boxes',
      'Adds to basket',
      'Pays',
      'Parcel arrives',
    ]);
    expect(variants.rows[0]?.count).toBe(64);
    const funnel = await send<{ steps: { customers: number }[] }>('POST', `/api/sources/${source}/funnel`, {
      steps: ['Adds to basket', 'Pays'],
      within: '7d',
      by: 'city',
    });
    expect(funnel.steps.map((step) => step.customers)).toEqual([80, 64]);
    expect(await get(`/api/sources/${source}/properties`)).toMatchObject({ properties: ['city'] });
    const found = await get<{ journeys: { id: string }[] }>(`/api/sources/${source}/discovery`);
    expect(await get(`/api/sources/${source}/touchpoints/Pays`)).toMatchObject({
      name: 'Pays',
      count: 104,
      before: {
        rows: [
          { name: 'Adds to basket', count: 64, share: 64 / 104 },
          { name: 'Reorders', count: 40 },
        ],
      },
      measures: { survey: { value: null, n: 0 }, nps: { value: null } },
    });
    const nowhere = call(`/api/sources/${source}/touchpoints/${encodeURIComponent('a/b?')}`);
    expect(await refusedWith(nowhere)).toEqual([404, 'unknown-touchpoint']);
    const sides = (a: string, b: string): string =>
      `/api/sources/${source}/comparison?${new URLSearchParams({ a, b })}`;
    expect(await refusedWith(call(sides('none', 'other')))).toEqual([404, 'unknown-journey']);
    expect(await refusedWith(call(sides('none', 'none')))).toEqual([422, 'same-journey']);
    expect(await refusedWith(call(`/api/sources/none/comparison?a=x&b=y`))).toEqual([404, 'unknown-source']);
    const journey = found.journeys[0]?.id ?? '';
    await get(`/api/sources/${source}/graph?keep=0.8&journey=${journey}`);
    expect(await refusedWith(call(`/api/sources/${source}/graph?journey=none`))).toEqual([404, 'unknown-journey']);
    expect(await refusedWith(call('/api/sources/none/graph'))).toEqual([404, 'unknown-source']);
    expect(await refusedWith(call('/api/sources/none/discovery'))).toEqual([404, 'unknown-source']);
    expect(
      await refusedWith(call(`/api/sources/${source}/funnel`, json('POST', { steps: ['a', 'b'], within: 'soon' }))),
    ).toEqual([422, 'bad-span']);
  });

  test('that is no log at all is refused when it arrives', async () => {
    const [status] = await refusedWith(upload('empty.csv', ''));
    expect(status).toBe(422);
  });

  test('is deleted with what was found in it; its maps stay and say so', async () => {
    const third = (await (
      await upload('other.csv', orders().replaceAll(';C', ';D').replaceAll('\nC', '\nD'))
    ).json()) as ImportPreview;
    await send('POST', `/api/imports/${third.id}/start`, {});
    const { source: other } = await ended(third.id);
    const { maps } = await get<{ maps: MapSummary[] }>('/api/maps');
    const map = maps.find((one) => one.source === other);
    expect((await call(`/api/sources/${other}`, { method: 'DELETE' })).status).toBe(204);
    expect(await refusedWith(call(`/api/sources/${other}/discovery`))).toEqual([404, 'unknown-source']);
    expect(await refusedWith(call(`/api/sources/${other}`, { method: 'DELETE' }))).toEqual([404, 'unknown-source']);
    const { measures } = await get<{ measures: Record<string, { value: number | null }> }>(
      `/api/maps/${map?.id}/measures`,
    );
    expect(Object.values(measures).every((measure) => measure.value === null)).toBe(true);
  });
});

const json = (method: string, body: unknown): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

describe('a map', () => {
  test('is made blank, of a journey, and of a file', async () => {
    const blank = await send<MapSummary>('POST', '/api/maps', { title: 'Opening a bank account' }, 201);
    expect(blank).toMatchObject({ title: 'Opening a bank account', source: null, cards: 0 });
    const file = await get<Record<string, unknown>>(`/api/maps/${blank.id}`);
    expect(file).toMatchObject({ version: 2, title: 'Opening a bank account' });
    const copy = await send<MapSummary>('POST', '/api/maps', file, 201);
    expect(copy.id).not.toBe(blank.id);
    const { sources } = await get<Workspace>('/api/workspace');
    const source = sources[0]?.id ?? '';
    const found = await get<{ journeys: { id: string }[]; all: { id: string } }>(`/api/sources/${source}/discovery`);
    const journey = found.journeys[0]?.id ?? found.all.id;
    const made = await send<MapSummary>('POST', '/api/maps', { source, journey }, 201);
    expect(made).toMatchObject({ source, journey });
    const { measures } = await get<{ measures: Record<string, { n: number }> }>(`/api/maps/${made.id}/measures`);
    expect(Object.values(measures).some((measure) => measure.n > 0)).toBe(true);
    expect(await refusedWith(call('/api/maps', json('POST', { source, journey: 'none' })))).toEqual([
      404,
      'unknown-journey',
    ]);
    expect((await refusedWith(call('/api/maps', json('POST', { version: 1, stages: 7 }))))[0]).toBe(422);
  });

  test('is written in every form', async () => {
    const { maps } = await get<{ maps: MapSummary[] }>('/api/maps');
    const map = maps.find((one) => one.journey !== null);
    const starts = {
      'journey.json': '{\n  "$schema"',
      svg: '<svg',
      png: '\u0089PNG',
      pdf: '%PDF-',
      html: '<!doctype html>',
      // Nobody measured how this map feels, and a score is never invented.
      mmd: 'timeline',
      csv: '',
    };
    for (const [form, beginning] of Object.entries(starts)) {
      const answer = await call(`/api/maps/${map?.id}/export.${form}?view=grid&theme=dark`);
      expect([form, answer.status]).toEqual([form, 200]);
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      expect(text.toLowerCase().slice(0, 400)).toContain(beginning.toLowerCase());
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    }
    expect(await refusedWith(call('/api/maps/none/export.svg'))).toEqual([404, 'unknown-map']);
  });

  test('is deleted once', async () => {
    const made = await send<MapSummary>('POST', '/api/maps', { title: 'Only a draft' }, 201);
    expect((await call(`/api/maps/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await refusedWith(call(`/api/maps/${made.id}`, { method: 'DELETE' }))).toEqual([404, 'unknown-map']);
    expect(await refusedWith(call(`/api/maps/${made.id}`))).toEqual([404, 'unknown-map']);
  });
});

describe('starting', () => {
  const codeOf = (starting: Promise<unknown>): Promise<string> =>
    starting.then(
      () => 'started',
      (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
    );

  test('a second server on the same data folder is refused, and the first goes on', async () => {
    expect(await codeOf(start())).toBe('data-folder-in-use');
    expect(await get('/healthz')).toEqual({ ok: true });
  });

  test('a port in use, a network address and an unusable folder are refused in words', async () => {
    const port = Number(new URL(server.url).port);
    const elsewhere = mkdtempSync(join(tmpdir(), 'sojourn-other-'));
    expect(await codeOf(startServer({ data: elsewhere, port }))).toBe('port-in-use');
    expect(await codeOf(startServer({ data: elsewhere, port: 0, host: '0.0.0.0' }))).toBe('open-to-network');
    expect(await codeOf(startServer({ data: '/dev/null/data', port: 0 }))).toBe('data-folder-not-writable');
    rmSync(elsewhere, { recursive: true });
  });

  test('everything is there again after a restart', async () => {
    const before = await get<Workspace>('/api/workspace');
    await server.close();
    server = await start();
    expect(await get('/api/workspace')).toEqual(before);
  });
});
