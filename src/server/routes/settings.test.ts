/** /api/lint-settings, asked through the whole server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRooms, type Rooms } from '../../../test/rooms.ts';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms?.close());

const read = async (): Promise<unknown> => (await rooms.ask('GET', '/api/lint-settings')).json();

test('at first every rule speaks; one that is switched off stays off, and names what it is', async () => {
  expect(await read()).toEqual({ off: [] });
  const wish = { off: ['stage-without-touchpoint', 'mixed-altitude', 'stage-without-touchpoint'] };
  const kept = await rooms.ask('PUT', '/api/lint-settings', wish);
  expect([kept.status, await kept.json()]).toEqual([200, { off: ['mixed-altitude', 'stage-without-touchpoint'] }]);
  expect(await read()).toEqual({ off: ['mixed-altitude', 'stage-without-touchpoint'] });
});

test('what is no list of rules is refused with its field', async () => {
  const answer = await rooms.ask('PUT', '/api/lint-settings', { off: 'everything' });
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'bad-request', field: 'off' }]);
  expect((await rooms.ask('PUT', '/api/lint-settings', { off: [''] })).status).toBe(400);
});

test('figures rest on ten people until somebody says otherwise; outside 5 to 50 it is refused and stays', async () => {
  const path = '/api/privacy-settings';
  const least = async (): Promise<unknown> => (await rooms.ask('GET', path)).json();
  expect(await least()).toEqual({ least: 10 });
  expect((await rooms.ask('PUT', path, { least: 25 })).status).toBe(200);
  expect(await least()).toEqual({ least: 25 });
  for (const wish of [4, 51, 7.5]) {
    const answer = await rooms.ask('PUT', path, { least: wish });
    expect([answer.status >= 400, await answer.json()]).toMatchObject([true, { code: 'least-out-of-range' }]);
  }
  expect(await least()).toEqual({ least: 25 });
});
