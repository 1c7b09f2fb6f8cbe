/** /api/maps: the journey maps, their answers and their files. Editing goes over the live connection. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { unwatched } from '../../lib/progress.ts';
import { isRefusal, Refused } from '../../lib/refusal.ts';
import { parseJourneyFile } from '../../map/file.ts';
import { JourneyFile } from '../../map/map.ts';
import { Measure } from '../../map/measure.ts';
import { largestFile } from '../../render/map-forms.ts';
import { address, answers, fileAnswer, refused, WithId } from '../address.ts';
import { exportForms, ExportQuery, MapSummary, ReadMapFile, type ExportForm } from '../api.ts';
import { attachment } from '../attachment.ts';
import { AnswersBehind } from '../feelings/answers-behind.ts';
import { filePolicy } from '../security-headers.ts';
import { readNewMap } from '../new-map.ts';
import { bodyUpTo } from './body-up-to.ts';
import type { Services } from '../services.ts';

const reads = { verb: 'read', thing: 'map' } as const;

const list = address({
  method: 'get',
  path: '/api/maps',
  summary: 'All maps of the workspace',
  responses: answers('The maps', z.object({ maps: z.array(MapSummary) })),
  'x-may': { verb: 'read', thing: 'workspace' },
});

const create = address({
  method: 'post',
  path: '/api/maps',
  summary: 'Makes a map: blank by { title }, of a discovered journey by { source, journey }, or of a journey file',
  request: {
    body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
  },
  responses: {
    201: { description: 'The new map', content: { 'application/json': { schema: MapSummary } } },
    default: refused,
  },
  'x-may': { verb: 'create', thing: 'map' },
});

const read = address({
  method: 'get',
  path: '/api/maps/{id}',
  summary: 'A map as a journey file, without the answers to its questions',
  request: { params: WithId },
  responses: answers('The journey file', JourneyFile),
  'x-may': reads,
});

const readFile = address({
  method: 'post',
  path: '/api/maps/read',
  summary: 'Reads a map file of any form (the body is its bytes, at most 50 MB); nothing is stored',
  request: {
    query: z.object({ name: z.string().trim().min(1).max(255).default('The file') }),
    body: {
      description: 'Journey file, Mermaid, CSV, XLSX, CJML or TheyDo JSON; told by its content',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: answers('What it was understood to be', ReadMapFile),
  'x-may': { verb: 'create', thing: 'map' },
});

const replace = address({
  method: 'put',
  path: '/api/maps/{id}',
  summary: 'Puts a journey file in place of what the map holds, also for those who have it open',
  request: {
    params: WithId,
    body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
  },
  responses: answers('The map', MapSummary),
  'x-may': { verb: 'edit', thing: 'map' },
});

const measures = address({
  method: 'get',
  path: '/api/maps/{id}/measures',
  summary: 'What the questions on a map answer today',
  request: { params: WithId },
  responses: answers('Answers by the id of their reference', z.object({ measures: z.record(z.string(), Measure) })),
  'x-may': reads,
});

const behind = address({
  method: 'get',
  path: '/api/maps/{id}/behind',
  summary: 'The answers behind what was heard of a part of the map: raw values and comments, the latest first',
  request: { params: WithId, query: z.object({ question: z.string().min(1).max(400) }) },
  responses: answers('What was said', AnswersBehind),
  'x-may': reads,
});

const exported = address({
  method: 'get',
  path: '/api/maps/{id}/{file}',
  summary: 'A map as a file: export.svg, export.png, export.pdf, export.html, export.mmd, export.csv, ...',
  request: {
    params: WithId.extend({ file: z.enum(exportForms.map((form) => `export.${form}` as const)) }),
    query: ExportQuery,
  },
  responses: fileAnswer('The file', 'application/octet-stream'),
  'x-may': { verb: 'export', thing: 'map' },
});

const remove = address({
  method: 'delete',
  path: '/api/maps/{id}',
  summary: 'Deletes a map',
  request: { params: WithId },
  responses: { 204: { description: 'Deleted' }, default: refused },
  'x-may': { verb: 'delete', thing: 'map' },
});

const restore = address({
  method: 'post',
  path: '/api/maps/{id}/restore',
  summary: 'Brings a deleted map back under its own id',
  request: { params: WithId },
  responses: answers('The map', MapSummary),
  'x-may': { verb: 'delete', thing: 'map' },
});

const copy = address({
  method: 'post',
  path: '/api/maps/{id}/copy',
  summary: 'Makes a map like this one; personas, touchpoints and shared cards stay one with it',
  request: { params: WithId, query: z.object({ title: z.string().trim().min(1).max(500).optional() }) },
  responses: {
    201: { description: 'The new map', content: { 'application/json': { schema: MapSummary } } },
    default: refused,
  },
  'x-may': { verb: 'create', thing: 'map' },
});

const SubJourneyWish = z.strictObject({
  stage: z.string().min(1).max(120),
  /** False for those who link the stage by an edit of their own, which they can undo. */
  link: z.boolean().default(true),
});

