/** Every page on a telephone, and the index that is a drawer there. */
import { expect, test } from 'vitest';
import { product, walkEveryPage } from './page-walk.ts';

walkEveryPage({ width: 390, height: 844 });

test('the index opens from a button on a narrow screen and leads to every page', async () => {
  const { page, context } = await product.page({ width: 390, height: 844 });
  await page.goto(product.url);
  await page.locator('.journey').first().waitFor();
  await page.getByRole('button', { name: 'Open the index' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Import' }).click();
  await page.getByRole('heading', { name: 'See the journeys in your own log' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await context.close();
});

test('a wish for the dark theme is kept', async () => {
  const { page, context } = await product.page();
  await page.goto(product.url);
  await page.getByRole('radio', { name: 'Dark' }).click();
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await ground()).toBe('rgb(23, 21, 18)');
  await page.reload();
  await page.locator('.journey').first().waitFor();
  expect(await ground()).toBe('rgb(23, 21, 18)');
  await context.close();
});
