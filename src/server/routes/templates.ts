/** /api/templates: maps to begin with, each with example content; a map is made of one by POST /api/maps. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { languageIds, type Language } from '../../lib/language.ts';
import { deny } from '../../lib/refusal.ts';
import { schemaId } from '../../map/file.ts';
import { currentVersion, JourneyFile } from '../../map/map.ts';
import { templateInLanguage, templateMapIn } from '../../map/templates/in-language.ts';
import { sketchOf } from '../../render/sketch.ts';
import { address, answers, WithId } from '../address.ts';
import { TemplateSummary } from '../api.ts';

const reads = { verb: 'read', thing: 'pages' } as const;

/** English where nobody asks for another. */
const InLanguage = z.object({ language: z.enum(languageIds).default('en') });

const list = address({
  method: 'get',
  path: '/api/templates',
  summary: 'All templates',
  request: { query: InLanguage },
  responses: answers('The templates', z.object({ templates: z.array(TemplateSummary) })),
  'x-may': reads,
});

const read = address({
  method: 'get',
  path: '/api/templates/{id}',
  summary: 'A template as a journey file',
  request: { params: WithId, query: InLanguage },
  responses: answers('The journey file', JourneyFile),
  'x-may': reads,
});

/** Read on demand: their texts are needed by few. */
const shelf = () => import('../../map/templates/templates.ts');

export function templateRoutes(app: OpenAPIHono): void {
  app.openapi(list, async (c) => {
    return c.json({ templates: await summarised(c.req.valid('query').language) }, 200);
  });
  app.openapi(read, async (c) => {
    const { templateOf } = await shelf();
    const map = templateOf(c.req.valid('param').id, c.req.valid('query').language);
    if (map === undefined) deny('unknown-template', 'There is no such template.', { fix: 'See GET /api/templates.' });
    const file: JourneyFile = { $schema: schemaId, version: currentVersion, ...map };
    return c.json(file, 200);
  });
}

/** Drawn once: templates do not change while the server runs. */
const summaries = new Map<Language, TemplateSummary[]>();

async function summarised(language: Language): Promise<TemplateSummary[]> {
  const { templates } = await shelf();
  const known = summaries.get(language) ?? templates.map((one) => summaryOf(one, language));
  summaries.set(language, known);
  return known;
}

type Template = Awaited<ReturnType<typeof shelf>>['templates'][number];

function summaryOf(template: Template, language: Language): TemplateSummary {
  const map = templateMapIn(template, language);
  return {
    id: template.id,
    ...templateInLanguage(template, language),
    kind: template.kind,
    persona: map.personas[0]?.name ?? '',
    stages: map.stages.map((stage) => stage.name),
    steps: map.stages.reduce((sum, stage) => sum + stage.steps.length, 0),
    sketch: sketchOf(map),
  };
}
