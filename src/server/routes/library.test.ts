/** Atlas, collections, register, personas and search, asked through the whole server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRooms, type Rooms } from '../../../test/rooms.ts';
import type { JourneyFile } from '../../map/map.ts';
import type { Atlas, Register } from '../library-api.ts';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms?.close());

async function json<T>(method: string, path: string, body?: object, status = 200): Promise<T> {
  const answer = await rooms.ask(method, path, body);
  const read = (answer.status === 204 ? undefined : await answer.json()) as T;
  expect([answer.status, answer.status === status ? '' : read]).toEqual([status, '']);
  return read;
}

const step = (id: string, name: string) => ({ id, name, steps: [{ id: `${id}-step`, name }] });

/** A bank's map with the touchpoints and personas given. */
async function drawn(id: string, more: object = {}): Promise<string> {
  const file = {
    version: 2,
    id,
    title: 'Opening an account',
    kind: 'current-state',
    personas: [],
    stages: [step('apply', 'Apply'), step('verify', 'Prove who I am')],
    lanes: [
      { id: 'touch', kind: 'touchpoints', name: 'Touchpoints' },
      { id: 'feel', kind: 'emotions', name: 'Feelings' },
    ],
    cards: [],
    touchpoints: [],
    ...more,
  };
  await json('POST', '/api/maps', file, 201);
  return id;
}

const atlas = (): Promise<Atlas> => json('GET', '/api/atlas');
const mapIn = async (id: string) => (await atlas()).maps.find((map) => map.id === id);
const register = (): Promise<Register> => json('GET', '/api/touchpoints');
const mapFile = (id: string) => json<JourneyFile>('GET', `/api/maps/${id}`);

describe('the atlas', () => {
  test('tells of every map how far it is, whose it is, how it feels and what it lacks', async () => {
    await drawn('map_told', {
      owner: 'Onboarding team',
      reviewBy: '2020-01-31',
      cards: [{ id: 'c1', lane: 'feel', step: 'verify-step', text: 'Annoyed', valence: -1.5 }],
    });
    expect(await mapIn('map_told')).toMatchObject({
      status: 'draft',
      owner: 'Onboarding team',
      stages: [
        { name: 'Apply', feeling: null },
        { name: 'Prove who I am', feeling: -1.5 },
      ],
      health: expect.arrayContaining([
        { id: 'owner', holds: true },
        { id: 'review', holds: false },
        { id: 'feelings-proven', holds: false, have: 0, of: 1 },
      ]),
      level: 1,
    });
    expect((await mapIn('map_told'))?.gaps).toBeGreaterThan(0);
  });

  test('counts no gap of a rule that is switched off', async () => {
    await drawn('map_gaps', { cards: [{ id: 'c1', lane: 'feel', step: 'verify-step', text: 'Glad', valence: 1 }] });
    const before = (await mapIn('map_gaps'))?.gaps ?? 0;
    await json('PUT', '/api/lint-settings', { off: ['map-without-owner'] });
    expect((await mapIn('map_gaps'))?.gaps).toBe(before - 1);
    await json('PUT', '/api/lint-settings', { off: [] });
  });

  test('shows what hangs below what; a link that would close a circle is refused and the circle named', async () => {
    await drawn('map_top', { title: 'Being a customer' });
    await drawn('map_below', { title: 'Opening an account online' });
    const link = (stage: string, subJourney: string) => ({ edits: [{ verb: 'edit-stage', id: stage, subJourney }] });
    await json('POST', '/api/maps/map_top/edits', link('apply', 'map_below'), 204);
    expect((await mapIn('map_below'))?.level).toBe(2);
    const refused = await json<{ code: string; detail: string }>(
      'POST',
      '/api/maps/map_below/edits',
      link('verify', 'map_top'),
      409,
    );
    expect(refused).toMatchObject({
      code: 'sub-journey-circle',
      detail: expect.stringContaining('“Opening an account online” → “Being a customer” → “Opening an account online”'),
    });
    expect((await atlas()).circles).toEqual([]);
  });

  test('takes a place for a map that is still to be drawn', async () => {
    const { id } = await json<{ id: string }>('POST', '/api/maps', { title: 'Closing it', status: 'to-map' }, 201);
    expect(await mapIn(id)).toMatchObject({ status: 'to-map', title: 'Closing it', health: [] });
  });
});

