/** /api/sources: what the loaded logs show. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Comparison } from '../../events/comparison.ts';
import type { SharedDiscovery } from '../../events/shared-discovery.ts';
import { address, answers, fileAnswer, refused, WithId } from '../address.ts';
import {
  ComparisonQuery,
  Funnel,
  FunnelRequest,
  Graph,
  GraphQuery,
  SourceProperties,
  type TouchpointPage,
  Variants,
  VariantsQuery,
  LookAgainRequest,
} from '../api.ts';
import { attachment } from '../attachment.ts';
import { MeasureRef } from '../../map/measure.ts';
import { AnswersBehind } from '../feelings/answers-behind.ts';
import type { Services } from '../services.ts';
import { comparisonCsv } from '../sources/comparison-csv.ts';

const reads = { verb: 'read', thing: 'source' } as const;

const discovery = address({
  method: 'get',
  path: '/api/sources/{id}/discovery',
  summary: 'What discovery found in a log: touchpoints, stages, journeys; figures of too few people are null',
  request: { params: WithId },
  responses: answers(
    'The discovery, as src/events/shared-discovery.ts shapes it',
    z.custom<SharedDiscovery>().openapi({ type: 'object' }),
  ),
  'x-may': reads,
});

const lookAgain = address({
  method: 'put',
  path: '/api/sources/{id}/discovery',
  summary: 'Discovers the journeys of a log anew as asked for; what is found again keeps its id',
  request: {
    params: WithId,
    body: { required: true, content: { 'application/json': { schema: LookAgainRequest } } },
  },
  responses: { 202: { description: 'Begun; `looking` of the source says how far it is' }, default: refused },
  'x-may': { verb: 'edit', thing: 'source' },
});

const stopLooking = address({
  method: 'delete',
  path: '/api/sources/{id}/discovery',
  summary: 'Stops discovering anew; what was found before stays',
  request: { params: WithId },
  responses: { 204: { description: 'Stopped' }, default: refused },
  'x-may': { verb: 'edit', thing: 'source' },
});

const graph = address({
  method: 'get',
  path: '/api/sources/{id}/graph',
  summary: 'The directly-follows graph, simplified to the edges that carry a share of the transitions',
  request: { params: WithId, query: GraphQuery },
  responses: answers('Nodes and shown edges; START is -1, END is -2', Graph),
  'x-may': reads,
});

const variants = address({
  method: 'get',
  path: '/api/sources/{id}/variants',
  summary: 'The most frequent paths',
  request: { params: WithId, query: VariantsQuery },
  responses: answers('Paths, most frequent first', Variants),
  'x-may': reads,
});

const comparison = address({
  method: 'get',
  path: '/api/sources/{id}/comparison',
  summary: 'Two discovered journeys side by side; shares of too few people are left out',
  request: { params: WithId, query: ComparisonQuery },
  responses: answers(
    'The comparison, as src/events/comparison.ts shapes it',
    z.custom<Comparison>().openapi({ type: 'object' }),
  ),
  'x-may': reads,
});

const comparisonTable = address({
  method: 'get',
  path: '/api/sources/{id}/comparison.csv',
  summary: 'The same comparison as a table, a line for each figure',
  request: { params: WithId, query: ComparisonQuery },
  responses: fileAnswer('CSV with a byte order mark', 'text/csv'),
  'x-may': reads,
});

const touchpoint = address({
  method: 'get',
  path: '/api/sources/{id}/touchpoints/{name}',
  summary: 'One touchpoint from all sides: how often, by whom, from where, whereto, and how it feels',
  request: { params: WithId.extend({ name: z.string().min(1).max(500) }) },
  responses: answers(
    'The sides, as src/events/touchpoint-sides.ts shapes them, with volume and measures',
    z.custom<TouchpointPage>().openapi({ type: 'object' }),
  ),
  'x-may': reads,
});

const funnel = address({
  method: 'post',
  path: '/api/sources/{id}/funnel',
  summary: 'How many customers get from step to step, in order, not necessarily adjacent',
  request: {
    params: WithId,
    body: { required: true, content: { 'application/json': { schema: FunnelRequest } } },
  },
  responses: answers('The funnel', Funnel),
  'x-may': reads,
});

const behind = address({
  method: 'post',
  path: '/api/sources/{id}/behind',
  summary: 'The answers behind a figure of feelings: raw values and comments, the latest first',
  request: { params: WithId, body: { required: true, content: { 'application/json': { schema: MeasureRef } } } },
  responses: answers('How many there are, and the latest of them', AnswersBehind),
  'x-may': reads,
});

const properties = address({
  method: 'get',
  path: '/api/sources/{id}/properties',
  summary: 'Names of the properties and events of a log',
  request: { params: WithId },
  responses: answers('The names', SourceProperties),
  'x-may': reads,
});

const remove = address({
  method: 'delete',
  path: '/api/sources/{id}',
  summary: 'Deletes a log with its events and its discovery; maps made from it stay',
  request: { params: WithId },
  responses: { 204: { description: 'Deleted' }, default: refused },
  'x-may': { verb: 'delete', thing: 'source' },
});

export function sourceRoutes(app: OpenAPIHono, { sources }: Pick<Services, 'sources'>): void {
  const id = (c: { req: { valid: (part: 'param') => { id: string } } }): string => c.req.valid('param').id;
  app.openapi(discovery, async (c) => c.json(await sources.discovery(id(c)), 200));
  app.openapi(lookAgain, async (c) => {
    await sources.lookAgain(id(c), c.req.valid('json'));
    return c.body(null, 202);
  });
  app.openapi(stopLooking, async (c) => {
    await sources.stopLooking(id(c));
    return c.body(null, 204);
  });
  app.openapi(graph, async (c) => c.json(await sources.graph(id(c), c.req.valid('query')), 200));
  app.openapi(variants, async (c) => c.json(await sources.variants(id(c), c.req.valid('query')), 200));
  app.openapi(comparison, async (c) => c.json(await sources.comparison(id(c), c.req.valid('query')), 200));
  app.openapi(comparisonTable, async (c) => {
    const found = await sources.comparison(id(c), c.req.valid('query'));
    return c.body(comparisonCsv(found), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${found.a.name} beside ${found.b.name}.csv`),
    });
  });
  app.openapi(touchpoint, async (c) => c.json(await sources.touchpoint(id(c), c.req.valid('param').name), 200));
  app.openapi(funnel, async (c) => c.json(await sources.funnel(id(c), c.req.valid('json')), 200));
  app.openapi(behind, async (c) => c.json(await sources.behind(id(c), c.req.valid('json')), 200));
  app.openapi(properties, async (c) => c.json(await sources.properties(id(c)), 200));
  app.openapi(remove, async (c) => {
    await sources.remove(id(c));
    return c.body(null, 204);
  });
}
