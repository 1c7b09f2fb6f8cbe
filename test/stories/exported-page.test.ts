/** The HTML form: opened from disk without a network, walked through by mouse and by keyboard. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/lib/refusal.ts';
import { parseJourneyFile } from '../../src/map/file.ts';
import type { MeasuredMap } from '../../src/map/map.ts';
import { toHtml } from '../../src/render/html.ts';

const chromiumPath = process.env.SOJOURN_CHROMIUM ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function read(name: string): MeasuredMap {
  const file = parseJourneyFile(readFileSync(join(import.meta.dirname, '../golden', name, 'map.journey.json'), 'utf8'));
  if (isRefusal(file)) throw new Error(file.message);
  return { map: file, measures: file.measures ?? {} };
}

describe('an exported page, opened offline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'exported-page-'));
  const address = pathToFileURL(join(folder, 'map.html')).href;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let asked: string[];
  let problems: string[];

  beforeAll(async () => {
    writeFileSync(
      join(folder, 'map.html'),
      toHtml([read('gift-buyers'), read('emoji-and-markup'), read('twelve-stages')], { title: 'Bakery journeys' }),
    );
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    page = await context.newPage();
    [asked, problems] = [[], []];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
    await page.goto(address);
  });
  afterEach(async () => {
    const left = asked.filter((url) => url !== address && !url.startsWith('data:'));
    if (left.length + problems.length > 0) throw new Error([...left, ...problems].join('\n'));
    await context.close();
  });

  const shown = (): Promise<string[]> =>
    page.$$eval('.drawing:not([hidden])', (all) =>
      all.map((one) => `${(one as HTMLElement).dataset.page}/${(one as HTMLElement).dataset.view}`),
    );

  test('starts with all journeys; a click opens one, and the address remembers it', async () => {
    expect(await shown()).toEqual(['overview/overview']);
    await page.locator('[data-role="journey"]').first().click();
    expect(await shown()).toEqual(['map-1/grid']);
    await page.reload();
    expect(await shown()).toEqual(['map-1/grid']);
  });

  test('the keyboard alone opens a journey, walks the evidence and zooms', async () => {
    await page.locator('[data-role="journey"]').nth(0).focus();
    await page.keyboard.press('Enter');
    expect(await shown()).toEqual(['map-1/grid']);
    await page.locator('[data-role="stage"]:visible').first().focus();
    expect(await page.locator('#tip').textContent()).toContain('Journeys that reached Discover.');
    await page.keyboard.press('Escape');
    expect(await page.locator('#tip').isHidden()).toBe(true);
    const before = await page.locator('#zoom').textContent();
    await page.keyboard.press('+');
    expect(await page.locator('#zoom').textContent()).not.toBe(before);
    await page.keyboard.press('0');
    expect(await page.locator('#zoom').textContent()).toBe(before);
  });

  test('hovering a figure shows value, n, interval, period and meaning', async () => {
    await page.selectOption('#page', 'map-1');
    await page.locator('[data-view-button="curve"]').click();
    await page.locator('.drawing:not([hidden]) [data-role="feeling"]').nth(3).hover();
    const words = await page.locator('#tip').innerText();
    for (const part of ['−1.3', 'n 655', '95 % interval −1.4 to −1.2', '1 Aug 2025 to 31 Oct 2025', 'after Wait'])
      expect(words).toContain(part);
  });

  test('heads and lane titles stay put while the map scrolls', async () => {
    await page.selectOption('#page', 'map-3');
    for (let times = 0; times < 6; times++) await page.locator('[data-zoom="in"]').click();
    await page.locator('#stage').evaluate((stage) => stage.scrollTo(600, 500));
    await page.waitForFunction(
      () =>
        document.querySelector('.drawing:not([hidden]) [data-pin="top"]')?.getAttribute('transform') !==
        'translate(0 0)',
    );
    const [stage, head, lanes] = await Promise.all(
      ['#stage', '.drawing:not([hidden]) [data-pin="top"]', '.drawing:not([hidden]) [data-pin="left"]'].map((one) =>
        page.locator(one).boundingBox(),
      ),
    );
    // The stroke around a head reaches a little beyond its box.
    expect(Math.abs((head?.y ?? 0) - (stage?.y ?? 99))).toBeLessThan(4);
    expect(Math.abs((lanes?.x ?? 0) - (stage?.x ?? 99))).toBeLessThan(4);
  });

  test('the table of the same data is a real table', async () => {
    await page.selectOption('#page', 'map-1');
    await page.locator('[data-view-button="table"]').click();
    await expect(page.locator('table:visible tbody tr').count()).resolves.toBe(6);
    expect(await page.locator('table:visible').innerText()).toContain('nobody');
  });

  test('light and dark follow the system and the button', async () => {
    const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground()).toBe('rgb(250, 248, 244)');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(23, 21, 18)');
    await page.locator('#theme').click();
    expect(await ground()).toBe('rgb(250, 248, 244)');
  });

  test.each(['light', 'dark'] as const)('axe finds nothing serious in any view, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const hash of ['overview/grid', 'map-1/grid', 'map-1/curve', 'map-2/metro', 'map-1/table']) {
      await page.goto(`${address}#${hash}`);
      // The page forbids scripts that are not its own; the devtools protocol may still run one.
      const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
      const { violations } = found as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
      const serious = violations.filter((one) => ['serious', 'critical'].includes(one.impact));
      expect(serious.map((one) => `${hash} ${one.id} ${one.nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
    }
  });

  test('fits a telephone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
