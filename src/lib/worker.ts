/** Starts a worker thread from a module of ours, whether it runs as source (tests, dev) or built. */
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * `here` is the caller's `import.meta.url`; `name` is the worker's module without its ending,
 * relative to it: `startWorker(import.meta.url, './mine.worker')`.
 */
export function startWorker(here: string, name: string, options: WorkerOptions = {}): Worker {
  const asSource = new URL(here).pathname.endsWith('.ts');
  const url = new URL(`${name}.${asSource ? 'ts' : 'js'}`, here);
  const execArgv = asSource ? ['--import', readsSource()] : [];
  return new Worker(url, { execArgv, ...options });
}

/** `--import tsx` registers nothing in a thread; its own function does. */
function readsSource(): string {
  const api = import.meta.resolve('tsx/esm/api');
  const script = `import { register } from ${JSON.stringify(api)}; register();`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}
