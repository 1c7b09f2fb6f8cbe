/** What somebody does in the first minutes with a map: understands a dip, and says who looks after it, until when. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { JourneyFile } from '../../src/map/map.ts';
import { firstMap, soon, startProduct, type Product } from './product.ts';

let product: Product;
const id = 'map-waiting-for-bread';

/** A bakery's web shop: one step feels bad, and a pain says why. */
const shop = {
  $schema: 'urn:sojourn:schema:journey:2',
  version: 2,
  id,
  title: 'Waiting for bread',
  kind: 'current-state',
  personas: [],
  stages: ['Order', 'Wait', 'Eat'].map((name) => ({ id: `g-${name}`, name, steps: [{ id: `s-${name}`, name }] })),
  lanes: [
    { id: 'meets', kind: 'touchpoints', name: 'Meets' },
    { id: 'feels', kind: 'emotions', name: 'Feels' },
    { id: 'pains', kind: 'pains', name: 'Pains' },
  ],
  cards: [
    { id: 'c-mail', lane: 'meets', step: 's-Wait', text: '', touchpoint: 'tp-mail' },
    { id: 'f-order', lane: 'feels', step: 's-Order', text: '', valence: 1 },
    { id: 'f-wait', lane: 'feels', step: 's-Wait', text: 'Uneasy', valence: -1.4 },
    { id: 'f-eat', lane: 'feels', step: 's-Eat', text: '', valence: 1.5 },
    {
      id: 'p-late',
      lane: 'pains',
      step: 's-Wait',
      text: 'Nobody says when it comes',
      state: 'cited',
      citation: 'Interviews at the counter',
      evidence: { kind: 'interview', n: 14, on: '2026-10-03' },
      owner: 'Murat Aydin',
    },
  ],
  touchpoints: [{ id: 'tp-mail', name: 'Mail about the parcel', channel: 'e-mail' }],
};

beforeAll(async () => {
  product = await startProduct({ fresh: true });
  const answer = await fetch(`${product.url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(shop),
  });
  if (!answer.ok) throw new Error(`the map was not taken: ${await answer.text()}`);
});
afterAll(() => product?.stop());

const stored = async (): Promise<JourneyFile> =>
  (await (await fetch(`${product.url}/api/maps/${id}`)).json()) as JourneyFile;

const switchTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'View of the map' }).getByRole('link', { name }).click();

test('the sample opens without an account, filled, with its curve, its evidence and its gaps', async () => {
  const { page, context, errors } = await product.page();
  await page.goto(product.url + (await firstMap(product.url)));
  await page.locator('.map-grid .card').first().waitFor();
  const gaps = async (): Promise<number> =>
    Number(/\d+/.exec((await page.locator('.gaps-button').textContent()) ?? '')?.[0] ?? 0);
  await expect.poll(gaps, soon).toBeGreaterThanOrEqual(3);
  // What a card rests on stands on it: the figure with its interval and n, or that it is assumed or cited.
  await page
    .locator('.card-measure', { hasText: /\d+\s%\s\(\d+\sto\s\d+\s%\)\sn\s[\d,]+/ })
    .first()
    .waitFor();
  for (const state of ['measured', 'cited', 'assumption'])
    await page.locator(`.map-grid .card[data-state="${state}"]`).first().waitFor();
  await page.locator('.gaps-button').click();
  const shown = page.getByRole('complementary', { name: 'Gaps' }).locator('.gap-group[open] .gap-item');
  await expect.poll(() => shown.count(), soon).toBeGreaterThanOrEqual(3);
  for (const gap of (await shown.all()).slice(0, 3)) expect(await gap.isVisible()).toBe(true);
  await switchTo(page, 'Curve');
  const points = page.locator('svg.scene a.record', { hasText: /[+−]\d\.\d/ });
  await points.first().waitFor();
  expect(await points.count()).toBeGreaterThan(3);
  await page.locator('svg.scene a.record title', { hasText: '95 % interval' }).first().waitFor({ state: 'attached' });
  expect(errors).toEqual([]);
  await context.close();
});

test('a dip tells its pain, whose word it is, n, the day and the owner, and stays selected through the views', async () => {
  const { page, context, errors } = await product.page();
  await page.goto(`${product.url}/maps/${id}?view=curve`);
  const pain = page.locator('a.record[data-record="p-late"]');
  await pain.focus();
  const told = ['Nobody says when it comes', 'Owner: Murat Aydin', 'Source: Interviews at the counter'];
  for (const words of [...told, 'n: 14', 'Gathered on: 3 Oct 2026']) {
    expect(await pain.getAttribute('aria-label')).toContain(words);
    expect(await pain.locator('title').textContent()).toContain(words);
  }
  await page.keyboard.press('Enter');
  const beside = page.getByRole('complementary', { name: 'Evidence' });
  for (const view of ['Grid', 'Metro', 'Storyboard', 'Blueprint', 'Table', 'Curve']) {
    await switchTo(page, view);
    await page.locator('[aria-current="page"]', { hasText: view }).waitFor();
    await beside.getByRole('heading', { name: 'Nobody says when it comes' }).waitFor();
  }
  expect(await beside.getByLabel('Owner').inputValue()).toBe('Murat Aydin');
  expect(errors).toEqual([]);
  await context.close();
});

test('owner and review day are given to the map and to its worst touchpoint; both show as due', async () => {
  const { page, context, errors } = await product.page();
  const keep = async (label: string, words: string): Promise<void> => {
    const field = page.getByRole('complementary', { name: 'Evidence' }).getByLabel(label, { exact: true });
    await field.fill(words);
    await field.press('Enter');
  };
  await page.goto(`${product.url}/maps/${id}?view=grid`);
  await page.locator('.map-grid [data-spot]').first().waitFor();
  await keep('Who owns the map', 'Lena Hartmann');
  await page.getByText('Kind, review, sign-off, logo').click();
  await keep('Review by', '2026-01-15');
  await page.getByRole('button', { name: 'Review due' }).waitFor();
  await page.locator('[data-card="c-mail"]').click();
  await keep('Who owns this touchpoint', 'Murat Aydin');
  await page.getByText('Events, review and note').click();
  await page.locator('.panel-fields details[open]').getByLabel('To be looked at again by').fill('2026-01-20');
  await page.keyboard.press('Enter');
  const given = async (): Promise<unknown[]> => {
    const { owner, reviewBy, touchpoints } = await stored();
    return [owner, reviewBy, touchpoints[0]?.owner, touchpoints[0]?.reviewBy];
  };
  await expect.poll(given, soon).toEqual(['Lena Hartmann', '2026-01-15', 'Murat Aydin', '2026-01-20']);
  const late = [
    ['map-past-review', 'The review of this map was due on'],
    ['cell-past-review', 'Mail about the parcel'],
  ] as const;
  for (const [rule, words] of late) {
    await page.goto(`${product.url}/maps/${id}?gaps=${rule}`);
    await page.getByRole('complementary', { name: 'Gaps' }).locator('.gap-item', { hasText: words }).first().waitFor();
  }
  const told = async (): Promise<unknown> => {
    const atlas = (await (await fetch(`${product.url}/api/atlas`)).json()) as {
      maps: { id: string; reviewBy: string }[];
    };
    return atlas.maps.find((one) => one.id === id)?.reviewBy;
  };
  await expect.poll(told, soon).toBe('2026-01-15');
  await page.goto(`${product.url}/maps`);
  await page.locator('.atlas-due', { hasText: 'Waiting for bread' }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});
