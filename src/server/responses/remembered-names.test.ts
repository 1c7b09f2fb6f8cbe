import { expect, test } from 'vitest';
import type { JourneyMap } from '../../map/map.ts';
import { placesOnMap } from './known-places.ts';
import { remembering } from './remembered-names.ts';

type Named = readonly [id: string, name: string];

function cakeOrder(
  stages: readonly (readonly [...Named, steps: readonly Named[]])[],
  touchpoints: readonly Named[] = [],
) {
  const named = (parts: readonly Named[]) => parts.map(([id, name]) => ({ id, name }));
  const map: JourneyMap = {
    id: 'map_cakes',
    title: 'Ordering a cake',
    kind: 'current-state',
    personas: [],
    stages: stages.map(([id, name, steps]) => ({ id, name, steps: named(steps) })),
    lanes: [],
    cards: [],
    touchpoints: touchpoints.map(([id, name]) => ({ id, name, channel: 'web' })),
  };
  return map;
}

const before = cakeOrder(
  [
    [
      's1',
      'Order',
      [
        ['p1', 'Choose'],
        ['p2', 'Pay'],
      ],
    ],
    ['s2', 'Receive', [['p3', 'Open the box']]],
  ],
  [['t1', 'Order form']],
);
const tags = ['order', 'Pay', 'Receive', 'Order form', 'Afterwards'];
const known = remembering(tags, before, {});

test('a stage, a step and a touchpoint keep their answers when they are renamed', () => {
  const renamed = cakeOrder(
    [
      [
        's1',
        'Buy',
        [
          ['p1', 'Choose'],
          ['p2', 'Check out'],
        ],
      ],
      ['s2', 'Enjoy', [['p3', 'Unpack']]],
    ],
    [['t1', 'Web form']],
  );
  const places = placesOnMap(renamed, remembering(tags, renamed, known));
  expect(tags.map((tag) => places.stage(tag))).toEqual(['s1', 's1', 's2', undefined, undefined]);
  expect(places.touchpoint('order form')).toBe('Web form');
});

test('a stage that is split keeps its answers in its first half; those of a step go with the step', () => {
  const split = cakeOrder([
    ['s1', 'Choosing', [['p1', 'Choose']]],
    ['s3', 'Paying', [['p2', 'Settle the bill']]],
    ['s2', 'Receive', [['p3', 'Open the box']]],
  ]);
  const places = placesOnMap(split, remembering(tags, split, known));
  expect([places.stage('Order'), places.stage('Pay')]).toEqual(['s1', 's3']);
});

test('a part that bears the name now is meant before one that bore it once', () => {
  const swapped = cakeOrder([
    ['s1', 'Buy', [['p1', 'Choose']]],
    ['s4', 'Order', [['p4', 'Call the shop']]],
  ]);
  expect(placesOnMap(swapped, known).stage('Order')).toBe('s4');
});

test('what is deleted is not remembered as anything: its answers wait', () => {
  const gone = cakeOrder([['s2', 'Receive', [['p3', 'Open the box']]]]);
  const places = placesOnMap(gone, remembering(tags, gone, known));
  expect([places.stage('Order'), places.stage('Pay'), places.touchpoint('Order form')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
