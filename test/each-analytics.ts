/** Runs the same tests on chDB and over ClickHouse's HTTP interface. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { openAnalytics } from '../src/db/analytics.ts';
import type { Analytics } from '../src/db/stores.ts';

/** A ClickHouse server when one is named, else ClickHouse's HTTP interface in front of chDB in a process of its own. */
export async function analyticsServer(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  if (process.env.CLICKHOUSE_URL) return { url: process.env.CLICKHOUSE_URL, stop: () => Promise.resolve() };
  const data = mkdtempSync(join(tmpdir(), 'sojourn-server-'));
  const script = fileURLToPath(new URL('clickhouse-over-chdb.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, stop };
}

/** `tests` gets a function that gives the open store, inside hooks and tests. */
export function onEachAnalytics(title: string, tests: (analytics: () => Analytics) => void): void {
  describe.each(['chDB', 'ClickHouse'])(`${title} on %s`, (engine) => {
    let analytics: Analytics | undefined;
    let stop = (): Promise<void> => Promise.resolve();
    beforeAll(async () => {
      const started = engine === 'ClickHouse' ? await analyticsServer() : undefined;
      if (started) stop = started.stop;
      analytics = await openAnalytics(started ? { url: started.url } : {});
    });
    afterAll(async () => {
      try {
        await analytics?.close();
      } finally {
        await stop();
      }
    });
    tests(() => {
      if (!analytics) throw new Error('The store is open inside hooks and tests only.');
      return analytics;
    });
  });
}
