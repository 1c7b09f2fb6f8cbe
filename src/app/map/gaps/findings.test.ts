import { expect, test } from 'vitest';
import { aMap, card, lane, stage, touchpoint } from '../../../map/build.ts';
import { countWords, dayOf, findingsOn, groupsOf, pageOf, placeWords, sentenceOf, spotOf } from './findings.ts';

const bakery = aMap(
  stage('Find the shop'),
  stage('Pay'),
  lane('Does', 'actions', 'Looks for rye bread', 'Pays by card'),
  lane('Pains', 'pains', '', 'Card is refused'),
  touchpoint('Counter', 'in-branch'),
  touchpoint('Leaflet', 'mail'),
  card('meets', 'does', 'pay/pay', 'At the counter', { touchpoint: 'counter' }),
);
const off: string[] = [];
const none = {};
const found = findingsOn(bakery, none, off, '2026-11-21');

test('the same state of a map is worked out once, another choice of rules anew', () => {
  expect(findingsOn(bakery, none, off, '2026-11-21')).toBe(found);
  const less = findingsOn(bakery, none, ['no-persona'], '2026-11-21');
  expect(less.length).toBe(found.length - 1);
});

test('findings are grouped by rule with their count in words', () => {
  const owners = groupsOf(found).find((group) => group.rule.id === 'touchpoint-without-owner');
  expect(owners && countWords(owners.rule, owners.findings.length)).toBe('2 touchpoints without owner');
  expect(owners && countWords(owners.rule, 1)).toBe('1 touchpoint without owner');
  expect(owners?.findings.map(sentenceOf)[0]).toBe('Nobody owns the touchpoint “Counter”.');
});

test('each finding leads to a spot of the grid, a touchpoint to its first card', () => {
  expect(spotOf(bakery, { kind: 'touchpoint', id: 'counter' })).toEqual({ kind: 'card', id: 'meets' });
  expect(spotOf(bakery, { kind: 'touchpoint', id: 'leaflet' })).toBeUndefined();
  expect(spotOf(bakery, { kind: 'stage', id: 'pay' })).toEqual({ kind: 'stage', id: 'pay' });
  expect(spotOf(bakery, { kind: 'map', id: 'map' })).toBeUndefined();
});

test('what stands in no cell leads to its page', () => {
  expect(pageOf(bakery, { kind: 'touchpoint', id: 'leaflet' })).toBe('/touchpoints');
  expect(pageOf(bakery, { kind: 'touchpoint', id: 'counter' })).toBeUndefined();
  expect(pageOf(bakery, { kind: 'persona', id: 'maya' })).toBe('/personas/maya');
});

test('the place is said where the sentence does not name it', () => {
  expect(placeWords(bakery, { kind: 'card', id: 'pains:pay/pay' })).toBe('Pay · Pains');
  expect(placeWords(bakery, { kind: 'stage', id: 'pay' })).toBe('');
});

test('the day is the local one', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
