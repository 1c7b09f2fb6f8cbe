/** Maps below maps: levels, circles, and links that would close one. */
import { expect, test } from 'vitest';
import { hierarchyOf, refuseSubJourney, type Linked } from './hierarchy.ts';

const maps = (links: Record<string, string[]>): Linked[] =>
  Object.entries(links).map(([id, subs]) => ({ id, title: `The ${id}`, subs }));

test('a map is at the lowest level that any way to it gives, and links to maps that are gone lead nowhere', () => {
  const found = hierarchyOf(
    maps({ life: ['order', 'claim'], order: ['pay'], claim: ['pay', 'gone'], pay: [], own: [] }),
  );
  expect(found.roots).toEqual(['life', 'own']);
  expect(Object.fromEntries(found.level)).toEqual({ life: 1, order: 2, claim: 2, pay: 3, own: 1 });
  expect(found.circles).toEqual([]);
});

test('a circle is named once, and its first map is shown at the top so that it can be got at', () => {
  const found = hierarchyOf(maps({ a: ['b'], b: ['c'], c: ['a'], top: ['own'], own: ['own'] }));
  expect(found.circles).toEqual([['a', 'b', 'c'], ['own']]);
  expect(found.roots).toEqual(['top', 'a']);
  expect(found.level.size).toBe(5);
});

test('a link back is refused with the way round, a link to itself as well, a second way down is not', () => {
  const all = maps({ life: ['order'], order: ['pay'], pay: [] });
  expect(refuseSubJourney(all, 'pay', 'life')?.message).toBe(
    'This would lead in a circle: “The pay” → “The life” → “The order” → “The pay”.',
  );
  expect(refuseSubJourney(all, 'pay', 'pay')?.code).toBe('sub-journey-circle');
  expect(refuseSubJourney(all, 'life', 'pay')).toBeUndefined();
});

test('five hundred maps in one chain, and five hundred below one, are told at once', () => {
  const chain = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`m${at}`, at < 499 ? [`m${at + 1}`] : []]));
  expect(hierarchyOf(maps(chain)).level.get('m499')).toBe(500);
  const wide = {
    top: Array.from({ length: 500 }, (_, at) => `w${at}`),
    ...Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`w${at}`, ['top']])),
  };
  expect(hierarchyOf(maps(wide)).circles).toHaveLength(500);
});
