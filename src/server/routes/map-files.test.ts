/** Map files over HTTP: read without storing, stored, put in place of a map, and written in every form. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRooms, type Rooms } from '../../../test/rooms.ts';
import { aMap, called, lane, stage } from '../../map/build.ts';
import { printJourneyFile } from '../../map/file.ts';
import { mapForms } from '../../render/map-forms.ts';
import { toXlsx } from '../../render/xlsx.ts';
import type { MapSummary, ReadMapFile } from '../api.ts';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms?.close());

const bytes = { 'content-type': 'application/octet-stream' };
const json = { 'content-type': 'application/json' };
const read = (name: string, body: Uint8Array | string): Promise<Response> =>
  rooms.ask('POST', `/api/maps/read?name=${encodeURIComponent(name)}`, body, bytes);
const shop = aMap(
  called('First order', { id: 'map_bakery' }),
  stage('Find'),
  stage('Pay'),
  lane('Does', 'actions', 'looks', 'pays'),
  lane('Could', 'opportunities', '', 'Pay on collection'),
);

describe('a map file', () => {
  test('is read by its content, whatever its name says, and nothing is stored', async () => {
    const answer = await read('notes.txt', 'journey\ntitle My day\nsection Go\nMake tea: 9: Me');
    const found = (await answer.json()) as ReadMapFile;
    expect([answer.status, found]).toMatchObject([
      200,
      { format: 'Mermaid journey', lost: [{ line: 4 }], maps: [{ file: { title: 'My day' }, exists: null }] },
    ]);
    const workbook = await read('x.csv', await toXlsx([{ map: shop, measures: {} }]));
    expect(await workbook.json()).toMatchObject({ format: 'Excel workbook, long table', maps: [{}] });
    expect(await (await rooms.ask('GET', '/api/maps')).json()).toEqual({ maps: [] });
  });

  test('that was read can be kept, and the next file of the same map says that it exists', async () => {
    const { maps } = (await (await read('a.journey.json', printJourneyFile(shop))).json()) as ReadMapFile;
    const made = await rooms.ask('POST', '/api/maps', JSON.stringify(maps[0]?.file), json);
    expect([made.status, await made.json()]).toMatchObject([201, { id: 'map_bakery' }]);
    expect(await (await read('b.json', printJourneyFile(shop))).json()).toMatchObject({
      maps: [{ exists: 'First order' }],
    });
  });

  test('replaces a map in place, id and all', async () => {
    const changed = { ...shop, title: 'First order again', cards: shop.cards.filter((card) => card.text !== 'pays') };
    const answer = await rooms.ask('PUT', '/api/maps/map_bakery', printJourneyFile(changed), json);
    const told = (await answer.json()) as MapSummary;
    expect([answer.status, told]).toMatchObject([200, { id: 'map_bakery', title: 'First order again', cards: 2 }]);
    const now = await rooms.ask('GET', '/api/maps/map_bakery');
    expect(await now.json()).toMatchObject({
      title: 'First order again',
      cards: [{ text: 'looks' }, { text: 'Pay on collection' }],
    });
    const nowhere = await rooms.ask('PUT', '/api/maps/map_nowhere', printJourneyFile(changed), json);
    expect([nowhere.status, await nowhere.json()]).toMatchObject([404, { code: 'unknown-map' }]);
  });

  test('of more than 50 MB is refused before it is read', async () => {
    const answer = await read('big.xlsx', new Uint8Array(50 * 2 ** 20 + 1));
    expect([answer.status, await answer.json()]).toMatchObject([
      413,
      { code: 'too-large', detail: expect.stringContaining('50 MB') },
    ]);
  });

  test('that cannot be read says the line', async () => {
    const answer = await read('a.mmd', 'journey\nA: 5\nno colon');
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'not-mermaid', line: 3 }]);
  });

  test.each(mapForms)('is written as %s', async (form) => {
    const answer = await rooms.ask(
      'GET',
      `/api/maps/map_bakery/export.${form}?scale=1&title=false&table=wide&version=true`,
    );
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(40);
    expect(answer.headers.get('content-disposition')).toContain(`First order again.${form}"`);
  });

  test('options that a form does not know are refused with their field', async () => {
    const answer = await rooms.ask('GET', '/api/maps/map_bakery/export.png?scale=9');
    expect([answer.status, await answer.json()]).toMatchObject([
      expect.any(Number),
      { field: expect.stringContaining('scale') },
    ]);
  });
});
