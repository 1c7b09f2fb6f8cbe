/** /api/maps/{id}/reviews: a map as it stood when it was signed off, to tell what changed since. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { deny } from '../../lib/refusal.ts';
import { JourneyFile } from '../../map/map.ts';
import { address, answers, WithId } from '../address.ts';
import { Review } from '../api.ts';
import type { Services } from '../services.ts';

const may = { verb: 'read', thing: 'map' } as const;

const list = address({
  method: 'get',
  path: '/api/maps/{id}/reviews',
  summary: 'The moments a map was kept for its reviews, last first',
  request: { params: WithId },
  responses: answers('The moments', z.object({ reviews: z.array(Review) })),
  'x-may': may,
});

const read = address({
  method: 'get',
  path: '/api/maps/{id}/reviews/{review}',
  summary: 'A map as it stood at a review',
  request: { params: WithId.extend({ review: z.string().min(1).max(120) }) },
  responses: answers('The journey file of that moment', JourneyFile),
  'x-may': may,
});

export function reviewRoutes(app: OpenAPIHono, { maps, reviews }: Pick<Services, 'maps' | 'reviews'>): void {
  app.openapi(list, async (c) => {
    const { id } = c.req.valid('param');
    await maps.read(id);
    return c.json({ reviews: await reviews.of(id) }, 200);
  });
  app.openapi(read, async (c) => {
    const { id, review } = c.req.valid('param');
    const file = await reviews.read(id, review);
    return c.json(file ?? deny('unknown-review', 'This map was not kept at that review.'), 200);
  });
}
