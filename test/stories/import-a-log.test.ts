/** Somebody with a CSV and no instructions: drops it, sees what was understood, and lands on a map of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../src/lib/random.ts';
import { startProduct, workspaceOf, type Product } from './product.ts';

let product: Product;
let folder = '';

beforeAll(async () => {
  product = await startProduct();
  folder = await mkdtemp(join(tmpdir(), 'sojourn-logs-'));
});
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A small bank's onboarding: most open an account, some stop at the identity check; three rows have no time. */
function onboarding(): string {
  const random = seeded(7);
  const lines = ['client;what;at;branch'];
  for (let client = 1; client <= 300; client++) {
    let at = Date.UTC(2026, 2, 1) + client * 3_600_000;
    const stops = random.next() < 0.35 ? 3 : 6;
    const branch = random.next() < 0.5 ? 'Lindau' : 'Bregenz';
    for (const what of ['Sees offer', 'Fills form', 'Uploads passport', 'Passes check', 'Signs', 'Pays in'].slice(
      0,
      stops,
    )) {
      at += 60_000 + Math.floor(random.next() * 7_200_000);
      lines.push(`K${client};${what};${new Date(at).toISOString()};${branch}`);
    }
  }
  lines.push('K301;Sees offer;soon;Lindau', 'K302;Sees offer;;Lindau', 'K303;Sees offer;never;Lindau');
  return `${lines.join('\n')}\n`;
}

/** Requests of this address wait until the returned function is called. */
async function hold(page: Page, address: string | RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}

test('from a file to its journeys and to a map, and the bad rows come back with reasons', async () => {
  const file = join(folder, 'onboarding.csv');
  await writeFile(file, onboarding());
  const { page, context, errors } = await product.page();
  await page.goto(product.url);
  await page.getByRole('link', { name: 'Import' }).click();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chosen).setFiles(file);

  await page.getByRole('heading', { name: 'onboarding.csv' }).waitFor();
  const roles = page.locator('.raw-rows th');
  expect(await roles.evaluateAll((heads) => heads.map((head) => head.getAttribute('data-role')))).toEqual([
    'customer',
    'event',
    'time',
    'property',
  ]);
  expect(await page.locator('.raw-rows tbody tr').count()).toBe(20);
  await page.getByRole('radio', { name: 'As it will be read' }).click();
  await page.getByRole('cell', { name: 'Sees offer' }).first().waitFor();
  await page.getByRole('button', { name: 'Find the journeys' }).click();

  await page.locator('.journey').first().waitFor({ timeout: 60_000 });
  await page.getByRole('heading', { level: 1, name: /onboarding/ }).waitFor();
  const offered = page.getByRole('button', { name: 'Download those set aside' });
  const download = page.waitForEvent('download');
  await offered.click();
  const stream = await (await download).createReadStream();
  const rejected = (await stream.toArray()).join('');
  expect(rejected.split('\n').filter((line) => line.includes('Sees offer'))).toHaveLength(3);

  await page
    .getByRole('link', { name: 'Open the map' })
    .or(page.getByRole('button', { name: 'Draw the map' }))
    .last()
    .click();
  await page.locator('.map-grid .card').first().waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('who presses Import before the start knows where to lead is not led elsewhere', async () => {
  const { page, context } = await product.page();
  const workspace = await hold(page, '**/api/workspace');
  const importPage = await hold(page, /bring-page/);
  await page.goto(product.url);
  await page.getByRole('link', { name: 'Import' }).click();
  workspace();
  // Stands there only once the page knows the logs.
  await page.getByRole('link', { name: 'Paths' }).waitFor();
  importPage();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/import');
  await context.close();
});

test('a wrong guess is corrected on the column itself', async () => {
  const file = join(folder, 'till.csv');
  const rows = Array.from(
    { length: 60 },
    (_, row) => `${row % 12},${['Bread', 'Rolls', 'Cake'][row % 3]},2026-05-0${1 + (row % 9)} 10:0${row % 6}`,
  );
  await writeFile(file, `visit,bought,stamp\n${rows.join('\n')}\n`);
  const { page, context } = await product.page();
  await page.goto(`${product.url}/import`);
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chosen).setFiles(file);
  await page.getByRole('button', { name: /What “bought” is/ }).click();
  await page.getByRole('option', { name: /What happened/ }).click();
  const corrected = page.locator('.raw-rows th[data-role="event"]', { hasText: 'bought' });
  await corrected.waitFor();
  await page.reload();
  await corrected.waitFor();
  expect(await page.getByRole('button', { name: 'Find the journeys' }).isEnabled()).toBe(true);
  await context.close();
});

test('a file that is no log gets a plain message and the way back', async () => {
  const file = join(folder, 'photo.csv');
  await writeFile(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 0xff, 0xfe]));
  const { page, context } = await product.page();
  await page.goto(`${product.url}/import`);
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chosen).setFiles(file);
  await page.getByRole('alert').or(page.locator('.problems')).first().waitFor();
  expect(await page.getByRole('button', { name: /Find the journeys/, disabled: false }).count()).toBe(0);
  await context.close();
});

test('a log is deleted only after the page said what goes and what stays', async () => {
  const bank = (await workspaceOf(product.url)).sources.find((one) => !one.sample);
  const { page, context, errors } = await product.page();
  await page.goto(`${product.url}/sources/${bank?.id}`);
  await page.locator('.journey').first().waitFor();
  const ask = async (): Promise<void> => {
    await page.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Delete this log' }).click();
  };
  const question = page.getByRole('alertdialog');
  await ask();
  expect(await question.innerText()).toContain('300 customers');
  await question.getByRole('button', { name: 'Keep it' }).click();
  await question.waitFor({ state: 'detached' });
  expect((await workspaceOf(product.url)).sources.map((one) => one.id)).toContain(bank?.id);
  await ask();
  await question.getByRole('button', { name: 'Delete the log' }).click();
  await page.getByRole('heading', { level: 1, name: /Kornblume/ }).waitFor();
  expect((await workspaceOf(product.url)).sources.map((one) => one.id)).not.toContain(bank?.id);
  expect(errors).toEqual([]);
  await context.close();
});
