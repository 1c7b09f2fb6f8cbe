/** A map read from the right is drawn from the right, word for word the same. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isRefusal } from '../lib/refusal.ts';
import { parseJourneyFile } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import { directionOf, mirrored } from './direction.ts';
import { draw } from './draw.ts';
import { toHtml } from './html.ts';
import { views, type GroupItem, type Item, type Scene } from './scene.ts';

function read(name: string): MeasuredMap {
  const path = new URL(`../../test/golden/${name}/map.journey.json`, import.meta.url);
  const file = parseJourneyFile(readFileSync(path, 'utf8'));
  if (isRefusal(file)) throw new Error(file.message);
  return { map: file, measures: file.measures ?? {} };
}

const arabic = read('arabic-hebrew');
const english = read('gift-buyers');

const groups = (items: readonly Item[]): GroupItem[] =>
  items.flatMap((item) => (item.kind === 'group' ? [item, ...groups(item.items)] : []));
const lefts = (scene: Scene, role: string): number[] =>
  groups(scene.items).flatMap((one) => (one.role === role && one.box ? [one.box.x] : []));
const rising = (all: readonly number[]): boolean =>
  all.length > 1 && all.every((x, at) => at === 0 || x > (all[at - 1] ?? x));

test('the side is that of the names of the stages, or of the title while there are none', () => {
  expect([directionOf(arabic.map), directionOf(english.map)]).toEqual(['rtl', 'ltr']);
  expect(directionOf({ title: 'רכישת אופניים', stages: [] })).toBe('rtl');
  expect(directionOf({ title: 'שלבים', stages: [{ id: 'a', name: 'Find', steps: [] }] })).toBe('ltr');
});

test.each(['grid', 'curve', 'metro', 'storyboard', 'blueprint'] as const)(
  'stages of the %s run from the right',
  (view) => {
    const own = draw(arabic, { view, theme: 'light' });
    expect(rising(lefts(own, 'stage').toReversed())).toBe(true);
    const asked = draw(arabic, { view, theme: 'light', direction: 'ltr' });
    expect(rising(lefts(asked, 'stage'))).toBe(true);
    const [first = 0, second = 0] = lefts(draw(english, { view, theme: 'light', direction: 'rtl' }), 'stage');
    expect(first).toBeGreaterThan(second);
  },
);

test('lane titles stay put at the right edge, heads at the top', () => {
  const pins = groups(draw(arabic, { view: 'grid', theme: 'light' }).items).flatMap(({ pin }) => (pin ? [pin] : []));
  expect(pins.toSorted()).toEqual(['corner-right', 'right', 'top']);
});

test('a mirror in a mirror shows the drawing again, and no drawing says anything else than before', () => {
  const words = (items: readonly Item[]): string[] =>
    items.flatMap((item) => (item.kind === 'text' ? [item.text] : item.kind === 'group' ? words(item.items) : []));
  for (const view of views) {
    const scene = draw(english, { view, theme: 'light' });
    const turned = draw(english, { view, theme: 'light', direction: 'rtl' });
    expect(words(turned.items)).toEqual(words(scene.items));
    const twice = words(mirrored(mirrored(scene.items, scene.width), scene.width));
    expect(twice).toEqual(words(scene.items));
  }
});

test('an exported page says which of its drawings are read from the right', () => {
  const page = toHtml([arabic, english]);
  expect(page).toContain('<section class="drawing" dir="rtl" data-page="map-1"');
  expect(page).toContain('<section class="drawing" data-page="map-2"');
});
