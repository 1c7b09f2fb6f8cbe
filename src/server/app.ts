/** The HTTP side of the server: every address, behind one guard, with one way to say no. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { METHODS } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import { refusal } from '../lib/refusal.ts';
import type { Guard, Need, Needs } from './guard.ts';
import { countAnswer, healthRoutes } from './health.ts';
import { servePages } from './pages.ts';
import { problemResponse } from './problems.ts';
import { importRoutes } from './routes/imports.ts';
import { libraryRoutes } from './routes/library.ts';
import { lintRoutes } from './routes/lint.ts';
import { personaRoutes } from './routes/personas.ts';
import { mapRoutes } from './routes/maps.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { responseRoutes } from './routes/responses.ts';
import { settingsRoutes } from './routes/settings.ts';
import { readTextRoutes } from './routes/read-text.ts';
import { sourceRoutes } from './routes/sources.ts';
import { templateRoutes } from './routes/templates.ts';
import { workspaceRoutes } from './routes/workspace.ts';
import { securityHeaders } from './security-headers.ts';
import type { Services } from './services.ts';

export interface AppDeps {
  readonly services: Services;
  readonly guard: Guard;
  /** Folder of the built app. */
  readonly pages: string;
  readonly version: string;
}

/** Largest JSON body, in bytes; uploads are streamed and have their own limit. */
const largestBody = 20 << 20;

export function createApp(deps: AppDeps): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => (result.success ? undefined : problemResponse(refuseShape(result))),
  });
  let needs: Needs = new Map();
  app.use('*', async (c, next) => {
    await next();
    countAnswer(c.res.status);
  });
  app.use('*', securityHeaders);
  app.use(
    '*',
    deps.guard.http(() => needs),
  );
  app.use('/api/*', limitBody);
  healthRoutes(app, deps.services);
  workspaceRoutes(app, deps.services);
  sourceRoutes(app, deps.services);
  importRoutes(app, deps.services);
  responseRoutes(app, deps.services);
  reviewRoutes(app, deps.services);
  mapRoutes(app, deps.services);
  libraryRoutes(app, deps.services);
  personaRoutes(app, deps.services);
  pictureRoutes(app, deps.services);
  settingsRoutes(app, deps.services);
  lintRoutes(app, deps.services);
  templateRoutes(app);
  readTextRoutes(app);
  openApiDocument(app, deps.version);
  app.get(
    '*',
    servePages(deps.pages, (c) => refuseAddress(app, c)),
  );
  app.onError((error) => problemResponse(error));
  app.notFound((c) => refuseAddress(app, c));
  needs = needsOf(app);
  return app;
}

/** What every address needs, by "GET /api/maps/:id", as declared with it. */
export function needsOf(app: OpenAPIHono): Needs {
  const needs = new Map<string, Need>([['GET /*', { verb: 'read', thing: 'pages' }]]);
  needs.set('GET /api/openapi.json', { verb: 'read', thing: 'server' });
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { method, path, 'x-may': need } = definition.route as { method: string; path: string; 'x-may'?: Need };
    if (need) needs.set(`${method.toUpperCase()} ${path.replaceAll(/\/{(.+?)}/g, '/:$1')}`, need);
  }
  return needs;
}

function openApiDocument(app: OpenAPIHono, version: string): void {
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Sojourn',
      version,
      description:
        'Customer journey maps from events. Errors are RFC 9457 problem documents with a stable `code`. Maps are edited ' +
        'over the websocket /api/maps/{id}/live (Yjs). `x-may` names what a person needs to use an address.',
    },
  });
}

/** Bodies say how long they are, and that is not too long; an upload is counted as it streams. */
const limitBody: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST' && c.req.path === '/api/imports') return next();
  const length = c.req.header('content-length');
  if (length === undefined && c.req.header('transfer-encoding') !== undefined) {
    return problemResponse(refusal('length-required', 'The request does not say how long its body is.'));
  }
  if (Number(length ?? 0) <= largestBody) return next();
  const fix = 'Send a log to /api/imports.';
  return problemResponse(refusal('too-large', `More than ${largestBody >> 20} MB were sent.`, { fix }));
};

interface Misfit {
  readonly target: string;
  readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] };
}

function refuseShape({ target, error }: Misfit): ReturnType<typeof refusal> {
  const first = error.issues[0];
  const field = first?.path.map(String).join('.') ?? '';
  if (target === 'param') return refusal('unknown-address', 'There is no such address.');
  const where = field === '' ? 'The request' : `"${field}"`;
  return refusal('bad-request', `${where} is not as expected: ${first?.message ?? 'wrong shape'}.`, {
    fix: 'See /api/openapi.json for what this address takes.',
    ...(field === '' ? {} : { place: { field } }),
  });
}

/** 405 with what the address can do, or 404. */
function refuseAddress(app: OpenAPIHono, c: Context): Response {
  const allowed = METHODS.filter((method) => answersTo(app, method, c.req.path));
  if (allowed.length === 0) return problemResponse(refusal('unknown-address', `There is nothing at ${c.req.path}.`));
  return problemResponse(refusal('method-not-allowed', `${c.req.method} is not possible at ${c.req.path}.`), {
    allow: allowed.join(', '),
  });
}

function answersTo(app: OpenAPIHono, method: string, path: string): boolean {
  return app.router.match(method, path)[0].some(([[, route]]) => route.method === method && route.path !== '/*');
}
