/** A map file is dropped onto the window, looked at, kept, taken away in other forms, and comes back identical. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { dropFile } from './maps.ts';
import { startProduct, type Product, type StoryPage } from './product.ts';

const mermaid =
  'journey\n  title Opening an account\n  section Compare\n    Read the fees: 2: Hanna\n    At 10:30 call: 3: Hanna\n  section Open\n    Show the passport: 4: Hanna, Tom';

let product: Product;
let story: StoryPage;
beforeAll(async () => {
  product = await startProduct();
  story = await product.page();
});
afterAll(() => product.stop());

const drop = (name: string, text: string): Promise<void> => dropFile(story.page, name, text);

describe('a map file', () => {
  test('dropped onto the window is shown with what was understood and what was not, by line', async () => {
    const { page } = story;
    await page.goto(`${product.url}/maps`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await drop('account.txt', mermaid);
    await page.getByRole('heading', { name: 'Opening an account' }).waitFor();
    expect(await page.locator('.bring-lost tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/^5“30 call” is no score.*At 10$/),
    ]);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('is made a map of, taken away as Mermaid with what is left out told before, and comes back identical', async () => {
    const { page, errors } = story;
    await page.getByRole('button', { name: 'Make this map' }).click();
    await page.getByRole('button', { name: 'Export this map' }).click();
    await page.getByRole('option', { name: 'CSV table' }).click();
    await page.getByText('1 declared feeling', { exact: false }).waitFor({ state: 'hidden' });
    await page.getByRole('option', { name: 'Mermaid text' }).click();
    await page.getByRole('heading', { name: 'What is left out' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ]);
    const text = readFileSync(await taken.path(), 'utf8');
    const id = page.url().split('/').at(-1)?.split('?')[0] ?? '';
    const before: unknown = await (await fetch(`${product.url}/api/maps/${id}`)).json();
    await page.keyboard.press('Escape');
    await drop('back.mmd', text);
    await page.getByRole('button', { name: 'Replace what it holds' }).click();
    await page.getByRole('button', { name: 'Export this map' }).waitFor();
    expect(await (await fetch(`${product.url}/api/maps/${id}`)).json()).toEqual(before);
    expect(errors).toEqual([]);
  });

  test('that cannot be read says the line and leads to the import of logs', async () => {
    const { page } = story;
    await drop('broken.mmd', 'journey\nPay: 3: Me\nno colon here');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('line 3');
    await page.getByRole('link', { name: /log of what customers did/ }).waitFor();
  });
});
