/** /api/responses: what customers answered, where their answers belong, and the rules that put them there. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { address, answers, refused, WithId } from '../address.ts';
import {
  MapAnswers,
  ResponsesAbout,
  ResponsesSummary,
  ResponsesView,
  RuleDraft,
  RuleEffectShape,
} from '../responses-api.ts';
import type { Services } from '../services.ts';
import { VerbatimsQueryShape } from '../verbatims/verbatims-query.ts';
import type { VerbatimsPage } from '../verbatims/verbatims-service.ts';

const reads = { verb: 'read', thing: 'responses' } as const;
const edits = { verb: 'edit', thing: 'responses' } as const;
const json = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
});

const list = address({
  method: 'get',
  path: '/api/responses',
  summary: 'The loaded files of responses, last loaded first',
  responses: answers('Summaries', z.object({ sources: z.array(ResponsesSummary) })),
  'x-may': reads,
});

const view = address({
  method: 'get',
  path: '/api/responses/{id}',
  summary: 'Counts by question, where answers belong, what waits and why, and the rules',
  request: { params: WithId },
  responses: answers('The responses', ResponsesView),
  'x-may': reads,
});

const about = address({
  method: 'patch',
  path: '/api/responses/{id}',
  summary: 'Says which log and which map the answers are about',
  request: { params: WithId, body: json(ResponsesAbout) },
  responses: answers('The responses, placed anew', ResponsesView),
  'x-may': edits,
});

const ofMap = address({
  method: 'get',
  path: '/api/maps/{id}/answers',
  summary: 'The responses a map listens to, and those that name its stages or touchpoints',
  request: { params: WithId },
  responses: answers('The responses', MapAnswers),
  'x-may': { verb: 'read', thing: 'map' },
});

const tryRule = address({
  method: 'post',
  path: '/api/responses/{id}/rules/try',
  summary: 'How many responses a rule would move; nothing is kept',
  request: { params: WithId, body: json(RuleDraft) },
  responses: answers('What it would do', RuleEffectShape),
  'x-may': reads,
});

const addRule = address({
  method: 'post',
  path: '/api/responses/{id}/rules',
  summary: 'Adds a rule; it decides after those that are there',
  request: { params: WithId, body: json(RuleDraft) },
  responses: answers('The responses, placed anew', ResponsesView),
  'x-may': edits,
});

const removeRule = address({
  method: 'delete',
  path: '/api/responses/{id}/rules/{rule}',
  summary: 'Takes a rule away',
  request: { params: WithId.extend({ rule: z.string().min(1).max(120) }) },
  responses: answers('The responses, placed anew', ResponsesView),
  'x-may': edits,
});

const remove = address({
  method: 'delete',
  path: '/api/responses/{id}',
  summary: 'Deletes a file of responses with its rules and events',
  request: { params: WithId },
  responses: { 204: { description: 'Deleted' }, default: refused },
  'x-may': { verb: 'delete', thing: 'responses' },
});

const verbatims = address({
  method: 'get',
  path: '/api/responses/{id}/verbatims',
  summary: 'What customers wrote: sentiment and themes of all of it, and the texts chosen, page by page',
  request: { params: WithId, query: VerbatimsQueryShape },
  responses: answers(
    'The page, as src/server/verbatims/verbatims-service.ts shapes it',
    z.custom<VerbatimsPage>().openapi({ type: 'object' }),
  ),
  'x-may': reads,
});

const ReadingShape = z.object({
  reading: z
    .object({
      doing: z.string(),
      done: z.number().int(),
      total: z.number().int().optional(),
      unit: z.string().optional(),
    })
    .nullable(),
});

const reading = address({
  method: 'get',
  path: '/api/responses/{id}/reading',
  summary: 'How far the comments are read, while a page of them is waited for; null when nothing is being read',
  request: { params: WithId },
  responses: answers('How far it is', ReadingShape),
  'x-may': reads,
});

export function responseRoutes(
  app: OpenAPIHono,
  { responses, verbatims: written }: Pick<Services, 'responses' | 'verbatims'>,
): void {
  app.openapi(verbatims, async (c) =>
    c.json(await written.page(c.req.valid('param').id, c.req.valid('query'), c.req.raw.signal), 200),
  );
  app.openapi(reading, (c) => c.json({ reading: written.progress(c.req.valid('param').id) }, 200));
  app.openapi(list, async (c) => c.json({ sources: await responses.list() }, 200));
  app.openapi(view, async (c) => c.json(await responses.view(c.req.valid('param').id), 200));
  app.openapi(about, async (c) => c.json(await responses.about(c.req.valid('param').id, c.req.valid('json')), 200));
  app.openapi(ofMap, async (c) => c.json(await responses.answersOf(c.req.valid('param').id), 200));
  app.openapi(tryRule, async (c) => c.json(await responses.tryRule(c.req.valid('param').id, c.req.valid('json')), 200));
  app.openapi(addRule, async (c) => c.json(await responses.addRule(c.req.valid('param').id, c.req.valid('json')), 200));
  app.openapi(removeRule, async (c) => {
    const { id, rule } = c.req.valid('param');
    return c.json(await responses.removeRule(id, rule), 200);
  });
  app.openapi(remove, async (c) => {
    await responses.remove(c.req.valid('param').id);
    return c.body(null, 204);
  });
}
