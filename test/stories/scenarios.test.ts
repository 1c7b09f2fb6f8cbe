/** The first ten minutes, one story each: Mermaid both ways, feelings by hand, a quick win, a PDF to print, a review. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { boxOf, drag, dropFile, middleOf, onMaps, saved, switchTo } from './maps.ts';
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
const idOf = (at: Page): string => new URL(at.url()).pathname.split('/').at(-1) ?? '';

/** A bakery's web shop with nothing felt yet. */
function shop(title: string, cards: readonly object[] = [], more: object = {}): object {
  const stages = ['Find', 'Order', 'Wait', 'Eat'];
  return {
    $schema: 'urn:sojourn:schema:journey:2',
    version: 2,
    id: `map-${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    kind: 'current-state',
    personas: [{ id: 'hanna', name: 'Hanna' }],
    stages: stages.map((name) => ({ id: `g-${name}`, name, steps: [{ id: `s-${name}`, name }] })),
    lanes: [
      { id: 'meets', kind: 'touchpoints', name: 'Meets' },
      { id: 'feels', kind: 'emotions', name: 'Feels', persona: 'hanna' },
      { id: 'pains', kind: 'pains', name: 'Pains' },
      { id: 'chances', kind: 'opportunities', name: 'Opportunities' },
    ],
    cards,
    touchpoints: [{ id: 'tp-parcel', name: 'Mail about the parcel', channel: 'e-mail' }],
    ...more,
  };
}

/** Takes the open map away in a form of the menu; `also` chooses among its questions first. */
async function taken(form: string, also: () => Promise<void> = () => Promise.resolve()): Promise<Uint8Array> {
  await page.getByRole('button', { name: 'Export this map' }).click();
  await page.getByRole('option', { name: form }).click();
  await also();
  const [download]: [Download, unknown] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  const bytes = new Uint8Array(readFileSync(await download.path()));
  await page.keyboard.press('Escape');
  return bytes;
}

/** Draws a diagram with the real mermaid in a page of its own: the words it shows. */
async function drawnByMermaid(text: string): Promise<string[]> {
  const alone = await story.context.newPage();
  await alone.setContent('<div id="drawn"></div>');
  await alone.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
  const words = await alone.evaluate(async (source) => {
    const { mermaid } = globalThis as typeof globalThis & {
      mermaid: { initialize: (how: object) => void; render: (id: string, text: string) => Promise<{ svg: string }> };
    };
    mermaid.initialize({ startOnLoad: false });
    const { svg } = await mermaid.render('one', source);
    const place = document.querySelector('#drawn');
    if (place) place.innerHTML = svg;
    return [...document.querySelectorAll('#drawn text, #drawn foreignObject')].map((one) => one.textContent.trim());
  }, text);
  await alone.close();
  return words;
}

const journey =
  'journey\n  title Opening an account\n  section Compare\n    Read the fees: 2: Hanna\n    Ask a friend: 4: Hanna\n  section Open\n    Show the passport: 4: Hanna, Tom';

test('a pasted journey of Mermaid becomes a map, and goes back as a block that Mermaid draws, with what is lost told', async () => {
  await page.goto(`${product.url}/maps/new?from=paste`);
  await page.getByRole('textbox').fill(journey);
  await page.getByRole('heading', { name: 'Opening an account' }).waitFor();
  await page.getByRole('button', { name: 'Make this map' }).click();
  // The block tells title and people; only the scenario is asked, and may be left open.
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.waitForURL(/\/maps\/map_\w+/);
  await page.locator('.map-grid .card').first().waitFor();
  const map = await fileOf(idOf(page));
  expect(map.stages.map((stage) => [stage.name, stage.steps.map((step) => step.name)])).toEqual([
    ['Compare', ['Read the fees', 'Ask a friend']],
    ['Open', ['Show the passport']],
  ]);
  const block = strFromU8(
    await taken('Mermaid text', async () => {
      await page.getByRole('heading', { name: 'What is left out' }).waitFor();
      expect(await seriousFaults(page)).toEqual([]);
    }),
  );
  const words = await drawnByMermaid(block);
  for (const said of ['Opening an account', 'Compare', 'Open', 'Read the fees', 'Show the passport'])
    expect(words).toContain(said);
  expect(story.errors).toEqual([]);
});

describe('the curve', () => {
  /** Where a feeling of this value stands in a column of the drawing, once that stands still. */
  async function at(step: string, value: number): Promise<{ x: number; y: number }> {
    let before = await now(step, value);
    for (;;) {
      await page.waitForTimeout(250);
      const after = await now(step, value);
      if (after.x === before.x && after.y === before.y) return after;
      before = after;
    }
  }
  async function now(step: string, value: number): Promise<{ x: number; y: number }> {
    const head = await middleOf(page.locator(`svg.scene a.record[data-record="${step}"]`).first());
    const [top, foot] = await Promise.all([
      middleOf(page.locator('svg.scene text', { hasText: /^\+2 / })),
      middleOf(page.locator('svg.scene text', { hasText: /^−2 / })),
    ]);
    return { x: head.x, y: top.y + ((2 - value) / 4) * (foot.y - top.y) };
  }
  const felt = async (id: string, lane?: string): Promise<string[]> =>
    (await fileOf(id)).cards
      .filter((card) => card.valence !== undefined && (lane === undefined || card.lane === lane))
      .map((card) => `${card.step} ${card.valence}`);

  test('is drawn by hand: filled by a double click, dragged, moved by + and −, and taken back', async () => {
    const id = await made(shop('Drawn by hand'));
    await opened(page, id, 'curve');
    const find = await at('g-Find', 1);
    await page.mouse.dblclick(find.x, find.y);
    await expect.poll(() => felt(id), soon).toEqual(['s-Find 1']);
    await drag(page, await at('g-Wait', 0), await at('g-Wait', -1.5));
    await expect.poll(() => felt(id), soon).toEqual(['s-Find 1', 's-Wait -1.5']);
    // What is held follows the pointer before it is dropped.
    await page.mouse.move(find.x, find.y);
    await page.mouse.down();
    const lower = await at('g-Find', -0.5);
    await page.mouse.move(lower.x, lower.y, { steps: 4 });
    await page.locator('.matrix-ghost', { hasText: '−0.5' }).waitFor();
    await page.locator('svg.scene text', { hasText: '−0.5' }).first().waitFor();
    expect(await felt(id)).toEqual(['s-Find 1', 's-Wait -1.5']);
    await page.mouse.up();
    await expect.poll(() => felt(id), soon).toEqual(['s-Find -0.5', 's-Wait -1.5']);
    await page.locator('a.record[data-role="feeling"]').last().focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => felt(id), soon).toEqual(['s-Find -0.5', 's-Wait -0.6']);
    for (let press = 0; press < 3; press++) await page.keyboard.press('Control+z');
    await expect.poll(() => felt(id), soon).toEqual(['s-Find -0.5', 's-Wait -1.5']);
    expect(await seriousFaults(page)).toEqual([]);
  });

  test('shows a second persona, and how it should feel, as lines of their own', async () => {
    const feeling = (step: string, valence: number) => ({ id: `f-${step}`, lane: 'feels', step, text: '', valence });
    const id = await made(shop('Two people', [feeling('s-Find', 1), feeling('s-Order', 0.5)]));
    await opened(page, id, 'curve');
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('menuitem', { name: 'How another persona feels' }).click();
    await page.getByText('“Persona 2” is on the map now.').waitFor();
    for (const [step, value, cards] of [
      ['g-Find', -1, 3],
      ['g-Order', -1.5, 4],
    ] as const) {
      const { x, y } = await at(step, value);
      await page.mouse.dblclick(x, y);
      // The drawing is laid out anew for each point.
      await expect.poll(async () => (await felt(id)).length, soon).toBe(cards);
    }
    await page.locator('svg.scene text', { hasText: 'Persona 2' }).waitFor();
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('menuitem', { name: 'What it should feel like' }).click();
    await expect.poll(async () => (await fileOf(id)).lanes.some((lane) => lane.wanted), soon).toBe(true);
    const { x, y } = await at('g-Order', 2);
    await page.mouse.dblclick(x, y);
    await page.locator('svg.scene text', { hasText: /^wanted$/ }).waitFor();
    const map = await fileOf(id);
    const second = map.lanes.find((lane) => lane.persona !== undefined && lane.persona !== 'hanna')?.id;
    const wanted = map.lanes.find((lane) => lane.wanted)?.id;
    expect(await felt(id, 'feels')).toEqual(['s-Find 1', 's-Order 0.5']);
    expect(await felt(id, second)).toEqual(['s-Find -1', 's-Order -1.5']);
    await expect.poll(() => felt(id, wanted), soon).toEqual(['s-Order 2']);
    // The line to draw is chosen among all three.
    await page.getByRole('button', { name: /^Line to draw: Wanted/ }).click();
    await page.getByRole('menuitem', { name: 'Feels, Hanna' }).click();
    await page.getByRole('button', { name: 'Line to draw: Feels, Hanna' }).waitFor();
    expect(story.errors).toEqual([]);
  });
});

test('a moment of truth, a pain and an opportunity are marked; dropped on the matrix it is a quick win', async () => {
  const id = await made(shop('A quick win'));
  await opened(page, id);
  await page.locator('[data-spot="stage:g-Wait"]').click();
  const panel = page.getByRole('complementary', { name: 'Evidence' });
  // The tick stands for the map, and shows once the map has it.
  const truth = panel.getByLabel('A moment of truth');
  await truth.click();
  await expect.poll(() => truth.isChecked(), soon).toBe(true);
  const type = async (lane: string, words: string): Promise<void> => {
    await page.locator(`td[data-cell^="${lane}"][data-cell$="s-Wait"]`).click();
    await page.keyboard.press('Enter');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  };
  await type('pains', 'Nobody says when it comes');
  await type('chances', 'Say the hour of delivery');
  await saved(page);
  await switchTo(page, 'Matrix');
  const entry = page.locator('svg.scene a.record', { hasText: 'Say the hour of delivery' }).first();
  const from = await boxOf(entry);
  const quarter = await boxOf(page.locator('svg.scene text', { hasText: 'Quick wins' }));
  await drag(page, { x: from.x + 12, y: from.y + 8 }, { x: quarter.x + 70, y: quarter.y + 110 });
  const scored = async (): Promise<boolean> => {
    const chance = (await fileOf(id)).cards.find((card) => card.lane === 'chances');
    return (chance?.effort ?? 5) < 3 && (chance?.customerValue ?? 0) > 3;
  };
  await expect.poll(scored, soon).toBe(true);
  // The matrix names it among the quick wins, for everybody who looks or listens.
  await page.locator('svg.scene a.record[aria-label*="Quick wins"]').first().waitFor();
  const { stages, cards } = await fileOf(id);
  expect(stages[2]?.steps[0]?.momentOfTruth).toBe(true);
  expect(cards.map((card) => `${card.lane}: ${card.text}`).sort()).toEqual([
    'chances: Say the hour of delivery',
    'pains: Nobody says when it comes',
  ]);
  expect(story.errors).toEqual([]);
});

test('the map is taken away as one A3 page, as slides of shapes, as a table, and as a file that comes back identical', async () => {
  const id = await made(
    shop('Taken away', [
      { id: 'c1', lane: 'meets', step: 's-Wait', text: '', touchpoint: 'tp-parcel' },
      { id: 'c2', lane: 'pains', step: 's-Wait', text: 'Nobody says when it comes', unknown: { kept: true } },
      { id: 'f1', lane: 'feels', step: 's-Wait', text: 'Uneasy', valence: -1.4 },
    ]),
  );
  await opened(page, id);
  const pdf = Buffer.from(
    await taken('PDF', async () => {
      await page.getByRole('button', { name: /Paper/ }).click();
      await page.getByRole('option', { name: 'A3, landscape' }).click();
    }),
  ).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Number(width), Number(height)].map(Math.round)).toEqual([1191, 842]);

  const slides = unzipSync(await taken('PowerPoint slides'));
  const first = strFromU8(slides['ppt/slides/slide1.xml'] ?? new Uint8Array());
  const all = Object.entries(slides).filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  const text = all.map(([, bytes]) => strFromU8(bytes)).join('');
  expect(first.match(/<p:sp>/g)?.length).toBeGreaterThan(10);
  expect(text).not.toContain('<p:pic>');
  expect(text).toContain('Nobody says when it comes');

  const table = strFromU8(await taken('CSV table'));
  expect(table.split('\n').filter((line) => line.includes('Nobody says when it comes'))).toHaveLength(1);

  const file = await taken('Journey file');
  const before = await fileOf(id);
  await page.keyboard.press('Escape');
  await dropFile(page, 'taken-away.journey.json', strFromU8(file));
  await page.getByRole('button', { name: 'Replace what it holds' }).click();
  await page.getByRole('button', { name: 'Export this map' }).waitFor();
  expect(await fileOf(id)).toEqual(before);
  expect(Buffer.from(await taken('Journey file')).equals(Buffer.from(file))).toBe(true);
  expect(story.errors).toEqual([]);
});

test('a review is planned and signed off; the next one shows what changed since, and leads there', async () => {
  const id = await made(
    shop('To be reviewed', [
      { id: 'c1', lane: 'meets', step: 's-Wait', text: '', touchpoint: 'tp-parcel' },
      { id: 'c2', lane: 'pains', step: 's-Wait', text: 'Nobody says when it comes' },
      { id: 'c3', lane: 'pains', step: 's-Find', text: 'Prices are hidden' },
    ]),
  );
  await opened(page, id);
  const changes = page.getByRole('complementary', { name: 'What changed' });
  await page
    .locator('.map-tools')
    .getByRole('button', { name: /^Draft/ })
    .click();
  const keeping = page.getByRole('dialog', { name: 'How this map is kept' });
  await keeping.getByRole('button', { name: /^Next review/ }).click();
  await keeping.getByLabel('Next review').fill('2026-01-15');
  await page.keyboard.press('Enter');
  await keeping.getByRole('button', { name: 'What changed since the last review' }).click();
  await changes.getByText(/^Since its first review was planned on/).waitFor();
  await changes.getByText('Nothing changed').waitFor();
  await changes.getByLabel('Your name').fill('Lena Hartmann');
  await changes.getByRole('button', { name: 'Sign off' }).click();
  await changes
    .getByText(/Lena Hartmann signed it off on/)
    .first()
    .waitFor();

  await page.locator('[data-card="c3"]').click();
  await page.keyboard.press('Delete');
  await page.locator('[data-card="c1"]').click();
  await changes.getByText('Prices are hidden').waitFor();
  const edits = [
    { verb: 'edit-touchpoint', id: 'tp-parcel', owner: 'Murat Aydin', reviewBy: '2027-01-20' },
    { verb: 'rename-stage', id: 'g-Eat', name: 'Enjoy' },
  ];
  await fetch(`${product.url}/api/maps/${id}/edits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ edits }),
  });
  await changes.getByText('3 changes').waitFor();
  const lines = await changes.locator('.change').allInnerTexts();
  expect(lines.map((line) => line.split('\n').filter(Boolean))).toEqual([
    ['changed', 'Enjoy', 'Name: “Eat” → “Enjoy”'],
    ['gone', 'Prices are hidden'],
    ['changed', 'Mail about the parcel', 'Owner: Murat Aydin', 'Review by: 20 Jan 2027'],
  ]);
  expect(await seriousFaults(page)).toEqual([]);
  await changes.getByRole('button', { name: /Mail about the parcel/ }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-card')), soon).toBe('c1');
  await changes.getByRole('button', { name: /Prices are hidden/ }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell')), soon)
    .toBe('pains\ns-Find');

  // The atlas leads to the changes of a map that is due.
  await page.goto(`${product.url}/maps`);
  await page.locator(`.atlas-due a[href*="${id}?changes"]`, { hasText: 'To be reviewed' }).click();
  await changes.getByText('3 changes').waitFor();
  expect(story.errors).toEqual([]);
});
