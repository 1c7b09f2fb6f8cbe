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

function read(path: string): MeasuredMap {
  const file = parseJourneyFile(readFileSync(join(root, path), 'utf8'));
  if (isRefusal(file)) throw new Error(`${path}: ${file.message}`);
  return { map: file, measures: file.measures ?? {} };
}

for (const { map, view, theme, picture } of galleryPictures) {
  const path = join(root, 'docs', picture);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await toPng(draw(read(map), { view, theme }), { scale: 1 }));
  process.stderr.write(`${picture} drawn\n`);
}
