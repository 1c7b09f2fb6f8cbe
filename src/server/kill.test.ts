/** A server killed without warning: what it acknowledged is there when it starts again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { TestTab, until } from './live/test-tab.ts';

const data = mkdtempSync(join(tmpdir(), 'sojourn-kill-'));
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

const module = JSON.stringify(new URL('./start-server.ts', import.meta.url).href);
const script = `
  const { startServer } = await import(${module});
  const { url } = await startServer({ data: ${JSON.stringify(data)}, port: 0, sample: false });
  console.log(url);`;

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, url };
}

test('edits acknowledged before a kill -9 are there after it, round after round', async () => {
  let { child, url } = await start();
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
    child.kill('SIGKILL');
    await once(child, 'exit');
    tab.socket.terminate();
    tab.awareness.destroy();
    ({ child, url } = await start());
  }
  const tab = new TestTab(`${url.replace('http', 'ws')}/api/maps/${id}/live`);
  await until(() => tab.stored >= 1);
  const missing = [...acknowledged].filter((note) => !tab.doc.getMap('notes').has(note));
  expect(missing).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(100);
  tab.socket.terminate();
  tab.awareness.destroy();
}, 240_000);
