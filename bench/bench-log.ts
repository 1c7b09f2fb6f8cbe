/** The log a benchmark runs on: made once for each size, kept in the temporary folder. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLog } from './make-log.ts';
import { writeStreams } from './make-streams.ts';

export interface BenchLog {
  readonly path: string;
  readonly events: number;
  readonly megabytes: number;
}

/** `--events N` (1,000,000 when absent), of orders, or of streams of several journeys a customer. */
export async function benchLog(kind: 'orders' | 'streams' = 'orders'): Promise<BenchLog> {
  const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
  const events = Number(values.events);
  const folder = join(tmpdir(), 'sojourn-bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${kind}-${events}.csv`);
  if (!existsSync(path)) {
    process.stderr.write(`Making a log of ${events} events\n`);
    await (kind === 'orders' ? writeLog : writeStreams)(`${path}.part`, events);
    renameSync(`${path}.part`, path);
  }
  return { path, events, megabytes: statSync(path).size / 1e6 };
}

/** What else the machine was doing when the benchmark began: processes that wanted a core in the last minute. */
const [load = 0] = loadavg();

/** One sentence about where the figures come from. */
export const machine = (): string =>
  `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}; load before it ${load.toFixed(1)}`;

/** Builds what users run; the benchmarks measure that. */
export function buildCode(): void {
  const script = `const { build } = await import('./scripts/build.mjs'); process.exit(await build(['code']))`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: new URL('..', import.meta.url),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed.');
}
