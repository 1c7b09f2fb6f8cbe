/** A tab for tests: a document, and a socket that keeps it in step with a server, as the app does. */
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { frameKinds, step1Frame, step2Frame, syncKinds, updateFrame } from './frames.ts';

export class TestTab {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly problems: string[] = [];
  readonly socket: WebSocket;
  closed: number | undefined;
  sent = 0;
  stored = -1;
  storedVector: Uint8Array = new Uint8Array();

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers });
    this.socket.binaryType = 'arraybuffer';
    this.socket.on('open', () => this.socket.send(step1Frame(Y.encodeStateVector(this.doc))));
    this.socket.on('message', (data) => this.#receive(new Uint8Array(data as ArrayBuffer)));
    this.socket.on('close', (code) => (this.closed = code));
    this.socket.on('error', () => undefined);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.change(updateFrame(update));
    });
  }

  change(frame: Uint8Array): void {
    this.sent += 1;
    this.socket.send(frame);
  }

  rename(title: string): void {
    this.doc.getMap('map').set('title', title);
  }

  get title(): unknown {
    return this.doc.getMap('map').get('title');
  }

  #receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const kind = decoding.readVarUint(decoder);
    if (kind === frameKinds.sync) {
      const step = decoding.readVarUint(decoder);
      const body = decoding.readVarUint8Array(decoder);
      if (step === syncKinds.step1) this.change(step2Frame(Y.encodeStateAsUpdate(this.doc, body)));
      else Y.applyUpdate(this.doc, body, this);
    } else if (kind === frameKinds.awareness) {
      applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this);
    } else if (kind === frameKinds.stored) {
      this.storedVector = decoding.readVarUint8Array(decoder);
      this.stored = decoding.readVarUint(decoder);
    } else if (kind === frameKinds.problem) {
      this.problems.push((JSON.parse(decoding.readVarString(decoder)) as { code: string }).code);
    }
  }
}

/** Resolves when it holds; a test that waits in vain is ended by the test runner. */
export const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};
