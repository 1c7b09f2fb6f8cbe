/** What linting a map promises, whatever the rule. */
import { describe, expect, test } from 'vitest';
import { aMap, called, card, lane, stage, touchpoint } from '../build.ts';
import { countsByRule, findingsByPlace, lint } from './lint.ts';
import { rules } from './rules.ts';

const bakery = aMap(
  stage('Find the shop'),
  stage('Pay'),
  lane('Does', 'actions', 'Looks for rye bread', 'Pays by card'),
  lane('Pains', 'pains', 'Shut on Mondays', 'Card is refused'),
  touchpoint('Counter', 'in-branch'),
);

describe('linting a map', () => {
  test('findings come in the order of the rules, and within a rule in the order of the map', () => {
    const found = lint(bakery);
    const order = rules.map((rule) => rule.id);
    const places = found.map(({ rule }) => order.indexOf(rule));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(found.filter(({ rule }) => rule === 'stage-without-owner').map(({ place }) => place.id)).toEqual([
      'find-the-shop',
      'pay',
    ]);
  });

  test('a finding is one sentence that names the thing, and says what to do', () => {
    const [found] = lint(bakery, {}, {}, { only: ['stage-without-owner'] });
    expect(found?.message).toBe('Nobody owns the stage “Find the shop”.');
    expect(found?.fix).toBe(rules.find((rule) => rule.id === 'stage-without-owner')?.fix);
  });

  test('names that look like placeholders stay as they are', () => {
    const map = aMap(stage('{name} {x}'), lane('Does', 'actions', 'Waits'));
    const [found] = lint(map, {}, {}, { only: ['stage-without-owner'] });
    expect(found?.message).toBe('Nobody owns the stage “{name} {x}”.');
  });

  test('rules that were switched off find nothing', () => {
    const found = lint(bakery, {}, {}, { off: ['stage-without-owner', 'no-such-rule'] });
    expect(found.some(({ rule }) => rule === 'stage-without-owner')).toBe(false);
    expect(found.length).toBeGreaterThan(0);
  });

  test('a map without a card has not begun, and a retired one is over: nothing is found', () => {
    expect(lint(aMap(stage('Pay')))).toEqual([]);
    expect(lint({ ...bakery, status: 'retired' })).toEqual([]);
  });

  test('the same map gives the same findings', () => {
    expect(lint(bakery)).toEqual(lint(bakery));
  });

  test('counts name the rules that found something', () => {
    expect(countsByRule(lint(bakery, {}, {}, { only: ['no-persona', 'stage-without-owner', 'long-card'] }))).toEqual({
      'stage-without-owner': 2,
      'no-persona': 1,
    });
  });

  test('findings can be asked by place', () => {
    const found = findingsByPlace(lint(bakery));
    expect(found.get('touchpoint:counter')?.map(({ rule }) => rule)).toEqual([
      'touchpoint-without-owner',
      'touchpoint-off-the-map',
    ]);
    expect(found.get('touchpoint:oven')).toBeUndefined();
  });

  test('a card whose lane and step are gone breaks no rule by itself', () => {
    const map = { ...bakery, cards: [...bakery.cards, { id: 'lost', lane: 'no', step: 'no', text: 'Lost' }] };
    expect(() => lint(map)).not.toThrow();
  });

  test('links count where anybody drew one; without any, standing over the same step does', () => {
    const parts = [
      stage('Pay'),
      lane('Pains', 'pains', 'Card is refused'),
      lane('Chances', 'opportunities', 'Pay later'),
    ];
    const only = { only: ['pain-without-opportunity'] };
    expect(lint(aMap(...parts), {}, {}, only)).toEqual([]);
    const linked = called('Bread', { links: [{ id: 'l', from: 'other', to: 'chances:pay/pay', kind: 'raises' }] });
    expect(lint(aMap(...parts, linked), {}, {}, only)).toHaveLength(1);
  });

  test('long names are shortened in the sentence, not in the place', () => {
    const long = 'Queue '.repeat(60).trim();
    const map = aMap(stage('Pay'), lane('Pains', 'pains'), card('queue', 'pains', 'pay/pay', long));
    const [found] = lint(map, {}, {}, { only: ['long-card'] });
    expect(found?.message.length).toBeLessThan(110);
    expect(found?.place.id).toBe('queue');
  });
});

describe('the rules', () => {
  test('each has its own id, a why and a fix in whole sentences', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(rule.why).toMatch(/^[A-Z].*\.$/);
      expect(rule.fix).toMatch(/^[A-Z].*\.$/);
    }
  });
});
