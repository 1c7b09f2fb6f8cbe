/** What people do most, done again and again in a browser, each time from the input to the paint that answers it. */
import type { Page } from 'playwright-core';
import { quantile } from '../src/lib/statistics.ts';
import { BrowserTime } from './browser-time.ts';
import type { Product } from '../test/stories/product.ts';

export interface Place {
  readonly source: string;
  readonly map: string;
}

export interface Times {
  readonly p50: number;
  readonly p95: number;
}

export interface Reached {
  readonly what: string;
  readonly n: number;
  /** Milliseconds from the input to the first paint after its handlers, and to the paint that shows what was asked for. */
  readonly paint: Times;
  readonly done: Times;
  /** Milliseconds of processor of the main thread, with all that follows right after. */
  readonly processor: Times;
}

/** What is drawn after the answer itself is counted too. */
const after = 150;

const repeated = 20;

interface Waits {
  readonly paint: number;
  readonly done: number;
}

interface Timed extends Waits {
  readonly processor: number;
}

const clocks = new WeakMap<Page, BrowserTime>();

async function clockOf(page: Page): Promise<BrowserTime> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser of its own.');
  const clock = clocks.get(page) ?? (await BrowserTime.of(page, browser));
  clocks.set(page, clock);
  return clock;
}

/** In the page: waits for one input, then until `selector` (with `text`) is as wanted, then for the next paint. */
interface Stopwatch {
  begin(wanted: { selector: string; text?: string | undefined; gone?: boolean | undefined }): void;
  read(): Promise<Waits>;
}

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

/** Runs in the page before its own scripts. */
function installStopwatch(): void {
  const painted = (then: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => then(performance.now()));
      port1.start();
      port2.postMessage(undefined);
    });
  };
  let result: Promise<{ paint: number; done: number }> | undefined;
  window.stopwatch = {
    begin({ selector, text, gone }) {
      result = new Promise((resolve) => {
        const isThere = (): boolean => {
          const found = [...document.querySelectorAll(selector)].some(
            (one) => text === undefined || (one.textContent ?? '').includes(text),
          );
          return found !== (gone ?? false);
        };
        const heard = (event: Event): void => {
          for (const kind of ['pointerdown', 'keydown']) window.removeEventListener(kind, heard, true);
          let paint = 0;
          painted((at) => (paint = at - event.timeStamp));
          const look = (): void => {
            if (!isThere()) return void requestAnimationFrame(look);
            painted((at) => resolve({ paint: paint || at - event.timeStamp, done: at - event.timeStamp }));
          };
          requestAnimationFrame(look);
        };
        for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, heard, true);
      });
    },
    read: () => result ?? Promise.reject(new Error('Nothing is timed.')),
  };
}

interface Wanted {
  readonly selector: string;
  readonly text?: string;
  readonly gone?: boolean;
}

async function timed(page: Page, wanted: Wanted, act: () => Promise<void>): Promise<Timed> {
  const clock = await clockOf(page);
  await page.evaluate((one) => window.stopwatch.begin(one), wanted);
  const { result, spent } = await clock.during(async () => {
    await act();
    const waits = await page.evaluate(() => window.stopwatch.read());
    await page.waitForTimeout(after);
    return waits;
  });
  return { ...result, processor: spent.page };
}

function told(what: string, times: readonly Timed[]): Reached {
  const of = (kind: keyof Timed): Times => {
    const sorted = times.map((one) => one[kind]).toSorted((a, b) => a - b);
    return { p50: quantile(sorted, 0.5) ?? 0, p95: quantile(sorted, 0.95) ?? 0 };
  };
  return { what, n: times.length, paint: of('paint'), done: of('done'), processor: of('processor') };
}

/** The first time loads code and warms caches, and is not counted. */
async function again(what: string, once: (time: number) => Promise<Timed>): Promise<Reached> {
  const times: Timed[] = [];
  for (let time = 0; time <= repeated; time++) times.push(await once(time));
  return told(what, times.slice(1));
}

