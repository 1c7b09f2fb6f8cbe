/** Somebody begins a map from a template, finds its gaps, goes to them, and switches a rule off. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rules } from '../../src/map/lint/rules.ts';
import type { JourneyFile } from '../../src/map/map.ts';
import { soon, startProduct, type Product } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

const mapOf = async (page: Page): Promise<JourneyFile> => {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return (await (await fetch(`${product.url}/api/maps/${id}`)).json()) as JourneyFile;
};
const opened = (page: Page) => page.waitForURL(/\/maps\/map_\w+/);

/** A map of a template that holds one metric without a target, with every rule switched on. */
async function purchase(): Promise<string> {
  const send = (method: string, path: string, body: object): Promise<Response> =>
    fetch(product.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await send('PUT', '/api/lint-settings', { off: [] });
  const made = (await (await send('POST', '/api/maps', { template: 'online-purchase' })).json()) as { id: string };
  return made.id;
}

test('a template is chosen by keyboard; persona and scenario are asked one by one, then the map opens', async () => {
  const { page, context, errors } = await product.page();
  await page.goto(`${product.url}/maps/new`);
  const ways = page.getByRole('navigation', { name: 'Ways to begin' }).getByRole('link');
  for (const way of [/^Blank map/, /^Paste/, /^Import a file/]) await ways.filter({ hasText: way }).waitFor();
  await page.getByRole('link', { name: /^SaaS onboarding/ }).focus();
  await page.keyboard.press('Enter');
  const fields = page.getByRole('main').getByRole('textbox');
  await page.getByLabel('Whose journey is it?').waitFor();
  expect(await fields.count()).toBe(1);
  await page.keyboard.type('Maya, opens a bakery');
  await page.keyboard.press('Enter');
  await page.getByLabel('What do they want to get done, and when?').waitFor();
  expect(await fields.count()).toBe(1);
  await page.getByRole('button', { name: 'Skip' }).press('Enter');
  await opened(page);
  await page.locator('.map-grid .card').first().waitFor();
  const map = await mapOf(page);
  expect(map.personas.map((one) => one.name)).toEqual(['Maya, opens a bakery']);
  expect(map.scenario).toContain('planning tool');
  expect(errors).toEqual([]);
  await context.close();
});

test('the gaps of a map lead to their cells; a rule that is switched off comes back with undo', async () => {
  const id = await purchase();
  const { page, context, errors } = await product.page();
  await page.goto(`${product.url}/maps/${id}`);
  await page.getByRole('button', { name: /^Gaps/ }).click();
  // The list keeps the order of the rules, each with how often it was broken.
  const names = page.locator('.gap-group:not(.gap-group-off) summary');
  await names.first().waitFor();
  const told = await names.evaluateAll((all) =>
    all.map((one) => [...one.children].map((part) => part.textContent).join(' ')),
  );
  const order = told.map((words) =>
    rules.findIndex(({ counted: [one, many] }) => words === `1 ${one}` || words.replace(/^\d+ /, '') === many),
  );
  expect(order.length).toBeGreaterThan(2);
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const group = page.locator('.gap-group:not(.gap-group-off)', { hasText: 'metric without target' });
  await group.locator('summary').click();
  const rule = rules.find(({ id }) => id === 'kpi-without-target');
  expect(await group.innerText()).toContain(rule?.why);
  expect(await group.innerText()).toContain(rule?.fix);
  await group.getByRole('button', { name: /Returns announced without writing to service/ }).click();
  const selected = page.locator('.map-grid [aria-selected="true"], .map-grid :focus');
  await expect.poll(() => selected.first().textContent(), soon).toContain('Returns announced');

  await group.getByRole('button', { name: 'Switch this rule off for the workspace' }).click();
  await group.waitFor({ state: 'detached' });
  await page.locator('.gap-group-off summary', { hasText: '1 rule is switched off' }).waitFor();
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await group.waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('the page of all gaps leads into a map with the rule unfolded', async () => {
  await purchase();
  const { page, context, errors } = await product.page();
  await page.goto(`${product.url}/gaps`);
  const rule = page.locator('.gaps-rules li', { hasText: /metrics? without target/ });
  await rule
    .getByRole('link', { name: /Online purchase and return/ })
    .first()
    .click();
  await page.locator('.gap-group[open]', { hasText: 'metric without target' }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('a pasted spreadsheet shows what was understood, then becomes a map', async () => {
  const { page, context, errors } = await product.page({ width: 390, height: 844 });
  await page.goto(`${product.url}/maps/new?from=paste`);
  await page.getByRole('textbox').focus();
  await page.keyboard.insertText(
    'Stage\tFind\tPay\nActions\tLooks for rye bread\tPays by card\nPain points\t\tCard is refused\nEmotion\tfine-ish\t',
  );
  await page.getByRole('heading', { name: 'Understood', exact: true }).waitFor();
  const read = page.locator('.paste-found');
  await read.getByText('2 stages: Find, Pay').waitFor();
  await read.getByText(/^3 lanes: Actions \(actions\), Pain points \(pains\), Emotion/).waitFor();
  await read.getByRole('heading', { name: 'Not understood' }).waitFor();
  await read.getByText(/^Line 4, “fine-ish”: /).waitFor();
  await page.getByRole('button', { name: 'Make this map' }).click();
  await page.getByLabel('What is the journey called?').fill('Fetching bread');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await opened(page);
  const map = await mapOf(page);
  expect([map.title, map.stages.map((stage) => stage.name), map.cards.length]).toEqual([
    'Fetching bread',
    ['Find', 'Pay'],
    4,
  ]);
  expect(errors).toEqual([]);
  await context.close();
});

test('a text that is no map is refused beside the field, and nothing is made', async () => {
  const { page, context } = await product.page();
  await page.goto(`${product.url}/maps/new?from=paste`);
  await page.getByRole('textbox').fill('Dear all, see you on Monday.');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('button', { name: 'Make this map' }).count()).toBe(0);
  await context.close();
});
