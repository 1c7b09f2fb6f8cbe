/** /api/personas: every persona once, on however many maps it stands. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { address, answers, refused, WithId } from '../address.ts';
import { NewPersona, PersonaFields, PersonaOnMaps, Personas, PutOnMap } from '../library-api.ts';
import type { Services } from '../services.ts';

const body = { required: true } as const;

const list = address({
  method: 'get',
  path: '/api/personas',
  summary: 'All personas, with the maps they stand on',
  responses: answers('The personas', Personas),
  'x-may': { verb: 'read', thing: 'workspace' },
});

const read = address({
  method: 'get',
  path: '/api/personas/{id}',
  summary: 'A persona with its traits from data and the maps it stands on',
  request: { params: WithId },
  responses: answers('The persona', PersonaOnMaps),
  'x-may': { verb: 'read', thing: 'workspace' },
});

const create = address({
  method: 'post',
  path: '/api/personas',
  summary: 'Makes a persona that stands on no map yet',
  request: { body: { ...body, content: { 'application/json': { schema: NewPersona } } } },
  responses: {
    201: { description: 'The persona', content: { 'application/json': { schema: PersonaOnMaps } } },
    default: refused,
  },
  'x-may': { verb: 'edit', thing: 'workspace' },
});

const edit = address({
  method: 'patch',
  path: '/api/personas/{id}',
  summary: 'Changes a persona on every map that shows it; null clears a field',
  request: { params: WithId, body: { ...body, content: { 'application/json': { schema: PersonaFields } } } },
  responses: answers('The persona', PersonaOnMaps),
  'x-may': { verb: 'edit', thing: 'workspace' },
});

const putOn = address({
  method: 'post',
  path: '/api/personas/{id}/maps',
  summary: 'Puts a persona on a map',
  request: { params: WithId, body: { ...body, content: { 'application/json': { schema: PutOnMap } } } },
  responses: answers('The persona', PersonaOnMaps),
  'x-may': { verb: 'edit', thing: 'workspace' },
});

const remove = address({
  method: 'delete',
  path: '/api/personas/{id}',
  summary: 'Deletes a persona that stands on no map',
  request: { params: WithId },
  responses: { 204: { description: 'Deleted' }, default: refused },
  'x-may': { verb: 'edit', thing: 'workspace' },
});

export function personaRoutes(app: OpenAPIHono, { library }: Pick<Services, 'library'>): void {
  app.openapi(list, async (c) => c.json({ personas: await library.personas.list() }, 200));
  app.openapi(read, async (c) => c.json(await library.personas.get(c.req.valid('param').id), 200));
  app.openapi(create, async (c) => {
    const made = await library.personas.create(c.req.valid('json'));
    return c.json(made, 201, { location: `/api/personas/${made.persona.id}` });
  });
  app.openapi(edit, async (c) =>
    c.json(await library.personas.edit(c.req.valid('param').id, c.req.valid('json')), 200),
  );
  app.openapi(putOn, async (c) =>
    c.json(await library.personas.putOn(c.req.valid('param').id, c.req.valid('json').map), 200),
  );
  app.openapi(remove, async (c) => {
    await library.personas.remove(c.req.valid('param').id);
    return c.body(null, 204);
  });
}
