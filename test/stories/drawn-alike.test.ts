/** A browser and the rasteriser draw the same file alike, with the fonts that travel inside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/lib/refusal.ts';
import { parseJourneyFile } from '../../src/map/file.ts';
import { draw } from '../../src/render/draw.ts';
import type { Theme } from '../../src/render/palette.ts';
import { toPng } from '../../src/render/png.ts';
import type { Scene, View } from '../../src/render/scene.ts';
import { toSvgFile } from '../../src/render/svg-file.ts';

const chromiumPath = process.env.SOJOURN_CHROMIUM ?? '/usr/bin/chromium';
const golden = join(import.meta.dirname, '../golden');

function drawn(name: string, view: View, theme: Theme): Scene {
  const file = parseJourneyFile(readFileSync(join(golden, name, 'map.journey.json'), 'utf8'));
  if (isRefusal(file)) throw new Error(file.message);
  return draw({ map: file, measures: file.measures ?? {} }, { view, theme });
}

/** Runs in the page: how far two pictures differ, in tiles of 4 by 4 pixels. */
async function differ([a, b]: [string, string]): Promise<{ sizes: number[]; tiles: number; mean: number }> {
  const pixels = async (url: string): Promise<ImageData> => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('no canvas');
    brush.drawImage(image, 0, 0);
    return brush.getImageData(0, 0, canvas.width, canvas.height);
  };
  const [one, two] = [await pixels(a), await pixels(b)];
  const { width, height } = one;
  const across = Math.ceil(width / 4);
  const sums = new Float64Array(across * Math.ceil(height / 4));
  let total = 0;
  for (let y = 0; y < Math.min(height, two.height); y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const gap = [0, 1, 2].reduce((sum, k) => sum + ((one.data[at + k] ?? 0) - (two.data[at + k] ?? 0)), 0) / 3;
      const tile = Math.floor(y / 4) * across + Math.floor(x / 4);
      sums[tile] = (sums[tile] ?? 0) + gap / 16;
      total += Math.abs(gap);
    }
  }
  const far = sums.filter((sum) => Math.abs(sum) > 40).length;
  return { sizes: [width, height, two.width, two.height], tiles: far / sums.length, mean: total / (width * height) };
}

const asUrl = (bytes: Uint8Array): string => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;

describe('a drawing in the browser and in the rasteriser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--font-render-hinting=none'],
    });
  });
  afterAll(async () => {
    await browser.close();
  });

  const cases: [string, View, Theme][] = [
    ['gift-buyers', 'grid', 'light'],
    ['gift-buyers', 'curve', 'dark'],
    ['gift-buyers', 'metro', 'light'],
    ['german-words', 'grid', 'light'],
    ['german-words', 'table', 'light'],
  ];
  test.each(cases)('%s as %s, %s, looks the same', async (name, view, theme) => {
    const scene = drawn(name, view, theme);
    const page = await browser.newPage({ viewport: { width: scene.width, height: scene.height } });
    await page.setContent(
      `<style>body{margin:0}svg{display:block}</style>${toSvgFile(scene).replace(/^<\?xml.*?\?>/, '')}`,
    );
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const shot = await page.screenshot();
    const png = await toPng(scene, { scale: 1, systemFonts: false });
    const { sizes, tiles, mean } = await page.evaluate(differ, [asUrl(shot), asUrl(png)] as [string, string]);
    await page.close();
    expect(sizes.slice(0, 2)).toEqual(sizes.slice(2));
    expect(mean).toBeLessThan(3);
    expect(tiles).toBeLessThan(0.005);
  });

  test('the browser gives texts the widths the drawing was laid out with', async () => {
    const scene = drawn('gift-buyers', 'grid', 'light');
    const page = await browser.newPage();
    await page.setContent(toSvgFile(scene).replace(/^<\?xml.*?\?>/, ''));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const wide = await page.evaluate(() => {
      const cards = [...document.querySelectorAll<SVGGElement>('[data-role="card"]')];
      return cards.flatMap((card) => {
        const [x = 0, , width = 0] = (card.dataset.box ?? '').split(' ').map(Number);
        return [...card.querySelectorAll('text')]
          .filter((one) => {
            const box = one.getBBox();
            return box.x < x - 0.5 || box.x + box.width > x + width + 0.5;
          })
          .map((one) => one.textContent);
      });
    });
    await page.close();
    expect(wide).toEqual([]);
  });
});
