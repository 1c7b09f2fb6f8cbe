/** GET /api/workspace: everything a person has here, at a glance. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { address, answers } from '../address.ts';
import { Workspace } from '../api.ts';
import type { Services } from '../services.ts';

const workspace = address({
  method: 'get',
  path: '/api/workspace',
  summary: 'The logs and maps of the workspace, and what is being prepared on first start',
  responses: answers('The workspace', Workspace),
  'x-may': { verb: 'read', thing: 'workspace' },
});

export function workspaceRoutes(app: OpenAPIHono, services: Pick<Services, 'workspace'>): void {
  app.openapi(workspace, async (c) => c.json(await services.workspace(), 200));
}