describe('edits over HTTP', () => {
  test('are done all or none, and refused with their place', async () => {
    await drawn('map_edits');
    const edits = [
      { verb: 'rename-map', title: 'Opening it' },
      { verb: 'edit-stage', id: 'nowhere', owner: 'Ops' },
    ];
    expect(await json('POST', '/api/maps/map_edits/edits', { edits }, 404)).toMatchObject({ code: 'no-such-stage' });
    expect((await mapFile('map_edits')).title).toBe('Opening an account');
    const odd = await json('POST', '/api/maps/map_edits/edits', { edits: [{ verb: 'explode' }] }, 422);
    expect(odd).toMatchObject({ code: 'bad-edit', field: 'edits.0.verb' });
    expect(await json('POST', '/api/maps/map_none/edits', { edits: [edits[0]] }, 404)).toMatchObject({
      code: 'unknown-map',
    });
  });
});

describe('several maps at once', () => {
  const change = (changes: object[], status = 200) =>
    json<{ changes: object[] }>('PATCH', '/api/maps', { changes }, status);

  test('are moved, given a status and deleted, and the answer takes it all back', async () => {
    await drawn('map_bulk1');
    await drawn('map_bulk2');
    const { id } = await json<{ id: string }>('POST', '/api/collections', { name: 'Retail' }, 201);
    const both = ['map_bulk1', 'map_bulk2'];
    const moved = await change(both.map((map) => ({ map, collection: id, status: 'in-review', owner: 'Retail' })));
    expect(await mapIn('map_bulk2')).toMatchObject({ collection: id, status: 'in-review', owner: 'Retail' });
    const deleted = await change(both.map((map) => ({ map, deleted: true })));
    expect(await mapIn('map_bulk1')).toBeUndefined();
    await change(deleted.changes);
    expect(await mapIn('map_bulk1')).toMatchObject({ id: 'map_bulk1', collection: id, status: 'in-review' });
    await change(moved.changes);
    expect(await mapIn('map_bulk1')).toMatchObject({ collection: null, status: 'draft', owner: null });
  });

  test('a step in the status that is none is refused, says what is possible, and no map is changed', async () => {
    await drawn('map_step1');
    const { id } = await json<{ id: string }>('POST', '/api/maps', { title: 'Later', status: 'to-map' }, 201);
    const refused = await change(
      [
        { map: 'map_step1', status: 'live' },
        { map: id, status: 'live' },
      ],
      409,
    );
    expect(refused).toMatchObject({ code: 'status-not-next', fix: expect.stringContaining('“Draft”') });
    expect((await mapIn('map_step1'))?.status).toBe('draft');
  });

  test('what is not there is refused by name', async () => {
    expect(await change([{ map: 'map_none', status: 'live' }], 404)).toMatchObject({ code: 'unknown-map' });
    await drawn('map_astray');
    expect(await change([{ map: 'map_astray', collection: 'nowhere' }], 404)).toMatchObject({
      code: 'unknown-collection',
    });
    expect(await change([{ map: 'map_astray', reviewBy: 'soon' }], 400)).toMatchObject({ code: 'bad-request' });
  });
});

describe('a deleted map', () => {
  test('comes back whole under the same id', async () => {
    await drawn('map_back', { title: 'Kept' });
    await json('DELETE', '/api/maps/map_back', undefined, 204);
    expect((await rooms.ask('GET', '/api/maps/map_back')).status).toBe(404);
    expect(await json('POST', '/api/maps/map_back/restore')).toMatchObject({ id: 'map_back', title: 'Kept' });
    expect((await mapFile('map_back')).title).toBe('Kept');
    expect(await json('POST', '/api/maps/map_none/restore', undefined, 404)).toMatchObject({ code: 'unknown-map' });
  });
});

describe('a copy of a map', () => {
  test('has an id of its own and nobody stands by it yet', async () => {
    await drawn('map_first', { status: 'live', signOffs: [{ id: 'so', by: 'Ada', on: '2026-01-02' }] });
    const { id } = await json<{ id: string }>('POST', '/api/maps/map_first/copy', undefined, 201);
    expect(id).not.toBe('map_first');
    expect(await mapIn(id)).toMatchObject({ title: 'Copy of Opening an account', status: 'draft', signedOff: null });
  });
});

