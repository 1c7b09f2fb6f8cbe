/** /api/atlas, /api/collections, /api/touchpoints, /api/cards, /api/search: pages over all maps. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { isRefusal, Refused } from '../../lib/refusal.ts';
import { Edit, parseEdit } from '../../map/edits/edits.ts';
import { address, answers, refused, WithId } from '../address.ts';
import {
  Atlas,
  CollectionChange,
  CollectionShape,
  JoinWish,
  LibraryCard,
  MapChanges,
  NewCollection,
  Register,
  RegisterMeasures,
  SearchHits,
  TouchpointFields,
} from '../library-api.ts';
import type { Services } from '../services.ts';

const readsAll = { verb: 'read', thing: 'workspace' } as const;
const json = <S extends z.ZodType>(schema: S) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});
const gone = { 204: { description: 'Done' }, default: refused };

const atlas = address({
  method: 'get',
  path: '/api/atlas',
  summary: 'Every map with its status, owner, review, gaps and health, its collection and what hangs below it',
  responses: answers('The atlas', Atlas),
  'x-may': readsAll,
});

const changeMaps = address({
  method: 'patch',
  path: '/api/maps',
  summary:
    'Moves maps, sets their status, owner or review, deletes them or brings them back; answers with the way back',
  request: json(MapChanges),
  responses: answers('The changes that take these back', MapChanges),
  'x-may': { verb: 'edit', thing: 'workspace' },
});

const createCollection = address({
  method: 'post',
  path: '/api/collections',
  summary: 'Makes a collection of maps; with the id of a deleted one, brings that back',
  request: json(NewCollection),
  responses: {
    201: { description: 'The collection', content: { 'application/json': { schema: CollectionShape } } },
    default: refused,
  },
  'x-may': { verb: 'create', thing: 'collection' },
});

const changeCollection = address({
  method: 'patch',
  path: '/api/collections/{id}',
  summary: 'Renames a collection or moves it into another',
  request: { params: WithId, ...json(CollectionChange) },
  responses: answers('The collection', CollectionShape),
  'x-may': { verb: 'edit', thing: 'collection' },
});

const removeCollection = address({
  method: 'delete',
  path: '/api/collections/{id}',
  summary: 'Deletes a collection; what lies in it shows in the one above',
  request: { params: WithId },
  responses: gone,
  'x-may': { verb: 'delete', thing: 'collection' },
});

const register = address({
  method: 'get',
  path: '/api/touchpoints',
  summary: 'The register: every touchpoint of the workspace once, and which look like one under two ids',
  responses: answers('The register', Register),
  'x-may': readsAll,
});

const registerMeasures = address({
  method: 'get',
  path: '/api/touchpoints/measures',
  summary: 'What the logs answer about touchpoints today',
  responses: answers('Answers by touchpoint', RegisterMeasures),
  'x-may': readsAll,
});

const editTouchpoint = address({
  method: 'patch',
  path: '/api/touchpoints/{id}',
  summary: 'Changes a touchpoint on every map that holds it',
  request: { params: WithId, ...json(TouchpointFields) },
  responses: gone,
  'x-may': { verb: 'edit', thing: 'workspace' },
});

const WayBack = z.object({ undo: z.array(z.object({ map: z.string(), edits: z.array(Edit) })) });

const join = address({
  method: 'post',
  path: '/api/touchpoints/{id}/join',
  summary: 'Makes this touchpoint one with another, on every map; answers with the edits that take it back',
  request: { params: WithId, ...json(JoinWish) },
  responses: answers('The way back, map by map', WayBack),
  'x-may': { verb: 'edit', thing: 'workspace' },
});

const edit = address({
  method: 'post',
  path: '/api/maps/{id}/edits',
  summary: 'Does edits to a map, all or none; everybody who has it open sees them',
  request: {
    params: WithId,
    ...json(
      z.strictObject({
        edits: z
          .array(z.looseObject({ verb: z.string() }))
          .min(1)
          .max(5_000),
      }),
    ),
  },
  responses: gone,
  'x-may': { verb: 'edit', thing: 'map' },
});

const cards = address({
  method: 'get',
  path: '/api/cards',
  summary: 'Cards that are shared between maps, with the maps that show them',
  responses: answers('The cards', z.object({ cards: z.array(LibraryCard) })),
  'x-may': readsAll,
});

const search = address({
  method: 'get',
  path: '/api/search',
  summary: 'Where the words stand, on any map',
  request: { query: z.object({ q: z.string().max(200) }) },
  responses: answers('Places that hold all the words', SearchHits),
  'x-may': readsAll,
});

/** Throws Refused `bad-edit` with the place of what is wrong. */
function editFrom(value: unknown, index: number): Edit {
  const edit = parseEdit(value);
  if (!isRefusal(edit)) return edit;
  throw new Refused({ ...edit, place: { field: `edits.${index}.${edit.place?.field ?? ''}` } });
}

export function libraryRoutes(app: OpenAPIHono, { library }: Pick<Services, 'library'>): void {
  app.openapi(atlas, async (c) => c.json(await library.atlas(), 200));
  app.openapi(changeMaps, async (c) => {
    const changes = await library.changeMaps(c.req.valid('json').changes);
    return c.json({ changes }, 200);
  });
  app.openapi(createCollection, async (c) => c.json(await library.createCollection(c.req.valid('json')), 201));
  app.openapi(changeCollection, async (c) =>
    c.json(await library.changeCollection(c.req.valid('param').id, c.req.valid('json')), 200),
  );
  app.openapi(removeCollection, async (c) => {
    await library.removeCollection(c.req.valid('param').id);
    return c.body(null, 204);
  });
  app.openapi(register, async (c) => c.json(await library.register(), 200));
  app.openapi(registerMeasures, async (c) => c.json(await library.registerMeasures(), 200));
  app.openapi(editTouchpoint, async (c) => {
    await library.editTouchpoint(c.req.valid('param').id, c.req.valid('json'));
    return c.body(null, 204);
  });
  app.openapi(join, async (c) => {
    const undo = await library.joinTouchpoints(c.req.valid('param').id, c.req.valid('json').into);
    return c.json({ undo: undo.map(({ map, edits }) => ({ map, edits: [...edits] })) }, 200);
  });
  app.openapi(edit, async (c) => {
    const edits = c.req.valid('json').edits.map(editFrom);
    await library.edit(c.req.valid('param').id, edits);
    return c.body(null, 204);
  });
  app.openapi(cards, async (c) => c.json({ cards: await library.cards() }, 200));
  app.openapi(search, async (c) => c.json({ hits: await library.search(c.req.valid('query').q) }, 200));
}
