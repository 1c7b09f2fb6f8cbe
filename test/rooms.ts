/** The whole server without a socket: real stores in temporary folders, asked through `app.request()`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnalytics } from '../src/db/analytics.ts';
import { openState } from '../src/db/state.ts';
import { createApp } from '../src/server/app.ts';
import { createGuard, type May } from '../src/server/guard.ts';
import { openServices, type OpenServices } from '../src/server/open-services.ts';
import { may } from '../src/workspace/permissions.ts';

export interface Rooms {
  readonly services: OpenServices;
  /** JSON unless another content type is named. */
  readonly ask: (
    method: string,
    path: string,
    body?: Uint8Array | string | object,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** Closes the services, as a process that ends does, and keeps the data for `openRooms({ folder })`. */
  readonly leave: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface RoomsOptions {
  /** A folder that other rooms left. */
  readonly folder?: string;
  readonly databaseUrl?: string;
  readonly may?: May;
}

export async function openRooms(options: RoomsOptions = {}): Promise<Rooms> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'sojourn-rooms-')));
  const [analytics, state] = await Promise.all([
    openAnalytics({ path: folder }),
    openState(options.databaseUrl === undefined ? { path: folder } : { url: options.databaseUrl }),
  ]);
  const services = openServices({ analytics, state, folder, largestUpload: 1 << 20 });
  const app = createApp({ services, guard: createGuard(options.may ?? may), pages: folder, version: '0.1.0' });
  const at = 'http://127.0.0.1:4780';
  const leave = async (): Promise<void> => {
    await services.close();
    await Promise.all([analytics.close(), state.close()]);
  };
  return {
    services,
    ask: async (method, path, body, headers = {}) => {
      const plain = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
      const sent = plain ? body : JSON.stringify(body);
      return app.request(`${at}${path}`, {
        method,
        headers: { host: '127.0.0.1:4780', 'content-type': 'application/json', ...headers },
        ...(sent === undefined ? {} : { body: typeof sent === 'string' ? sent : new Uint8Array(sent) }),
      });
    },
    leave,
    close: async () => {
      await leave();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
