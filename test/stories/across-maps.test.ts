/** From the map editor to other maps: a stage becomes a map of its own, and a card is used on a second map. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellAt, onMaps } from './maps.ts';
import { soon, startProduct, workspaceOf, type Product } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

/** The web shop of a bakery: three stages, the second with two steps and a card in each. */
function shop(title: string, cards: readonly object[]): object {
  const step = (name: string): { id: string; name: string } => ({ id: `s-${name}`, name });
  return {
    $schema: 'urn:sojourn:schema:journey:2',
    version: 2,
    id: `map-${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    kind: 'current-state',
    personas: [],
    stages: [
      { id: 'g-find', name: 'Find', steps: [step('Find')] },
      { id: 'g-order', name: 'Order the bread', steps: [step('Choose'), step('Pay')] },
      { id: 'g-eat', name: 'Eat', steps: [step('Eat')] },
    ],
    lanes: [
      { id: 'does', kind: 'actions', name: 'Does' },
      { id: 'pains', kind: 'pains', name: 'Pains' },
    ],
    cards,
    touchpoints: [],
  };
}

const { made, fileOf, opened } = onMaps(() => product);

test('a stage becomes a map of its own that the stage leads to, is taken back by undo with that map, and comes back by redo', async () => {
  const id = await made(
    shop('Bread on Sundays', [
      { id: 'c-choose', lane: 'does', step: 's-Choose', text: 'Compares the loaves' },
      { id: 'c-pay', lane: 'pains', step: 's-Pay', text: 'The card is refused' },
      { id: 'c-eat', lane: 'does', step: 's-Eat', text: 'Has breakfast' },
    ]),
  );
  const { page, context, errors } = await product.page();
  await opened(page, id);
  const leadsTo = async (): Promise<string | undefined> => (await fileOf(id)).stages[1]?.subJourney;
  await page.locator('[data-spot="stage:g-order"]').click();
  await page.getByRole('button', { name: 'What to do with this stage' }).click();
  await page.getByRole('menuitem', { name: 'Extract to a sub-journey' }).click();
  await page.getByText('“Order the bread” is a map of its own now; its stage leads there.').waitFor();
  const first = await leadsTo();
  expect((await workspaceOf(product.url)).maps.some((one) => one.id === first)).toBe(true);
  const stands = async (): Promise<boolean> => (await workspaceOf(product.url)).maps.some((one) => one.id === first);
  await page.locator('[data-spot="stage:g-order"]').click();
  await page.keyboard.press('Control+z');
  await expect.poll(leadsTo, soon).toBeUndefined();
  await expect.poll(stands, soon).toBe(false);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(leadsTo, soon).toBe(first);
  await expect.poll(stands, soon).toBe(true);
  await page.getByText('“Order the bread” is a map of its own again.').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(stands, soon).toBe(false);

  await page.locator('.save-state', { hasText: 'Saved' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('extract to a sub-journey');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Open that map' }).click();
  await page.getByRole('heading', { level: 1, name: 'Order the bread' }).waitFor();
  const part = await fileOf((await leadsTo()) ?? '');
  expect(part.stages.map((stage) => stage.name)).toEqual(['Choose', 'Pay']);
  expect(part.cards.map((card) => card.text)).toEqual(['Compares the loaves', 'The card is refused']);
  expect(errors).toEqual([]);
  await context.close();
});

test('a card copied for another map is the same card there: what changes on one changes on both', async () => {
  const from = await made(
    shop('Rolls by post', [{ id: 'c-broken', lane: 'pains', step: 's-Eat', text: 'The rolls are squashed' }]),
  );
  const to = await made(shop('Cakes by post', []));
  const { page, context, errors } = await product.page();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const isShared = async (): Promise<boolean> => (await fileOf(from)).cards[0]?.shared === true;
  const share = async (): Promise<void> => {
    await page.locator('[data-card="c-broken"]').click();
    await page.getByRole('button', { name: 'What to do with this card' }).click();
    await page.getByRole('menuitem', { name: 'Copy to use on another map' }).click();
    await page.getByText(/^1 card is copied and shared/).waitFor();
    await expect.poll(isShared, soon).toBe(true);
  };
  await opened(page, from);
  await share();
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(isShared, soon).toBe(false);
  await share();
  await opened(page, to);
  await cellAt(page, 'pains', 's-Eat').click();
  await page.keyboard.press('Control+v');
  const there = async (): Promise<unknown[]> =>
    (await fileOf(to)).cards.map(({ id, lane, text, shared }) => [id, lane, text, shared]);
  await expect.poll(there, soon).toEqual([['c-broken', 'pains', 'The rolls are squashed', true]]);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Text of the card' }).fill('Everything arrives squashed');
  await page.keyboard.press('Enter');
  for (const map of [to, from])
    await expect.poll(async () => (await fileOf(map)).cards[0]?.text, soon).toBe('Everything arrives squashed');
  expect(errors).toEqual([]);
  await context.close();
});
