/** Somebody who uses no mouse: finds a journey, opens its map, fills a row, moves and deletes, and takes it back. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstMap, soon, startProduct, workspaceOf, type Product } from './product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

/** What has the focus, as its text or label. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  for (let press = 0; press < most; press++) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

test('the first Tab offers to skip to the page, and a map is reached and opened by keyboard', async () => {
  const { page, context } = await product.page();
  await page.goto(product.url);
  await page.locator('.journey').first().waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page), soon).toBe('Skip to the page');
  await page.keyboard.press('Enter');
  await tabTo(page, /^Open the map$/);
  await page.keyboard.press('Enter');
  await page.locator('.map-grid').waitFor();
  await context.close();
});

test('arrow keys walk the grid, Enter types, Enter goes to the next step, and the history takes it back', async () => {
  const { page, context } = await product.page();
  await page.goto(product.url + (await firstMap(product.url)));
  await page.locator('.map-grid .card').first().waitFor();
  await page.getByRole('button', { name: 'Add a lane' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Gai');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page), soon).toBe('Gains');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Smells wonderful');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Easy to order');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const cards = page.locator('tr[data-kind="gains"]').last().locator('.card');
  await expect.poll(() => cards.allInnerTexts(), soon).toEqual(['Smells wonderful', 'Easy to order']);

  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => focused(page), soon).toContain('Easy to order');
  await page.keyboard.press('Control+ArrowLeft');
  const cells = page.locator('tr[data-kind="gains"]').last().locator('td[data-cell]');
  await expect.poll(() => cells.first().locator('.card').count(), soon).toBe(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => cells.first().locator('.card').count(), soon).toBe(1);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => cells.first().locator('.card').count(), soon).toBe(2);
  await page.keyboard.press('Delete');
  await expect.poll(() => cards.allInnerTexts(), soon).toEqual(['Smells wonderful']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => cards.count(), soon).toBe(2);
  await context.close();
});

test('a pasted list becomes one card a line, along the steps', async () => {
  const { page, context } = await product.page();
  await page.goto(product.url + (await firstMap(product.url)));
  await page.locator('.map-grid .card').first().waitFor();
  await page.getByRole('button', { name: 'Add a lane' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Opp');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page), soon).toBe('Opportunities');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', 'Show the delivery day\nSay what is sold out\n');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  const cards = page.locator('tr[data-kind="opportunities"]').last().locator('.card');
  await cards.nth(1).waitFor();
  // Below its text a card tells the gaps that were found, once they are.
  const texts = async (): Promise<string[]> => (await cards.allInnerTexts()).map((all) => all.split('\n')[0] ?? '');
  await expect.poll(texts, soon).toEqual(['Show the delivery day', 'Say what is sold out']);
  await context.close();
});

test('the graph is walked with Tab and tells its moves in words', async () => {
  const { page, context } = await product.page();
  await page.goto(product.url);
  await page.locator('.journey').first().waitFor();
  await tabTo(page, /^See the paths$/);
  await page.keyboard.press('Enter');
  await page.locator('.graph-node').first().waitFor();
  await page.locator('.graph-frame').focus();
  await page.keyboard.press('Tab');
  const words = page.getByRole('complementary', { name: 'The moves looked at' });
  await words.getByRole('heading', { level: 3 }).first().waitFor();
  expect(await words.locator('.moves li').count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await words.waitFor({ state: 'detached' });

  const nodes = page.locator('.graph-node');
  const usual = await nodes.count();
  await page.getByRole('slider', { name: 'Detail' }).focus();
  await page.keyboard.press('End');
  await page.getByText(/^Showing .* that too few customers made to be told\.$/).waitFor();
  const all = await nodes.count();
  await page.keyboard.press('Home');
  await page.getByText(/Hidden: .* touchpoints, \d+\s%/).waitFor();
  expect(all).toBeGreaterThanOrEqual(usual);
  expect(await nodes.count()).toBeLessThan(all);
  await context.close();
});

test('a step is added to a funnel from the keys; the list shuts, and the next one can be typed at once', async () => {
  const { page, context, errors } = await product.page();
  const [source] = (await workspaceOf(product.url)).sources;
  await page.goto(`${product.url}/sources/${source?.id}/paths?view=funnel`);
  const steps = page.locator('.funnel tbody th');
  await steps.nth(1).waitFor();
  const before = await steps.count();
  const field = page.getByRole('combobox', { name: 'Add a step' });
  for (const [at, event] of ['Pays', 'Gets the order confirmation'].entries()) {
    await field.focus();
    await page.keyboard.type(event);
    await page.getByRole('option', { name: event, exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await steps.nth(before + at).waitFor();
    expect(await steps.nth(before + at).textContent()).toContain(event);
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    expect(await field.evaluate((one: HTMLInputElement) => [one.value, one === document.activeElement])).toEqual([
      '',
      true,
    ]);
  }
  expect(errors).toEqual([]);
  await context.close();
});

test('on a map laid out from the right, arrow keys lead where they point, in the grid and on the curve', async () => {
  const { page, context, errors } = await product.page();
  const file = readFileSync(new URL('../golden/arabic-hebrew/map.journey.json', import.meta.url), 'utf8');
  const made = await fetch(`${product.url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: file,
  });
  const { id } = (await made.json()) as { id: string };
  await page.addInitScript(() => localStorage.setItem('direction', 'rtl'));
  await page.goto(`${product.url}/maps/${id}`);
  await page.locator('.map-grid .card').first().waitFor();
  const stages = page.locator('.map-grid thead [data-spot^="stage"]');
  const lefts = async (): Promise<number[]> =>
    (await stages.all()).reduce<Promise<number[]>>(
      async (all, one) => [...(await all), (await one.boundingBox())?.x ?? 0],
      Promise.resolve([]),
    );
  const drawn = await lefts();
  expect(drawn).toHaveLength(3);
  expect(drawn).toEqual(drawn.toSorted((a, b) => b - a));

  const leftOfFocus = (): Promise<number> =>
    page.evaluate(() => document.activeElement?.getBoundingClientRect().left ?? 0);
  const cards = page.locator('tr[data-kind="touchpoints"] .card');
  await cards.first().click();
  const first = await leftOfFocus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(leftOfFocus, soon).toBeLessThan(first);
  await expect.poll(() => focused(page), soon).toContain('אפליקציית הבנק');
  await page.keyboard.press('ArrowRight');
  await expect.poll(leftOfFocus, soon).toBe(first);

  const scenes = page.locator('svg.scene [data-role="stage"]');
  await page.goto(`${product.url}/maps/${id}?view=curve`);
  await scenes.first().waitFor();
  const [one, two] = [await scenes.nth(0).boundingBox(), await scenes.nth(1).boundingBox()];
  expect(one?.x ?? 0).toBeGreaterThan(two?.x ?? 0);
  expect(errors).toEqual([]);
  await context.close();
});
