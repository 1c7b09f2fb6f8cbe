/** Two tabs on one map, through a real server and real websockets. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { afterEach, describe, expect, test } from 'vitest';
import { refusal } from '../../lib/refusal.ts';
import { createGuard, type May } from '../guard.ts';
import { awarenessFrame } from './frames.ts';
import { LiveMaps, type MapDocuments } from './live-maps.ts';
import { serveLive, type LiveSocketOptions, type LiveSockets } from './live-socket.ts';
import { TestTab, until } from './test-tab.ts';

/** Keeps documents in memory; `fail` makes the next writes fail as a full disk does. */
class Shelf implements MapDocuments {
  readonly updates = new Map<string, Uint8Array[]>();
  fail = 0;
  settled = 0;
  readonly load = async (id: string): Promise<readonly Uint8Array[] | undefined> => this.updates.get(id);
  readonly append = async (id: string, update: Uint8Array): Promise<void> => {
    if (this.fail > 0) {
      this.fail -= 1;
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    this.updates.get(id)?.push(update);
  };
  readonly follow = (): void => undefined;
  readonly opened = (): void => undefined;
  readonly settle = async (): Promise<void> => {
    this.settled += 1;
  };
}

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function serving(options: LiveSocketOptions = {}, may: May = () => true, idleFor = 30_000) {
  const shelf = new Shelf();
  shelf.updates.set('map_bakery', []);
  const maps = new LiveMaps(shelf, { idleFor, restFor: 5 });
  const server: Server = createServer();
  const sockets: LiveSockets = serveLive(server, createGuard(may), maps, options);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  open.push(async () => {
    await sockets.close();
    await maps.close();
    server.close();
  });
  const tab = (id = 'map_bakery', headers: Record<string, string> = {}): TestTab => {
    const made = new TestTab(`ws://127.0.0.1:${port}/api/maps/${id}/live`, headers);
    open.push(() => {
      made.socket.terminate();
      made.awareness.destroy();
    });
    return made;
  };
  return { shelf, maps, tab, sockets, port };
}

describe('a map open in two tabs', () => {
  test('an edit in one shows in the other, and both are told when it is stored', async () => {
    const { tab, shelf } = await serving();
    const one = tab();
    const two = tab();
    await until(() => one.stored >= 1 && two.stored >= 1);
    one.rename('From first bite to regular');
    await until(() => two.title === 'From first bite to regular' && one.stored === one.sent);
    const kept = new Y.Doc();
    for (const update of shelf.updates.get('map_bakery') ?? []) Y.applyUpdate(kept, update);
    expect(kept.getMap('map').get('title')).toBe('From first bite to regular');
    expect(Y.decodeStateVector(one.storedVector)).toEqual(Y.decodeStateVector(Y.encodeStateVector(one.doc)));
  });

  test('a deletion is acknowledged too, though it moves no state vector', async () => {
    const { tab } = await serving();
    const one = tab();
    await until(() => one.stored >= 1);
    one.rename('Sourdough');
    await until(() => one.stored === one.sent);
    one.doc.getMap('map').delete('title');
    await until(() => one.stored === one.sent);
    const two = tab();
    await until(() => two.stored >= 1);
    expect(two.title).toBeUndefined();
  });

  test('edits made at the same time converge', async () => {
    const { tab } = await serving();
    const [one, two] = [tab(), tab()];
    await until(() => one.stored >= 1 && two.stored >= 1);
    for (let i = 0; i < 50; i++) {
      one.doc.getArray('cards').push([`one ${i}`]);
      two.doc.getArray('cards').push([`two ${i}`]);
    }
    await until(() => one.doc.getArray('cards').length === 100 && two.doc.getArray('cards').length === 100);
    await until(() => one.stored === one.sent && two.stored === two.sent);
    expect(one.doc.getArray('cards').toJSON()).toEqual(two.doc.getArray('cards').toJSON());
  });

  test('what was edited offline arrives on return', async () => {
    const { tab } = await serving();
    const one = tab();
    await until(() => one.stored >= 1);
    const offline = new Y.Doc();
    offline.getMap('map').set('title', 'Made on the train');
    const two = tab();
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(offline), two);
    await until(() => one.title !== undefined);
    expect(one.title).toBe('Made on the train');
  });

  test('presence is relayed and goes when the tab goes', async () => {
    const { tab } = await serving();
    const [one, two] = [tab(), tab()];
    await until(() => one.stored >= 1 && two.stored >= 1);
    one.awareness.setLocalState({ name: 'Amara' });
    one.socket.send(awarenessFrame(encodeAwarenessUpdate(one.awareness, [one.doc.clientID])));
    await until(() => two.awareness.getStates().has(one.doc.clientID));
    expect(two.awareness.getStates().get(one.doc.clientID)).toEqual({ name: 'Amara' });
    one.socket.close();
    await until(() => !two.awareness.getStates().has(one.doc.clientID));
  });
});

