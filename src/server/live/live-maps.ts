/** The maps that are open right now: each is loaded once, kept while in use, and let go when idle. */
import * as Y from 'yjs';
import { journal } from '../journal.ts';
import { LiveMap } from './live-map.ts';

/** What the workspace keeps of a map's document. */
export interface MapDocuments {
  /** The whole document as Yjs updates, oldest first; undefined when there is no such map. */
  readonly load: (id: string) => Promise<readonly Uint8Array[] | undefined>;
  /** Resolves when the change is safe on disk. */
  readonly append: (id: string, update: Uint8Array) => Promise<void>;
  /** Called with a document that is still empty, before what is stored is read into it, change by change. */
  readonly follow: (doc: Y.Doc) => void;
  /** Called with the whole document as it was stored, before anybody changes it. */
  readonly opened: (doc: Y.Doc) => void;
  /** Called after a burst of edits and before a map is let go, with its whole document. */
  readonly settle: (id: string, doc: Y.Doc) => Promise<void>;
}

interface Opened {
  readonly map: LiveMap;
  users: number;
  idle: NodeJS.Timeout | undefined;
  /** Waits for a pause in editing, to bring the map's summary up to date. */
  resting: NodeJS.Timeout | undefined;
  /** Is being summed up at this moment. */
  settling: Promise<void> | undefined;
}

export interface LiveMapsOptions {
  /** How long a map nobody uses stays loaded, in milliseconds. */
  readonly idleFor?: number;
  /** How long after the last stored change a summary is made, in milliseconds. */
  readonly restFor?: number;
}

export class LiveMaps {
  readonly #documents: MapDocuments;
  readonly #open = new Map<string, Promise<Opened | undefined>>();
  readonly #idleFor: number;
  readonly #restFor: number;

  constructor(documents: MapDocuments, options: LiveMapsOptions = {}) {
    this.#documents = documents;
    this.#idleFor = options.idleFor ?? 30_000;
    this.#restFor = options.restFor ?? 500;
  }

  get open(): number {
    return this.#open.size;
  }

  /** Runs `use` with the map, which stays loaded meanwhile; undefined when there is no such map. */
  async with<T>(id: string, use: (map: LiveMap) => T | Promise<T>): Promise<T | undefined> {
    const held = await this.hold(id);
    if (!held) return undefined;
    try {
      return await use(held.map);
    } finally {
      held.release();
    }
  }

  /** Keeps the map loaded until `release` is called. */
  async hold(id: string): Promise<{ readonly map: LiveMap; readonly release: () => void } | undefined> {
    const opened = await this.#opened(id);
    if (!opened) return undefined;
    opened.users += 1;
    clearTimeout(opened.idle);
    let held = true;
    const release = (): void => {
      if (!held) return;
      held = false;
      opened.users -= 1;
      if (opened.users === 0) this.#restSoon(id, opened);
    };
    return { map: opened.map, release };
  }

  /** Sends everybody away and forgets the map without a last look at it, as it is being deleted. */
  async drop(id: string): Promise<void> {
    const opened = await this.#open.get(id);
    this.#open.delete(id);
    if (!opened) return;
    clearTimeout(opened.idle);
    clearTimeout(opened.resting);
    await opened.map.close(4410, 'This map was deleted.');
  }

  /** Stores what is left and closes every map. */
  async close(): Promise<void> {
    // A last look at a map may carry something to another one, which is opened for it.
    while (this.#open.size > 0) {
      const ids = [...this.#open.keys()];
      await Promise.all(ids.map((id) => this.#restNow(id)));
      await Promise.all(ids.map((id) => this.#letGo(id, 1001, 'The server is stopping.')));
    }
  }

  #opened(id: string): Promise<Opened | undefined> {
    const known = this.#open.get(id);
    if (known) return known;
    const opening = this.#load(id);
    this.#open.set(id, opening);
    const forget = (): void => {
      if (this.#open.get(id) === opening) this.#open.delete(id);
    };
    opening.then((opened) => {
      if (!opened) forget();
    }, forget);
    return opening;
  }

  async #load(id: string): Promise<Opened | undefined> {
    const updates = await this.#documents.load(id);
    if (!updates) return undefined;
    const doc = new Y.Doc();
    this.#documents.follow(doc);
    for (const update of updates) Y.applyUpdate(doc, update);
    this.#documents.opened(doc);
    const map = new LiveMap(doc, { append: (update) => this.#documents.append(id, update) });
    const opened: Opened = { map, users: 0, idle: undefined, resting: undefined, settling: undefined };
    map.onStored = () => {
      clearTimeout(opened.resting);
      opened.resting = setTimeout(() => void this.#settle(id, opened), this.#restFor);
    };
    return opened;
  }

  #restSoon(id: string, opened: Opened): void {
    clearTimeout(opened.idle);
    opened.idle = setTimeout(() => {
      if (opened.users > 0) return;
      if (opened.map.dirty) return this.#restSoon(id, opened);
      this.#letGo(id, 1000, 'Idle.').catch((error: unknown) => journal(`letting go of map ${id}`, error));
    }, this.#idleFor);
    opened.idle.unref();
  }

  /** Brings what is kept beside the document (summary, snapshot) up to date; a failure costs nothing but time. */
  #settle(id: string, opened: Opened): Promise<void> {
    clearTimeout(opened.resting);
    opened.resting = undefined;
    const settling = this.#documents
      .settle(id, opened.map.doc)
      .catch((error: unknown) => journal(`summing up map ${id}`, error));
    opened.settling = settling;
    return settling;
  }

  async #letGo(id: string, code: number, reason: string): Promise<void> {
    const opened = await this.#open.get(id);
    if (!opened) return;
    clearTimeout(opened.idle);
    await opened.map.settled();
    if (opened.resting) await this.#settle(id, opened);
    await opened.settling;
    if (opened.users > 0 && code === 1000) return;
    this.#open.delete(id);
    await opened.map.close(code, reason);
    clearTimeout(opened.resting);
  }

  async #restNow(id: string): Promise<void> {
    const opened = await this.#open.get(id);
    await opened?.map.settled();
    if (opened?.resting) await this.#settle(id, opened);
    await opened?.settling;
  }
}
