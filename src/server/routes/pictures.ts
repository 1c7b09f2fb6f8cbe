/** /api/pictures: pictures on maps, by the SHA-256 of their bytes. */
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { Refused } from '../../lib/refusal.ts';
import { Picture } from '../../map/map.ts';
import { largestPicture, tooLarge } from '../../workspace/picture.ts';
import { address, fileAnswer, refused } from '../address.ts';
import { filePolicy } from '../security-headers.ts';
import type { Services } from '../services.ts';

const bytes = { schema: z.string().openapi({ format: 'binary' }) };

const add = address({
  method: 'post',
  path: '/api/pictures',
  summary: 'Keeps a picture (the body is its bytes, at most 10 MB); what it is, is told by its bytes alone',
  request: {
    body: {
      description: 'PNG, JPEG, WebP or GIF',
      content: {
        'application/octet-stream': bytes,
        'image/png': bytes,
        'image/jpeg': bytes,
        'image/webp': bytes,
        'image/gif': bytes,
      },
    },
  },
  responses: {
    201: {
      description: 'What to put on a map, together with its `alt`',
      content: { 'application/json': { schema: Picture.omit({ alt: true }) } },
    },
    default: refused,
  },
  'x-may': { verb: 'create', thing: 'picture' },
});

const read = address({
  method: 'get',
  path: '/api/pictures/{id}',
  summary: 'The bytes of a picture',
  request: { params: z.object({ id: Picture.shape.id }) },
  responses: fileAnswer('The picture', 'image/*'),
  'x-may': { verb: 'read', thing: 'picture' },
});

export function pictureRoutes(app: OpenAPIHono, { pictures }: Pick<Services, 'pictures'>): void {
  app.openapi(add, async (c) => {
    const kept = await pictures.add(await bodyOf(c.req.raw));
    return c.json(kept, 201, { location: `/api/pictures/${kept.id}` });
  });
  app.openapi(read, async (c) => {
    const { type, bytes: body } = await pictures.get(c.req.valid('param').id);
    return c.body(new Uint8Array(body), 200, {
      'content-type': type,
      // The name is the hash of the bytes: what stands under it can never change.
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': filePolicy,
      'x-content-type-options': 'nosniff',
    });
  });
}

/** The bytes of the body, given up as soon as they are too many. Throws Refused `picture-too-large`. */
async function bodyOf(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > largestPicture) throw new Refused(tooLarge());
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > largestPicture) throw new Refused(tooLarge());
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
