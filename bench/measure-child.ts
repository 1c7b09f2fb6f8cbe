/** Runs one piece of work in a process of its own and says how long it took and how much memory it held at most. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Measured {
  /** Wall-clock time. */
  readonly seconds: number;
  /** Processor time of all threads: what is left to compare on a busy machine. */
  readonly processor: number;
  /** Peak resident memory in MiB. */
  readonly peak: number;
  /** What the work itself told on its way. */
  readonly told?: unknown;
}

/** `work` is `bare` (the engine alone: parse the CSV, count it) or `cli` (the built command line) with its arguments; `mine` loads, then cuts and mines. */
export function measureChild(work: 'bare' | 'cli' | 'mine', args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [work, ...args], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  let used: Omit<Measured, 'seconds'> = { processor: 0, peak: 0 };
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  child.on('message', (message: typeof used) => (used = { ...used, ...message }));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, ...used });
      else reject(new Error(`${work} ${args.join(' ')} ended with ${code}\n${errors}`));
    });
  });
}
