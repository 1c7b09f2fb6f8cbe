/** /api/imports: a file arrives, is looked at, corrected, loaded and discovered, watched all the way. */
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { address, answers, fileAnswer, refused, WithId } from '../address.ts';
import { ImportCorrection, ImportPreview, ImportProgress } from '../api.ts';
import { attachment } from '../attachment.ts';
import type { Imports, Services } from '../services.ts';

const reads = { verb: 'read', thing: 'import' } as const;
const edits = { verb: 'edit', thing: 'import' } as const;

const upload = address({
  method: 'post',
  path: '/api/imports',
  summary: 'Uploads a log (the body is the bytes of the file) and says what it was understood to be',
  request: {
    query: z.object({ name: z.string().trim().min(1).max(255) }),
    body: {
      description: 'CSV, TSV, NDJSON, JSON, Parquet, XES or OCEL 2.0 JSON, each also .gz',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: {
    201: { description: 'What it was understood to be', content: { 'application/json': { schema: ImportPreview } } },
    default: refused,
  },
  'x-may': { verb: 'create', thing: 'import' },
});

const progress = address({
  method: 'get',
  path: '/api/imports/{id}',
  summary: 'How far an import is',
  request: { params: WithId },
  responses: answers('Its progress', ImportProgress),
  'x-may': reads,
});

const preview = address({
  method: 'get',
  path: '/api/imports/{id}/preview',
  summary: 'The first rows of an uploaded log and what they were understood to be',
  request: { params: WithId },
  responses: answers('The preview', ImportPreview),
  'x-may': reads,
});

const correct = address({
  method: 'patch',
  path: '/api/imports/{id}',
  summary: 'Corrects what a log was understood to be',
  request: {
    params: WithId,
    body: { required: true, content: { 'application/json': { schema: ImportCorrection } } },
  },
  responses: answers('The preview, made anew', ImportPreview),
  'x-may': edits,
});

const start = address({
  method: 'post',
  path: '/api/imports/{id}/start',
  summary: 'Loads the log and discovers its journeys, in the background',
  request: { params: WithId },
  responses: answers('Its progress', ImportProgress),
  'x-may': edits,
});

const events = address({
  method: 'get',
  path: '/api/imports/{id}/events',
  summary: 'Progress as server-sent events, each an ImportProgress; the present state comes first',
  request: { params: WithId },
  responses: {
    200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
    default: refused,
  },
  'x-may': reads,
});

const rejected = address({
  method: 'get',
  path: '/api/imports/{id}/rejected.csv',
  summary: 'The rows set aside, with line, field and reason',
  request: { params: WithId },
  responses: fileAnswer('The rows', 'text/csv'),
  'x-may': reads,
});

const cancel = address({
  method: 'delete',
  path: '/api/imports/{id}',
  summary: 'Cancels an import and deletes its uploaded file',
  request: { params: WithId },
  responses: { 204: { description: 'Cancelled' }, default: refused },
  'x-may': { verb: 'delete', thing: 'import' },
});

const ended = new Set<ImportProgress['state']>(['done', 'failed', 'cancelled']);

export function importRoutes(app: OpenAPIHono, { imports }: Pick<Services, 'imports'>): void {
  app.openapi(upload, async (c) => {
    const body = c.req.raw.body as NodeReadableStream<Uint8Array> | null;
    const bytes = body ? Readable.fromWeb(body) : Readable.from([]);
    return c.json(await imports.upload(c.req.valid('query').name, bytes), 201);
  });
  app.openapi(progress, async (c) => c.json(await imports.progress(c.req.valid('param').id), 200));
  app.openapi(preview, async (c) => c.json(await imports.preview(c.req.valid('param').id), 200));
  app.openapi(correct, async (c) => c.json(await imports.correct(c.req.valid('param').id, c.req.valid('json')), 200));
  app.openapi(start, async (c) => c.json(await imports.start(c.req.valid('param').id), 200));
  app.openapi(events, async (c) => {
    const { id } = c.req.valid('param');
    await imports.progress(id);
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, (stream) => tellProgress(imports, id, stream));
  });
  app.openapi(rejected, async (c) => {
    const { name, lines } = await imports.rejected(c.req.valid('param').id);
    const body = Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream<Uint8Array>;
    return c.body(body, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(name),
    });
  });
  app.openapi(cancel, async (c) => {
    await imports.cancel(c.req.valid('param').id);
    return c.body(null, 204);
  });
}

interface EventStream {
  readonly writeSSE: (message: { data: string; id?: string }) => Promise<void>;
  readonly write: (text: string) => Promise<unknown>;
  readonly onAbort: (listener: () => void) => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly aborted: boolean;
}

/** Sends each state once, only the latest when the reader is slow, until the import has ended or nobody listens. */
async function tellProgress(imports: Imports, id: string, stream: EventStream): Promise<void> {
  let latest: ImportProgress | undefined;
  let wake: () => void = () => undefined;
  const stop = await imports.watch(id, (state) => {
    latest = state;
    wake();
  });
  stream.onAbort(() => wake());
  try {
    while (!stream.aborted) {
      const state = latest;
      latest = undefined;
      if (state) await stream.writeSSE({ data: JSON.stringify(state) });
      if (state && ended.has(state.state)) return;
      if (!latest) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), stream.sleep(15_000)]);
      // A comment line keeps proxies from hanging up and finds out that the reader has gone.
      if (!latest) await stream.write(': still here\n\n');
    }
  } finally {
    stop();
  }
}
