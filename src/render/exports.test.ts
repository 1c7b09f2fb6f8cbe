/** Files that leave the house: PDF, PNG, HTML and Markdown of golden maps. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { isRefusal, Refused } from '../lib/refusal.ts';
import { parseJourneyFile } from '../map/file.ts';
import type { MeasuredMap } from '../map/map.ts';
import { draw } from './draw.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { drawOverview } from './overview.ts';
import { toPdf } from './pdf.ts';
import { toPng } from './png.ts';
import { views } from './scene.ts';

const golden = join(import.meta.dirname, '../../test/golden');

function read(name: string): MeasuredMap {
  const file = parseJourneyFile(readFileSync(join(golden, name, 'map.journey.json'), 'utf8'));
  if (isRefusal(file)) throw new Error(file.message);
  return { map: file, measures: file.measures ?? {} };
}

const gifts = read('gift-buyers');
const hostile = read('emoji-and-markup');
const foreign = ['chinese-japanese', 'arabic-hebrew', 'german-words'].map(read);

describe('PDF', () => {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

  test('holds a page for each drawing, our fonts, a title, and is the same twice', async () => {
    const scenes = [drawOverview([gifts], { theme: 'light' }), draw(gifts, { view: 'grid', theme: 'light' })];
    const [first, second] = await Promise.all([toPdf(scenes, { title: 'Gifts' }), toPdf(scenes, { title: 'Gifts' })]);
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(text(first).match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(text(first)).toMatch(/\/BaseFont \/\w+\+Inter-SemiBold/);
    expect(text(first)).toMatch(/\/BaseFont \/\w+\+Newsreader-Medium/);
    expect(text(first)).not.toMatch(/\/Subtype \/Image/);
  });

  test('writes letters our fonts lack without failing', async () => {
    const scenes = [...foreign, hostile].map((one) => draw(one, { view: 'grid', theme: 'dark' }));
    const bytes = await toPdf(scenes);
    expect(text(bytes).match(/\/Type \/Page\b/g)).toHaveLength(4);
  });

  test('without drawings is one empty page, not a broken file', async () => {
    expect(text(await toPdf([]))).toMatch(/^%PDF-/);
  });
});

describe('PNG', () => {
  /** Width, height and whether all pixels are alike. */
  function look(png: Uint8Array): { width: number; height: number; blank: boolean } {
    const bytes = Buffer.from(png);
    const parts: Buffer[] = [];
    for (let at = 8; at < bytes.length;) {
      const length = bytes.readUInt32BE(at);
      if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
      at += length + 12;
    }
    const raw = inflateSync(Buffer.concat(parts));
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), blank: new Set(raw).size < 8 };
  }

  test('is as large as asked, and drawn', async () => {
    const scene = draw(gifts, { view: 'metro', theme: 'light' });
    const png = look(await toPng(scene, { scale: 1, systemFonts: false }));
    expect(png).toEqual({ width: scene.width, height: scene.height, blank: false });
    expect(look(await toPng(scene, { scale: 2, systemFonts: false })).width).toBe(scene.width * 2);
  });

  test('drawn strip by strip is the same to the eye', async () => {
    const pixelsOf = (png: Uint8Array): Buffer => {
      const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`;
      return new Resvg(svg).render().pixels;
    };
    const scene = draw(gifts, { view: 'grid', theme: 'light' });
    const { width, height } = scene;
    const strips = await toPng(scene, { scale: 1, systemFonts: false, atOnce: width * 200 });
    const whole = await toPng(scene, { scale: 1, systemFonts: false });
    expect(look(strips)).toEqual({ width, height, blank: false });
    const [a, b] = [pixelsOf(strips), pixelsOf(whole)];
    const differences = [...a].map((value, at) => Math.abs(value - (b[at] ?? 0))).filter((one) => one > 0);
    // Where a letter stands between two pixels, its edge is rounded by a hair in another way.
    expect(Math.max(0, ...differences)).toBeLessThanOrEqual(16);
    expect(differences.length).toBeLessThan(a.length / 10_000);
  });

  test('of a map too large for one scale says the largest that works', async () => {
    const scene = { ...draw(gifts, { view: 'grid', theme: 'light' }), width: 30_000, height: 10_000 };
    const refused = await toPng(scene, { scale: 4 }).catch((error: unknown) => error);
    expect(refused instanceof Refused && refused.refusal.fix).toContain('The largest scale that works here is 2');
  });

  test('of a map too large for memory is refused with what to do', async () => {
    const scene = { ...draw(gifts, { view: 'grid', theme: 'light' }), width: 60_000, height: 60_000 };
    const refused = await toPng(scene, { scale: 4 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused instanceof Refused && refused.refusal.code).toBe('picture-too-large');
  });
});

describe('HTML', () => {
  const page = toHtml([gifts, hostile], { title: `</title><script>alert(1)</script>` });

  test('holds an overview and every map in every view, and is the same twice', () => {
    expect(page.match(/<section class="drawing"/g)).toHaveLength(1 + 2 * views.length);
    expect(page.match(/<table>/g)).toHaveLength(2);
    expect(toHtml([gifts, hostile], { title: `</title><script>alert(1)</script>` }) === page).toBe(true);
  });

  test('of one map has no overview', () => {
    expect(toHtml([gifts])).not.toContain('All journeys');
  });

  test('asks nothing of any network', () => {
    const addresses = Array.from(
      page.replaceAll('http://www.w3.org/2000/svg', '').matchAll(/(?:src|href|url)\s*[=(]\s*["']?([^"')\s]{1,8})/g),
      ([, to]) => to,
    );
    expect(addresses.filter((to) => !to?.startsWith('data:'))).toEqual([]);
    expect(page).toContain(`default-src &#39;none&#39;`);
  });

  test('has one script, its own, whatever the data says', () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script/g)).toHaveLength(1);
  });
});

describe('Markdown', () => {
  test('holds the picture as Mermaid and everything in words', () => {
    const words = toMarkdown(gifts);
    expect(words).toContain('# First order, gift buyers');
    expect(words).toContain('```mermaid\njourney');
    expect(words).toMatch(/Wait: 2,954 journeys \(36 %\), median 2\.1 days, 3 % left here/);
    expect(words).toContain('“Where is my order?”');
  });

  test('data cannot become markup', () => {
    const words = toMarkdown(hostile).replace(/```mermaid[\s\S]*?```/, '');
    expect(words).not.toMatch(/(?<!\\)</);
  });
});
