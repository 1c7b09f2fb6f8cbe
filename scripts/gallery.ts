/** Draws the golden maps as pictures into docs/gallery; run it after looking at changed drawings. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRefusal } from '../src/lib/refusal.ts';
import { parseJourneyFile } from '../src/map/file.ts';
import type { MeasuredMap } from '../src/map/map.ts';
import { draw } from '../src/render/draw.ts';
import { toPng } from '../src/render/png.ts';
import { galleryPictures } from './gallery-page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function read(path: string): MeasuredMap & { pictures: Readonly<Record<string, string>> } {
  const file = parseJourneyFile(readFileSync(join(root, path), 'utf8'));
  if (isRefusal(file)) throw new Error(`${path}: ${file.message}`);
  return { map: file, measures: file.measures ?? {}, pictures: file.pictures ?? {} };
}

for (const { map, view, theme, language, picture } of galleryPictures) {
  const path = join(root, 'docs', picture);
  mkdirSync(dirname(path), { recursive: true });
  const measured = read(map);
  const scene = draw(measured, { view, theme, language, pictures: (one) => measured.pictures[one.id] });
  writeFileSync(path, await toPng(scene, { scale: 1 }));
  process.stderr.write(`${picture} drawn\n`);
}
