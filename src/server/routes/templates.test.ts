/** /api/templates, maps made of them, pasted texts and /api/lint, asked through the whole server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRooms, type Rooms } from '../../../test/rooms.ts';
import type { JourneyFile } from '../../map/map.ts';
import type { LintedMaps, MapSummary, ReadText, TemplateSummary } from '../api.ts';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms?.close());

async function asked<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const answer = await rooms.ask(method, path, body);
  expect([path, answer.ok, answer.ok ? '' : await answer.clone().text()]).toEqual([path, true, '']);
  return (await answer.json()) as T;
}

const make = async (wish: object): Promise<JourneyFile> => {
  const made = await asked<MapSummary>('POST', '/api/maps', wish);
  return asked<JourneyFile>('GET', `/api/maps/${made.id}`);
};

test('templates are listed with a drawing, and each can be read whole', async () => {
  const { templates } = await asked<{ templates: TemplateSummary[] }>('GET', '/api/templates');
  expect(templates.length).toBeGreaterThanOrEqual(12);
  for (const one of templates) {
    expect(one.sketch.items.length).toBeGreaterThan(20);
    const file = await asked<JourneyFile>('GET', `/api/templates/${one.id}`);
    expect(file.stages.map((stage) => stage.name)).toEqual(one.stages);
  }
  const unknown = await rooms.ask('GET', '/api/templates/coffee-break');
  expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 'unknown-template' }]);
});

test('who reads German begins with German words, on a template and on an empty map', async () => {
  const { templates } = await asked<{ templates: TemplateSummary[] }>('GET', '/api/templates?language=de');
  expect(templates.find((one) => one.id === 'insurance-claim')).toMatchObject({ field: 'Versicherung' });
  const claim = await make({ template: 'insurance-claim', language: 'de' });
  expect([claim.title, claim.language, claim.lanes[0]?.name]).toEqual([
    'Schadensfall bei der Versicherung',
    'de',
    'Ziele',
  ]);
  const blank = await make({ title: 'Kauf eines Fahrrads', language: 'de' });
  expect(blank.title).toBe('Kauf eines Fahrrads');
  expect(blank.stages.map(({ name }) => name)).toEqual([
    'Aufmerksam werden',
    'Abwägen',
    'Kaufen',
    'Benutzen',
    'Wiederkommen',
  ]);
});

test('a map of a template has ids of its own, so that two of them share nothing', async () => {
  const one = await make({ template: 'saas-onboarding' });
  const two = await make({ template: 'saas-onboarding', title: 'Our onboarding' });
  expect([one.title, two.title]).toEqual(['SaaS onboarding', 'Our onboarding']);
  const ids = ({ touchpoints, personas, cards }: JourneyFile) =>
    [...touchpoints, ...personas, ...cards].map(({ id }) => id);
  expect(ids(two).filter((id) => ids(one).includes(id))).toEqual([]);
  expect(two.cards.map((card) => card.text)).toEqual(one.cards.map((card) => card.text));
});

test('a persona and a scenario that were named first are on the map, also on a blank one', async () => {
  const wish = { persona: 'Maya, opens a bakery', scenario: 'She needs an account before the lease begins.' };
  const map = await make({ template: 'account-opening', ...wish });
  expect(map.personas).toEqual([{ id: map.personas[0]?.id, name: wish.persona }]);
  expect(map.scenario).toBe(wish.scenario);
  expect(map.cards.filter((card) => card.persona === map.personas[0]?.id).length).toBeGreaterThan(5);
  const blank = await make({ title: 'Opening a shop', ...wish });
  expect([blank.personas[0]?.name, blank.scenario, blank.cards]).toEqual([wish.persona, wish.scenario, []]);
});

test('a template nobody knows is refused by name', async () => {
  const answer = await rooms.ask('POST', '/api/maps', { template: 'coffee-break' });
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'unknown-template' }]);
});

test('a pasted Mermaid text is read and not stored', async () => {
  const before = (await asked<{ maps: MapSummary[] }>('GET', '/api/maps')).maps.length;
  const text = 'journey\n  title Fetching bread\n  section Find\n    Look up hours: 3: Maya\n    Walk there: 4: Maya\n';
  const found = await asked<ReadText>('POST', '/api/read-text', { text });
  expect(found.maps[0]).toMatchObject({ title: 'Fetching bread', stages: [{ name: 'Find' }] });
  expect((await asked<{ maps: MapSummary[] }>('GET', '/api/maps')).maps).toHaveLength(before);
  const made = await make({ ...found.maps[0] });
  expect(made.title).toBe('Fetching bread');
});

test('a pasted spreadsheet is read with what matched', async () => {
  const text = 'Stage\tFind\tPay\nActions\tLooks for rye bread\tPays by card\nPain points\t\tCard is refused\n';
  const found = await asked<ReadText>('POST', '/api/read-text', { text });
  expect(found.maps[0]?.stages.map((stage) => stage.name)).toEqual(['Find', 'Pay']);
  expect(found.maps[0]?.cards.map((card) => card.text)).toEqual([
    'Looks for rye bread',
    'Pays by card',
    'Card is refused',
  ]);
  expect(found.matched.length).toBeGreaterThan(0);
});

test('a pasted text that is no map is refused with what to do', async () => {
  const answer = await rooms.ask('POST', '/api/read-text', { text: 'Dear all, see you on Monday.' });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await answer.json()).toMatchObject({ fix: expect.any(String) });
});

test('gaps are counted over all maps, less the rules that are switched off', async () => {
  const made = await asked<MapSummary>('POST', '/api/maps', { template: 'hospital-visit' });
  const all = await asked<LintedMaps>('GET', '/api/lint');
  const one = all.maps.find(({ map }) => map === made.id);
  expect(one?.counts).toMatchObject({ 'touchpoint-without-owner': 1 });
  expect(one?.found).toBe(Object.values(one?.counts ?? {}).reduce((sum, count) => sum + count, 0));
  await rooms.ask('PUT', '/api/lint-settings', { off: ['touchpoint-without-owner'] });
  const less = await asked<LintedMaps>('GET', '/api/lint');
  expect(less.off).toEqual(['touchpoint-without-owner']);
  expect(less.maps.find(({ map }) => map === made.id)?.counts['touchpoint-without-owner']).toBeUndefined();
});
