/** /api/templates: maps to begin with, each with example content; a map is made of one by POST /api/maps. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { deny } from '../../lib/refusal.ts';
import { schemaId } from '../../map/file.ts';
import { currentVersion, JourneyFile } from '../../map/map.ts';
import { templateMap } from '../../map/templates/template.ts';
import { sketchOf } from '../../render/sketch.ts';
import { address, answers, WithId } from '../address.ts';
import { TemplateSummary } from '../api.ts';

const reads = { verb: 'read', thing: 'pages' } as const;

const list = address({
  method: 'get',
  path: '/api/templates',
  summary: 'All templates',
  responses: answers('The templates', z.object({ templates: z.array(TemplateSummary) })),
  'x-may': reads,
});

const read = address({
  method: 'get',
  path: '/api/templates/{id}',
  summary: 'A template as a journey file',
  request: { params: WithId },
  responses: answers('The journey file', JourneyFile),
  'x-may': reads,
});

/** Read on demand: their texts are needed by few. */
const shelf = () => import('../../map/templates/templates.ts');

export function templateRoutes(app: OpenAPIHono): void {
  app.openapi(list, async (c) => {
    return c.json({ templates: await summarised() }, 200);
  });
  app.openapi(read, async (c) => {
    const { templateOf } = await shelf();
    const map = templateOf(c.req.valid('param').id);
    if (map === undefined) deny('unknown-template', 'There is no such template.', { fix: 'See GET /api/templates.' });
    const file: JourneyFile = { $schema: schemaId, version: currentVersion, ...map };
    return c.json(file, 200);
  });
}

/** Drawn once: templates do not change while the server runs. */
let summaries: TemplateSummary[] | undefined;

async function summarised(): Promise<TemplateSummary[]> {
  const { templates } = await shelf();
  return (summaries ??= templates.map(summaryOf));
}

type Template = Awaited<ReturnType<typeof shelf>>['templates'][number];

function summaryOf(template: Template): TemplateSummary {
  const { id, title, about, field, kind, stages, personas } = template;
  return {
    id,
    title,
    about,
    field,
    kind,
    persona: personas[0]?.name ?? '',
    stages: stages.map((stage) => stage.name),
    steps: stages.reduce((sum, stage) => sum + stage.steps.length, 0),
    sketch: sketchOf(templateMap(template)),
  };
}
