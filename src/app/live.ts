/** One map, live: its document, what the server has stored of it, undo, and who else is here. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { holdsMap } from '../map/doc.ts';
import { applyEdits, refuseEdit, type Edit } from '../map/edits/edits.ts';
import type { JourneyFile, JourneyMap } from '../map/map.ts';
import { expectMap, readMap } from '../map/read-map.ts';
import { undoFor, type Undo } from '../map/undo.ts';
import { ask } from './ask.ts';
import { EarlyMap } from './early-map.ts';
import { t } from './language/t.ts';
import type { Refusal } from '../lib/refusal.ts';
import type { Problem } from '../server/api.ts';

/** First number of each frame. */
const kinds = { sync: 0, awareness: 1, stored: 2, problem: 3 } as const;
/** Close codes after which trying again is useless. */
const final = new Set([4403, 4404]);
const longestWait = 10_000;

export interface LiveState {
  /** Undefined until the map, or its document, has arrived. */
  readonly map: JourneyMap | undefined;
  readonly connection: 'connecting' | 'open' | 'offline' | 'ended';
  /** Everything seen here is on the server's disk. */
  readonly saved: boolean;
  readonly problem: Problem | undefined;
  readonly undoes: string | undefined;
  readonly redoes: string | undefined;
  /** Records that people in other tabs have selected. */
  readonly elsewhere: ReadonlySet<string>;
  /** How many other tabs have the map open. */
  readonly others: number;
}

const nowhere: ReadonlySet<string> = new Set();
/** What was done, in the reader's language. */
const named = (edit: string | undefined): string | undefined => edit && t(edit);

