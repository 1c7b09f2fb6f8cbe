/** The command line as a process: exit codes, signals, closed pipes. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const entry = new URL('./main.ts', import.meta.url).href;
const code = `import(${JSON.stringify(entry)}).then((cli) => cli.main(process.argv.slice(1)))`;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Run {
  readonly env?: Record<string, string>;
  /** Called once standard error says something. */
  readonly onceHeard?: (pid: number) => void;
  readonly closeStdout?: boolean;
}

function sojourn(argv: readonly string[], run: Run = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), '--eval', code, '--', ...argv], {
    env: { ...process.env, ...run.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  if (run.closeStdout) child.stdout.destroy();
  else child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr === '' && child.pid !== undefined) run.onceHeard?.(child.pid);
    stderr += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ code: exit, stdout, stderr }));
  });
}

describe('the command line as a process', () => {
  let folder = '';
  let log = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sojourn-process-'));
    log = join(folder, 'visits.csv');
    const lines = Array.from({ length: 200_000 }, (_, i) => {
      const at = new Date(Date.UTC(2024, 0, 1) + i * 7_000).toISOString();
      return `c${(i * 7919) % 20_011},${['Home', 'Search', 'Basket', 'Pay', 'Help'][(i * 31) % 5] ?? ''},${at}`;
    });
    writeFileSync(log, `customer,event,time\n${lines.join('\n')}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('0 when done, with one JSON document on standard output', async () => {
    const done = await sojourn(['ask', 'summary', log, '--json']);
    expect(done.code).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ question: 'summary', events: 200_000 });
  });

  test('2 for bad input, without a stack', async () => {
    const empty = join(folder, 'empty.csv');
    writeFileSync(empty, '');
    const refused = await sojourn(['ask', 'summary', empty, '-q']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
    expect(refused.stderr).not.toMatch(/\n\s+at /);
  });

  test('Ctrl-C cancels and leaves nothing behind', async () => {
    const out = mkdtempSync(join(folder, 'out-'));
    const stopped = await sojourn(['discover', log, '-o', join(out, 'map.svg')], {
      onceHeard: (pid) => process.kill(pid, 'SIGINT'),
    });
    expect(stopped).toMatchObject({ code: 130, stdout: '' });
    expect(stopped.stderr).toContain('Cancelled.');
    expect(readdirSync(out)).toEqual([]);
  });

  test('a reader that leaves early is no failure', async () => {
    const done = await sojourn(['ask', 'directly-follows', log, '--json', '-q'], { closeStdout: true });
    expect(done).toMatchObject({ code: 0, stderr: '' });
  });
});
