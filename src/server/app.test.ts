/** What holds for every address, asked of the addresses themselves: the guard, the headers, the way to say no. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { refusal } from '../lib/refusal.ts';
import { Problem } from './api.ts';
import { createApp, needsOf } from './app.ts';
import { createGuard, type May } from './guard.ts';
import type { Services } from './services.ts';

const pages = mkdtempSync(join(tmpdir(), 'sojourn-pages-'));
mkdirSync(join(pages, 'assets'));
writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Sojourn</title>');
writeFileSync(join(pages, 'assets', 'app-1a2b.js'), 'export {};');
mkdirSync(join(pages, '.vite'));
writeFileSync(
  join(pages, '.vite', 'manifest.json'),
  JSON.stringify({
    'index.html': { file: 'assets/app-1a2b.js', isEntry: true, imports: ['_shared.js'] },
    '_shared.js': { file: 'assets/shared-3c4d.js' },
    'map/map-page.tsx': { file: 'assets/map-page-5e6f.js', imports: ['_shared.js', '_grid.js', 'index.html'] },
    '_grid.js': { file: 'assets/grid-7a8b.js', imports: ['_shared.js'] },
  }),
);
afterAll(() => rmSync(pages, { recursive: true }));

/** Services that break when asked: what is tested here happens before or around them. */
const breaks = (): never => {
  throw new Error('a secret of the server');
};
const broken = new Proxy({} as Services, { get: () => new Proxy(breaks, { get: () => breaks }) });

const appWith = (may: May) => createApp({ services: broken, guard: createGuard(may), pages, version: '0.1.0' });
const app = appWith(() => true);

const addresses = app.routes
  .filter((route) => route.method !== 'ALL')
  .map(({ method, path }) => ({
    method,
    path,
    url: `http://127.0.0.1:4780${path.replace('/:file', '/export.svg').replaceAll(/:\w+/g, 'x1').replace('/*', '/maps')}`,
  }));
const unique = [...new Map(addresses.map((one) => [`${one.method} ${one.path}`, one])).values()];
const unsafe = unique.filter((one) => !['GET', 'HEAD'].includes(one.method));

const ask = (url: string, init: RequestInit = {}, on = app): Response | Promise<Response> =>
  on.request(url, { ...init, headers: { host: new URL(url).host, ...init.headers } });

const problemOf = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
};

describe('the guard', () => {
  test('knows what every address needs', () => {
    const needs = needsOf(app);
    expect(unique.filter((one) => !needs.has(`${one.method} ${one.path}`))).toEqual([]);
    expect(unique.length).toBeGreaterThan(20);
  });

  test.each(unique)('asks may() before $method $path, with verb and thing', async ({ method, path, url }) => {
    const asked: unknown[] = [];
    const refusing = appWith((_who, verb, thing) => {
      asked.push([verb, thing]);
      return refusal('not-allowed', 'Not today.');
    });
    expect((await problemOf(await ask(url, { method }, refusing))).code).toBe('not-allowed');
    const { verb, thing } = needsOf(app).get(`${method} ${path}`) ?? {};
    expect(asked).toEqual([[verb, { kind: thing, ...(path.includes('/:id') ? { id: 'x1' } : {}) }]]);
  });

  test.each(unique)('refuses $method $path under a name that is not this machine', async ({ method, url }) => {
    const answer = await ask(url, { method, headers: { host: 'elsewhere.example' } });
    expect(answer.status).toBe(403);
    expect((await problemOf(answer)).code).toBe('foreign-host');
  });

  test.each(unsafe)("refuses $method $path from another site's page", async ({ method, url }) => {
    const answer = await ask(url, { method, headers: { origin: 'https://elsewhere.example' } });
    expect((await problemOf(answer)).code).toBe('foreign-origin');
  });

  test('refuses an address that was declared without a need', async () => {
    const loose = appWith(() => true);
    loose.post('/api/loose', (c) => c.text('open to all'));
    const answer = await ask('http://127.0.0.1:4780/api/loose', { method: 'POST' }, loose);
    expect((await problemOf(answer)).code).toBe('no-rule');
  });
});

