/** /api/lint-settings: which gap rules the workspace does not want to hear about. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { address, answers, refused } from '../address.ts';
import { LintSettings } from '../api.ts';
import type { Services } from '../services.ts';

const path = '/api/lint-settings';

const read = address({
  method: 'get',
  path,
  summary: 'The gap rules that are switched off in this workspace',
  responses: answers('Ids of rules', LintSettings),
  'x-may': { verb: 'read', thing: 'settings' },
});

const write = address({
  method: 'put',
  path,
  summary: 'Switches gap rules off, all others on',
  request: { body: { required: true, content: { 'application/json': { schema: LintSettings } } } },
  responses: {
    200: { description: 'As kept', content: { 'application/json': { schema: LintSettings } } },
    default: refused,
  },
  'x-may': { verb: 'edit', thing: 'settings' },
});

const key = 'lint';

export function settingsRoutes(app: OpenAPIHono, { settings }: { settings: Services['settings'] }): void {
  app.openapi(read, async (c) => {
    const kept = LintSettings.safeParse(await settings.get(key));
    return c.json(kept.success ? kept.data : { off: [] }, 200);
  });
  app.openapi(write, async (c) => {
    const wish = [...new Set(c.req.valid('json').off)].sort();
    await settings.set(key, { off: wish });
    return c.json({ off: wish }, 200);
  });
}