describe('a stage that deserves a map of its own', () => {
  test('gets one, one level below, and links to it', async () => {
    await drawn('map_wide', { title: 'Banking' });
    const { id } = await json<{ id: string }>('POST', '/api/maps/map_wide/sub-journeys', { stage: 'verify' }, 201);
    expect(await mapIn(id)).toMatchObject({ title: 'Prove who I am', level: 2 });
    expect((await mapIn('map_wide'))?.subs).toMatchObject([{ place: { kind: 'stage', id: 'verify' }, map: id }]);
    expect(await json('POST', '/api/maps/map_wide/sub-journeys', { stage: 'none' }, 404)).toMatchObject({
      code: 'no-such-stage',
    });
  });
});

describe('collections', () => {
  test('nest, keep names apart, refuse to lie in themselves, and what lay in a deleted one comes back with it', async () => {
    const make = (name: string, parent: string | null = null, status = 201) =>
      json<{ id: string; code: string }>('POST', '/api/collections', { name, parent }, status);
    const bank = await make('Bank');
    const cards = await make('Cards', bank.id);
    const travel = await make('Travel', cards.id);
    expect((await make('  cards ', bank.id, 409)).code).toBe('name-taken');
    expect((await make('  ', null, 422)).code).toBe('no-name');
    expect((await make('Lost', 'nowhere', 404)).code).toBe('unknown-collection');
    expect(await json('PATCH', `/api/collections/${bank.id}`, { parent: travel.id }, 409)).toMatchObject({
      code: 'collection-in-itself',
    });
    await drawn('map_travel');
    await json('PATCH', '/api/maps', { changes: [{ map: 'map_travel', collection: cards.id }] });
    await json('DELETE', `/api/collections/${cards.id}`, undefined, 204);
    expect((await mapIn('map_travel'))?.collection).toBe(bank.id);
    expect((await atlas()).collections).toContainEqual({ id: travel.id, name: 'Travel', parent: bank.id });
    await json('POST', '/api/collections', { id: cards.id, name: 'Cards', parent: bank.id }, 201);
    expect((await mapIn('map_travel'))?.collection).toBe(cards.id);
    expect(await json('DELETE', '/api/collections/nowhere', undefined, 404)).toMatchObject({
      code: 'unknown-collection',
    });
  });
});

describe('the register', () => {
  const branch = { id: 'tp_branch', name: 'Branch desk', channel: 'in-branch', target: 1.5 };
  const met = (id: string, text: string, valence: number) => [
    { id: `${id}-meet`, lane: 'touch', step: 'verify-step', text: 'Branch desk', touchpoint: 'tp_branch' },
    { id, lane: 'feel', step: 'verify-step', text, valence, state: 'cited', evidence: { kind: 'survey', n: 214 } },
  ];
  const rowOf = async (id: string) => (await register()).rows.find((row) => row.id === id);

  test('holds a touchpoint of several maps once, with the lowest feeling, its n and the gap to the target', async () => {
    await drawn('map_desk1', { touchpoints: [branch], cards: met('f1', 'Patient', -0.5) });
    await drawn('map_desk2', { touchpoints: [branch], cards: met('f2', 'Glad', 1) });
    expect(await rowOf('tp_branch')).toMatchObject({
      name: 'Branch desk',
      target: 1.5,
      felt: { value: -0.5, n: 214, state: 'cited', map: 'map_desk1' },
      gap: 2,
      maps: expect.arrayContaining([
        expect.objectContaining({ map: 'map_desk1' }),
        expect.objectContaining({ map: 'map_desk2' }),
      ]),
    });
  });

  test('changes one on every map that holds it, and clears a field with null', async () => {
    await json('PATCH', '/api/touchpoints/tp_branch', { owner: 'Branches', target: null }, 204);
    expect(await rowOf('tp_branch')).toMatchObject({ owner: 'Branches', target: null, gap: null });
    for (const map of ['map_desk1', 'map_desk2']) {
      const [touchpoint] = (await mapFile(map)).touchpoints;
      expect(touchpoint).toEqual({ id: 'tp_branch', name: 'Branch desk', channel: 'in-branch', owner: 'Branches' });
    }
    expect(await json('PATCH', '/api/touchpoints/tp_none', { owner: 'x' }, 404)).toMatchObject({
      code: 'unknown-touchpoint',
    });
    expect(await json('PATCH', '/api/touchpoints/tp_branch', { impact: 9 }, 400)).toMatchObject({ field: 'impact' });
    expect(await json('PATCH', '/api/touchpoints/tp_branch', { name: ' ' }, 422)).toMatchObject({ code: 'no-name' });
  });

  test('offers namesakes to be joined, joins them on every map, and takes it back', async () => {
    const twin = { id: 'tp_twin', name: 'branch  DESK', channel: 'in-branch' };
    const path = { id: 'way', name: 'Most', touchpoints: ['tp_twin'] };
    await drawn('map_twin', {
      touchpoints: [twin],
      paths: [path],
      cards: [{ id: 'c', lane: 'touch', step: 'apply-step', text: 'Desk', touchpoint: 'tp_twin' }],
    });
    const before = await mapFile('map_twin');
    expect((await register()).twins).toContainEqual(['tp_branch', 'tp_twin']);
    const { undo } = await json<{ undo: { map: string; edits: object[] }[] }>('POST', '/api/touchpoints/tp_twin/join', {
      into: 'tp_branch',
    });
    expect(await rowOf('tp_twin')).toBeUndefined();
    expect(await mapFile('map_twin')).toMatchObject({
      touchpoints: [{ id: 'tp_branch', owner: 'Branches' }],
      cards: [{ touchpoint: 'tp_branch' }],
      paths: [{ touchpoints: ['tp_branch'] }],
    });
    for (const { map, edits } of undo) await json('POST', `/api/maps/${map}/edits`, { edits }, 204);
    expect(await mapFile('map_twin')).toEqual(before);
    expect(await json('POST', '/api/touchpoints/tp_twin/join', { into: 'tp_twin' }, 422)).toMatchObject({
      code: 'same-touchpoint',
    });
  });
});