describe('every answer', () => {
  test.each(unique)('of $method $path says what may be loaded and who may frame it', async ({ method, url }) => {
    const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { headers } = await ask(url, { method });
    quiet.mockRestore();
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  test('is described at /api/openapi.json', async () => {
    const document = (await (await ask('http://127.0.0.1:4780/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const { method, path } of unique.filter((one) => !['/*', '/api/openapi.json'].includes(one.path))) {
      const described = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect([method, path, Object.keys(described?.responses ?? {})]).toEqual([
        method,
        path,
        expect.arrayContaining(['default']),
      ]);
    }
  });
});

describe('a no', () => {
  const at = 'http://127.0.0.1:4780';

  test('to an unknown address is 404, under /api as everywhere else', async () => {
    expect((await problemOf(await ask(`${at}/api/nothing`))).code).toBe('unknown-address');
    expect((await problemOf(await ask(`${at}/assets/gone.js`))).code).toBe('unknown-address');
    expect((await ask(`${at}/api/maps/x1/export.exe`)).status).toBe(404);
  });

  test('to a verb an address does not have is 405 and names those it has', async () => {
    const answer = await ask(`${at}/api/maps`, { method: 'PUT' });
    expect((await problemOf(answer)).code).toBe('method-not-allowed');
    expect(answer.headers.get('allow')).toBe('GET, PATCH, POST');
    expect((await ask(`${at}/api/imports/x1/start`)).status).toBe(405);
  });

  test('to too large a body is 413', async () => {
    const body = JSON.stringify({ title: 'x'.repeat(21 << 20) });
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
    expect((await problemOf(await ask(`${at}/api/maps`, { method: 'POST', body, headers }))).code).toBe('too-large');
    const endless = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    expect((await ask(`${at}/api/maps`, { method: 'POST', body, headers: endless })).status).toBe(411);
  });

  test('to content of another kind is 415, to a wrong shape 400 with its field', async () => {
    const form = { method: 'POST', body: 'title=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await problemOf(await ask(`${at}/api/maps`, form))).code).toBe('wrong-content-type');
    const short = { method: 'POST', body: '{"steps":["Pays"]}', headers: { 'content-type': 'application/json' } };
    const problem = await problemOf(await ask(`${at}/api/sources/x1/funnel`, short));
    expect([problem.code, problem.field]).toEqual(['bad-request', 'steps']);
    const odd = await problemOf(await ask(`${at}/api/sources/x1/graph?keep=7`));
    expect([odd.status, odd.field]).toEqual([400, 'keep']);
    const cut = { method: 'POST', body: '{"steps":', headers: { 'content-type': 'application/json' } };
    expect((await ask(`${at}/api/sources/x1/funnel`, cut)).status).toBe(400);
  });

  test('because something broke tells the reader an id and the operator the stack', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const problem = await problemOf(await ask(`${at}/api/workspace`));
    const logged = log.mock.calls.map(([line]) => String(line)).join('');
    log.mockRestore();
    expect(problem.code).toBe('broken');
    expect(JSON.stringify(problem)).not.toContain('secret');
    const id = /[0-9a-f-]{36}/.exec(problem.fix ?? '')?.[0] ?? 'no id';
    expect(logged).toContain(id);
    expect(logged).toContain('a secret of the server\n    at ');
  });
});

describe('the pages', () => {
  const at = 'http://127.0.0.1:4780';

  test('are one page at every address of the app, asked for again each time', async () => {
    for (const path of ['/', '/maps/map_1', '/imports']) {
      const answer = await ask(at + path);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toContain('Sojourn');
    }
  });

  test('of a map name the map and the scripts it needs, so that they are on their way at once', async () => {
    const link = (await ask(`${at}/maps/map_1`)).headers.get('link');
    expect(link).toBe(
      [
        '</api/maps/map_1>; rel=preload; as=fetch; crossorigin',
        '</assets/map-page-5e6f.js>; rel=modulepreload',
        '</assets/grid-7a8b.js>; rel=modulepreload',
      ].join(', '),
    );
    expect((await ask(`${at}/maps/new`)).headers.get('link')).toBeNull();
  });

  test('bring files named after their content, kept for ever', async () => {
    const answer = await ask(`${at}/assets/app-1a2b.js`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const again = await ask(`${at}/assets/app-1a2b.js`, {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await ask(`${at}/assets/app-1a2b.js`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '10']);
  });

  test.each(['/../package.json', '/..%2f..%2fetc%2fpasswd', '/%00', '/%e0%a4', '/assets/', '/assets'])(
    'never leave their folder: %s',
    async (path) => {
      const answer = await ask(at + path);
      expect(await answer.text()).not.toMatch(/root:|"dependencies"/);
      expect(answer.status).toBeLessThan(500);
    },
  );
});
