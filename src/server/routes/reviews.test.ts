/** /api/maps/{id}/reviews, asked through the whole server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRooms, type Rooms } from '../../../test/rooms.ts';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms?.close());

test('a map is kept as it stood at its sign-off; what was never kept, and a map that is none, are refused', async () => {
  const made = await rooms.ask('POST', '/api/maps', { title: 'Opening an account' });
  const { id } = (await made.json()) as { id: string };
  const reviews = async (): Promise<{ id: string }[]> => {
    const answer = await rooms.ask('GET', `/api/maps/${id}/reviews`);
    return ((await answer.json()) as { reviews: { id: string }[] }).reviews;
  };
  expect(await reviews()).toEqual([]);
  const on = new Date().toISOString().slice(0, 10);
  const edits = [{ verb: 'sign-off', id: 'signed', by: 'Lena Hartmann', on }];
  expect((await rooms.ask('POST', `/api/maps/${id}/edits`, { edits })).status).toBe(204);
  await rooms.ask('POST', `/api/maps/${id}/edits`, { edits: [{ verb: 'rename-map', title: 'Another name' }] });
  await expect.poll(reviews).toMatchObject([{ id: 'signed' }]);
  const kept = (await (await rooms.ask('GET', `/api/maps/${id}/reviews/signed`)).json()) as object;
  expect(kept).toMatchObject({ id, title: 'Opening an account', signOffs: [{ by: 'Lena Hartmann' }] });
  const never = await rooms.ask('GET', `/api/maps/${id}/reviews/never`);
  expect([never.status, await never.json()]).toMatchObject([404, { code: 'unknown-review' }]);
  const nowhere = await rooms.ask('GET', '/api/maps/map_none/reviews');
  expect([nowhere.status, await nowhere.json()]).toMatchObject([404, { code: 'unknown-map' }]);
});
