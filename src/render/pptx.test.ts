/** PowerPoint slides: shapes and words, never a picture of the map; the evidence in the notes. */
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../lib/refusal.ts';
import { aMap, called, card, lane, stage } from '../map/build.ts';
import { measuredMapOf, parseJourneyFile } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import { toPptx } from './pptx.ts';
import { parseXml } from './xml.ts';

const options = { theme: 'light', overview: false, title: true, legend: true } as const;

function example(name: string): MeasuredMap {
  const path = join(import.meta.dirname, '../../examples', `${name}.journey.json`);
  const file = parseJourneyFile(readFileSync(path, 'utf8'));
  if (isRefusal(file)) throw new Error(file.message);
  return measuredMapOf(file);
}

const bakery = example('bakery-first-order');

function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

const slides = (parts: Map<string, string>): string[] =>
  [...parts].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, xml]) => xml);

describe('slides of a map', () => {
  test('are an overview, the curve, each stage and the matrix, of shapes and words alone', async () => {
    const parts = partsOf(await toPptx([bakery], options));
    expect(slides(parts)).toHaveLength(1 + 1 + bakery.map.stages.length + 1);
    expect([...parts.keys()].filter((name) => /\.(png|jpe?g|svg|emf)$/.test(name))).toEqual([]);
    const [overview = ''] = slides(parts);
    expect(overview).toContain('No word when delivery slips');
    expect(overview.match(/<p:sp>/g)?.length).toBeGreaterThan(100);
    expect(slides(parts)[1]).toContain('custGeom');
  });

  test('carry the evidence in their notes', async () => {
    const parts = partsOf(await toPptx([bakery], options));
    const notes = [...parts].filter(([name]) => name.includes('notesSlide')).map(([, xml]) => xml);
    expect(notes.join('')).toContain('Twelve interviews, September 2026');
    expect(notes.join('')).toMatch(/n\s655/);
  });

  test('are the same twice', async () => {
    const [first, second] = [await toPptx([bakery, bakery], options), await toPptx([bakery, bakery], options)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  test('of several maps stand in sections after an overview, also where titles are alike', async () => {
    const parts = partsOf(await toPptx([bakery, bakery], options));
    const names = Array.from(
      parts.get('ppt/presentation.xml')?.matchAll(/section name="([^"]+)"/g) ?? [],
      ([, name]) => name,
    );
    expect(names).toEqual(['Overview', 'First order, gift buyers', 'First order, gift buyers (2)']);
  });

  test('whatever people write, every part is well-formed', async () => {
    const hostile = '<script>&"\' ]]> \u0007 \ufffe 😀 パン متجر';
    const map = aMap(called(hostile), stage(hostile, hostile), lane(hostile, 'pains'), card('c', '-', '-', hostile));
    const [first] = map.stages;
    const step = first?.steps[0]?.id ?? '';
    const cards = [{ id: 'c', lane: map.lanes[0]?.id ?? '', step, text: hostile }];
    const parts = partsOf(await toPptx([{ map: { ...map, cards }, measures: {} }], options));
    const broken = [...parts].filter(([name, xml]) => /\.(xml|rels)$/.test(name) && isRefusal(parseXml(xml)));
    expect(broken).toEqual([]);
  });
});
