/** Somebody with a survey: drops it on a map, says what cannot be known, gives the rest a place, and sees what disagrees. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MapSummary } from '../../src/server/api.ts';
import { soon, startProduct, type Product } from './product.ts';

let product: Product;
let folder = '';

beforeAll(async () => {
  product = await startProduct();
  folder = await mkdtemp(join(tmpdir(), 'sojourn-survey-'));
});
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A survey by stage: two thirds name a stage of the map, which they found hard, the rest something else. */
function survey(stage: string): string {
  const rows = ['date,CES,verbatim,stage'];
  for (let row = 0; row < 36; row++) {
    const tag = row % 3 === 2 ? 'Afterwards' : stage;
    const effort = tag === stage ? 6 + (row % 2) : 1 + (row % 7);
    rows.push(
      `2026-03-${String(1 + (row % 28)).padStart(2, '0')},${effort},The answer of guest ${row} in words,${tag}`,
    );
  }
  return rows.join('\n');
}

test('[scenario 9] a survey dropped on a map of a template stands beside its declared curve; what waits is moved by a rule', async () => {
  const headers = { 'content-type': 'application/json' };
  const made = await fetch(`${product.url}/api/maps`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ template: 'saas-onboarding' }),
  });
  const map = (await made.json()) as MapSummary;
  const read = await fetch(`${product.url}/api/maps/${map.id}`);
  const { stages } = (await read.json()) as { stages: { name: string }[] };
  const stage = stages[0]?.name ?? '';
  await writeFile(join(folder, 'survey.csv'), survey(stage));
  const { page, context, errors } = await product.page();
  await page.goto(`${product.url}/maps/${map.id}`);
  await page.getByRole('heading', { name: 'SaaS onboarding' }).first().waitFor(soon);
  const text = survey(stage);
  const dropped = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'survey.csv', { type: 'text/csv' }));
    return data;
  }, text);
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });

  await page.getByRole('heading', { name: 'survey.csv' }).waitFor(soon);
  expect(await page.getByRole('button', { name: 'Keep these answers' }).isDisabled()).toBe(true);
  await page.getByText('Say which end of “CES” is good.').waitFor(soon);
  await page.getByRole('button', { name: /Good end of “CES”/ }).click();
  await page.getByRole('option', { name: 'Low is good' }).click();
  await page.getByRole('button', { name: 'Keep these answers', disabled: false }).click();

  await page.getByRole('heading', { name: 'Unassigned: 12' }).waitFor(soon);
  await page.getByRole('row', { name: new RegExp(`^${stage}.*24`) }).waitFor(soon);
  await page.getByRole('button', { name: 'Afterwards · 12' }).click();
  await page.getByRole('button', { name: /they belong to/ }).click();
  await page.getByRole('option', { name: 'The journey as a whole' }).click();
  await page.getByText('12 responses').first().waitFor(soon);
  await page.getByRole('button', { name: 'Add rule' }).click();
  await page.getByRole('heading', { name: 'Nothing is unassigned' }).waitFor(soon);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Unassigned: 12' }).waitFor(soon);

  await page.getByRole('link', { name: 'Open the map' }).click();
  await page.locator('.map-grid').getByText('rated −1.7 · n 24').waitFor(soon);
  const apart = /Declared \+0\.[67] on average of 2 steps, measured −1\.\d: more than a step apart/;
  await page
    .locator('td[data-cell]')
    .getByText(apart)
    .first()
    .waitFor({ ...soon, state: 'attached' });
  const beside = page.getByRole('complementary', { name: 'Evidence' });
  await beside.getByText('12 are unassigned: give them a place').waitFor(soon);
  await page.getByRole('button', { name: stage, exact: true }).click();
  await beside.getByText(apart).waitFor(soon);
  await beside.getByRole('button', { name: 'Show the answers behind it' }).first().click();
  await beside.getByText('The answer of guest 34 in words').waitFor(soon);
  await page
    .getByRole('radio', { name: 'Curve' })
    .or(page.getByRole('link', { name: 'Curve' }))
    .first()
    .click();
  await page
    .locator('svg.scene text', { hasText: /^n 24$/ })
    .first()
    .waitFor(soon);
  expect(errors).toEqual([]);
  await context.close();
});
