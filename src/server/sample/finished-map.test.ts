/** The sample's finished map: what customers answered and the team wrote stands where it belongs, or not at all. */
import { expect, test } from 'vitest';
import { aMap, called, card, lane, stage, touchpoint } from '../../map/build.ts';
import { looseEnds } from '../../map/references.ts';
import type { Felt } from './felt.ts';
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

const felt = (event: string, valence: number): Felt => ({
  event,
  valence,
  low: valence - 0.2,
  high: valence + 0.2,
  n: 40,
  about: 'Satisfaction at delivery, 1 to 5',
  said: ['Still warm. Lovely.'],
});

const map = finishedMap(draft, [felt('Parcel arrives', 0.9), felt('Is told of a delay', -0.7)]);
const inLane = (kind: string): typeof map.cards => {
  const id = map.lanes.find((one) => one.kind === kind)?.id;
  return map.cards.filter((one) => one.lane === id);
};

test('a feeling stands at the step of its event, cited with n and interval', () => {
  const [glad] = inLane('emotions').filter((one) => one.state === 'cited');
  expect(glad).toMatchObject({ step: 'receive/receive', valence: 0.9, text: 'Content' });
  expect(glad?.citation).toContain('n = 40, 95 % interval +0.7 to +1.1');
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
  expect(finishedMap(draft, [felt('Parcel arrives', 0.9), felt('Is told of a delay', -0.7)])).toEqual(map);
});
