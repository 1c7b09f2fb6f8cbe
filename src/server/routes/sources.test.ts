/** Looking for the journeys of a log again by hand, asked through the whole server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRooms, type Rooms } from '../../../test/rooms.ts';
import type { Discovery } from '../../events/discovery.ts';
import type { ImportPreview, ImportProgress, MapSummary, Problem, SourceSummary, Workspace } from '../api.ts';

let rooms: Rooms;
let source = '';

/** 180 customers of a bakery: online orders, cakes by telephone and quick purchases at the counter. */
function visits(): string {
  const paths = [
    ['Searches', 'Opens the box page', 'Fills the basket', 'Pays online', 'Parcel arrives'],
    ['Reads the leaflet', 'Calls the shop', 'Chooses a cake', 'Pays the deposit', 'Collects the cake'],
    ['Comes in', 'Asks for rye', 'Pays at the counter'],
  ];
  const lines = ['customer,event,time'];
  for (let customer = 0; customer < 180; customer++) {
    const path = paths[customer % paths.length] ?? [];
    path.slice(0, customer % 7 === 0 ? 2 : path.length).forEach((event, at) => {
      const time = new Date(Date.UTC(2026, 2, 1 + (customer % 20), 8 + at, customer % 60)).toISOString();
      lines.push(`C${customer},${event},${time}`);
    });
  }
  return `${lines.join('\n')}\n`;
}

beforeAll(async () => {
  rooms = await openRooms();
  const sent = await rooms.ask('POST', '/api/imports?name=visits.csv', visits());
  const { id } = (await sent.json()) as ImportPreview;
  await rooms.ask('POST', `/api/imports/${id}/start`, {});
  // The stream of its progress ends with the import.
  await (await rooms.ask('GET', `/api/imports/${id}/events`)).text();
  const progress = (await (await rooms.ask('GET', `/api/imports/${id}`)).json()) as ImportProgress;
  if (progress.state !== 'done') throw new Error(`the log was not loaded: ${JSON.stringify(progress)}`);
  source = progress.source ?? '';
});
afterAll(() => rooms?.close());

const at = (id = source): string => `/api/sources/${id}/discovery`;
const look = (wishes: object | string, id?: string): Promise<Response> => rooms.ask('PUT', at(id), wishes);
const stop = (id?: string): Promise<Response> => rooms.ask('DELETE', at(id));
const found = async (): Promise<Discovery> => (await (await rooms.ask('GET', at())).json()) as Discovery;
const workspace = async (): Promise<Workspace> =>
  (await (await rooms.ask('GET', '/api/workspace')).json()) as Workspace;
const summary = async (): Promise<SourceSummary | undefined> => (await workspace()).sources[0];
const idle = (): Promise<void> =>
  expect
    .poll(summary, { timeout: 60_000 })
    .toSatisfy((one?: SourceSummary) => one?.discovery === 'ready' && one.looking === undefined);
/** Looks again and waits until that is done. */
async function looked(wishes: object): Promise<Discovery> {
  expect((await look(wishes)).status).toBe(202);
  await idle();
  return found();
}
const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id).toSorted();
async function refusedWith(answer: Promise<Response>): Promise<[number, string]> {
  const { status, code } = (await (await answer).json()) as Problem;
  return [status, code];
}

describe('looking again', () => {
  let first: Discovery;
  let maps: MapSummary[] = [];
  beforeAll(async () => {
    first = await found();
    ({ maps } = await workspace());
  });

  test('for nothing in particular finds the same under the same ids, and leaves the maps alone', async () => {
    expect(first.journeys.length).toBeGreaterThan(1);
    const again = await looked({});
    expect(idsOf(again.journeys)).toEqual(idsOf(first.journeys));
    expect(idsOf(again.stages)).toEqual(idsOf(first.stages));
    expect((await workspace()).maps).toEqual(maps);
  });

  test('for one journey and two stages finds just these, says what was asked for, and keeps ids that go on', async () => {
    const merged = await looked({ journeys: 1, stages: 2 });
    expect([merged.journeys.length, merged.stages.length]).toEqual([1, 2]);
    expect(merged.settings).toMatchObject({ journeys: 1, stages: 2 });
    expect(idsOf(first.journeys)).toContain(merged.journeys[0]?.id);
    expect(merged.journeys[0]?.journeys).toBe(180);
    const graph = await rooms.ask('GET', `/api/sources/${source}/graph?journey=${merged.journeys[0]?.id}`);
    expect(graph.status).toBe(200);
    const gone = idsOf(first.journeys).find((id) => id !== merged.journeys[0]?.id) ?? '';
    expect(await refusedWith(rooms.ask('GET', `/api/sources/${source}/graph?journey=${gone}`))).toEqual([
      404,
      'unknown-journey',
    ]);
    expect((await workspace()).maps).toEqual(maps);
  });

  test('as it was at first takes it back: the larger part keeps its id, what is asked for is forgotten', async () => {
    const [merged] = (await found()).journeys;
    const back = await looked({});
    expect(back.journeys.map((one) => one.journeys).toSorted()).toEqual(
      first.journeys.map((one) => one.journeys).toSorted(),
    );
    expect(idsOf(back.journeys)).toContain(merged?.id);
    expect(back.stages.map((one) => one.name).toSorted()).toEqual(first.stages.map((one) => one.name).toSorted());
    expect(back.settings?.journeys).toBeUndefined();
    expect(back.settings?.stages).toBeUndefined();
  });

  test('by scripts says how the groups were found', async () => {
    const scripts = await looked({ groupsBy: 'density' });
    expect(scripts.settings?.groupsBy).toBe('density');
    expect(scripts.journeys.length).toBeGreaterThan(0);
    await looked({});
  });

  test('while that goes on is refused; stopped, what was found before stands as it stood', async () => {
    const before = await found();
    const both = await Promise.all([look({ journeys: 1 }), look({ journeys: 1 })]);
    expect((await stop()).status).toBe(204);
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(await both.find(({ status }) => status === 409)?.json()).toMatchObject({ code: 'already-looking' });
    expect(await summary()).toMatchObject({ discovery: 'ready' });
    expect((await summary())?.looking).toBeUndefined();
    expect(await found()).toEqual(before);
  });

  test('can be stopped when nothing is looked for, and looked for again after a stop', async () => {
    expect((await stop()).status).toBe(204);
    expect((await looked({ stages: 2 })).stages).toHaveLength(2);
  });
});

describe('what cannot be looked for', () => {
  test.each([
    { journeys: 0 },
    { journeys: 9 },
    { journeys: 2.5 },
    { journeys: 'two' },
    { stages: 0 },
    { stages: 13 },
    { groupsBy: 'colour' },
    { clusters: 3 },
  ])('%j is refused with its field, and nothing is looked for', async (wishes) => {
    const before = await found();
    const answer = await look(wishes);
    const problem = (await answer.json()) as Problem;
    expect(answer.status).toBe(400);
    expect(JSON.stringify(problem)).toContain(Object.keys(wishes)[0]);
    expect((await summary())?.looking).toBeUndefined();
    expect(await found()).toEqual(before);
  });

  test('words that are no JSON are refused', async () => {
    expect((await look('two journeys, please')).status).toBe(400);
  });

  test('in a log that is none', async () => {
    expect(await refusedWith(look({}, 'source_none'))).toEqual([404, 'unknown-source']);
    expect(await refusedWith(stop('source_none'))).toEqual([404, 'unknown-source']);
  });
});
