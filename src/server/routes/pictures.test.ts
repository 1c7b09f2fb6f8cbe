/** /api/pictures and the pictures inside journey files, asked through the whole server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRooms, type Rooms } from '../../../test/rooms.ts';
import { onePixelPng, pngOf } from '../../../test/picture-kit.ts';
import { largestPicture } from '../../workspace/picture.ts';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms?.close());

const send = (body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Response> =>
  rooms.ask('POST', '/api/pictures', body, { 'content-type': 'application/octet-stream', ...headers });

describe('a picture', () => {
  test('is taken, told by its bytes, and comes back with a policy that lets nothing run', async () => {
    const made = await send(onePixelPng, { 'content-type': 'image/jpeg' });
    expect(made.status).toBe(201);
    const kept = (await made.json()) as { id: string };
    expect(kept).toEqual({ id: expect.stringMatching(/^[0-9a-f]{64}$/), type: 'image/png', width: 1, height: 1 });
    const back = await rooms.ask('GET', `/api/pictures/${kept.id}`);
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(onePixelPng);
    expect(Object.fromEntries(back.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
    });
  });

  test.each([
    ['an SVG', '<svg onload="alert(1)"/>', 415, 'not-a-picture'],
    ['nothing', '', 422, 'picture-empty'],
    ['too much', new Uint8Array(largestPicture + 1), 413, 'picture-too-large'],
  ])('that is %s is refused', async (_name, body, status, code) => {
    const answer = await send(body);
    expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
  });

  test('nobody sent is not found', async () => {
    expect((await rooms.ask('GET', `/api/pictures/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await rooms.ask('GET', '/api/pictures/..%2F..%2Fetc')).status).toBe(404);
  });
});

describe('a journey file with pictures', () => {
  const portrait = pngOf(4, 1, 77);
  const fileWith = async (pictures: Record<string, string>): Promise<object> => {
    const { createHash } = await import('node:crypto');
    const id = createHash('sha256').update(portrait).digest('hex');
    return {
      $schema: 'urn:sojourn:schema:journey:1',
      version: 2,
      id: 'map_portrait',
      title: 'Ordering bread for Sunday',
      kind: 'current-state',
      personas: [
        { id: 'p_1', name: 'Ada', portrait: { id, type: 'image/png', width: 4, height: 1, alt: 'Ada, smiling' } },
      ],
      stages: [{ id: 's_1', name: 'Find', steps: [{ id: 'st_1', name: 'Find' }] }],
      lanes: [],
      cards: [],
      touchpoints: [],
      pictures: Object.keys(pictures).length > 0 ? pictures : { [id]: `data:image/png;base64,${base64(portrait)}` },
    };
  };
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

  test('brings them along, and takes them with it when it is written', async () => {
    const file = await fileWith({});
    const made = await rooms.ask('POST', '/api/maps', JSON.stringify(file));
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const written = await (await rooms.ask('GET', `/api/maps/${id}/export.journey.json`)).json();
    expect(written).toMatchObject({ pictures: (file as { pictures: object }).pictures });
    expect(Object.keys(written as object).at(-1)).toBe('pictures');
    const [picture = ''] = Object.keys((file as { pictures: object }).pictures);
    expect((await rooms.ask('GET', `/api/pictures/${picture}`)).status).toBe(200);
  });

  test.each([
    ['an address instead of bytes', 'https://elsewhere.example/track.png', 'bad-picture'],
    ['an SVG', 'data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=', 'bad-picture'],
    ['an SVG that calls itself PNG', 'data:image/png;base64,PHN2Zz48L3N2Zz4=', 'bad-picture'],
    ['other bytes than its name says', `data:image/png;base64,${base64(onePixelPng)}`, 'bad-picture'],
  ])('that holds %s is refused with the place, and no map is made', async (_name, url, code) => {
    const file = { ...(await fileWith({ ['a'.repeat(64)]: url })), id: 'map_refused' };
    const answer = await rooms.ask('POST', '/api/maps', JSON.stringify(file));
    expect(await answer.json()).toMatchObject({ code, field: `pictures.${'a'.repeat(64)}` });
    expect((await rooms.ask('GET', '/api/maps/map_refused')).status).toBe(404);
  });
});
