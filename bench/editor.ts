/** Times the grid of a map of 2,000 cards in a real browser, beside Excalidraw with as many shapes in the same run. */
import { cpus, loadavg } from 'node:os';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startBoard } from './board.ts';
import { makeMap } from './make-map.ts';
import { keepResults } from './results.ts';

const cards = 2000;
const view = { width: 1440, height: 900 };

interface Frames {
  readonly perSecond: number;
  readonly p95: number;
  readonly longest: number;
}

interface Figures {
  readonly paint: number;
  readonly typing: { readonly median: number; readonly p95: number };
  readonly pan: Frames;
  readonly zoom: Frames;
}

const middle = (values: readonly number[], q = 0.5): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN;

/** Follows the frames of the page while `act` is done on it, for `seconds`. */
async function framesDuring(page: Page, seconds: number, act: (turn: number) => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times, framesGoOn: true });
    const look = (time: number): void => {
      times.push(time);
      if (Reflect.get(window, 'framesGoOn') === true) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const until = Date.now() + seconds * 1000;
  for (let turn = 0; Date.now() < until; turn++) await act(turn);
  const times = await page.evaluate(() => {
    Reflect.set(window, 'framesGoOn', false);
    return Reflect.get(window, 'frameTimes') as number[];
  });
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return { perSecond: (gaps.length / span) * 1000, p95: middle(gaps, 0.95), longest: Math.max(...gaps) };
}

/** Milliseconds from each key to the frame that shows it. */
async function typingOf(page: Page, text: string): Promise<Figures['typing']> {
  await page.evaluate(() => {
    const waits: number[] = [];
    Object.assign(window, { keyWaits: waits });
    window.addEventListener(
      'keydown',
      (event) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.addEventListener('message', () => waits.push(performance.now() - event.timeStamp));
          channel.port1.start();
          // A message is heard after the frame was drawn.
          channel.port2.postMessage(undefined);
        });
      },
      true,
    );
  });
  for (const letter of text) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(40);
  }
  const waits = await page.evaluate(() => Reflect.get(window, 'keyWaits') as number[]);
  return { median: middle(waits), p95: middle(waits, 0.95) };
}

const words = 'the delivery day is shown too late for many';

async function wheel(page: Page, turn: number, zoom: boolean): Promise<void> {
  if (zoom) {
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, Math.floor(turn / 20) % 2 === 0 ? 30 : -30);
    await page.keyboard.up('Control');
  } else await page.mouse.wheel(Math.floor(turn / 60) % 2 === 0 ? 40 : -40, Math.floor(turn / 30) % 2 === 0 ? 25 : -25);
}

async function gesturesOf(page: Page): Promise<Pick<Figures, 'pan' | 'zoom'>> {
  await page.mouse.move(640, 560);
  const pan = await framesDuring(page, 4, (turn) => wheel(page, turn, false));
  const zoom = await framesDuring(page, 4, (turn) => wheel(page, turn, true));
  return { pan, zoom };
}

/** The loader of TypeScript marks functions with their names, also those that are sent to the page. */
async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: view });
  await page.addInitScript('globalThis.__name = (named) => named;');
  return page;
}

/** Milliseconds until the browser reports the first frame in which the selector is there. */
async function paintOf(page: Page, address: string, shown: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  return await page.evaluate(async (selector) => {
    while (!document.querySelector(selector)) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now();
  }, shown);
}

async function gridFigures(browser: Browser, url: string): Promise<Figures> {
  const made = await fetch(`${url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(makeMap(cards)),
  });
  const { id } = (await made.json()) as { id: string };
  const page = await newPage(browser);
  const address = `${url}/maps/${id}?view=grid`;
  await paintOf(page, address, '.map-grid .card');
  const paint = await paintOf(page, address, '.map-grid .card');
  const gestures = await gesturesOf(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /back to 100/ }).click();
  await page.locator('.map-grid .card').first().click();
  await page.keyboard.press('Enter');
  const typing = await typingOf(page, words);
  await page.keyboard.press('Escape');
  await page.close();
  await fetch(`${url}/api/maps/${id}`, { method: 'DELETE' });
  return { paint, typing, ...gestures };
}

async function boardFigures(browser: Browser): Promise<Figures> {
  const board = await startBoard(makeMap(cards).cards.map((card) => card.text));
  const page = await newPage(browser);
  const ready = 'canvas.interactive[data-shapes]';
  await paintOf(page, board.url, ready);
  const paint = await paintOf(page, board.url, ready);
  const gestures = await gesturesOf(page);
  await page.mouse.dblclick(420, 420);
  await page.locator('textarea').waitFor();
  const typing = await typingOf(page, words);
  await page.close();
  await board.stop();
  return { paint, typing, ...gestures };
}

const whole = (value: number): string => Math.round(value).toString();
const framesWords = ({ perSecond, p95, longest }: Frames): string =>
  `${whole(perSecond)} | ${whole(p95)} ms | ${whole(longest)} ms`;

function table(rows: readonly { what: string; of: Figures }[]): string {
  const lines = rows.map(
    ({ what, of }) =>
      `| ${what} | ${whole(of.paint)} ms | ${whole(of.typing.median)} / ${whole(of.typing.p95)} ms | ${framesWords(of.pan)} | ${framesWords(of.zoom)} |`,
  );
  const head =
    '| what | first paint | key to frame, median / p95 | frames a second panning | p95 frame | longest | frames a second zooming | p95 frame | longest |';
  return [head, '|---|--:|--:|--:|--:|--:|--:|--:|--:|', ...lines].join('\n');
}

async function main(): Promise<void> {
  const url = process.argv[2];
  if (url === undefined)
    throw new Error('Say where the product runs: node --import tsx bench/editor.ts http://127.0.0.1:4780');
  const load = loadavg()[0]?.toFixed(1);
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath: process.env.SOJOURN_CHROMIUM ?? '/usr/bin/chromium',
    args: [...root, '--disable-gpu'],
  });
  const version = browser.version();
  const grid = await gridFigures(browser, url);
  const board = await boardFigures(browser);
  await browser.close();
  const processors = cpus();
  const machine = `${processors.length} cores (${processors[0]?.model ?? 'unknown'}), Chromium ${version} drawing without a graphics card, ${view.width} x ${view.height}; load before it ${load}; ${new Date().toISOString().slice(0, 10)}. First paint is of a second visit, from the address to the first frame with cards.`;
  keepResults(
    `editor, ${cards.toLocaleString('en')} cards`,
    `${machine}\n\n${table([
      { what: 'the grid', of: grid },
      { what: 'Excalidraw 0.18.1, as many rectangles with text', of: board },
    ])}`,
  );
}

await main();
