/** Websockets of /api/maps/:id/live on the HTTP server's own port: every connection and every message is judged. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { refusal, type Refusal } from '../../lib/refusal.ts';
import type { Guard } from '../guard.ts';
import { journal } from '../journal.ts';
import { problem, problemResponse } from '../problems.ts';
import { problemFrame, readFrame, type ClientFrame } from './frames.ts';
import type { LiveMap, Tab } from './live-map.ts';
import type { LiveMaps } from './live-maps.ts';

export interface LiveSocketOptions {
  /** Largest frame taken, in bytes. */
  readonly largest?: number;
  /** A tab that lets more than this many bytes pile up is sent away; it comes back and catches up. */
  readonly backlog?: number;
  /** Milliseconds between heartbeats; a tab that misses one is gone. */
  readonly heartbeat?: number;
}

export interface LiveSockets {
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/** Close codes of our own, beside the standard ones. */
const closes = { unknown: 4404, refused: 4403 } as const;

const verbs = { step1: 'read', change: 'edit', awareness: 'read' } as const;

export function serveLive(server: Server, guard: Guard, maps: LiveMaps, options: LiveSocketOptions = {}): LiveSockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.largest ?? 16 << 20,
    clientTracking: true,
  });
  const alive = new WeakSet<WebSocket>();
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const id = mapOf(request);
    const no = id === undefined ? refusal('unknown-address', 'No such address.') : guard.refuseUpgrade(request, id);
    if (no || id === undefined) return void answer(stream, no).catch((error: unknown) => journal('upgrade', error));
    stream.on('error', () => stream.destroy());
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket);
      socket.on('pong', () => alive.add(socket));
      connect(socket, id, request, { guard, maps, backlog: options.backlog ?? 8 << 20 });
    });
  });
  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, options.heartbeat ?? 25_000);
  beat.unref();
  return {
    count: () => sockets.clients.size,
    close: async () => {
      clearInterval(beat);
      for (const socket of sockets.clients) socket.close(1001, 'The server is stopping.');
      sockets.close();
      await gone(sockets.clients, 500);
    },
  };
}

/** Gives the other side a moment to say goodbye, then hangs up. */
async function gone(clients: ReadonlySet<WebSocket>, patience: number): Promise<void> {
  const until = Date.now() + patience;
  while (clients.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  for (const socket of clients) socket.terminate();
}

function mapOf(request: IncomingMessage): string | undefined {
  const path = (request.url ?? '').split('?')[0] ?? '';
  return /^\/api\/maps\/([\w-]{1,120})\/live$/.exec(path)?.[1];
}

async function answer(stream: Duplex, no: Refusal | undefined): Promise<void> {
  const said = problemResponse(no ?? refusal('unknown-address', 'No such address.'));
  const body = await said.text();
  stream.on('error', () => stream.destroy());
  stream.end(
    `HTTP/1.1 ${said.status} Refused\r\nContent-Type: application/problem+json\r\nConnection: close\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

interface Surroundings {
  readonly guard: Guard;
  readonly maps: LiveMaps;
  readonly backlog: number;
}

function connect(socket: WebSocket, id: string, request: IncomingMessage, around: Surroundings): void {
  const tab = tabOf(socket, around.backlog);
  // Frames that arrive while the map is being loaded wait here, in order.
  const joined = join(tab, id, around.maps);
  let turn: Promise<unknown> = joined;
  socket.on('message', (data, isBinary) => {
    turn = turn.then(async () => {
      const held = await joined;
      if (held)
        receive(held.map, tab, isBinary ? bytesOf(data) : undefined, (kind) =>
          around.guard.refuse(request, verbs[kind], { kind: 'map', id }),
        );
    });
  });
  const leave = (): void => {
    joined
      .then((held) => {
        held?.map.leave(tab);
        held?.release();
      })
      .catch((error: unknown) => journal(`leaving map ${id}`, error));
  };
  socket.on('close', leave);
  socket.on('error', () => socket.terminate());
}

async function join(tab: Tab, id: string, maps: LiveMaps): ReturnType<LiveMaps['hold']> {
  try {
    const held = await maps.hold(id);
    if (held) {
      held.map.join(tab);
      return held;
    }
    tab.send(problemFrame(problem(refusal('unknown-map', 'There is no such map. It may have been deleted.'))));
    tab.close(closes.unknown, 'unknown map');
  } catch (error) {
    tab.send(problemFrame(problem(error)));
    tab.close(1011, 'broken');
  }
  return undefined;
}

function receive(
  map: LiveMap,
  tab: Tab,
  bytes: Uint8Array | undefined,
  refuse: (kind: ClientFrame['kind']) => Refusal | undefined,
): void {
  const frame = bytes && readFrame(bytes);
  if (!frame) return sendAway(tab, refusal('bad-frame', 'This message is none the live connection knows.'), 1003);
  const no = refuse(frame.kind);
  if (no) return sendAway(tab, no, closes.refused);
  try {
    if (frame.kind === 'step1') map.answer(tab, frame.stateVector);
    else if (frame.kind === 'change') map.change(tab, frame.update);
    else map.presence(tab, frame.update);
  } catch {
    // Yjs throws on bytes that are no update; the document is untouched and the sender is told.
    sendAway(tab, refusal('bad-frame', 'This change could not be read. Reload the page.'), 1007);
  }
}

function sendAway(tab: Tab, no: Refusal, code: number): void {
  tab.send(problemFrame(problem(no)));
  tab.close(code, no.code);
}

function tabOf(socket: WebSocket, backlog: number): Tab {
  return {
    send: (frame) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > backlog) socket.terminate();
      else socket.send(frame);
    },
    close: (code, reason) => socket.close(code, reason),
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
