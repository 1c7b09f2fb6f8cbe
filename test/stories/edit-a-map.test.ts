/** Somebody edits a map: it saves by itself, shows in a second tab at once, can be taken back, and is still there. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstMap, soon, startProduct, type Product } from './product.ts';

let product: Product;
let map = '';

beforeAll(async () => {
  product = await startProduct();
  map = product.url + (await firstMap(product.url));
});
afterAll(() => product?.stop());

const card = (page: Page, text: string) => page.locator('.card', { hasText: text });
const saved = (page: Page) => page.locator('.save-state', { hasText: 'Saved' }).waitFor();

async function open(page: Page): Promise<void> {
  await page.goto(map);
  await page.locator('.map-grid .card').first().waitFor();
  await saved(page);
}

/** Selects the first cell without a card. */
async function selectEmptyCell(page: Page): Promise<void> {
  await page.locator('.map-grid td[data-spot]').first().click();
}

test('a new card is saved, seen in a second tab, undone and redone there too, and survives a reload', async () => {
  const one = await product.page();
  const two = await product.page();
  await open(one.page);
  await open(two.page);
  await selectEmptyCell(one.page);
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('Asks whether the loaf is fresh');
  await one.page.keyboard.press('Enter');
  await saved(one.page);
  await card(two.page, 'Asks whether the loaf is fresh').waitFor();

  await one.page.keyboard.press('Escape');
  await one.page.getByRole('button', { name: /^Undo/ }).click();
  await card(two.page, 'Asks whether the loaf is fresh').waitFor({ state: 'detached' });
  await one.page.getByRole('button', { name: /^Redo/ }).click();
  await card(two.page, 'Asks whether the loaf is fresh').waitFor();

  await saved(one.page);
  await one.page.reload();
  await card(one.page, 'Asks whether the loaf is fresh').waitFor();
  expect([...one.errors, ...two.errors]).toEqual([]);
  await one.context.close();
  await two.context.close();
});

test('a deleted card can be brought back from the notice', async () => {
  const { page, context } = await product.page();
  await open(page);
  const first = page.locator('.map-grid .card').first();
  const spot = (await first.getAttribute('data-spot')) ?? '';
  await first.click();
  await page.keyboard.press('Delete');
  const card = page.locator(`[data-spot="${spot}"]`);
  await card.waitFor({ state: 'detached' });
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await card.waitFor();
  expect(await card.isVisible()).toBe(true);
  await context.close();
});

test('stages, lanes and the title are added, renamed and moved, and the file of the map says so', async () => {
  const { page, context } = await product.page();
  await open(page);
  await page.getByRole('button', { name: 'Rename the map' }).or(page.locator('.title-button')).first().click();
  await page.getByRole('textbox', { name: 'Title of the map' }).fill('Bread by post');
  await page.keyboard.press('Enter');
  await page.getByRole('toolbar').getByRole('button', { name: 'Stage', exact: true }).first().click();
  await page.keyboard.type('Tell a friend');
  await page.keyboard.press('Enter');
  await page.locator('.stage-head', { hasText: 'Tell a friend' }).getByRole('button').click();
  await page.keyboard.press('Control+ArrowLeft');
  await page.getByRole('button', { name: 'Add a lane' }).click();
  await page.getByRole('menuitem', { name: 'Opportunities' }).click();
  // The keys go to the new lane once the menu has given the focus back.
  await page.locator('.lane-head:focus-within', { hasText: 'Opportunities' }).waitFor();
  await page.keyboard.press('F2');
  await page.keyboard.type('What we could do');
  await page.keyboard.press('Enter');
  await saved(page);
  const address = `${map.replace('/maps/', '/api/maps/')}/export.journey.json`;
  const file = (await (await fetch(address)).json()) as {
    title: string;
    stages: { name: string }[];
    lanes: { name: string }[];
  };
  expect(file.title).toBe('Bread by post');
  expect(file.stages.at(-2)?.name).toBe('Tell a friend');
  expect(file.lanes.at(-1)?.name).toBe('What we could do');
  await context.close();
});

test('a card is dragged to another cell with the mouse', async () => {
  const { page, context } = await product.page({ width: 3200, height: 1600 });
  await open(page);
  // Heads grow when their figures come, and everything below moves.
  await page.getByText('measuring…').first().waitFor({ state: 'detached' });
  const dragged = page.locator('.map-grid .card').first();
  const spot = (await dragged.getAttribute('data-spot')) ?? '';
  // An empty cell well inside the window: near its edge the map would scroll on.
  const empty = await page.locator('.map-grid td[data-spot]').all();
  const boxes = await Promise.all(empty.map((one) => one.boundingBox()));
  const at = boxes.findIndex((box) => box !== null && box.x < 1600 && box.y < 1000);
  const cell = (await empty[at]?.getAttribute('data-cell')) ?? '';
  const [from, to] = [await dragged.boundingBox(), boxes[at]];
  if (!from || !to) throw new Error('card and cell are on the page');
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  const held = page.locator(`[data-spot="${spot}"]`);
  await held.waitFor();
  await expect
    .poll(() => held.evaluate((element) => element.closest('td')?.getAttribute('data-cell')), soon)
    .toBe(cell);
  await context.close();
});

test('what was selected stays selected from view to view, with its evidence beside', async () => {
  const { page, context } = await product.page();
  await open(page);
  const text = await page.locator('.map-grid .card .card-text').first().innerText();
  await page.locator('.map-grid .card').first().click();
  const evidence = page.getByRole('complementary', { name: 'Evidence' });
  for (const view of ['Table', 'Curve', 'Metro', 'Grid']) {
    await page.getByRole('navigation', { name: 'View of the map' }).getByRole('link', { name: view }).click();
    const heading = evidence.getByRole('heading', { name: text });
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
  }
  await context.close();
});

test.each(['svg', 'png', 'pdf', 'html', 'journey.json', 'mmd', 'csv', 'xlsx', 'pptx'])(
  'the export as %s is a file',
  async (ending) => {
    const address = `${map.replace('/maps/', '/api/maps/')}/export.${ending}?view=grid&theme=light`;
    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
  },
);

test('what is edited while the server is away is kept, said to be unsaved, and saved when it is back', async () => {
  const { page, context } = await product.page();
  const open: { close: () => Promise<void> }[] = [];
  let away = false;
  await page.routeWebSocket(/\/live$/, async (socket) => {
    if (away) return socket.close();
    socket.connectToServer();
    open.push(socket);
    return undefined;
  });
  await page.goto(map);
  await page.locator('.map-grid .card').first().waitFor();
  await saved(page);
  away = true;
  for (const socket of open) await socket.close();
  await page.locator('.save-state', { hasText: 'Offline' }).waitFor();
  await selectEmptyCell(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Written in a tunnel');
  await page.keyboard.press('Enter');
  await page.locator('.save-state', { hasText: 'Offline, will save' }).waitFor();
  away = false;
  await saved(page);
  await page.reload();
  await card(page, 'Written in a tunnel').waitFor();
  expect(await card(page, 'Written in a tunnel').count()).toBe(1);
  await context.close();
});
