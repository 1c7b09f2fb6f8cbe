/** The sample's maps as their team keeps them: whole, believable, and with gaps that can be seen. */
import { describe, expect, test } from 'vitest';
import { aMap, called, card, lane, stage, touchpoint } from '../../map/build.ts';
import { JourneyMap } from '../../map/map.ts';
import { looseEnds } from '../../map/references.ts';
import { decided } from './decided.ts';
import { deliveryBlueprint } from './delivery-blueprint.ts';
import { finishedMap } from './finished-map.ts';
import { keptMap } from './kept-map.ts';
import { lifecycleMap } from './lifecycle-map.ts';

const draft = aMap(
  called('Adds to basket, then Pays', { id: 'map_gifts' }),
  stage('Order', 'Choose', 'Pick a date'),
  stage('Receive'),
  lane('Touchpoints', 'touchpoints'),
  lane('Feels', 'emotions'),
  lane('Pain points', 'pains'),
  lane('Opportunities', 'opportunities'),
  lane('Solutions', 'solutions'),
  touchpoint('Date picker', 'web', { events: ['Sees an error at the date picker'] }),
  touchpoint('Delay', 'e-mail', { events: ['Is told of a delay'] }),
  card('meets-date', 'touchpoints', 'order/pick-a-date', 'Date picker', { touchpoint: 'date-picker' }),
  card('meets-delay', 'touchpoints', 'receive/receive', 'Delay', { touchpoint: 'delay' }),
  card('pain', 'pain-points', 'order/pick-a-date', 'Errors at the date picker'),
);

const map = decided(finishedMap(keptMap(draft, 'Writes a gift card'), []));

describe('the map of gift buyers', () => {
  test('is kept by somebody, was signed off, and its review is set', () => {
    expect(map).toMatchObject({ owner: 'Lena Hartmann, Marketing', status: 'live', reviewEvery: 90 });
    expect(map.signOffs).toHaveLength(1);
  });

  test('has owners for its touchpoints by their channel, but for those nobody took on', () => {
    expect(map.touchpoints.map((one) => [one.id, one.owner])).toEqual([
      ['date-picker', 'Web shop'],
      ['delay', undefined],
    ]);
  });

  test('leads from the pain to an opportunity with a score, a solution, and a metric with a target', () => {
    const text = new Map(map.cards.map((one) => [one.id, one.text]));
    const ways = (map.links ?? []).map((one) => [
      one.kind,
      text.get(one.from)?.slice(0, 12),
      text.get(one.to)?.slice(0, 12),
    ]);
    expect(ways).toContainEqual(['raises', 'Errors at th', 'Try every re']);
    expect(ways).toContainEqual(['solved-by', 'Try every re', 'Plain list o']);
    expect(ways).toContainEqual(['validated-by', 'Plain list o', 'Orders that ']);
    expect(map.cards.find((one) => one.text.startsWith('Try every'))).toMatchObject({ effort: 2, customerValue: 5 });
    expect(map.cards.find((one) => one.kpi)?.kpi).toMatchObject({ target: 1, better: 'lower' });
  });
});

test.each([
  ['gift buyers', map],
  ['a whole life', lifecycleMap('source_1', (event) => (event === 'Clicks an advert' ? 'map_advert' : undefined))],
  ['delivery', deliveryBlueprint('source_1')],
])('the map of %s is a valid map without a loose end, the same each time', (_name, one) => {
  expect(JourneyMap.parse(one)).toEqual(one);
  expect(looseEnds(one)).toEqual([]);
});

test('the widest map leads to those that were found and to no other', () => {
  const life = lifecycleMap('source_1', (event) => (event === 'Clicks an advert' ? 'map_advert' : undefined));
  expect(life.stages.map((one) => one.subJourney)).toEqual(['map_advert', undefined, undefined, undefined, undefined]);
});

test('the blueprint draws its three lines and arrows across them', () => {
  const blueprint = deliveryBlueprint('source_1');
  expect(blueprint.lines?.map((line) => line.kind)).toEqual(['interaction', 'visibility', 'internal-interaction']);
  expect(blueprint.links?.every((link) => link.kind === 'arrow')).toBe(true);
});
