/** Somebody draws a whole map by keyboard and by paste, drags, selects many, copies to another map, and scrolls far. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMap } from '../../bench/make-map.ts';
import type { JourneyFile } from '../../src/map/map.ts';
import { cellAt, onMaps, paste, saved } from './maps.ts';
import { soon, startProduct, type Product } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const { made, fileOf, opened } = onMaps(() => product);

/** A bakery's web shop as three stages and two lanes, with some cards. */
function shop(title: string, texts: readonly string[] = []): object {
  const steps = ['Find', 'Order', 'Receive'].map((name) => ({ id: `s-${name}`, name }));
  return {
    $schema: 'urn:sojourn:schema:journey:2',
    version: 2,
    id: `map-${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    kind: 'current-state',
    personas: [],
    stages: steps.map((step) => ({ id: `g-${step.name}`, name: step.name, steps: [step] })),
    lanes: [
      { id: 'does', kind: 'actions', name: 'Does' },
      { id: 'feels', kind: 'emotions', name: 'Feels' },
      { id: 'pains', kind: 'pains', name: 'Pains' },
    ],
    cards: texts.map((text, at) => ({ id: `c${at}`, lane: 'does', step: steps[at % 3]?.id ?? '', text })),
    touchpoints: [],
  };
}

const textsOf = (file: JourneyFile): string[] => file.cards.map((card) => card.text);

test('stages, steps and cards are typed without leaving the keys, and each is one thing to take back', async () => {
  const id = await made(shop('Bread by post'));
  const { page, context, errors } = await product.page();
  await opened(page, id);
  await page.locator('[data-spot="stage:g-Receive"]').click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Praise');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Tells **friends**');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Orders again');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await saved(page);
  const file = await fileOf(id);
  expect(file.stages.map((stage) => stage.name)).toEqual(['Find', 'Order', 'Receive', 'Praise', 'New stage']);
  expect(textsOf(file)).toEqual(['Tells **friends**', 'Orders again']);
  await expect.poll(() => page.locator('.card strong').innerText(), soon).toBe('friends');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => textsOf(await fileOf(id)), soon).toEqual(['Tells **friends**']);
  expect((await fileOf(id)).stages).toHaveLength(4);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => textsOf(await fileOf(id)), soon).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await fileOf(id)).stages.length, soon).toBe(3);
  expect(errors).toEqual([]);
  await context.close();
});

test('twelve pasted lines are twelve cards, and one step back takes them all away', async () => {
  const id = await made(shop('Twelve lines'));
  const { page, context } = await product.page();
  await opened(page, id);
  await cellAt(page, 'does', 's-Find').click();
  const lines = Array.from({ length: 12 }, (_, at) => `Looks at loaf ${at + 1}`);
  await paste(page, lines.join('\n'));
  await expect.poll(async () => textsOf(await fileOf(id)).sort(), soon).toEqual(lines.toSorted());
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await fileOf(id)).cards.length, soon).toBe(0);
  await context.close();
});

test('a pasted table shows what it would become before anything happens', async () => {
  const id = await made(shop('From a spreadsheet'));
  const { page, context } = await product.page();
  await opened(page, id);
  await cellAt(page, 'does', 's-Find').click();
  await paste(page, '\tCall\tComplain\nDoes\tDials the bakery\tAsks for the money\nPains\tWaits\tNobody knows');
  const choices = page.getByRole('region', { name: 'What was pasted' });
  await choices.getByText('Stages: Call, Complain. Lanes: Does, Pains.').waitFor();
  expect((await fileOf(id)).cards).toEqual([]);
  await choices.getByRole('button', { name: /^As stages/ }).click();
  await expect
    .poll(async () => (await fileOf(id)).stages.map((stage) => stage.name), soon)
    .toEqual(['Find', 'Order', 'Receive', 'Call', 'Complain']);
  expect(textsOf(await fileOf(id)).sort()).toEqual(['Asks for the money', 'Dials the bakery', 'Nobody knows', 'Waits']);
  await context.close();
});

test('cards selected together are moved, dragged, and copied to another map', async () => {
  const from = await made(shop('Copied from', ['Searches', 'Orders', 'Unpacks']));
  const to = await made(shop('Copied to'));
  const { page, context } = await product.page();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await opened(page, from);
  await page.locator('[data-card="c0"]').click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.locator('.card[data-picked]').count(), soon).toBe(2);
  const [card, cell] = [
    await page.locator('[data-card="c0"]').boundingBox(),
    await cellAt(page, 'pains', 's-Find').boundingBox(),
  ];
  if (!card || !cell) throw new Error('card and cell are on the page');
  await page.mouse.move(card.x + 20, card.y + 10);
  await page.mouse.down();
  await page.mouse.move(card.x + 40, card.y + 40, { steps: 4 });
  await page.mouse.move(cell.x + 30, cell.y + 20, { steps: 5 });
  await page.mouse.up();
  const places = async (): Promise<string[]> =>
    (await fileOf(from)).cards.map((one) => `${one.text}: ${one.lane}, ${one.step}`).sort();
  await expect
    .poll(places, soon)
    .toEqual(['Orders: pains, s-Order', 'Searches: pains, s-Find', 'Unpacks: does, s-Receive']);
  await page.keyboard.press('Control+c');
  await opened(page, to);
  await cellAt(page, 'pains', 's-Order').click();
  await page.keyboard.press('Control+v');
  await expect.poll(async () => textsOf(await fileOf(to)).sort(), soon).toEqual(['Orders', 'Searches']);
  const ids = (await fileOf(to)).cards.map((one) => one.id);
  expect(ids).not.toContain('c0');
  await context.close();
});

test('plus and minus say how it feels, and a point is dragged to where it belongs', async () => {
  const id = await made({
    ...shop('Feelings'),
    cards: [{ id: 'f', lane: 'feels', step: 's-Find', text: '', valence: 0 }],
  });
  const { page, context } = await product.page();
  await opened(page, id);
  await page.locator('[data-card="f"]').click();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(async () => (await fileOf(id)).cards[0]?.valence, soon).toBe(1);
  const row = await page.locator('[data-lane-row="feels"] .line-cell').boundingBox();
  const column = await cellAt(page, 'feels', 's-Order').boundingBox();
  if (!row || !column) throw new Error('the lane is on the page');
  await page.mouse.move(column.x + column.width / 2, row.y + 36);
  await page.mouse.down();
  await page.mouse.move(column.x + column.width / 2, row.y + 64, { steps: 5 });
  await page.mouse.up();
  await expect
    .poll(async () => (await fileOf(id)).cards.find((card) => card.step === 's-Order')?.valence, soon)
    .toBe(-2);
  await context.close();
});

test('anything is found by its words and the palette does what can be done', async () => {
  const id = await made(shop('By words', ['Searches for rye', 'Orders rye bread', 'Unpacks']));
  const { page, context } = await product.page();
  await opened(page, id);
  await page.locator('[data-card="c2"]').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('rye');
  await page.getByText('1 of 2').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('2 of 2').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('add the lane gains');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await fileOf(id)).lanes.at(-1)?.kind, soon).toBe('gains');
  await context.close();
});

test('2,000 cards: only the window is drawn, and the selected card keeps the focus while the map scrolls away', async () => {
  const id = await made(makeMap(2000));
  const { page, context, errors } = await product.page();
  await opened(page, id);
  await page.locator('.card').first().click();
  const spot = await page.evaluate(() => document.activeElement?.getAttribute('data-spot'));
  expect(spot).toMatch(/^card:/);
  await page.locator('.grid-frame').evaluate((frame) => frame.scrollTo(9000, 900));
  await expect.poll(() => page.locator('.card').count(), soon).toBeLessThan(400);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-spot'))).toBe(spot);
  await page.keyboard.press('Control+End');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('td')?.getAttribute('aria-colindex')), soon)
    .toBe('88');
  const grid = page.getByRole('grid');
  expect(await grid.getAttribute('aria-colcount')).toBe('88');
  expect(await grid.getAttribute('aria-rowcount')).toBe('22');
  expect(errors).toEqual([]);
  await context.close();
});
