/** A server killed without warning: what it acknowledged is there when it starts again. */
import { describe, expect, test } from 'vitest';
import type { ImportProgress, Workspace } from '../../src/server/api.ts';
import { TestTab, until } from '../../src/server/live/test-tab.ts';
import type { ResponsesSummary } from '../../src/server/responses-api.ts';
import { serverProcesses, type ServerProcess } from './server-process.ts';

const start = serverProcesses('kill');
const json = { 'content-type': 'application/json' };

async function progressOf(url: string, id: string): Promise<ImportProgress> {
  return (await (await fetch(`${url}/api/imports/${id}`)).json()) as ImportProgress;
}

/** Asks how far it is until it is far enough, or done; the last answer. */
async function untilImport(url: string, id: string, far: (at: ImportProgress) => boolean): Promise<ImportProgress> {
  for (;;) {
    const progress = await progressOf(url, id);
    if (progress.state === 'failed') throw new Error(`the import failed: ${JSON.stringify(progress.problem)}`);
    if (far(progress) || progress.state === 'done') return progress;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const workspaceAt = async (url: string): Promise<Workspace> =>
  (await (await fetch(`${url}/api/workspace`)).json()) as Workspace;

/** 20,000 visits of a shop, some to the basket, some to the till. */
function visits(): string {
  const lines = ['customer,event,time'];
  for (let n = 0; n < 20_000; n++) {
    const at = Date.UTC(2026, 0, 1) + n * 60_000;
    ['Comes in', 'Looks around', ...(n % 3 ? ['Takes bread'] : []), ...(n % 3 && n % 2 ? ['Pays'] : [])].forEach(
      (event, step) => lines.push(`V${n % 9000},${event},${new Date(at + step * 10_000).toISOString()}`),
    );
  }
  return lines.join('\n');
}

const log = visits();
const expected = { events: log.split('\n').length - 1, customers: 9000, rejected: 0 };

async function bring(url: string): Promise<string> {
  const sent = await fetch(`${url}/api/imports?name=visits.csv`, { method: 'POST', body: log });
  return ((await sent.json()) as { id: string }).id;
}

const begin = (url: string, id: string): Promise<Response> =>
  fetch(`${url}/api/imports/${id}/start`, { method: 'POST', body: '{}', headers: json });

describe('an import', () => {
  let running: ServerProcess;

  test('killed at work goes on after a restart, asked or not, and adds every event once', async () => {
    running = await start();
    const id = await bring(running.url);
    await begin(running.url, id);
    const phases: ((progress: ImportProgress) => boolean)[] = [
      (progress) => progress.state === 'loading',
      (progress) => progress.rows > 0 || progress.state !== 'loading',
      (progress) => progress.state === 'discovering',
    ];
    for (const far of phases) {
      await untilImport(running.url, id, far);
      await running.kill();
      running = await start();
    }
    // Who asks again for what goes on already changes nothing.
    await begin(running.url, id);
    const done = await untilImport(running.url, id, () => false);
    expect(done).toMatchObject({ state: 'done', rejected: 0 });
    const whole = { ...expected, id: done.source, name: 'visits.csv', discovery: 'ready' };
    expect((await workspaceAt(running.url)).sources).toMatchObject([whole]);

    const again = await bring(running.url);
    await begin(running.url, again);
    await untilImport(running.url, again, () => false);
    expect((await workspaceAt(running.url)).sources).toMatchObject([whole]);
    await fetch(`${running.url}/api/sources/${done.source}`, { method: 'DELETE' });
  }, 600_000);

  test('that is cancelled leaves nothing, and may be brought again', async () => {
    const { url, kill } = running;
    for (const state of ['loading', 'discovering'] as const) {
      const id = await bring(url);
      await begin(url, id);
      expect(await untilImport(url, id, (progress) => progress.state === state)).toMatchObject({ state });
      expect((await fetch(`${url}/api/imports/${id}`, { method: 'DELETE' })).status).toBe(204);
      expect((await progressOf(url, id)).state).toBe('cancelled');
      expect((await workspaceAt(url)).sources).toEqual([]);
    }
    const id = await bring(url);
    await begin(url, id);
    const progress = await untilImport(url, id, () => false);
    expect(progress).toMatchObject({ state: 'done', rows: expected.events });
    await kill();
  }, 240_000);
});

/** 30,000 answers, enough that a server is killed among them. */
function answers(): string {
  const lines = ['customer,answered at,touchpoint,nps,comment'];
  for (let n = 0; n < 30_000; n++) {
    const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
    lines.push(`G${n % 9000},${at},Pays,${n % 11},Warm and in time for breakfast ${n}`);
  }
  return lines.join('\n');
}

test('an import of answers killed at work goes on after a restart; cancelled after one, it leaves nothing', async () => {
  let { url, kill } = await start();
  const bringAnswers = async (): Promise<string> => {
    const sent = await fetch(`${url}/api/imports?name=answers.csv`, { method: 'POST', body: answers() });
    const { id, kind } = (await sent.json()) as ImportProgress;
    expect(kind).toBe('responses');
    await begin(url, id);
    return id;
  };
  const halfWay = ({ share }: ImportProgress): boolean => (share ?? 0) > 0.3;
  const sources = async (): Promise<ResponsesSummary[]> =>
    ((await (await fetch(`${url}/api/responses`)).json()) as { sources: ResponsesSummary[] }).sources;

  const cancelled = await bringAnswers();
  expect((await untilImport(url, cancelled, halfWay)).state).toBe('loading');
  await kill();
  ({ url, kill } = await start());
  expect((await fetch(`${url}/api/imports/${cancelled}`, { method: 'DELETE' })).status).toBe(204);
  expect((await progressOf(url, cancelled)).state).toBe('cancelled');
  expect(await sources()).toEqual([]);

  const id = await bringAnswers();
  await untilImport(url, id, halfWay);
  await kill();
  ({ url, kill } = await start());
  const done = await untilImport(url, id, () => false);
  expect(done).toMatchObject({ state: 'done', rows: 30_000, rejected: 0 });
  expect(await sources()).toMatchObject([{ responses: 30_000, customers: 9000, answers: 30_000, texts: 30_000 }]);
  await kill();
}, 600_000);

test('edits acknowledged before a kill -9 are there after it, round after round', async () => {
  let { url, kill } = await start();
  const made = await fetch(`${url}/api/maps`, {
    method: 'POST',
    body: '{"title":"The bakery"}',
    headers: { 'content-type': 'application/json' },
  });
  const { id } = (await made.json()) as { id: string };
  const acknowledged = new Set<string>();
  for (let round = 0; round < 2; round++) {
    const tab = new TestTab(`${url.replace('http', 'ws')}/api/maps/${id}/live`);
    await until(() => tab.stored >= 1);
    const notes = tab.doc.getMap('notes');
    for (const note of acknowledged) expect(notes.has(note)).toBe(true);
    let written = 0;
    while (written < 200 || tab.stored < 40) {
      notes.set(`${round}:${written++}`, true);
      if (written % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
      // The first frame answered the server's question; each later one is one note.
      for (let n = 0; n < tab.stored - 1; n++) acknowledged.add(`${round}:${n}`);
    }
    await kill();
    tab.socket.terminate();
    tab.awareness.destroy();
    ({ url, kill } = await start());
  }
  const tab = new TestTab(`${url.replace('http', 'ws')}/api/maps/${id}/live`);
  await until(() => tab.stored >= 1);
  const missing = [...acknowledged].filter((note) => !tab.doc.getMap('notes').has(note));
  expect(missing).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(100);
  tab.socket.terminate();
  tab.awareness.destroy();
}, 240_000);