const extract = address({
  method: 'post',
  path: '/api/maps/{id}/sub-journeys',
  summary: 'Makes a map that shows one stage in detail, and links the stage to it',
  request: {
    params: WithId,
    body: {
      required: true,
      content: { 'application/json': { schema: SubJourneyWish } },
    },
  },
  responses: {
    201: { description: 'The new map', content: { 'application/json': { schema: MapSummary } } },
    default: refused,
  },
  'x-may': { verb: 'edit', thing: 'map' },
});

export function mapRoutes(app: OpenAPIHono, { maps }: Pick<Services, 'maps'>): void {
  app.openapi(list, async (c) => c.json({ maps: await maps.list() }, 200));
  app.openapi(create, async (c) => {
    const made = await maps.create(readNewMap(await c.req.text()));
    return c.json(made, 201, { location: `/api/maps/${made.id}` });
  });
  app.openapi(readFile, async (c) => {
    const { name } = c.req.valid('query');
    return c.json(await maps.readFile(name, await bodyUpTo(largestFile, c.req.raw)), 200);
  });
  app.openapi(replace, async (c) => {
    const file = parseJourneyFile(await c.req.text());
    if (isRefusal(file)) throw new Refused(file);
    return c.json(await maps.replace(c.req.valid('param').id, file), 200);
  });
  app.openapi(read, async (c) => c.json(await maps.file(c.req.valid('param').id), 200));
  app.openapi(measures, async (c) => c.json({ measures: await maps.measures(c.req.valid('param').id) }, 200));
  app.openapi(behind, async (c) =>
    c.json(await maps.behind(c.req.valid('param').id, c.req.valid('query').question), 200),
  );
  app.openapi(exported, async (c) => {
    const { id, file } = c.req.valid('param');
    const form = file.slice('export.'.length) as ExportForm;
    const { signal } = c.req.raw;
    const made = await maps.export(id, form, c.req.valid('query'), { ...unwatched, signal }).catch((error: unknown) => {
      if (signal.aborted) return undefined;
      throw error;
    });
    // Whoever asked has gone: nobody reads this.
    if (made === undefined) return new Response(null, { status: 499 });
    return c.body(typeof made.body === 'string' ? made.body : new Uint8Array(made.body), 200, {
      'content-type': made.type,
      'content-disposition': attachment(made.name),
      'content-security-policy': filePolicy,
    });
  });
  app.openapi(restore, async (c) => c.json(await maps.restore(c.req.valid('param').id), 200));
  app.openapi(copy, async (c) => {
    const made = await maps.copy(c.req.valid('param').id, c.req.valid('query').title);
    return c.json(made, 201, { location: `/api/maps/${made.id}` });
  });
  app.openapi(extract, async (c) => {
    const { stage, link } = c.req.valid('json');
    const made = await maps.extract(c.req.valid('param').id, stage, link);
    return c.json(made, 201, { location: `/api/maps/${made.id}` });
  });
  app.openapi(remove, async (c) => {
    await maps.remove(c.req.valid('param').id);
    return c.body(null, 204);
  });
}
