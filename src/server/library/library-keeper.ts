/**
 * Keeps what is told of all maps up to date, and carries shared things from map to map: a change of a persona on one
 * map is written into every other map that holds it. What must be carried is noted before it is, so that a process
 * that dies in between carries it at its next start.
 */
import type * as Y from 'yjs';
import { carriedOnto } from '../../map/carried.ts';
import { applyEdits, type Edit } from '../../map/edits/edits.ts';
import type { JourneyMap } from '../../map/map.ts';
import { readMap } from '../../map/read-map.ts';
import { keepable } from '../../workspace/keepable.ts';
import type { LibraryStore } from '../../workspace/library.store.ts';
import { factsOf, writtenOn } from '../../workspace/map-facts.ts';
import type { PicturesStore } from '../../workspace/pictures.store.ts';
import {
  changesBetween,
  editOf,
  isEmpty,
  planCarry,
  sharedThingsOf,
  thingKey,
  withChanges,
  type FieldChanges,
  type SharedThing,
  type ThingChange,
} from '../../workspace/shared-things.ts';
import { journal } from '../journal.ts';
import type { LiveMaps } from '../live/live-maps.ts';
import { picturesOf } from '../pictures/pictures-of.ts';
import { arrivalsOn, type Arrivals } from './arrivals.ts';

export interface KeeperParts {
  readonly store: LibraryStore;
  readonly pictures: Pick<PicturesStore, 'shownBy'>;
  readonly live: () => LiveMaps;
  /** The present instant; tests give their own. */
  readonly now?: () => Date;
}

/** Whose edit it is, in the documents it is carried to. */
export const carried = { carried: true };

export class LibraryKeeper {
  readonly #parts: KeeperParts;
  readonly #now: () => Date;
  /** One map at a time: what is news is told by comparing with what was known before. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #arrivals = new WeakMap<Y.Doc, Arrivals>();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => new Date());
  }

  /** `2026-11-21`, in the time of the server. */
  today(): string {
    const now = this.#now();
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** Takes note of what comes to a map from now on, so that what is changed on it before the next look is news too. */
  follow(doc: Y.Doc): void {
    this.#arrivals.set(doc, arrivalsOn(doc));
  }

  /** Looks at a map whose changes are stored: tells the index, carries what is new, catches up with what it missed. */
  look(id: string, doc: Y.Doc): Promise<void> {
    return this.#inTurn(() => this.#look(id, doc));
  }

  /** Changes a shared thing everywhere, and what the workspace knows of it even where no map holds it. */
  change(change: ThingChange): Promise<FieldChanges> {
    return this.#inTurn(async () => {
      const { store } = this.#parts;
      const before = (await store.known([change])).get(thingKey(change)) ?? {};
      const fields = withChanges(before, keepable(change.changes));
      const changes = changesBetween(before, fields);
      if (isEmpty(changes)) return fields;
      await store.know([{ ...change, fields }]);
      await this.#carry({ ...change, changes }, undefined);
      await store.carried([change]);
      return fields;
    });
  }

  /** Looks at every map that is out of date, then finishes what was being carried when the process ended. */
  async catchUp(signal?: AbortSignal): Promise<void> {
    const { store } = this.#parts;
    for (const id of await store.stale(this.today())) {
      if (signal?.aborted) return;
      await this.#parts.live().with(id, (map) => this.look(id, map.doc));
    }
    for (const thing of await store.pending()) {
      if (signal?.aborted) return;
      await this.#inTurn(() => this.#bringUp(thing));
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    // Whoever asked is told of a failure; the next in turn begins either way.
    this.#turn = Promise.allSettled([mine]);
    return mine;
  }

  async #look(id: string, doc: Y.Doc): Promise<void> {
    const { store, pictures } = this.#parts;
    const changes = await store.changesOf(id);
    if (changes === undefined) return;
    const map = readMap(doc);
    const things = sharedThingsOf(map);
    const known = await store.known(things);
    const arrivals = this.#arrivals.get(doc);
    const before = (await store.lastThings(id)) ?? new Map();
    const { carry, behind } = planCarry(things, before, known, arrivals?.things);
    if (carry.length > 0) await store.know(carry);
    for (const news of carry) if (known.has(thingKey(news))) await this.#carry(news, id);
    if (behind.length > 0) applyAll(id, doc, behind.map(editOf));
    // Of the map as it was read: what somebody changed since then is news at the next look.
    await this.#index(id, map, changes);
    arrivals?.seen(things);
    await store.carried(carry);
    await pictures.shownBy(
      id,
      picturesOf(map).map((one) => one.id),
    );
  }

  #index(id: string, map: JourneyMap, changes: number): Promise<void> {
    const day = this.today();
    const facts = keepable(factsOf(map, day));
    return this.#parts.store.index({
      map: id,
      changes,
      day,
      facts,
      things: sharedThingsOf(map),
      places: keepable(writtenOn(map)),
    });
  }

  /** Writes a change into every map that holds the thing, but the one it comes from. */
  async #carry(change: ThingChange, from: string | undefined): Promise<void> {
    for (const id of await this.#parts.store.holders(change)) {
      if (id !== from) await this.#write(id, () => change.changes, change);
    }
  }

  /** Brings a thing to what the workspace knows of it, wherever it is not. */
  async #bringUp(thing: SharedThing): Promise<void> {
    const { store } = this.#parts;
    for (const id of await store.holders(thing)) {
      await this.#write(id, (there) => changesBetween(there.fields, thing.fields), thing);
    }
    await store.carried([thing]);
  }

  /** Resolves when it is on disk. */
  async #write(
    id: string,
    changesFor: (there: SharedThing) => FieldChanges,
    about: Pick<SharedThing, 'kind' | 'id'>,
  ): Promise<void> {
    await this.#parts.live().with(id, async (map) => {
      const there = sharedThingsOf(readMap(map.doc)).find((one) => thingKey(one) === thingKey(about));
      if (!there) return;
      const changes = changesBetween(there.fields, withChanges(there.fields, changesFor(there)));
      if (!isEmpty(changes)) applyAll(id, map.doc, [editOf({ ...about, changes })]);
      await map.settled();
    });
  }
}

/** One that cannot be done there (the record is being deleted at this moment) does not keep the others away. */
function applyAll(id: string, doc: Y.Doc, edits: readonly Edit[]): void {
  for (const edit of carriedOnto(readMap(doc), edits)) {
    const no = applyEdits(doc, [edit], carried);
    if (no !== undefined) journal(`carrying to map ${id}: ${no.message}`);
  }
}