describe('what the live connection refuses', () => {
  test('a map that does not exist', async () => {
    const { tab, maps } = await serving();
    const lost = tab('map_unknown');
    await until(() => lost.closed !== undefined);
    expect(lost.closed).toBe(4404);
    expect(lost.problems).toEqual(['unknown-map']);
    expect(maps.open).toBe(0);
  });

  test("another site's page, and a name that is not this machine", async () => {
    const { tab, sockets } = await serving();
    const foreign = tab('map_bakery', { origin: 'https://elsewhere.example' });
    const rebound = tab('map_bakery', { host: 'elsewhere.example' });
    await until(() => foreign.closed !== undefined && rebound.closed !== undefined);
    expect([foreign.stored, rebound.stored]).toEqual([-1, -1]);
    expect(sockets.count()).toBe(0);
  });

  test('a message the guard says no to, and the edit is not applied', async () => {
    const { tab, shelf } = await serving({}, (_who, verb) =>
      verb === 'edit' ? refusal('not-allowed', 'You may only look.') : true,
    );
    const one = tab();
    await until(() => one.closed !== undefined);
    expect(one.closed).toBe(4403);
    expect(one.problems).toEqual(['not-allowed']);
    expect(shelf.updates.get('map_bakery')).toEqual([]);
  });

  test('bytes that are no frame, text, broken changes and frames too large; others stay connected', async () => {
    const { tab } = await serving({ largest: 4096 });
    const healthy = tab();
    await until(() => healthy.stored >= 1);
    const bad: [Uint8Array | string, number][] = [
      [new Uint8Array([9, 1, 2]), 1003],
      ['hello', 1003],
      [new Uint8Array([0, 2, 3, 255, 255, 255]), 1007],
      [new Uint8Array(5000), 1009],
    ];
    for (const [bytes, code] of bad) {
      const one = tab();
      await until(() => one.stored >= 0);
      one.socket.send(bytes);
      await until(() => one.closed !== undefined);
      expect(one.closed).toBe(code);
    }
    healthy.rename('Still here');
    await until(() => healthy.stored === healthy.sent);
    expect(healthy.closed).toBeUndefined();
  });
});

describe('storing', () => {
  test('a disk that is full for a moment is told of, and the edit is stored afterwards', async () => {
    const { tab, shelf } = await serving();
    const one = tab();
    await until(() => one.stored >= 1);
    shelf.fail = 1;
    one.rename('Kept in the end');
    await until(() => one.stored === one.sent);
    expect(one.problems).toEqual(['disk-full']);
  });

  test('a map nobody uses is let go and comes back as it was', async () => {
    const { tab, maps } = await serving({}, () => true, 10);
    const one = tab();
    await until(() => one.stored >= 1);
    one.rename('Baguettes');
    await until(() => one.stored === one.sent);
    one.socket.close();
    await until(() => maps.open === 0);
    const two = tab();
    await until(() => two.title !== undefined);
    expect(two.title).toBe('Baguettes');
  });

  test('deleting a map sends its tabs away', async () => {
    const { tab, maps } = await serving();
    const one = tab();
    await until(() => one.stored >= 1);
    await maps.drop('map_bakery');
    await until(() => one.closed !== undefined);
    expect(one.closed).toBe(4410);
  });
});
