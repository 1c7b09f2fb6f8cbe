/** /api/lint: what the gap rules find, counted over all maps of the workspace. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { address, answers } from '../address.ts';
import { LintedMaps, LintSettings } from '../api.ts';
import { lintMaps, RecentMeasures } from '../maps/lint-maps.ts';
import type { Services } from '../services.ts';

const read = address({
  method: 'get',
  path: '/api/lint',
  summary: 'What the gap rules find on every map, counted by rule; rules that are switched off are left out',
  responses: answers('Counts by map and rule', LintedMaps),
  'x-may': { verb: 'read', thing: 'workspace' },
});

export function lintRoutes(app: OpenAPIHono, { maps, settings }: Pick<Services, 'maps' | 'settings'>): void {
  const recent = new RecentMeasures(maps);
  app.openapi(read, async (c) => {
    const kept = LintSettings.safeParse(await settings.get('lint'));
    const off = kept.success ? kept.data.off : [];
    const today = new Date().toISOString().slice(0, 10);
    return c.json({ maps: await lintMaps(maps, recent, off, today), off }, 200);
  });
}