describe('personas', () => {
  test('are made, put on maps, changed everywhere, and go only when no map shows them', async () => {
    const { persona } = await json<{ persona: { id: string } }>(
      'POST',
      '/api/personas',
      { name: 'Ada, new in town', role: 'Opens her first account', empathy: { says: ['I just want a card.'] } },
      201,
    );
    const at = `/api/personas/${persona.id}`;
    await drawn('map_ada1');
    await drawn('map_ada2');
    await json('POST', `${at}/maps`, { map: 'map_ada1' });
    await json('POST', `${at}/maps`, { map: 'map_ada2' });
    expect(await json('POST', `${at}/maps`, { map: 'map_ada2' }, 409)).toMatchObject({ code: 'persona-exists' });
    await json('PATCH', at, { goals: ['A card by Friday'], role: null });
    for (const map of ['map_ada1', 'map_ada2']) {
      expect((await mapFile(map)).personas).toEqual([
        {
          id: persona.id,
          name: 'Ada, new in town',
          goals: ['A card by Friday'],
          empathy: { says: ['I just want a card.'] },
        },
      ]);
    }
    expect(await json('DELETE', at, undefined, 409)).toMatchObject({ code: 'persona-in-use' });
    const gone = { edits: [{ verb: 'delete-persona', id: persona.id }] };
    await json('POST', '/api/maps/map_ada1/edits', gone, 204);
    await json('POST', '/api/maps/map_ada2/edits', gone, 204);
    await json('DELETE', at, undefined, 204);
    expect(await json('GET', at, undefined, 404)).toMatchObject({ code: 'unknown-persona' });
    expect(await json('PATCH', at, { name: 'x' }, 404)).toMatchObject({ code: 'unknown-persona' });
  });
});

describe('search over all maps', () => {
  const hits = async (words: string) =>
    (
      await json<{ hits: { map: string; place: { kind: string; id: string; text: string } }[] }>(
        'GET',
        `/api/search?q=${encodeURIComponent(words)}`,
      )
    ).hits;

  test('finds the places that hold all the words, in any script, marks of the text left out', async () => {
    await drawn('map_search', {
      cards: [
        { id: 'c1', lane: 'touch', step: 'apply-step', text: 'The **video call** drops at 100_% load' },
        { id: 'c2', lane: 'touch', step: 'apply-step', text: '本人確認に時間がかかる' },
      ],
    });
    expect(await hits('CALL drops')).toMatchObject([
      { map: 'map_search', place: { kind: 'card', id: 'c1', text: 'The video call drops at 100_% load' } },
    ]);
    expect(await hits('時間')).toMatchObject([{ place: { id: 'c2' } }]);
    expect(await hits('100_%')).toHaveLength(1);
    expect(await hits('100x')).toEqual([]);
    expect(await hits('   ')).toEqual([]);
    expect(await hits("'; drop table maps; --")).toEqual([]);
  });
});
