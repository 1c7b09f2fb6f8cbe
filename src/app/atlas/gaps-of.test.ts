import { expect, test } from 'vitest';
import { withGapsOf } from './gaps-of.ts';

const maps = [
  { id: 'map_onboarding', gaps: 4 },
  { id: 'map_returns', gaps: 2 },
];

test('a map has as many gaps in the atlas as on its own page, once its log was asked', () => {
  const onboarding = { map: 'map_onboarding', title: 'Onboarding', found: 7, counts: { 'no-owner': 7 } };
  expect(withGapsOf(maps, { maps: [onboarding], off: [] }).map(({ gaps }) => gaps)).toEqual([7, 2]);
});

test('until then it has those it shows by itself', () => {
  expect(withGapsOf(maps, undefined)).toEqual(maps);
});
