/** Starts a worker thread from a module of ours, whether it runs as source (tests, dev) or built. */
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * `here` is the caller's `import.meta.url`; `name` is the worker's module without its ending,
 * relative to it: `startWorker(import.meta.url, './mine.worker')`.
 */
export function startWorker(here: string, name: string, options: WorkerOptions = {}): Worker {
  const asSource = new URL(here).pathname.endsWith('.ts');
  const url = new URL(`${name}.${asSource ? 'ts' : 'js'}`, here);
  const execArgv = asSource ? ['--import', import.meta.resolve('tsx')] : [];
  return new Worker(url, { execArgv, ...options });
}
