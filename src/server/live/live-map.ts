/** One map while people have it open: applies their changes, stores them durably, then tells everybody. */
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { problem } from '../problems.ts';
import { awarenessFrame, problemFrame, step1Frame, step2Frame, storedFrame, updateFrame } from './frames.ts';

/** One connected tab, as the map sees it. */
export interface Tab {
  readonly send: (frame: Uint8Array) => void;
  readonly close: (code: number, reason: string) => void;
}

/** Where a map's changes are kept. Each promise resolves when the bytes are safe on disk. */
export interface MapKeeper {
  readonly append: (update: Uint8Array) => Promise<void>;
}

interface Change {
  readonly update: Uint8Array;
  readonly from: Tab | undefined;
}

/** Waits between attempts to store, in milliseconds, the last one for ever. */
const retries = [100, 500, 2_000, 5_000];

export class LiveMap {
  readonly doc: Y.Doc;
  readonly #awareness: Awareness;
  readonly #keeper: MapKeeper;
  readonly #tabs = new Map<Tab, { received: number; stored: number; clients: Set<number> }>();
  #waiting: Change[] = [];
  #writing: Promise<void> | undefined;
  #stored: Uint8Array;
  #closed = false;
  /** Called each time changes have reached the disk. */
  onStored: (() => void) | undefined;

  /** `doc` holds what is stored already. */
  constructor(doc: Y.Doc, keeper: MapKeeper) {
    this.doc = doc;
    this.#keeper = keeper;
    this.#stored = Y.encodeStateVector(doc);
    this.#awareness = new Awareness(doc);
    this.#awareness.setLocalState(null);
    doc.on('update', (update: Uint8Array, origin: unknown) => this.#changed(update, origin));
    this.#awareness.on('update', (moved: Moved, origin: unknown) => this.#relayPresence(moved, origin));
  }

  get tabs(): number {
    return this.#tabs.size;
  }

  /** True while something is applied that the disk does not have yet. */
  get dirty(): boolean {
    return this.#waiting.length > 0 || this.#writing !== undefined;
  }

  join(tab: Tab): void {
    this.#tabs.set(tab, { received: 0, stored: 0, clients: new Set() });
    tab.send(step1Frame(Y.encodeStateVector(this.doc)));
    tab.send(storedFrame(this.#stored, 0));
    const present = [...this.#awareness.getStates().keys()];
    if (present.length > 0) tab.send(awarenessFrame(encodeAwarenessUpdate(this.#awareness, present)));
  }

  leave(tab: Tab): void {
    const left = this.#tabs.get(tab);
    this.#tabs.delete(tab);
    if (left && left.clients.size > 0) removeAwarenessStates(this.#awareness, [...left.clients], tab);
  }

  /** Answers a sync step 1. */
  answer(tab: Tab, stateVector: Uint8Array): void {
    tab.send(step2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)));
  }

  /** Applies what a tab changed. Throws when the bytes are no Yjs update. */
  change(tab: Tab, update: Uint8Array): void {
    const seat = this.#tabs.get(tab);
    if (!seat) return;
    const before = this.#waiting.length;
    Y.applyUpdate(this.doc, update, tab);
    seat.received += 1;
    // Nothing new in it (a reconnecting tab sends what it has): what it holds is stored or on its way already.
    if (this.#waiting.length === before) this.#waiting.push({ update: nothing, from: tab });
    this.#write();
  }

  /** Throws when the bytes are no awareness update. */
  presence(tab: Tab, update: Uint8Array): void {
    applyAwarenessUpdate(this.#awareness, update, tab);
  }

  /** Resolves when everything applied so far is on disk. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** Stores what waits, sends everybody away and frees the document. */
  async close(code: number, reason: string): Promise<void> {
    this.#closed = true;
    await this.settled();
    for (const tab of this.#tabs.keys()) tab.close(code, reason);
    this.#tabs.clear();
    this.#awareness.destroy();
    this.doc.destroy();
  }

  #changed(update: Uint8Array, origin: unknown): void {
    this.#waiting.push({ update, from: this.#tabs.has(origin as Tab) ? (origin as Tab) : undefined });
    this.#write();
  }

  #write(): void {
    this.#writing ??= this.#drain().finally(() => {
      this.#writing = undefined;
      // Something may have arrived between the last look at the queue and now.
      if (this.#waiting.length > 0 && !this.#closed) this.#write();
    });
  }

  /** One write at a time; what arrives meanwhile goes together into the next. */
  async #drain(): Promise<void> {
    // Lets the changes of one tick gather, so that a burst costs one write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const held = Y.encodeStateVector(this.doc);
      const counts = new Map([...this.#tabs].map(([tab, seat]) => [tab, seat.received]));
      const updates = batch.map((one) => one.update).filter((one) => one !== nothing);
      if (updates.length > 0 && !(await this.#keep(Y.mergeUpdates(updates)))) return;
      this.#stored = held;
      this.#announce(batch, counts);
    }
  }

  #announce(batch: readonly Change[], counts: ReadonlyMap<Tab, number>): void {
    for (const [tab, seat] of this.#tabs) {
      seat.stored = counts.get(tab) ?? seat.stored;
      const others = batch.filter((one) => one.from !== tab && one.update !== nothing).map((one) => one.update);
      if (others.length > 0) tab.send(updateFrame(Y.mergeUpdates(others)));
      tab.send(storedFrame(this.#stored, seat.stored));
    }
    this.onStored?.();
  }

  /** Tries until it is stored; false when the map is closed and storing still fails. */
  async #keep(update: Uint8Array): Promise<boolean> {
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#keeper.append(update);
        return true;
      } catch (error) {
        this.#tellNotStored(error);
        if (this.#closed) return false;
        await pause(retries[Math.min(attempt, retries.length - 1)] ?? 5_000);
      }
    }
  }

  #tellNotStored(error: unknown): void {
    const told = problemFrame(problem(error));
    for (const tab of this.#tabs.keys()) tab.send(told);
  }

  #relayPresence(moved: Moved, origin: unknown): void {
    const seat = this.#tabs.get(origin as Tab);
    for (const client of moved.added) seat?.clients.add(client);
    for (const client of moved.removed) seat?.clients.delete(client);
    const frame = awarenessFrame(
      encodeAwarenessUpdate(this.#awareness, [...moved.added, ...moved.updated, ...moved.removed]),
    );
    for (const tab of this.#tabs.keys()) if (tab !== origin) tab.send(frame);
  }
}

interface Moved {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

/** Stands in the queue for a change frame that held nothing new, so that it is counted in its turn. */
const nothing = new Uint8Array(0);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