/** Connects while somebody listens; goes on until everything is stored when nobody does any more. */
export class LiveMap {
  readonly #id: string;
  readonly doc = new Y.Doc();
  readonly #awareness = new Awareness(this.doc);
  readonly #undo: Undo;
  readonly #listeners = new Set<() => void>();
  #socket: WebSocket | undefined;
  #timer: number | undefined;
  #attempts = 0;
  /** Change frames sent on this connection, and how many of them are stored. */
  #sent = 0;
  #stored = 0;
  /** Something was changed here while there was no connection. */
  #pending = false;
  #synced = false;
  /** The map as it was read before its document came; shown and edited until then. */
  #early: EarlyMap | undefined;
  #begun = false;
  #follows = false;
  #state: LiveState = {
    map: undefined,
    connection: 'connecting',
    saved: true,
    problem: undefined,
    undoes: undefined,
    redoes: undefined,
    elsewhere: nowhere,
    others: 0,
  };

  constructor(id: string) {
    this.#id = id;
    this.#undo = undoFor(this.doc, this);
    this.#awareness.setLocalState({ at: null });
    this.#undo.onChange(() => this.#tell());
    this.#awareness.on('update', (moved: Moved, origin: unknown) => this.#presence(moved, origin));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#begin();
    return () => {
      this.#listeners.delete(listener);
      // Leaving a page and coming back at once (also React's rehearsal in development) keeps the connection.
      window.setTimeout(() => this.#leaveWhenDone(), 200);
    };
  };

  readonly state = (): LiveState => this.#state;

  /** Does the edits as one thing to undo, or says why not. */
  edit(...edits: readonly Edit[]): Refusal | undefined {
    if (!this.#early) return applyEdits(this.doc, edits, this);
    const no = this.#early.edit(edits);
    this.#tell();
    return no;
  }

  refuse(edit: Edit): Refusal | undefined {
    return this.#state.map && refuseEdit(this.#state.map, edit);
  }

  undo(): void {
    if (!this.#early) return void this.#undo.undo();
    this.#early.undo();
    this.#tell();
  }

  redo(): void {
    if (!this.#early) return void this.#undo.redo();
    this.#early.redo();
    this.#tell();
  }

  /** Tells the other tabs what is selected here. */
  point(record: string | null): void {
    this.#awareness.setLocalState({ at: record });
  }

  #begin(): void {
    if (this.#socket || this.#state.connection === 'ended') return;
    if (this.#begun) return this.#connect();
    this.#begun = true;
    // As a file a map is read in a moment, its document takes longer: people see the one while the other comes.
    ask<JourneyFile>(`/api/maps/${encodeURIComponent(this.#id)}`).then(
      ({ $schema: _schema, version: _version, ...map }) => {
        this.#early = new EarlyMap(map);
        expectMap(this.doc, map);
        this.#tell();
        // What was told is drawn first.
        window.setTimeout(() => this.#connect());
      },
      // The connection meets the same trouble, tells of it and tries again.
      () => this.#connect(),
    );
  }

  #connect(): void {
    if (this.#socket) return;
    window.clearTimeout(this.#timer);
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${window.location.host}/api/maps/${encodeURIComponent(this.#id)}/live`);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => this.#opened());
    socket.addEventListener('message', (event: MessageEvent<ArrayBuffer>) =>
      this.#received(new Uint8Array(event.data)),
    );
    socket.addEventListener('close', (event) => this.#closed(socket, event.code));
    this.#socket = socket;
  }

  #opened(): void {
    this.#attempts = 0;
    this.#sent = 0;
    this.#stored = 0;
    this.#send((frame) => {
      encoding.writeVarUint(frame, kinds.sync);
      writeSyncStep1(frame, this.doc);
    });
    this.#sendPresence([this.doc.clientID]);
    this.#tell({ connection: 'open', problem: undefined });
  }

  #closed(socket: WebSocket, code: number): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#pending ||= this.#sent > this.#stored;
    this.#synced = false;
    const others = [...this.#awareness.getStates().keys()].filter((client) => client !== this.doc.clientID);
    removeAwarenessStates(this.#awareness, others, this);
    if (final.has(code)) return this.#tell({ connection: 'ended' });
    this.#tell({ connection: 'offline' });
    if (this.#listeners.size === 0 && !this.#pending) return;
    const wait = Math.min(longestWait, 300 * 2 ** this.#attempts) * (0.75 + Math.random() / 2);
    this.#attempts += 1;
    this.#timer = window.setTimeout(() => this.#connect(), wait);
  }

  #received(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const kind = decoding.readVarUint(decoder);
    if (kind === kinds.sync) this.#sync(decoder);
    else if (kind === kinds.awareness) {
      applyAwarenessUpdate(this.#awareness, decoding.readVarUint8Array(decoder), 'server');
    } else if (kind === kinds.stored) {
      decoding.readVarUint8Array(decoder);
      this.#stored = decoding.readVarUint(decoder);
      this.#tell({ problem: undefined });
    } else if (kind === kinds.problem) {
      this.#tell({ problem: JSON.parse(decoding.readVarString(decoder)) as Problem });
    }
  }

  #sync(decoder: decoding.Decoder): void {
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, kinds.sync);
    const kind = readSyncMessage(decoder, answer, this.doc, 'server');
    // Answering "what do you have" sends what the server lacks, edits made offline among it.
    if (encoding.length(answer) > 1) {
      this.#sent += 1;
      this.#pending = false;
      this.#socket?.send(Uint8Array.from(encoding.toUint8Array(answer)));
    }
    if (kind === 1) this.#synced = true;
    if (this.#synced) this.#follow();
    this.#tell();
  }

  /** Listens for changes once the document is there: as long as nobody listens, what arrives is not written anew. */
  #follow(): void {
    if (this.#follows) return;
    this.#follows = true;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => this.#changed(update, origin));
    const done = this.#early?.done ?? [];
    this.#early = undefined;
    const refused = done.map((edits) => applyEdits(this.doc, edits, this)).find((no) => no !== undefined);
    if (refused) this.#tell({ problem: problemOf(refused) });
  }

  #changed(update: Uint8Array, origin: unknown): void {
    // What the server sends is told of where it is received.
    if (origin === 'server') return;
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#sent += 1;
      this.#send((frame) => {
        encoding.writeVarUint(frame, kinds.sync);
        writeUpdate(frame, update);
      });
    } else this.#pending = true;
    this.#tell();
  }

  #presence(moved: Moved, origin: unknown): void {
    if (origin !== 'server') this.#sendPresence([...moved.added, ...moved.updated, ...moved.removed]);
    const others = [...this.#awareness.getStates()].filter(([client]) => client !== this.doc.clientID);
    const at = others.flatMap(([, state]) => (typeof state.at === 'string' ? [state.at] : []));
    this.#tell({ others: others.length, elsewhere: at.length > 0 ? new Set(at) : nowhere });
  }

  #sendPresence(clients: readonly number[]): void {
    const known = clients.filter((client) => client === this.doc.clientID);
    if (known.length === 0) return;
    this.#send((frame) => {
      encoding.writeVarUint(frame, kinds.awareness);
      encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(this.#awareness, known));
    });
  }

  #send(write: (frame: encoding.Encoder) => void): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    const frame = encoding.createEncoder();
    write(frame);
    this.#socket.send(Uint8Array.from(encoding.toUint8Array(frame)));
  }

  #leaveWhenDone(): void {
    if (this.#listeners.size > 0 || !this.#state.saved) return;
    window.clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #mapNow(): JourneyMap | undefined {
    if (this.#early) return this.#early.map;
    return this.#follows && holdsMap(this.doc) ? readMap(this.doc) : undefined;
  }

  #tell(changes: Partial<LiveState> = {}): void {
    const next: LiveState = {
      ...this.#state,
      ...changes,
      map: this.#mapNow(),
      saved: !this.#pending && (this.#early?.done.length ?? 0) === 0 && this.#stored >= this.#sent,
      undoes: named((this.#early ?? this.#undo).undoes),
      redoes: named((this.#early ?? this.#undo).redoes),
    };
    const news = (Object.keys(next) as (keyof LiveState)[]).some((key) => next[key] !== this.#state[key]);
    if (news) this.#state = next;
    if (news) for (const listener of this.#listeners) listener();
    if (this.#listeners.size === 0) this.#leaveWhenDone();
  }
}

/** An edit that was refused after it had been made: somebody else was faster. */
const problemOf = ({ code, message, fix }: Refusal): Problem => ({
  type: 'about:blank',
  title: message,
  status: 409,
  code,
  ...(fix === undefined ? {} : { fix }),
});

interface Moved {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}
