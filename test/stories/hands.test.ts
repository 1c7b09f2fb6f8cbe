/** What hands do on the grid: pictures brought in, heads and ends of cards dragged, a long press; and axe on what opens. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pngOf } from '../picture-kit.ts';
import { seriousFaults } from './axe.ts';
import { boxOf, cellAt, drag, middleOf, onMaps, saved } from './maps.ts';
import { soon, startProduct, type Product, type StoryPage } from './product.ts';

let product: Product;
let story: StoryPage;
let page: Page;
beforeAll(async () => {
  product = await startProduct();
  story = await product.page();
  page = story.page;
});
afterAll(() => product?.stop());

const { made, fileOf, opened } = onMaps(() => product);

/** A branch of a bank: three stages, the middle one of two steps. */
function branch(title: string, cards: readonly object[] = []): object {
  const step = (name: string) => ({ id: `s-${name}`, name });
  return {
    $schema: 'urn:sojourn:schema:journey:2',
    version: 2,
    id: `map-${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    kind: 'current-state',
    personas: [{ id: 'lena', name: 'Lena' }],
    stages: [
      { id: 'g-Arrive', name: 'Arrive', steps: [step('Arrive')] },
      { id: 'g-Counter', name: 'At the counter', steps: [step('Wait'), step('Ask')] },
      { id: 'g-Leave', name: 'Leave', steps: [step('Leave')] },
    ],
    lanes: [
      { id: 'does', kind: 'actions', name: 'Does' },
      { id: 'pains', kind: 'pains', name: 'Pains' },
      { id: 'meets', kind: 'touchpoints', name: 'Meets' },
      { id: 'pics', kind: 'images', name: 'Pictures' },
    ],
    cards,
    touchpoints: [{ id: 'tp-counter', name: 'Counter', channel: 'in-branch' }],
  };
}

const does = (id: string, step: string, text: string, more: object = {}) => ({ id, lane: 'does', step, text, ...more });

describe('a picture', () => {
  const bytes = [...pngOf(80, 1)];
  /** A file as the clipboard or the desktop hands it over. */
  const bring = (kind: 'paste' | 'drop', name: string, at: { x: number; y: number }): Promise<void> =>
    page.evaluate(
      ([how, file, data, x, y]) => {
        const hands = new DataTransfer();
        hands.items.add(new File([new Uint8Array(data)], file, { type: 'image/png' }));
        if (how === 'paste') {
          const event = new ClipboardEvent('paste', { clipboardData: hands, bubbles: true, cancelable: true });
          document.activeElement?.dispatchEvent(event);
          return;
        }
        const on = document.elementFromPoint(x, y);
        for (const name of ['dragenter', 'dragover', 'drop'])
          on?.dispatchEvent(
            new DragEvent(name, { dataTransfer: hands, clientX: x, clientY: y, bubbles: true, cancelable: true }),
          );
      },
      [kind, name, bytes, at.x, at.y] as const,
    );
  const pictures = async (id: string): Promise<unknown[]> =>
    (await fileOf(id)).cards.map(({ lane, step, picture }) => [lane, step, picture?.alt, picture?.width]);

  test('is pasted into a cell and dropped onto another, kept with its words, and taken back by undo', async () => {
    const id = await made(branch('With pictures'));
    await opened(page, id);
    await cellAt(page, 'pics', 's-Arrive').click();
    await bring('paste', 'queue-at-the-door.png', { x: 0, y: 0 });
    await expect.poll(() => pictures(id), soon).toEqual([['pics', 's-Arrive', 'queue at the door', 80]]);
    await bring('drop', 'tired-clerk.png', await middleOf(cellAt(page, 'pics', 's-Ask')));
    await expect
      .poll(() => pictures(id), soon)
      .toEqual([
        ['pics', 's-Arrive', 'queue at the door', 80],
        ['pics', 's-Ask', 'tired clerk', 80],
      ]);
    const shown = page.locator('img.card-picture[alt="tired clerk"]');
    await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth), soon).toBe(80);
    await page.keyboard.press('Control+z');
    await expect.poll(() => pictures(id), soon).toEqual([['pics', 's-Arrive', 'queue at the door', 80]]);
    expect(story.errors).toEqual([]);
  });
});

test('a stage, a step and a lane are dragged by their heads, with everything that stands in them', async () => {
  const id = await made(branch('Heads', [does('c-ask', 's-Ask', 'Asks for a card')]));
  await opened(page, id);
  const head = (kind: string, of: string) => page.locator(`th[data-${kind}="${of}"] .head-name`).first();
  const stages = async (): Promise<string[]> =>
    (await fileOf(id)).stages.map((one) => `${one.name}: ${one.steps.map((step) => step.name).join(', ')}`);
  const endOf = async (kind: string, of: string): Promise<{ x: number; y: number }> => {
    const box = await boxOf(page.locator(`th[data-${kind}="${of}"]`).first());
    return { x: box.x + box.width - 12, y: box.y + box.height / 2 };
  };
  await drag(page, await middleOf(head('stage', 'g-Arrive')), await endOf('stage', 'g-Counter'));
  await expect.poll(stages, soon).toEqual(['At the counter: Wait, Ask', 'Arrive: Arrive', 'Leave: Leave']);
  await drag(page, await middleOf(head('step', 's-Wait')), await endOf('step', 's-Ask'));
  await expect.poll(async () => (await stages())[0], soon).toBe('At the counter: Ask, Wait');
  const below = await boxOf(page.locator('th[data-lane="pains"]').first());
  await drag(page, await middleOf(head('lane', 'does')), { x: below.x + 30, y: below.y + below.height - 8 });
  await expect
    .poll(async () => (await fileOf(id)).lanes.map((lane) => lane.name), soon)
    .toEqual(['Pains', 'Does', 'Meets', 'Pictures']);
  expect((await fileOf(id)).cards).toMatchObject([{ lane: 'does', step: 's-Ask' }]);
  for (let press = 0; press < 3; press++) await page.keyboard.press('Control+z');
  await expect.poll(stages, soon).toEqual(['Arrive: Arrive', 'At the counter: Wait, Ask', 'Leave: Leave']);
});

test('the end of a card is dragged over further steps, and back to its own', async () => {
  const id = await made(branch('Spans', [does('c-wait', 's-Wait', 'Waits in the queue')]));
  await opened(page, id);
  const card = page.locator('[data-card="c-wait"]');
  const end = async (): Promise<{ x: number; y: number }> => {
    const box = await boxOf(card);
    return { x: box.x + box.width - 3, y: box.y + box.height / 2 };
  };
  const span = async (): Promise<number | undefined> => (await fileOf(id)).cards[0]?.span;
  await drag(page, await end(), await middleOf(cellAt(page, 'does', 's-Leave')));
  await expect.poll(span, soon).toBe(3);
  const wide = await boxOf(card);
  expect(wide.width).toBeGreaterThan((await boxOf(page.locator('th[data-step="s-Wait"]').first())).width * 2);
  await drag(page, await end(), { x: wide.x + 40, y: wide.y + wide.height / 2 });
  await expect.poll(span, soon).toBeUndefined();
});

test('a finger that rests on a card lifts it; one that moves at once scrolls', async () => {
  const id = await made(branch('Fingers', [does('c-ask', 's-Arrive', 'Comes in')]));
  const context = await product.browser.newContext({ viewport: { width: 900, height: 900 }, hasTouch: true });
  const touched = await context.newPage();
  await opened(touched, id);
  await touched.getByText('measuring…').first().waitFor({ state: 'detached' });
  const hand = await context.newCDPSession(touched);
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    hand.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  const place = async (): Promise<string | undefined> => (await fileOf(id)).cards[0]?.step;
  const from = await middleOf(touched.locator('[data-card="c-ask"]'));
  await finger('touchStart', from);
  await finger('touchMove', { x: from.x, y: from.y - 30 });
  await finger('touchMove', { x: from.x, y: from.y - 90 });
  await finger('touchEnd');
  expect(await touched.locator('.drag-ghost').count()).toBe(0);

  const again = await middleOf(touched.locator('[data-card="c-ask"]'));
  const goal = await middleOf(cellAt(touched, 'does', 's-Wait'));
  await finger('touchStart', again);
  await touched.locator('.drag-ghost').waitFor();
  await finger('touchMove', { x: again.x + 40, y: again.y + 4 });
  await finger('touchMove', goal);
  await finger('touchEnd');
  await expect.poll(place, soon).toBe('s-Wait');
  await context.close();
});

describe('whatever opens in the editor can be used by everybody', () => {
  beforeAll(async () => {
    const cards = [
      does('c-ask', 's-Ask', 'Asks for a card'),
      does('c-leave', 's-Leave', 'Goes home'),
      { id: 'c-meet', lane: 'meets', step: 's-Ask', text: '', touchpoint: 'tp-counter' },
      { id: 'c-pain', lane: 'pains', step: 's-Ask', text: 'Nobody looks up' },
    ];
    await opened(page, await made(branch('All panels', cards)));
  });

  /** Opens every fold of what stands beside the map. */
  const unfold = () =>
    page.evaluate(() => {
      for (const fold of document.querySelectorAll<HTMLDetailsElement>('.evidence details')) fold.open = true;
    });
  const click = (part: string) => () => page.locator(part).first().click();
  const button = (name: string | RegExp) => () => page.getByRole('button', { name }).first().click();
  const close = () => page.keyboard.press('Escape');

  type Opens = () => Promise<unknown>;
  const still: Opens = () => Promise.resolve();
  const panels: [name: string, open: Opens, shown: string, after?: Opens][] = [
    ['the map', still, '.evidence .panel-fields, .evidence section'],
    ['a card', click('[data-card="c-ask"]'), '.evidence .panel-fields'],
    ['a touchpoint', click('[data-card="c-meet"]'), '.evidence .panel-fields'],
    ['a pain', click('[data-card="c-pain"]'), '.evidence .panel-fields'],
    ['a stage', click('[data-spot="stage:g-Arrive"]'), '.evidence .panel-fields'],
    ['a step', click('[data-spot="step:s-Wait"]'), '.evidence .panel-fields'],
    ['a lane', click('[data-spot="lane:does"]'), '.evidence .panel-fields'],
    [
      'several cards',
      async () => {
        await page.locator('[data-card="c-ask"]').click();
        await page.locator('[data-card="c-leave"]').click({ modifiers: ['Shift'] });
      },
      '.card[data-picked]',
    ],
    ['the gaps', button(/^Gaps/), '.gap-group', button('Close the gaps')],
    ['the menu of lanes', button('Add a lane'), '[role=menu]', close],
    [
      'what to do with a card',
      async () => {
        await page.locator('[data-card="c-ask"]').click();
        await page.getByRole('button', { name: 'What to do with this card' }).click();
      },
      '[role=menu]',
      close,
    ],
    ['the palette', () => page.keyboard.press('Control+k'), '.palette input', close],
    ['the search', () => page.keyboard.press('Control+f'), '.find-bar input', close],
    [
      'the keys',
      async () => {
        await page.locator('[data-card="c-ask"]').click();
        await page.keyboard.press('?');
      },
      '.key-list',
      () => page.locator('.key-list').getByRole('button', { name: 'Close' }).click(),
    ],
    ['the filter', button('Filter'), '.filter-panel', button('Filter')],
    ['how it is kept', button(/^Draft/), '.keeping', close],
    ['saved views', button('Saved views'), '.saved-new', close],
    ['the export', button('Export this map'), '.export-panel', close],
    [
      'typing in a card',
      async () => {
        await page.locator('[data-card="c-ask"]').click();
        await page.keyboard.press('Enter');
      },
      '.map-grid textarea',
      close,
    ],
  ];

  test.each<[string, Opens, string, Opens?]>(panels)('%s', async (_name, open, shown, after = still) => {
    await open();
    await page.locator(shown).first().waitFor();
    await unfold();
    expect(await seriousFaults(page)).toEqual([]);
    await after();
    expect(story.errors).toEqual([]);
  });

  test('nothing was changed by looking', async () => {
    await saved(page);
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);
  });
});
