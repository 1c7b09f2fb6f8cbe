/** The sample's finished map: what customers wrote and the team wrote stands where it belongs, or not at all. */
import { expect, test } from 'vitest';
import { aMap, called, card, lane, stage, touchpoint } from '../../map/build.ts';
import { looseEnds } from '../../map/references.ts';
import type { Said } from './said.ts';
import { finishedMap } from './finished-map.ts';

const draft = aMap(
  called('Adds to basket, then Pays', { id: 'map_gifts' }),
  stage('Order', 'Choose', 'Pay'),
  stage('Receive'),
  lane('Touchpoints', 'touchpoints'),
  lane('Feels', 'emotions'),
  lane('Pain points', 'pains'),
  lane('Owner', 'owner'),
  touchpoint('Paying', 'web', { events: ['Pays'] }),
  touchpoint('Parcel', 'parcel', { events: ['Parcel arrives'] }),
  card('meets-paying', 'touchpoints', 'order/pay', 'Paying', { touchpoint: 'paying' }),
  card('meets-parcel', 'touchpoints', 'receive/receive', 'Parcel', { touchpoint: 'parcel' }),
);

const said = (event: string): Said => ({ event, n: 40, comments: ['Still warm. Lovely.'] });

const map = finishedMap(draft, [said('Parcel arrives'), said('Is told of a delay')]);
const inLane = (kind: string): typeof map.cards => {
  const id = map.lanes.find((one) => one.kind === kind)?.id;
  return map.cards.filter((one) => one.lane === id);
};

test('a feeling is never written down where it can be measured: what stands in the lane is what the team believes', () => {
  expect(inLane('emotions').every((one) => one.state === 'assumption')).toBe(true);
});

test('what customers said stands in a lane of its own, before the pain points', () => {
  expect(inLane('quotes').map((one) => one.text)).toEqual(['Still warm. Lovely.']);
  const kinds = map.lanes.map((one) => one.kind);
  expect(kinds.indexOf('quotes')).toBe(kinds.indexOf('pains') - 1);
});

test('an event the map does not meet leaves nothing behind', () => {
  expect(JSON.stringify(map)).not.toContain('delay');
  expect(looseEnds(map)).toEqual([]);
});

test('stages are named and owned by the team, touchpoints say what is wanted of them', () => {
  expect(map.stages.map((one) => [one.name, one.owner])).toEqual([
    ['Orders and pays', 'Web shop'],
    ['Is thanked, comes back', 'Dispatch'],
  ]);
  expect(map.touchpoints.find((one) => one.id === 'parcel')).toMatchObject({ impact: 5, target: 2 });
});

test('the same draft and answers give the same map', () => {
  expect(finishedMap(draft, [said('Parcel arrives'), said('Is told of a delay')])).toEqual(map);
});
