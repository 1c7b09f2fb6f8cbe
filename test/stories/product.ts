/** A whole product for a story: the built program on a data folder of its own, its sample ready, and a real browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Workspace } from '../../src/server/api.ts';
import { copySample, sharedFolder } from './prepared.ts';

/** The longest that a page may take to come to a state, in milliseconds. */
const waiting = 60_000;

const program = fileURLToPath(new URL('../../bin/sojourn', import.meta.url));

export interface Product {
  readonly url: string;
  readonly browser: Browser;
  /** A page of its own, wide unless said otherwise, that collects every error it meets. */
  readonly page: (view?: { width: number; height: number; dark?: boolean }) => Promise<StoryPage>;
  readonly stop: () => Promise<void>;
}

export interface StoryPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page so far, in the words of the browser. */
  readonly errors: string[];
}

function launch(): Promise<Browser> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: process.env.SOJOURN_CHROMIUM ?? '/usr/bin/chromium',
    args: [...root, '--disable-gpu', '--disable-background-networking'],
  });
}

/** Resolves with the address the program prints. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer): void => {
      said += text.toString();
      const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => reject(new Error(`the product stopped with ${code} before it was ready:\n${said}`)));
  });
}

async function sampleReady(url: string): Promise<void> {
  for (;;) {
    // Each on a connection of its own: one that is kept may end just when it is used again.
    const answer = await fetch(`${url}/api/workspace`, { headers: { connection: 'close' } });
    if (answer.ok) {
      const workspace = (await answer.json()) as Workspace;
      const sample = workspace.sources.find((one) => one.sample);
      if (!workspace.preparing && sample?.discovery === 'ready' && workspace.maps.length > 0) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function openPage(browser: Browser, view: { width: number; height: number; dark?: boolean }): Promise<StoryPage> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(waiting);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, context, errors };
}

interface Program {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The program at work on a data folder; it says where, and stops as it does when asked to. */
async function startProgram(data: string): Promise<Program> {
  const child = spawn(process.execPath, [program, 'start', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return { url: await addressOf(child), stop };
}

/** Has the program make its sample in an empty folder, and leaves the folder to others. */
async function makeSample(data: string): Promise<void> {
  const running = await startProgram(data);
  await sampleReady(running.url);
  await running.stop();
}

async function startOnData(fresh: boolean): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-story-'));
  const data = join(folder, 'data');
  const shared = sharedFolder();
  if (!fresh && shared !== undefined) await copySample(shared, data, makeSample);
  const running = await startProgram(data);
  return {
    url: running.url,
    stop: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts everything; `stop` ends it and deletes the data. A `fresh` one makes its sample itself, as on a new machine;
 * others find it made. `SOJOURN_STORY_URL` names a product that runs already.
 */
export async function startProduct({ fresh = false } = {}): Promise<Product> {
  const given = process.env.SOJOURN_STORY_URL;
  const running = given ? { url: given, stop: () => Promise.resolve() } : await startOnData(fresh);
  await sampleReady(running.url);
  const browser = await launch();
  return {
    url: running.url,
    browser,
    page: (view = { width: 1440, height: 900 }) => openPage(browser, view),
    stop: async () => {
      await browser.close();
      await running.stop();
    },
  };
}

/** For `expect.poll`: a slow machine takes its time, but what is wrong stays wrong. */
export const soon = { timeout: waiting };

/** The workspace as the server tells it. */
export async function workspaceOf(url: string): Promise<Workspace> {
  return (await (await fetch(`${url}/api/workspace`)).json()) as Workspace;
}

/** Address of the page of the fullest map of the sample. */
export async function firstMap(url: string): Promise<string> {
  const { maps } = await workspaceOf(url);
  // Others are outlines that nobody filled yet.
  const [map] = maps.toSorted((a, b) => b.cards - a.cards);
  if (!map) throw new Error('the sample has no map');
  return `/maps/${map.id}`;
}

/** Id of the first persona of the sample. */
export async function firstPersona(url: string): Promise<string> {
  const { personas } = (await (await fetch(`${url}/api/personas`)).json()) as {
    personas: { persona: { id: string } }[];
  };
  const [first] = personas;
  if (!first) throw new Error('the sample has no persona');
  return first.persona.id;
}

/** The id of the sample's survey. */
export async function firstResponses(url: string): Promise<string> {
  const { sources } = (await (await fetch(`${url}/api/responses`)).json()) as { sources: { id: string }[] };
  const [first] = sources;
  if (!first) throw new Error('the sample has no responses');
  return first.id;
}
