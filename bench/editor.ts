/**
 * Claim: a map of thousands of cards is there at once, and follows the hand. The grid in a real browser, beside
 * Excalidraw with as many shapes in the same run, turn by turn; in time on the clock and in time of processors.
 * `node --import tsx bench/editor.ts [CARDS...] [http://...]`: 2,000 and 5,000 cards on a product of its own unless told.
 */
import { cpus, loadavg } from 'node:os';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startProduct } from '../test/stories/product.ts';
import { startBoard } from './board.ts';
import { BrowserTime, type Spent } from './browser-time.ts';
import { makeMap } from './make-map.ts';
import { keepResults } from './results.ts';

const view = { width: 1440, height: 900 };
/** Visits after the first, which fills the cache; the middle one is told. */
const visits = 5;
const seconds = 4;

interface Frames {
  readonly perSecond: number;
  readonly p95: number;
  readonly longest: number;
}

interface Gesture extends Frames {
  /** Milliseconds of processor a second: of the main thread, and of the whole browser. */
  readonly page: number;
  readonly browser: number;
}

interface Typing {
  readonly median: number;
  readonly p95: number;
  /** Milliseconds of the main thread for each key. */
  readonly page: number;
}

interface Visit {
  /** Milliseconds from the address to the first frame that shows cards. */
  readonly paint: number;
  readonly spent: Spent;
}

interface Figures {
  readonly first: Visit;
  readonly again: readonly Visit[];
  readonly typing: Typing;
  readonly pan: Gesture;
  readonly zoom: Gesture;
}

/** A page that shows as many things, and how to type in one of them. */
interface Candidate {
  readonly name: string;
  readonly address: string;
  readonly shown: string;
  readonly beginTyping: (page: Page) => Promise<void>;
}

const middle = (values: readonly number[], q = 0.5): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN;

/** Follows the frames of the page while `act` is done on it. */
async function framesDuring(page: Page, act: (turn: number) => Promise<void>): Promise<Frames> {
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
async function waitsWhileTyping(page: Page, text: string): Promise<number[]> {
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
  return await page.evaluate(() => Reflect.get(window, 'keyWaits') as number[]);
}

const words = 'the delivery day is shown too late for many';

async function wheel(page: Page, turn: number, zoom: boolean): Promise<void> {
  if (zoom) {
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, Math.floor(turn / 20) % 2 === 0 ? 30 : -30);
    await page.keyboard.up('Control');
  } else await page.mouse.wheel(Math.floor(turn / 60) % 2 === 0 ? 40 : -40, Math.floor(turn / 30) % 2 === 0 ? 25 : -25);
}

async function gesture(page: Page, time: BrowserTime, zoom: boolean): Promise<Gesture> {
  await page.mouse.move(640, 560);
  const { result, spent } = await time.during(() => framesDuring(page, (turn) => wheel(page, turn, zoom)));
  const asecond = spent.clock / 1000;
  return { ...result, page: spent.page / asecond, browser: spent.browser / asecond };
}

/** From an empty page to the first frame in which the selector is there. */
async function visit(context: BrowserContext, browser: Browser, of: Candidate): Promise<Visit & { page: Page }> {
  const page = await context.newPage();
  const time = await BrowserTime.of(page, browser);
  const { result: paint, spent } = await time.during(async () => {
    await page.goto(of.address, { waitUntil: 'commit' });
    return await page.evaluate(async (selector) => {
      while (!document.querySelector(selector)) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now();
    }, of.shown);
  });
  return { paint, spent, page };
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: view });
  // The loader of TypeScript marks functions with their names, also those that are sent to the page.
  await context.addInitScript('globalThis.__name = (named) => named;');
  return context;
}

async function closed({ page, ...rest }: Visit & { page: Page }): Promise<Visit> {
  // What goes on after the first frame is not left to the next visit.
  await page.waitForTimeout(1000);
  await page.close();
  return rest;
}

async function handled(context: BrowserContext, browser: Browser, of: Candidate) {
  const { page } = await visit(context, browser, of);
  await page.waitForTimeout(1500);
  const time = await BrowserTime.of(page, browser);
  const pan = await gesture(page, time, false);
  const zoom = await gesture(page, time, true);
  await of.beginTyping(page);
  const { result: waits, spent } = await time.during(() => waitsWhileTyping(page, words));
  await page.close();
  return { pan, zoom, typing: { median: middle(waits), p95: middle(waits, 0.95), page: spent.page / words.length } };
}

/** All candidates in turn, again and again, so that whatever else the machine does meets them alike. */
async function figures(browser: Browser, candidates: readonly Candidate[]): Promise<Figures[]> {
  const tried: { of: Candidate; context: BrowserContext; first: Visit; again: Visit[] }[] = [];
  for (const of of candidates) {
    const context = await newContext(browser);
    tried.push({ of, context, first: await closed(await visit(context, browser, of)), again: [] });
  }
  for (let n = 0; n < visits; n++)
    for (const { of, context, again } of tried) again.push(await closed(await visit(context, browser, of)));
  const all: Figures[] = [];
  for (const { of, context, first, again } of tried) {
    all.push({ first, again, ...(await handled(context, browser, of)) });
    await context.close();
  }
  return all;
}

