/** The built app: its files as they are, and its page for every address that is the app's own. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { refusal } from '../lib/refusal.ts';
import { scriptsOfMaps } from './early-scripts.ts';
import { problemResponse } from './problems.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Addresses that are never a page of the app. */
const machine = /^\/(api|v1|healthz|readyz|metrics)(\/|$)/;

/** Answers GET of anything that no other address took, from the folder of the built app. */
export function servePages(folder: string, unknown: (c: Context) => Response): (c: Context) => Promise<Response> {
  return async (c) => {
    const path = decoded(c.req.path);
    if (path === undefined || machine.test(path)) return unknown(c);
    const file = await fileAt(folder, path);
    if (file) return send(c, file);
    // A missing file must not arrive as a page; only addresses of the app get one.
    if (extname(path) !== '') return unknown(c);
    const page = await fileAt(folder, '/index.html');
    return page
      ? send(c, page, await early(folder, path))
      : problemResponse(
          refusal('pages-not-built', 'The pages have not been built yet.', { fix: 'Run: npm run build' }),
        );
  };
}

function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? undefined : text;
  } catch {
    // Malformed percent signs: no file of ours has such a name.
    return undefined;
  }
}

interface PageFile {
  readonly path: string;
  readonly size: number;
  readonly etag: string;
}

async function fileAt(folder: string, path: string): Promise<PageFile | undefined> {
  const whole = join(folder, path);
  if (!whole.startsWith(folder + sep)) return undefined;
  try {
    const facts = await stat(whole);
    if (!facts.isFile()) return undefined;
    return { path: whole, size: facts.size, etag: `"${facts.size.toString(36)}-${facts.mtimeMs.toString(36)}"` };
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code)))
      return undefined;
    throw error;
  }
}

/** What the page of a map asks for first; begun by the browser before any script of the page has run. */
async function early(folder: string, path: string): Promise<Readonly<Record<string, string>>> {
  const [, map, presented] = /^\/maps\/([\w-]{1,120})(\/present)?$/.exec(path) ?? [];
  if (map === undefined || notMaps.has(map)) return {};
  const scripts = presented === undefined ? await scriptsOfMaps(folder) : [];
  return {
    link: [
      `</api/maps/${map}>; rel=preload; as=fetch; crossorigin`,
      ...scripts.map((script) => `<${script}>; rel=modulepreload`),
    ].join(', '),
  };
}

/** Addresses beside those of maps. */
const notMaps = new Set(['new', 'bring']);

function send(c: Context, file: PageFile, more: Readonly<Record<string, string>> = {}): Response {
  const headers = {
    ...more,
    'content-type': types[extname(file.path)] ?? 'application/octet-stream',
    'content-length': String(file.size),
    etag: file.etag,
    // Vite names these after their content, so they never change; everything else is asked for again.
    'cache-control': file.path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (c.req.header('if-none-match') === file.etag) {
    return new Response(null, { status: 304, headers: { etag: file.etag, 'cache-control': headers['cache-control'] } });
  }
  if (c.req.method === 'HEAD') return new Response(null, { headers });
  return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>, { headers });
}
