/** A map that leads too deep says so beside it, as it does in the list of all maps. */
import { expect, test } from 'vitest';
import type { JourneyMap } from '../../../map/map.ts';
import { findingsOn } from './findings.ts';
import { bareMaps } from './other-maps.ts';

const leadsTo = (id: string, to?: string) => ({
  id,
  title: id,
  kind: 'current-state' as const,
  subs: to === undefined ? [] : [{ place: { kind: 'stage' as const, id: `${id}-stage` }, name: 'Deliver', map: to }],
});

const top: JourneyMap = {
  id: 'top',
  title: 'Being a customer',
  kind: 'current-state',
  personas: [],
  stages: [{ id: 'order', name: 'Order', subJourney: 'second', steps: [{ id: 'order-1', name: 'Order' }] }],
  lanes: [{ id: 'does', kind: 'actions', name: 'Does' }],
  cards: [{ id: 'c', lane: 'does', step: 'order-1', text: 'Orders bread' }],
  touchpoints: [],
};

const rulesOn = (maps: readonly JourneyMap[]): string[] =>
  findingsOn(top, {}, [], '2026-11-22', maps)
    .filter((one) => one.rule === 'sub-journey-too-deep')
    .map((one) => one.message);

test('three levels below a stage are too deep, two are not, and a circle is named', () => {
  const deep = [leadsTo('second', 'third'), leadsTo('third', 'fourth'), leadsTo('fourth')];
  expect(rulesOn(bareMaps(deep))).toEqual(['Below “Order” hang 3 levels of maps.']);
  expect(rulesOn(bareMaps([leadsTo('second', 'third'), leadsTo('third')]))).toEqual([]);
  expect(rulesOn(bareMaps([leadsTo('second', 'top')]))).toEqual(['The sub-journeys below “Order” run in a circle.']);
});
