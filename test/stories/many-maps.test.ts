/** Work over many maps: the atlas, the register and the personas, changed where they stand and carried to every map. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pngOf } from '../picture-kit.ts';
import { soon, startProduct, type Product } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

const json = async <T>(path: string): Promise<T> => (await (await fetch(product.url + path)).json()) as T;

interface MapFile {
  readonly personas: { id: string; name: string; goals?: string[]; portrait?: { type: string } }[];
  readonly touchpoints: { id: string; name: string; owner?: string }[];
  readonly owner?: string;
  readonly reviewBy?: string;
  readonly signOffs?: { by: string }[];
}

const mapCalled = async (title: string): Promise<string> => {
  const { maps } = await json<{ maps: { id: string; title: string }[] }>('/api/maps');
  const found = maps.find((map) => map.title === title);
  if (!found) throw new Error(`the sample has no map "${title}"`);
  return found.id;
};

const gift = 'Sending a gift box';

test('a map without an owner gets one in the atlas, and loses it again by undo', async () => {
  const { page, context, errors } = await product.page();
  await page.goto(`${product.url}/maps`);
  const line = page.locator('.atlas-map', { hasText: 'Complaining about a cake' });
  await line.getByRole('button', { name: /^Owner of/ }).click();
  await page.getByRole('combobox', { name: /^Owner of/ }).fill('Katharina Korn');
  await page.keyboard.press('Enter');
  await line.getByText('Katharina Korn').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await line.getByText('nobody').waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('several maps are moved at once, and back by the keyboard', async () => {
  const { page, context } = await product.page();
  await page.goto(`${product.url}/maps?view=list`);
  const titles = [gift, 'How a gift box gets on its way'];
  for (const title of titles) await page.getByRole('checkbox', { name: `Select ${title}` }).check();
  await page.getByText('2 maps selected').waitFor();
  await page.getByRole('button', { name: 'Move the selected maps' }).click();
  await page.getByRole('menuitem', { name: 'Business customers' }).click();
  await page.getByText('2 maps were moved to Business customers.').waitFor();
  const shelves = async (): Promise<string[]> => {
    const atlas = await json<{
      maps: { title: string; collection: string | null }[];
      collections: { id: string; name: string }[];
    }>('/api/atlas');
    const name = new Map(atlas.collections.map((one) => [one.id, one.name]));
    return titles.map((title) => name.get(atlas.maps.find((map) => map.title === title)?.collection ?? '') ?? '');
  };
  expect(await shelves()).toEqual(['Business customers', 'Business customers']);
  await page.locator('body').press('Control+z');
  await expect.poll(shelves, soon).toEqual(['Private customers', 'Private customers']);
  await context.close();
});

test('a map is added below a stage of another; a link that leads in a circle is refused and says why', async () => {
  const { page, context } = await product.page();
  await page.goto(`${product.url}/maps`);
  const line = page.locator('.atlas-map', { hasText: 'How a gift box gets on its way' }).first();
  const add = async (title: string): Promise<void> => {
    await line.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Add a map below this one' }).click();
    await page.getByRole('combobox', { name: 'Name of the map' }).fill(title);
    await page.keyboard.press('Enter');
  };
  await add(gift);
  await page.getByText('This would lead in a circle').waitFor();
  await line.getByRole('button', { name: 'Cancel' }).click();
  await add('Baking through the night');
  await page.locator('.atlas-map', { hasText: 'Baking through the night' }).first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.getByText('Baking through the night', { exact: true }).count(), soon).toBe(0);
  await context.close();
});

test('words are found on every map', async () => {
  const { page, context } = await product.page();
  await page.goto(`${product.url}/maps`);
  await page.getByRole('searchbox', { name: 'Search in all maps' }).fill('carrier collects');
  const hit = page.locator('.atlas-hits a');
  await hit.filter({ hasText: 'Carrier collects at 14:30' }).waitFor();
  await hit.first().click();
  await page.getByRole('heading', { name: 'How a gift box gets on its way' }).waitFor();
  expect(new URL(page.url()).searchParams.get('at')).toMatch(/^card:/);
  await context.close();
});

test('an owner given in the register stands on every map that shows the touchpoint', async () => {
  const { page, context } = await product.page();
  await page.goto(`${product.url}/touchpoints`);
  const row = page.locator('.register tbody tr', { hasText: 'Is told of a delay' });
  await row.getByRole('button', { name: /^Owner of/ }).click();
  await page.getByRole('combobox', { name: /^Owner of/ }).fill('Dispatch');
  await page.keyboard.press('Enter');
  await page.getByText(/was changed on \d+ maps?\./).waitFor();
  const owner = async (): Promise<string | undefined> => {
    const file = await json<MapFile>(`/api/maps/${await mapCalled(gift)}`);
    return file.touchpoints.find((one) => one.name === 'Is told of a delay')?.owner;
  };
  expect(await owner()).toBe('Dispatch');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(owner, soon).toBeUndefined();
  await context.close();
});

test('the register leaves as a CSV with every touchpoint', async () => {
  const { page, context } = await product.page();
  await page.goto(`${product.url}/touchpoints`);
  await page.locator('.register tbody tr').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  let text = '';
  for await (const part of await download.createReadStream()) text += String(part);
  const { rows } = await json<{ rows: unknown[] }>('/api/touchpoints');
  expect(text.trimEnd().split('\r\n')).toHaveLength(rows.length + 1);
  await context.close();
});

test('a persona is made with the keyboard, gets a face, goes onto a map, and what is added shows on that map', async () => {
  const { page, context, errors } = await product.page();
  await page.goto(`${product.url}/personas`);
  await page.getByRole('button', { name: 'New persona' }).click();
  await page.getByRole('button', { name: /^Name:/ }).click();
  await page.keyboard.type('The office manager');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /The office manager/ }).waitFor();
  await page.getByRole('textbox', { name: 'Add to Goals' }).fill('Lunch for forty, on time');
  await page.keyboard.press('Enter');
  await page.getByText('Lunch for forty, on time').waitFor();
  await page.getByRole('textbox', { name: 'Add to Says' }).fill('Nobody may go hungry.');
  await page.keyboard.press('Enter');
  await page.getByText('“Nobody may go hungry.”').waitFor();
  await page.setInputFiles('input[type=file]', {
    name: 'face.png',
    mimeType: 'image/png',
    buffer: Buffer.from(pngOf(64, 1)),
  });
  await page.locator('img.portrait').waitFor();
  const blueprint = 'How a gift box gets on its way';
  await page.getByRole('combobox', { name: 'Put on a map' }).selectOption({ label: blueprint });
  await page.getByRole('link', { name: blueprint }).waitFor();
  const id = await mapCalled(blueprint);
  await expect
    .poll(async () => (await json<MapFile>(`/api/maps/${id}`)).personas, soon)
    .toMatchObject([
      { name: 'The office manager', goals: ['Lunch for forty, on time'], portrait: { type: 'image/png' } },
    ]);
  expect(errors).toEqual([]);
  await context.close();
});

test('a file that is no picture is refused in words, and the persona stays as it was', async () => {
  const { page, context } = await product.page();
  await page.goto(`${product.url}/personas`);
  await page.getByRole('link', { name: 'The gift buyer' }).click();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  await page.setInputFiles('input[type=file]', { name: 'face.png', mimeType: 'image/png', buffer: svg });
  await page.getByText('An SVG may carry scripts, so it is not taken: save it as PNG.').waitFor();
  expect(await page.locator('img.portrait').count()).toBe(0);
  await context.close();
});

test('a review that comes due shows by itself on an atlas that stays open', async () => {
  const { page, context } = await product.page();
  await page.clock.install();
  await page.goto(`${product.url}/maps`);
  await page.locator('.atlas-map').first().waitFor();
  // One that is still to be mapped is not reviewed.
  const title = 'How a gift box gets on its way';
  const due = page.locator('.atlas-due', { hasText: title });
  expect(await due.count()).toBe(0);
  const edits = [{ verb: 'set-map-fields', reviewBy: '2026-01-15' }];
  const headers = { 'content-type': 'application/json' };
  const address = `${product.url}/api/maps/${await mapCalled(title)}/edits`;
  await fetch(address, { method: 'POST', headers, body: JSON.stringify({ edits }) });
  await expect
    .poll(async () => {
      await page.clock.fastForward(25_000);
      return due.count();
    }, soon)
    .toBe(1);
  await context.close();
});

test('a map is signed off on its own page; its next review moves on, and the atlas says so', async () => {
  const { page, context } = await product.page();
  const id = await mapCalled(gift);
  await page.goto(`${product.url}/maps/${id}`);
  await page.getByRole('button', { name: /Review due/ }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Murat Aydin');
  await page.getByRole('button', { name: 'Sign off' }).click();
  await page.getByText(/^Murat Aydin, /).waitFor();
  await expect
    .poll(async () => (await json<MapFile>(`/api/maps/${id}`)).signOffs?.map((one) => one.by), soon)
    .toContain('Murat Aydin');
  const late = async (): Promise<boolean> => {
    const atlas = await json<{ today: string; maps: { id: string; reviewBy: string | null }[] }>('/api/atlas');
    return (atlas.maps.find((map) => map.id === id)?.reviewBy ?? '') <= atlas.today;
  };
  await expect.poll(late, soon).toBe(false);
  await context.close();
});
