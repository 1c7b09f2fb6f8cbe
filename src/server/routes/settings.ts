/** What the workspace has set: gap rules it does not want to hear about, and how many people a shown figure rests on. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { address, answers, refused } from '../address.ts';
import { deny } from '../../lib/refusal.ts';
import { leastPeople, leastRange } from '../../lib/suppression.ts';
import { LintSettings, PrivacySettings } from '../api.ts';
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

const privacyPath = '/api/privacy-settings';

const readPrivacy = address({
  method: 'get',
  path: privacyPath,
  summary: 'How many people every shown figure rests on at least',
  responses: answers('The number', PrivacySettings),
  'x-may': { verb: 'read', thing: 'settings' },
});

const writePrivacy = address({
  method: 'put',
  path: privacyPath,
  summary: 'Sets how many people every shown figure rests on at least, 5 to 50',
  request: { body: { required: true, content: { 'application/json': { schema: PrivacySettings } } } },
  responses: {
    200: { description: 'As kept', content: { 'application/json': { schema: PrivacySettings } } },
    default: refused,
  },
  'x-may': { verb: 'edit', thing: 'settings' },
});

/** Under which `least` is kept. */
export const privacyKey = 'privacy';

function privacyRoutes(app: OpenAPIHono, settings: Services['settings']): void {
  app.openapi(readPrivacy, async (c) => {
    const kept = PrivacySettings.safeParse(await settings.get(privacyKey));
    return c.json({ least: leastPeople(kept.data?.least) }, 200);
  });
  app.openapi(writePrivacy, async (c) => {
    const { least } = c.req.valid('json');
    const { min, max } = leastRange;
    if (!Number.isInteger(least) || least < min || least > max) {
      deny('least-out-of-range', `At least ${min} and at most ${max} people can be set.`, {
        fix: 'Choose a whole number between them.',
        place: { field: 'least' },
      });
    }
    await settings.set(privacyKey, { least });
    return c.json({ least }, 200);
  });
}

export function settingsRoutes(app: OpenAPIHono, { settings }: { settings: Services['settings'] }): void {
  privacyRoutes(app, settings);
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
