import { expect, test } from 'vitest';
import { aMap, lane, stage } from '../../map/build.ts';
import { refusal, Refused } from '../../lib/refusal.ts';
import type { JourneyMap } from '../../map/map.ts';
import { lintMaps, RecentMeasures } from './lint-maps.ts';

const bread = { ...aMap(stage('Pay'), lane('Does', 'actions', 'Pays by card')), id: 'bread' };
const cake = { ...aMap(stage('Order'), lane('Does', 'actions', 'Telephones')), id: 'cake', title: 'Cake' };

const summaryOf = ({ id, title, kind }: JourneyMap) => ({
  id,
  title,
  kind,
  source: null,
  journey: null,
  stages: 1,
  cards: 1,
  updatedAt: '2026-11-21T10:00:00Z',
});

test('a map that is deleted while the rules are asked is left out', async () => {
  const maps = {
    list: async () => [bread, cake].map(summaryOf),
    read: async (id: string) => (id === 'bread' ? bread : Promise.reject(new Refused(refusal('unknown-map', 'Gone.')))),
    measures: async () => ({}),
  };
  const linted = await lintMaps(maps, new RecentMeasures(maps), [], '2026-11-21');
  expect(linted.map(({ map, counts }) => [map, counts['stage-without-owner']])).toEqual([['bread', 1]]);
});

test('logs are asked again after two minutes, or when a map asks something else', async () => {
  let asked = 0;
  let now = 0;
  const recent = new RecentMeasures({ measures: async () => ({ [`m${asked++}`]: measure }) }, () => now);
  const measure = { value: 1, unit: 'count' as const, n: 1, asOf: '2026-11-21', meaning: 'Counted.' };
  await recent.of(bread);
  await recent.of(bread);
  expect(asked).toBe(1);
  const refs = [{ id: 'share', ask: 'share' as const, source: 'shop-log' }];
  await recent.of({ ...bread, stages: bread.stages.map((one) => ({ ...one, measures: refs })) });
  expect(asked).toBe(2);
  now = 121_000;
  await recent.of(bread);
  expect(asked).toBe(3);
  recent.keep(new Set());
  await recent.of(bread);
  expect(asked).toBe(4);
});
