/** Every text form of a case must come out as kept, and read back as kept; `SOJOURN_GOLDEN=write` keeps what is written now. */
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/lib/refusal.ts';
import { measuredMapOf, parseJourneyFile } from '../../src/map/file.ts';
import type { MeasuredMap } from '../../src/map/map.ts';
import { readMapFile, writeMapFile } from '../../src/render/map-files.ts';
import { WriteOptions, type MapForm } from '../../src/render/map-forms.ts';

const writing = process.env.SOJOURN_GOLDEN === 'write';
const folder = join(import.meta.dirname, 'gift-buyers');

function theCase(): MeasuredMap {
  const file = parseJourneyFile(readFileSync(join(folder, 'map.journey.json'), 'utf8'));
  if (isRefusal(file)) throw new Error(file.message);
  return measuredMapOf(file);
}

async function written(form: MapForm, options: Partial<WriteOptions> = {}): Promise<Uint8Array> {
  const { content } = await writeMapFile([theCase()], form, WriteOptions.parse(options));
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function kept(name: string, text: string): string {
  const path = join(folder, name);
  if (writing) writeFileSync(path, text);
  return readFileSync(path, 'utf8');
}

/** A workbook as its cells, sheet by sheet. */
async function cellsOf(bytes: Uint8Array): Promise<string> {
  const { sheets } = await readXlsx(bytes);
  const rows = sheets.flatMap(({ name, rows: cells, merges = [] }) => [
    `# ${name}`,
    ...cells.map((row) => JSON.stringify(row)),
    ...merges.map((one) => `merged ${one.startRow},${one.startCol} to ${one.endRow},${one.endCol}`),
  ]);
  return `${rows.join('\n')}\n`;
}

/** A presentation as the words and kinds of shapes of each slide. */
function slidesOf(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const number = (name: string): number => Number(/\d+/.exec(name)?.[0]);
  const lines = parts
    .toSorted(([a], [b]) => number(a) - number(b))
    .flatMap(([name, part]) => {
      const xml = strFromU8(part);
      const shapes = Array.from(xml.matchAll(/prst="(\w+)"|<a:custGeom>/g), ([, kind]) => kind ?? 'freeform');
      const counts = [...new Set(shapes)].toSorted().map((kind) => `${kind} ${shapes.filter((one) => one === kind).length}`);
      return [`# ${name}`, counts.join(', '), ...Array.from(xml.matchAll(/<a:t>([^<]+)<\/a:t>/g), ([, words]) => words ?? '')];
    });
  return `${lines.join('\n')}\n`;
}

const texts: readonly (readonly [name: string, form: MapForm, options: Partial<WriteOptions>])[] = [
  ['map.mmd', 'mmd', {}],
  ['map.timeline.mmd', 'mmd', { diagram: 'timeline', comments: 'never' }],
  ['map.quadrant.mmd', 'mmd', { diagram: 'quadrantChart' }],
  ['map.csv', 'csv', {}],
  ['map.wide.csv', 'csv', { table: 'wide' }],
  ['map.md', 'md', {}],
  ['map.cjml', 'cjml', {}],
  ['map.theydo.json', 'theydo.json', {}],
];

describe('the forms of a map', () => {
  test.each(texts)('%s is written as it was kept', async (name, form, options) => {
    const text = new TextDecoder().decode(await written(form, options));
    expect(text === kept(name, text)).toBe(true);
  });

  test('the workbook holds the cells that were kept, the slides their shapes and words', async () => {
    const cells = await cellsOf(await written('xlsx'));
    expect(cells === kept('map.xlsx.txt', cells)).toBe(true);
    const slides = slidesOf(await written('pptx'));
    expect(slides === kept('map.pptx.txt', slides)).toBe(true);
  });

  test('the kept Mermaid text gives the map back, byte for byte', async () => {
    const read = await readMapFile('map.mmd', readFileSync(join(folder, 'map.mmd')));
    const { map, measures } = theCase();
    if (isRefusal(read)) throw new Error(read.message);
    const { $schema: _schema, ...plain } = map;
    expect(read.lost).toEqual([]);
    expect(read.maps).toEqual([{ map: plain, measures }]);
  });

  test.each(['map.csv', 'map.wide.csv', 'map.md', 'map.cjml'])('the kept %s is read as a map', async (name) => {
    const read = await readMapFile(name, readFileSync(join(folder, name)));
    const { map } = theCase();
    expect(isRefusal(read) ? read : read.maps[0]?.map.stages.map((stage) => stage.name)).toEqual(
      map.stages.map((stage) => stage.name),
    );
  });
});
