/** Servers as they are built, in processes of their own, to be killed without warning and started again on the same data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';

export interface ServerProcess {
  readonly url: string;
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
}

/** How to start one after the other on one data folder; all are killed and the folder removed after the tests. */
export function serverProcesses(name: string): () => Promise<ServerProcess> {
  const data = mkdtempSync(join(tmpdir(), `sojourn-${name}-`));
  const running: ChildProcess[] = [];
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  });
  const module = JSON.stringify(new URL('../../dist/server/start-server.js', import.meta.url).href);
  const script = `
    const { startServer } = await import(${module});
    const { url } = await startServer({ data: ${JSON.stringify(data)}, port: 0, sample: false });
    console.log(url);`;
  return async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return {
      url,
      kill: async () => {
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      },
    };
  };
}
