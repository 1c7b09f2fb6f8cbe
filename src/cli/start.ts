/** `sojourn start`: serves the product until it is told to stop. */
import { InvalidArgumentError } from 'commander';
import { deny } from '../lib/refusal.ts';
import type { RunningServer, ServerOptions } from '../server/start-server.ts';
import type { AddVerb } from './program.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

interface StartOptions {
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
  readonly openToNetwork?: boolean;
  readonly allowName?: string[];
  readonly sample: boolean;
  readonly largestUpload?: number;
  readonly json?: boolean;
}

const help = `
Environment: SOJOURN_PORT, SOJOURN_HOST, SOJOURN_DATA, SOJOURN_OPEN_TO_NETWORK=1, SOJOURN_ALLOW_NAME,
DATABASE_URL (a PostgreSQL server) and CLICKHOUSE_URL (a ClickHouse server) instead of the embedded stores.

Examples:
  sojourn start
  sojourn start --port 8080 --data /var/lib/sojourn
  DATABASE_URL=postgres://sojourn@db/sojourn CLICKHOUSE_URL=http://ch:8123/sojourn sojourn start`;

export const addStart: AddVerb = (program, terminal, done) => {
  program
    .command('start')
    .description('serve the product in the browser')
    .option('--port <n>', 'port to listen on (default: 4780)', portNumber)
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--data <folder>', 'where everything is kept (default: ./sojourn-data)')
    .option('--open-to-network', 'allow a --host other machines can reach; whoever reaches it may do everything')
    .option('--allow-name <name>', 'a name an open server is called by; repeat', (name: string, all: string[] = []) => [
      ...all,
      name,
    ])
    .option('--no-sample', 'leave a new workspace empty')
    .option('--largest-upload <size>', 'largest log taken in the browser, e.g. 500MB (default: 20GB)', byteSize)
    .option('--json', 'print the address as one JSON document')
    .addHelpText('after', help)
    .action(async (options: StartOptions) => {
      await start(options, terminal);
      done();
    });
};

async function start(options: StartOptions, terminal: Terminal): Promise<void> {
  const began = performance.now();
  // Loaded here, so that the other verbs start without it.
  const { startServer } = await import('../server/start-server.ts');
  const server = await startServer(serverOptions(options, terminal.env));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  await terminal.out(options.json ? `${JSON.stringify({ url: server.url })}\n` : `Sojourn is at ${server.url}\n`);
  if (!options.json) terminal.err(`Started in ${seconds} s. Press Ctrl-C to stop.\n`);
  await told(terminal.signal);
  await stop(server, terminal, options.json === true);
}

function serverOptions(options: StartOptions, env: Terminal['env']): ServerOptions {
  const text = (name: string): string | undefined => env[name] || undefined;
  const port = options.port ?? envPort(text('SOJOURN_PORT'));
  const names =
    options.allowName ??
    text('SOJOURN_ALLOW_NAME')
      ?.split(',')
      .map((name) => name.trim());
  const databaseUrl = text('DATABASE_URL');
  const clickhouseUrl = text('CLICKHOUSE_URL');
  return {
    port,
    host: options.host ?? text('SOJOURN_HOST') ?? '127.0.0.1',
    data: options.data ?? text('SOJOURN_DATA') ?? 'sojourn-data',
    openToNetwork: options.openToNetwork ?? text('SOJOURN_OPEN_TO_NETWORK') === '1',
    names: names ?? [],
    sample: options.sample,
    version: version(),
    ...(options.largestUpload === undefined ? {} : { largestUpload: options.largestUpload }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(clickhouseUrl === undefined ? {} : { clickhouseUrl }),
  };
}

function told(signal: AbortSignal): Promise<void> {
  // The listener alone keeps nothing alive; the server does.
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function stop(server: RunningServer, terminal: Terminal, quiet: boolean): Promise<void> {
  if (!quiet) terminal.err('Stopping...\n');
  await server.close();
  if (!quiet) terminal.err('Everything is stored. Goodbye.\n');
}

function envPort(text: string | undefined): number {
  if (text === undefined) return 4780;
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
  return deny('bad-port', `SOJOURN_PORT is "${text}".`, { fix: 'A port is a whole number up to 65535.' });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number up to 65535.');
}

const sizes: Readonly<Record<string, number>> = { kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40 };

function byteSize(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([kmgt]b)$/i.exec(text.trim()) ?? [];
  const bytes = Number(amount) * (sizes[(unit ?? '').toLowerCase()] ?? Number.NaN);
  if (bytes > 0) return Math.floor(bytes);
  throw new InvalidArgumentError('Write a number and a unit: 500MB, 20GB.');
}
