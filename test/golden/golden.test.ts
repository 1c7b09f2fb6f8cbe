/** Every case drawn in every view must come out as kept; `SOJOURN_GOLDEN=write` keeps what is drawn now. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { parseJourneyFile } from '../../src/map/file.ts';
import type { MeasuredMap } from '../../src/map/map.ts';
import { isRefusal } from '../../src/lib/refusal.ts';
import { draw } from '../../src/render/draw.ts';
import { themes, textOn, type PaintName, type Theme } from '../../src/render/palette.ts';
import { views, type Box, type Item, type Scene, type TextItem, type View } from '../../src/render/scene.ts';
import { sceneToSvg } from '../../src/render/svg.ts';
import { widthOf } from '../../src/render/text.ts';

const here = import.meta.dirname;
const writing = process.env.SOJOURN_GOLDEN === 'write';
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, 'map.journey.json')))
  .map((entry) => entry.name);

function readCase(name: string): MeasuredMap {
  const file = parseJourneyFile(readFileSync(join(here, name, 'map.journey.json'), 'utf8'));
  if (isRefusal(file)) throw new Error(`${name}: ${file.message}`);
  return { map: file, measures: file.measures ?? {}, pictures: file.pictures ?? {} };
}

const drawn = (measured: MeasuredMap, view: View, theme: Theme): Scene =>
  draw(measured, { view, theme, pictures: (one) => measured.pictures?.[one.id] });

const themesOf = (name: string): readonly Theme[] => (['gift-buyers', 'account-opening'].includes(name) ? themes : ['light']);

function flat(items: readonly Item[]): Exclude<Item, { kind: 'group' }>[] {
  return items.flatMap((item) => (item.kind === 'group' ? flat(item.items) : [item]));
}

function boxOf(item: TextItem): Box {
  const width = widthOf(item.text, item);
  const shift = item.anchor === 'end' ? width : item.anchor === 'middle' ? width / 2 : 0;
  return { x: item.x - shift, y: item.y - item.size * 0.75, width, height: item.size };
}

function pathBox(item: Extract<Item, { kind: 'path' }>): Box {
  const xs = item.steps.flatMap((step) => step.slice(1).filter((_, at) => at % 2 === 0)) as number[];
  const ys = item.steps.flatMap((step) => step.slice(1).filter((_, at) => at % 2 === 1)) as number[];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The paint below the middle of a text, by painting order. */
function groundUnder(text: TextItem, before: readonly Item[]): PaintName {
  const box = boxOf(text);
  const [x, y] = [box.x + box.width / 2, text.y - text.size * 0.3];
  let ground: PaintName = 'paper';
  for (const item of before) {
    if ((item.kind !== 'rect' && item.kind !== 'path') || item.fill === undefined || item.opacity !== undefined) continue;
    const area = item.kind === 'rect' ? item : pathBox(item);
    const inside = x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
    if (inside) ground = item.fill;
  }
  return ground;
}

function wellFormed(svg: string): string[] {
  const ids: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    if (typeof tag.attributes.id === 'string') ids.push(tag.attributes.id);
  });
  parser.write(svg).close();
  return ids;
}

describe.each(cases)('golden case %s', (name) => {
  const measured = readCase(name);
  const drawings: [string, Scene][] = views.flatMap((view) =>
    themesOf(name).map((theme): [string, Scene] => [`${view}-${theme}`, drawn(measured, view, theme)]),
  );

  test.each(drawings)('%s is drawn as kept', (file, scene) => {
    const svg = sceneToSvg(scene);
    const path = join(here, name, `${file}.svg`);
    if (writing) writeFileSync(path, svg);
    expect(svg === readFileSync(path, 'utf8'), `${path} differs; look at it, then SOJOURN_GOLDEN=write`).toBe(true);
  });

  test.each(drawings)('%s is well-formed, with unique ids', (_, scene) => {
    const ids = wellFormed(sceneToSvg(scene));
    expect(ids).toEqual([...new Set(ids)]);
  });

  test.each(drawings)('%s keeps every text inside the drawing', (_, scene) => {
    const outside = flat(scene.items).filter((item) => {
      if (item.kind !== 'text') return false;
      const box = boxOf(item);
      return box.x < -0.5 || box.y < 0 || box.x + box.width > scene.width + 0.5 || box.y + box.height > scene.height;
    });
    expect(outside).toEqual([]);
  });

  test.each(drawings)('%s writes only on grounds whose contrast is checked', (_, scene) => {
    const allowed = new Set(textOn.map(([text, ground]) => `${text} on ${ground}`));
    const items = flat(scene.items);
    const pairs = items.flatMap((item, index) =>
      item.kind === 'text' && item.text.trim() !== '' ? [`${item.fill} on ${groundUnder(item, items.slice(0, index))}`] : [],
    );
    expect([...new Set(pairs)].filter((pair) => !allowed.has(pair))).toEqual([]);
  });

  test.each(drawings)('%s is the same when drawn again', (_, scene) => {
    const again = drawn(readCase(name), views.find((view) => drawings.some(([key, one]) => one === scene && key.startsWith(view))) ?? 'grid', scene.theme);
    expect(sceneToSvg(again) === sceneToSvg(scene)).toBe(true);
  });
});
