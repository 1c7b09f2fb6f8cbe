/** What stands around a drawing can be chosen, and paper takes it on one page or many. */
import { describe, expect, test } from 'vitest';
import { isRefusal, Refused } from '../lib/refusal.ts';
import { aMap, called, lane, stage } from '../map/build.ts';
import type { MeasuredMap } from '../map/map.ts';
import { onePixelPng } from '../../test/picture-kit.ts';
import { writeMapFile } from './map-files.ts';
import { WriteOptions } from './map-forms.ts';
import { pagesOf, papers } from './pdf-pages.ts';
import type { Item, Scene } from './scene.ts';
import { drawSheet, versionOf } from './sheet.ts';

const id = 'a'.repeat(64);
const logo = { id, type: 'image/png' as const, width: 200, height: 50, alt: 'Kornblume' };
const map = {
  ...aMap(called('First order'), stage('Find'), stage('Pay'), lane('Does', 'actions', 'looks')),
  logo,
  status: 'in-review' as const,
};
const pictures = { [id]: `data:image/png;base64,${Buffer.from(onePixelPng).toString('base64')}` };
const measured: MeasuredMap = { map, measures: {}, pictures };
const all = { title: true, logo: true, legend: true, version: false };
const look = { view: 'metro', theme: 'light' } as const;

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => (item.kind === 'group' ? [item, ...flat(item.items)] : [item]));
const words = (scene: Scene): string =>
  flat(scene.items)
    .flatMap((item) => (item.kind === 'text' ? [item.text] : []))
    .join('\n');
const has = (scene: Scene, what: (item: Item) => boolean): boolean => flat(scene.items).some(what);

describe('a sheet', () => {
  test('carries title, logo and key unless they are left out', () => {
    const whole = drawSheet(measured, look, all);
    expect(words(whole)).toContain('First order');
    expect(has(whole, ({ kind }) => kind === 'image')).toBe(true);
    const bare = drawSheet(measured, look, { ...all, title: false, logo: false, legend: false });
    expect(words(bare)).not.toContain('First order');
    expect(has(bare, ({ kind }) => kind === 'image')).toBe(false);
    expect(has(bare, (item) => item.kind === 'group' && item.role.startsWith('legend'))).toBe(false);
    expect(bare.height).toBeLessThan(whole.height);
  });

  test('carries the day and the version where asked; the version changes with the map', () => {
    const scene = drawSheet(measured, look, { ...all, version: true, on: '2026-11-21' });
    expect(words(scene)).toContain(`As of 21 Nov 2026 · In review · Version ${versionOf(measured)}`);
    expect(versionOf({ ...measured, map: { ...map, title: 'Second order' } })).not.toBe(versionOf(measured));
    expect(drawSheet(measured, look, { ...all, version: true }).height).toBeGreaterThan(
      drawSheet(measured, look, all).height,
    );
  });
});

describe('paper', () => {
  const scene = { ...drawSheet(measured, look, all), width: 3000, height: 1500 };

  test.each(papers)('%s takes a drawing whole, inside its edges', (paper) => {
    const [page, ...others] = pagesOf(scene, paper, false);
    expect(others).toEqual([]);
    expect((page?.left ?? 0) + scene.width * (page?.scale ?? 0)).toBeLessThanOrEqual(page?.width ?? 0);
    expect((page?.top ?? 0) + scene.height * (page?.scale ?? 0)).toBeLessThanOrEqual(page?.height ?? 0);
  });

  test('tiles cover every point of the drawing once, row by row, and say where they belong', () => {
    const pages = pagesOf(scene, 'A4', true);
    const area = pages.reduce((sum, { frame }) => sum + frame.width * frame.height, 0);
    expect(area).toBeGreaterThanOrEqual(scene.width * 0.75 * scene.height * 0.75);
    expect(pages[0]?.label).toBe(`Page 1 of ${pages.length}: row 1, column 1`);
    expect(new Set(pages.map(({ left, top }) => `${left} ${top}`)).size).toBe(pages.length);
  });

  test('a drawing that would take hundreds of tiles is refused with what to do', () => {
    const huge = { ...scene, width: 100_000, height: 50_000 };
    const refused = (() => {
      try {
        return pagesOf(huge, 'A4', true);
      } catch (error) {
        return error instanceof Refused ? error.refusal : error;
      }
    })();
    expect(isRefusal(refused) && refused.code).toBe('too-many-tiles');
  });

  test('a tiled PDF has a page for each tile, with its place in words, and is the same twice', async () => {
    const steps = Array.from({ length: 14 }, (_, at) => `Step ${at + 1}`);
    const wide = { map: aMap(stage('Find', ...steps), lane('Does', 'actions', ...steps)), measures: {} };
    const options = WriteOptions.parse({ paper: 'A4', tiled: true, view: 'grid' });
    const write = () => writeMapFile([wide], 'pdf', options);
    const [first, second] = [await write(), await write()];
    expect(Buffer.from(first.content).equals(Buffer.from(second.content))).toBe(true);
    const pages = Buffer.from(first.content)
      .toString('latin1')
      .match(/\/Type \/Page\b/g);
    expect(pages?.length).toBeGreaterThan(1);
  });
});