export async function interactions(product: Product, place: Place): Promise<Reached[]> {
  const { page, context } = await product.page();
  // The transpiler of the benchmarks wraps functions in a helper of its own, which no page knows.
  await context.addInitScript('globalThis.__name ??= (one) => one;');
  await context.addInitScript(installStopwatch);
  const onMap = async (): Promise<void> => {
    await page.goto(`${product.url}/maps/${place.map}`);
    await page.locator('.map-grid .card').first().waitFor();
  };
  try {
    const reached = [await fromJourneysToMap(page, product.url, place)];
    await onMap();
    reached.push(await openCard(page));
    for (const [from, to, shown] of [
      ['Grid', 'Curve', '.map-view svg'],
      ['Curve', 'Metro', '.map-view svg'],
      ['Metro', 'Grid', '.map-grid .card'],
    ] as const) {
      reached.push(await switchView(page, from, to, shown));
    }
    reached.push(await moveSlider(page, product.url, place));
    reached.push(...(await changeFunnel(page, product.url, place)));
    return reached;
  } finally {
    await context.close();
  }
}

async function fromJourneysToMap(page: Page, url: string, { source, map }: Place): Promise<Reached> {
  await page.goto(`${url}/sources/${source}`);
  const link = page.locator(`.journey a[href="/maps/${map}"]`).first();
  return again('from the journeys to a map', async () => {
    await link.waitFor();
    const time = await timed(page, { selector: '.map-grid .card' }, () => link.click());
    await page.goBack();
    return time;
  });
}

async function openCard(page: Page): Promise<Reached> {
  const cards = page.locator('.map-grid .card');
  const count = await cards.count();
  return again('open a card', async (time) => {
    const card = cards.nth(time % Math.min(count, 8));
    const spot = await card.getAttribute('data-spot');
    await page.keyboard.press('Escape');
    return timed(page, { selector: `[data-spot="${spot}"][aria-pressed="true"]` }, () =>
      card.click({ position: { x: 12, y: 8 } }),
    );
  });
}

async function switchView(page: Page, from: string, to: string, selector: string): Promise<Reached> {
  const views = page.getByRole('navigation', { name: /view/i }).first();
  const link = (name: string) => views.getByRole('link', { name, exact: true });
  return again(`switch the view from ${from.toLowerCase()} to ${to.toLowerCase()}`, async () => {
    await link(from).click();
    await views.locator('[aria-current="page"]', { hasText: from }).waitFor();
    await page.waitForTimeout(50);
    return timed(page, { selector }, () => link(to).click());
  });
}

async function moveSlider(page: Page, url: string, { source }: Place): Promise<Reached> {
  await page.goto(`${url}/sources/${source}/paths`);
  await page.locator('.graph-node').first().waitFor();
  const slider = page.getByRole('slider', { name: 'Detail' });
  await slider.focus();
  return again('move the slider of the paths', async (time) => {
    const key = Math.floor(time / 4) % 2 === 0 ? 'ArrowLeft' : 'ArrowRight';
    const before = await page.locator('.detail p').textContent();
    await page.waitForTimeout(50);
    return timed(page, { selector: '.detail p', text: before ?? '', gone: true }, () => page.keyboard.press(key));
  });
}

async function changeFunnel(page: Page, url: string, { source }: Place): Promise<Reached[]> {
  await page.goto(`${url}/sources/${source}/paths?view=funnel`);
  const steps = page.locator('.funnel tbody th');
  await steps.nth(2).waitFor();
  const removed: Timed[] = [];
  const added: Timed[] = [];
  const last = (await steps.count()) - 1;
  for (let time = 0; time <= repeated; time++) {
    const event = ((await steps.nth(last).textContent()) ?? '').trim();
    const row = (number: number): string => `.funnel tbody tr:nth-child(${number}):last-child th`;
    const button = steps.nth(last).locator('.remove-step');
    removed.push(await timed(page, { selector: row(last) }, () => button.click()));
    await page.getByRole('combobox', { name: 'Add a step' }).fill(event);
    await page.getByRole('option', { name: event, exact: true }).waitFor();
    added.push(
      await timed(page, { selector: row(last + 1) }, () =>
        page.getByRole('option', { name: event, exact: true }).click(),
      ),
    );
    // An open list hides the page behind it.
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
  }
  return [told('take a step out of a funnel', removed.slice(1)), told('add a step to a funnel', added.slice(1))];
}
