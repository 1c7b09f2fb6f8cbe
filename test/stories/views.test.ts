/** One map in every view: the selection comes along, scores are dragged, times are typed, the map is presented. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../src/map/map.ts';
import { seriousFaults } from './axe.ts';
import { soon, startProduct, type Product, type StoryPage } from './product.ts';

const file = join(import.meta.dirname, '../golden/account-opening/map.journey.json');

let product: Product;
let open: StoryPage;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  const answer = await fetch(`${product.url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: readFileSync(file),
  });
  if (!answer.ok) throw new Error(`the map was not taken: ${await answer.text()}`);
  open = await product.page({ width: 1440, height: 900 });
  page = open.page;
}, 240_000);

afterAll(() => product?.stop());

const stored = async (): Promise<JourneyMap> =>
  (await (await fetch(`${product.url}/api/maps/map-account`)).json()) as JourneyMap;

const goTo = async (view: string): Promise<void> => {
  await page.goto(`${product.url}/maps/map-account?view=${view}`);
  await page.locator('svg.scene, .sheet-table, .map-grid').first().waitFor();
};

const switchTo = async (name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'View of the map' }).getByRole('link', { name }).click();
};

const serious = (): Promise<string[]> => seriousFaults(page);

const kinds = ['grid', 'curve', 'metro', 'storyboard', 'blueprint', 'timeline', 'table', 'matrix', 'stakeholders'];

describe('the views of one map', () => {
  test.each(kinds)('the %s opens from its address without a serious fault of access or an error', async (view) => {
    await goTo(view);
    expect(await serious()).toEqual([]);
    expect(open.errors.filter((one) => !one.includes('404'))).toEqual([]);
  });

  test('what is selected in one view is selected and in sight in the next', async () => {
    await goTo('table');
    await page.getByLabel('Show rows with these words').fill('Looks into the inbox');
    await page.locator('#cell-0-0').click();
    for (const name of ['Blueprint', 'Storyboard', 'Timeline', 'Curve']) {
      await switchTo(name);
      const chosen = page.locator('a.record[aria-current="true"]').first();
      await chosen.waitFor();
      const record = await chosen.getAttribute('data-record');
      const card = (await stored()).cards.find((one) => one.text.startsWith('Looks into the inbox'));
      const same = [card?.id, card?.step];
      const stage = (await stored()).stages.find((one) => one.steps.some((step) => step.id === card?.step));
      expect([...same, stage?.id]).toContain(record);
      const isInSight = async (): Promise<boolean> => {
        const box = await chosen.boundingBox();
        return box !== null && box.y + box.height > 0 && box.y < 900;
      };
      await expect.poll(isInSight, soon).toBe(true);
    }
    await page.goBack();
    expect(page.url()).toContain('view=timeline');
  });
});

describe('the opportunity matrix', () => {
  const chance = 'Move standing orders for them';
  const score = async (): Promise<(number | undefined)[]> => {
    const card = (await stored()).cards.find((one) => one.text === chance);
    return [card?.effort, card?.customerValue, card?.businessValue];
  };

  test('names the quarter under the pointer, keeps what is dropped, and takes it back', async () => {
    await goTo('matrix');
    const entry = page.locator('a.record').filter({ hasText: chance }).first();
    const from = await entry.boundingBox();
    const quarter = await page.locator('svg.scene text', { hasText: 'Quick wins' }).boundingBox();
    if (!from || !quarter) throw new Error('the matrix is not drawn');
    await page.mouse.move(from.x + 12, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(quarter.x + 70, quarter.y + 130, { steps: 6 });
    await page
      .getByText(/^Quick wins: effort/)
      .first()
      .waitFor();
    await page.mouse.up();
    await expect.poll(async () => (await score())[0], soon).toBeLessThan(3);
    expect((await score())[1]).toBeGreaterThan(3);
    await page.keyboard.press('Control+z');
    await expect.poll(score, soon).toEqual([undefined, undefined, undefined]);
  });

  test('is moved on by the arrow keys, the focus staying with the card', async () => {
    await goTo('matrix');
    const bubble = page.locator('a.record').filter({ hasText: 'Ask for the employer once' }).first();
    const record = await bubble.getAttribute('data-record');
    await bubble.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await stored()).cards.find((one) => one.id === record)?.effort, soon).toBe(1.5);
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(async () => (await stored()).cards.find((one) => one.id === record)?.customerValue, soon)
      .toBe(2.5);
    const focused = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.record);
    expect(focused).toBe(record);
  });
});

describe('the table', () => {
  test('takes a pasted column as one step to undo, and says what does not fit', async () => {
    await goTo('table');
    await page.getByLabel('Show rows with these words').fill('Pain points');
    const head = page.locator('.sheet-table th').filter({ hasText: 'Owner' });
    const column = await head.evaluate((one) => [...(one.parentElement?.children ?? [])].indexOf(one));
    await page.locator(`#cell-0-${column}`).click();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'Rita K.\nJonas T.\nAna M.\nnobody here');
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('.sheet-table')?.dispatchEvent(paste);
    });
    const owners = async (): Promise<string[]> =>
      (await stored()).cards.flatMap((one) => (one.lane === 'lane-8' && one.owner ? [one.owner] : []));
    await expect.poll(async () => (await owners()).length, soon).toBe(3);
    await page.getByText('1 pasted cell did not fit and was left out.').waitFor();
    await page.locator('.sheet-table').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(owners, soon).toEqual([]);
  });

  test('keeps a number that does not fit in its field, with the reason', async () => {
    await goTo('table');
    const head = page.locator('.sheet-table th').filter({ hasText: 'Effort' });
    const column = await head.evaluate((one) => [...(one.parentElement?.children ?? [])].indexOf(one));
    await page.locator(`#cell-0-${column}`).click();
    await page.keyboard.type('99');
    await page.keyboard.press('Enter');
    await page.getByText('Type a number from 1 to 5.').waitFor();
    expect(await page.locator('.sheet-field').inputValue()).toBe('99');
    await page.keyboard.press('Escape');
  });
});

test('a second persona feels otherwise, beside how it should feel', async () => {
  await goTo('table');
  await page.getByLabel('Show rows with these words').fill('Omar feels');
  const head = page.locator('.sheet-table th').filter({ hasText: 'Feeling' });
  const column = await head.evaluate((one) => [...(one.parentElement?.children ?? [])].indexOf(one));
  await page.locator(`#cell-5-${column}`).click();
  await page.keyboard.type('1.5');
  await page.keyboard.press('Enter');
  await switchTo('Curve');
  await page.locator('svg.scene text', { hasText: 'Omar, declared' }).waitFor();
  expect(await page.locator('svg.scene text', { hasText: /^wanted$/ }).count()).toBe(1);
  await page.locator('a.record', { hasText: 'Get the card: +1.5' }).first().waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('a.record', { hasText: 'Get the card: +0.5' }).first().waitFor();
});

test('a time typed on the timeline is declared, and one that cannot be read is not guessed at', async () => {
  await goTo('timeline');
  await page.locator('a.record[data-record="step-8"]').click();
  const takes = page.locator('.times').getByRole('textbox', { name: 'takes' });
  await takes.fill('soon');
  await takes.press('Enter');
  await page.getByText('Write it like “20 min”').first().waitFor();
  await takes.fill('1 h 30');
  await takes.press('Enter');
  const step = async (): Promise<number | undefined> =>
    (await stored()).stages.flatMap((stage) => stage.steps).find((one) => one.id === 'step-8')?.takes;
  await expect.poll(step, soon).toBe(5400);
});

test('a view keeps the words of the filter, and narrows the map again when it is opened from its address', async () => {
  await goTo('grid');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByLabel('Only cards with the words').fill('inbox');
  await page.getByText(/^The filter hides/).waitFor();
  await page.getByRole('button', { name: /^Saved views/ }).click();
  await page.getByLabel('Name this way of looking').fill('About the inbox');
  await page.keyboard.press('Enter');
  const view = async () => (await stored()).views?.find((one) => one.name === 'About the inbox');
  await expect.poll(async () => (await view())?.words, soon).toBe('inbox');
  await page.goto(`${product.url}/maps/map-account?view=grid&saved=${(await view())?.id}`);
  await page.getByText(/^The filter hides/).waitFor();
  await page.locator('.map-grid .card').first().waitFor();
  const shown = await page.locator('.map-grid .card').allInnerTexts();
  expect(shown.length).toBeGreaterThan(0);
  for (const words of shown) expect(words.toLowerCase()).toContain('inbox');
  await page.getByRole('button', { name: /^Saved views/ }).click();
  await page.getByRole('button', { name: 'Delete “About the inbox”' }).click();
  await expect.poll(view, soon).toBeUndefined();
});

test('a view is kept under a name, opened, renamed and deleted', async () => {
  await goTo('curve');
  await page.getByRole('button', { name: 'All personas' }).click();
  await page.getByRole('checkbox', { name: 'Omar' }).click({ force: true });
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url(), soon).toContain('persona=omar');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByLabel('Name this way of looking').fill('How Omar feels');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Rename “How Omar feels”' }).waitFor();
  const view = async () => (await stored()).views?.find((one) => one.name === 'How Omar feels');
  await expect.poll(async () => (await view())?.personas, soon).toEqual(['omar']);
  await page.keyboard.press('Escape');
  await goTo('grid');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('button', { name: /^How Omar feels/ }).click();
  await expect.poll(() => page.url(), soon).toMatch(/view=curve.*persona=omar/);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('button', { name: 'Delete “How Omar feels”' }).click();
  await expect.poll(view, soon).toBeUndefined();
});

describe('presenting', () => {
  test('goes stage by stage from the keyboard and ends with the page for the board', async () => {
    await page.goto(`${product.url}/maps/map-account/present`);
    const shown = page.locator('.slide[data-shown]');
    await shown.getByRole('heading', { name: 'Opening an account' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await shown.getByRole('heading', { name: 'Decide' }).waitFor();
    await page.keyboard.press('Space');
    await shown.getByRole('heading', { name: 'Apply' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await shown.getByRole('heading', { name: 'Decide' }).waitFor();
    await page.keyboard.press('End');
    await shown.getByRole('heading', { name: 'What hurts most' }).waitFor();
    await shown.getByText('Status page with a promised day').waitFor();
    // The page for the board is the curve, the three worst pains and what is asked for, each with its owner.
    expect(await shown.locator('svg.scene [data-role="feeling"]').count()).toBeGreaterThan(3);
    const block = (name: string) => shown.locator('.present-block', { hasText: name }).locator('li');
    expect(await block('What hurts most').count()).toBe(3);
    const asks = await block('What we ask for').allInnerTexts();
    expect(asks.length).toBeGreaterThan(0);
    for (const ask of asks) expect(ask).toContain('Owner: ');
    expect(await serious()).toEqual([]);
    await page.keyboard.press('Home');
    await shown.getByRole('heading', { name: 'Opening an account' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.workbench').waitFor();
  });

  test('shows what a stage rests on beside it', async () => {
    await page.goto(`${product.url}/maps/map-account/present?slide=3`);
    await page.locator('.slide[data-shown]').getByRole('heading', { name: 'Apply' }).waitFor();
    await page.keyboard.press('n');
    await page.getByText('12 interviews, September').waitFor();
    expect(await serious()).toEqual([]);
  });

  test('prints one page a slide', async () => {
    await page.goto(`${product.url}/maps/map-account/present`);
    await page.locator('.slide[data-shown]').waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length;
    expect(pages).toBe(6);
  });

  test('fits a telephone', async () => {
    const small = await product.page({ width: 390, height: 844 });
    await small.page.goto(`${product.url}/maps/map-account/present?slide=4`);
    await small.page.locator('.slide[data-shown]').waitFor();
    const wide = await small.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await small.context.close();
  });
});
