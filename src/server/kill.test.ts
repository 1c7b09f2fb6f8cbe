/** A server killed without warning: what it acknowledged is there when it starts again. */
import { expect, test } from 'vitest';
import { serverProcesses } from '../../test/server-process.ts';
import type { ImportProgress, Workspace } from './api.ts';
import { TestTab, until } from './live/test-tab.ts';

const start = serverProcesses('kill');
const json = { 'content-type': 'application/json' };

async function progressOf(url: string, id: string): Promise<ImportProgress> {
  return (await (await fetch(`${url}/api/imports/${id}`)).json()) as ImportProgress;
}

async function reached(url: string, id: string, ...states: ImportProgress['state'][]): Promise<ImportProgress> {
  for (;;) {
    const progress = await progressOf(url, id);
    if (states.includes(progress.state)) return progress;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

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

test('an import killed at work goes on after a restart and adds every event once', async () => {
  let { url, kill } = await start();
  const log = visits();
  const sent = await fetch(`${url}/api/imports?name=visits.csv`, { method: 'POST', body: log });
  const { id } = (await sent.json()) as { id: string };
  for (const state of ['loading', 'discovering'] as const) {
    await fetch(`${url}/api/imports/${id}/start`, { method: 'POST', body: '{}', headers: json });
    await reached(url, id, state, 'done');
    await kill();
    ({ url, kill } = await start());
  }
  const { source } = await reached(url, id, 'done', 'failed');
  const { sources } = (await (await fetch(`${url}/api/workspace`)).json()) as Workspace;
  expect(sources).toMatchObject([{ id: source, events: log.split('\n').length - 1, discovery: 'ready' }]);
  await fetch(`${url}/api/sources/${source}`, { method: 'DELETE' });
  await kill();
}, 240_000);

test('an import that is cancelled leaves nothing, and may be brought again', async () => {
  const { url, kill } = await start();
  const bring = async (): Promise<string> => {
    const sent = await fetch(`${url}/api/imports?name=visits.csv`, { method: 'POST', body: visits() });
    const { id } = (await sent.json()) as { id: string };
    await fetch(`${url}/api/imports/${id}/start`, { method: 'POST', body: '{}', headers: json });
    return id;
  };
  for (const state of ['loading', 'discovering'] as const) {
    const id = await bring();
    await reached(url, id, state);
    expect((await fetch(`${url}/api/imports/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await progressOf(url, id)).state).toBe('cancelled');
    const { sources } = (await (await fetch(`${url}/api/workspace`)).json()) as Workspace;
    expect(sources).toEqual([]);
  }
  const progress = await reached(url, await bring(), 'done', 'failed');
  expect(progress).toMatchObject({ state: 'done', rows: visits().split('\n').length - 1 });
  await kill();
}, 240_000);

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
