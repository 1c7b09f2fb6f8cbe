/** Starts the product: listens at once, opens both stores side by side, then serves; closes cleanly. */
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { openAnalytics } from '../db/analytics.ts';
import { openState } from '../db/state.ts';
import type { Analytics, State } from '../db/stores.ts';
import { Refused, refusal } from '../lib/refusal.ts';
import { may } from '../workspace/permissions.ts';
import { createApp } from './app.ts';
import { createGuard, type Guard } from './guard.ts';
import { journal } from './journal.ts';
import { serveLive, type LiveSockets } from './live/live-socket.ts';
import { hostsFor, listen, type Listening } from './network.ts';
import { openServices, type OpenServices } from './open-services.ts';
import { problemResponse } from './problems.ts';
import { prepareSample } from './sample/prepare-sample.ts';

export interface ServerOptions extends Partial<Listening> {
  /** Data folder. */
  readonly data: string;
  /** PostgreSQL server instead of the embedded state store. */
  readonly databaseUrl?: string;
  /** ClickHouse server instead of the embedded analytic store. */
  readonly clickhouseUrl?: string;
  /** Whether a new workspace is given its sample; it is unless said otherwise. */
  readonly sample?: boolean;
  /** Largest upload, in bytes. */
  readonly largestUpload?: number;
  /** Folder of the built app; where the build puts it when absent. */
  readonly pages?: string;
  readonly version?: string;
}

export interface RunningServer {
  /** http://127.0.0.1:4780 */
  readonly url: string;
  readonly services: OpenServices;
  /** Resolves when the sample workspace stands or need not be made; it never rejects. */
  readonly prepared: Promise<void>;
  /** Stores everything, closes both stores and frees the data folder. */
  readonly close: () => Promise<void>;
}

/** Refused 'open-to-network', 'port-in-use', 'data-folder-in-use', 'data-folder-not-writable' and what stores refuse. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const listening: Listening = { host: '127.0.0.1', port: 4780, openToNetwork: false, names: [], ...options };
  const guard = createGuard(may, hostsFor(listening));
  const folder = resolve(options.data);
  await makeFolder(folder);
  const door = openDoor();
  const url = await listen(door.server, listening);
  let stores: Stores | undefined;
  try {
    stores = await openStores(folder, options);
    return await serve({ door, url, guard, stores, folder, options });
  } catch (error) {
    door.server.close();
    door.server.closeAllConnections();
    await stores?.close();
    throw notWritable(folder, error);
  }
}

type Fetch = (request: Request) => Response | Promise<Response>;

interface Door {
  readonly server: Server;
  /** From now on this answers; until then requests wait. */
  readonly answerWith: (fetch: Fetch) => void;
}

function openDoor(): Door {
  let answerWith: (fetch: Fetch) => void = () => undefined;
  const opened = new Promise<Fetch>((resolve) => (answerWith = resolve));
  const listener = getRequestListener(async (request) => (await opened)(request), {
    overrideGlobalObjects: false,
    errorHandler: (error) => problemResponse(error),
  });
  const server = createServer({ requestTimeout: 0, headersTimeout: 30_000 }, (request, response) => {
    listener(request, response).catch((error: unknown) => journal('answering', error));
  });
  return { server, answerWith };
}

interface Stores {
  readonly analytics: Analytics;
  readonly state: State;
  readonly close: () => Promise<void>;
}

async function openStores(folder: string, options: ServerOptions): Promise<Stores> {
  const { clickhouseUrl, databaseUrl } = options;
  const [analytics, state] = await Promise.allSettled([
    openAnalytics(clickhouseUrl === undefined ? { path: folder } : { url: clickhouseUrl }),
    openState(databaseUrl === undefined ? { path: folder } : { url: databaseUrl }),
  ]);
  if (analytics.status === 'fulfilled' && state.status === 'fulfilled') {
    const stores = { analytics: analytics.value, state: state.value };
    const close = async (): Promise<void> => {
      await Promise.all([stores.analytics.close(), stores.state.close()]);
    };
    return { ...stores, close };
  }
  if (analytics.status === 'fulfilled') await analytics.value.close();
  if (state.status === 'fulfilled') await state.value.close();
  throw analytics.status === 'rejected' ? analytics.reason : state.status === 'rejected' ? state.reason : undefined;
}

interface Serving {
  readonly door: Door;
  readonly url: string;
  readonly guard: Guard;
  readonly stores: Stores;
  readonly folder: string;
  readonly options: ServerOptions;
}

async function serve({ door, url, guard, stores, folder, options }: Serving): Promise<RunningServer> {
  const services = openServices({ ...stores, folder, largestUpload: options.largestUpload ?? 20 * 2 ** 30 });
  const pages = options.pages ?? fileURLToPath(new URL('../../dist/public', import.meta.url));
  const app = createApp({ services, guard, pages, version: options.version ?? '' });
  const sockets = serveLive(door.server, guard, services.live);
  await services.imports.resume();
  const stopping = new AbortController();
  const prepared =
    options.sample === false ? Promise.resolve() : prepareSample({ ...stores, folder, services }, stopping.signal);
  const caughtUp = prepared.then(() => services.catchUp(stopping.signal));
  door.answerWith((request) => app.fetch(request));
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    stopping.abort(new Error('the server is stopping'));
    await closeDoor(door.server, sockets);
    await Promise.all([caughtUp, services.close()]);
    await stores.close();
  };
  return { url, services, prepared, close: () => (closing ??= close()) };
}

/** Takes nobody new, says goodbye to those inside, and waits a moment for answers under way. */
async function closeDoor(server: Server, sockets: LiveSockets): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await sockets.close();
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), 1_000);
  await closed;
  clearTimeout(patience);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function notWritable(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'this account may not write there',
    EPERM: 'this account may not write there',
    EROFS: 'that disk is read-only',
    EEXIST: 'a file of that name stands there',
    ENOTDIR: 'part of that path is a file',
    ENOSPC: 'the disk is full',
  };
  const reason = reasons[code];
  if (!reason) return error;
  return new Refused(
    refusal('data-folder-not-writable', `The data folder ${folder} cannot be used: ${reason}.`, {
      fix: 'Choose another with --data, or SOJOURN_DATA.',
    }),
    { cause: error },
  );
}