function gridAt(url: string, id: string): Candidate {
  return {
    name: 'the grid',
    address: `${url}/maps/${id}?view=grid`,
    shown: '.map-grid .card',
    beginTyping: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /back to 100|100 %/ }).click();
      await page.locator('.map-grid .card').first().click();
      await page.keyboard.press('Enter');
    },
  };
}

const boardAt = (url: string): Candidate => ({
  name: 'Excalidraw 0.18.1',
  address: url,
  shown: 'canvas.interactive[data-shapes]',
  beginTyping: async (page) => {
    await page.mouse.dblclick(420, 420);
    await page.locator('textarea').waitFor();
  },
});

const ms = (value: number): string => `${Math.round(value)} ms`;

/** One line of the table: the figure of each candidate, and the first as a share of the second. */
function line(what: string, told: (value: number) => string, [grid = 0, board = 0]: readonly number[]): string {
  return `| ${what} | ${told(grid)} | ${told(board)} | ${(grid / board).toFixed(2)} |`;
}

function table(all: readonly Figures[]): string {
  const of = (pick: (one: Figures) => number): number[] => all.map(pick);
  const visited = (pick: (one: Visit) => number): number[] => of((one) => middle(one.again.map(pick)));
  const whole = (value: number): string => Math.round(value).toString();
  const moved = (what: string, pick: (one: Figures) => Gesture): string[] => [
    line(
      `${what}: frames a second`,
      whole,
      of((one) => pick(one).perSecond),
    ),
    line(
      `${what}: p95 between frames`,
      ms,
      of((one) => pick(one).p95),
    ),
    line(
      `${what}: longest between frames`,
      ms,
      of((one) => pick(one).longest),
    ),
    line(
      `${what}: processor a second, main thread`,
      ms,
      of((one) => pick(one).page),
    ),
    line(
      `${what}: processor a second, whole browser`,
      ms,
      of((one) => pick(one).browser),
    ),
  ];
  return [
    '| what | the grid | Excalidraw | ratio |',
    '|---|--:|--:|--:|',
    line(
      'first paint, clock',
      ms,
      visited((one) => one.paint),
    ),
    line(
      'first paint, processor of the main thread',
      ms,
      visited((one) => one.spent.page),
    ),
    line(
      '- of it scripts',
      ms,
      visited((one) => one.spent.script),
    ),
    line(
      '- of it layout and style',
      ms,
      visited((one) => one.spent.layout + one.spent.style),
    ),
    line(
      'first paint, processor of the whole browser',
      ms,
      visited((one) => one.spent.browser),
    ),
    line(
      'first paint of the very first visit, clock',
      ms,
      of((one) => one.first.paint),
    ),
    line(
      'first paint of the very first visit, processor of the main thread',
      ms,
      of((one) => one.first.spent.page),
    ),
    line(
      'typing: key to frame, median',
      ms,
      of((one) => one.typing.median),
    ),
    line(
      'typing: key to frame, p95',
      ms,
      of((one) => one.typing.p95),
    ),
    line(
      'typing: processor a key, main thread',
      (value) => `${value.toFixed(1)} ms`,
      of((one) => one.typing.page),
    ),
    ...moved('panning', (one) => one.pan),
    ...moved('zooming', (one) => one.zoom),
  ].join('\n');
}

async function kept(url: string, cards: number): Promise<string> {
  const response = await fetch(`${url}/api/maps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(makeMap(cards)),
  });
  if (!response.ok) throw new Error(`The map was not taken: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

async function compare(browser: Browser, url: string, cards: number): Promise<void> {
  const [processor] = cpus();
  const load = loadavg()[0]?.toFixed(1);
  const id = await kept(url, cards);
  const board = await startBoard(makeMap(cards).cards.map((card) => card.text));
  const all = await figures(browser, [gridAt(url, id), boardAt(board.url)]).finally(async () => {
    await board.stop();
    await fetch(`${url}/api/maps/${id}`, { method: 'DELETE' });
  });
  const machine = `${cpus().length} cores (${processor?.model ?? 'unknown'}), Chromium ${browser.version()} drawing without a graphics card, ${view.width} x ${view.height}; load before it ${load}; ${new Date().toISOString().slice(0, 10)}.`;
  const method = `Beside it Excalidraw 0.18.1 with as many rectangles with text. First paint is from the address to the first frame with cards, the middle of ${visits} later visits unless told otherwise; the clock of a busy machine runs fast, its processor time does not.`;
  keepResults(`editor, ${cards.toLocaleString('en')} cards`, `${machine} ${method}\n\n${table(all)}`);
}

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const sizes = given.filter((one) => /^\d+$/.test(one)).map(Number);
  const address = given.find((one) => one.startsWith('http'));
  const product = address === undefined ? await startProduct() : undefined;
  const url = address ?? product?.url ?? '';
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    executablePath: process.env.SOJOURN_CHROMIUM ?? '/usr/bin/chromium',
    args: [...root, '--disable-gpu'],
  });
  try {
    for (const cards of sizes.length > 0 ? sizes : [2000, 5000]) await compare(browser, url, cards);
  } finally {
    await browser.close();
    await product?.stop();
  }
}

await main();
