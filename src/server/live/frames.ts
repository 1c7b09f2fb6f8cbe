/** The binary frames of a map's live connection: the first number of each says what it is. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Problem } from '../api.ts';

/** Frame kinds; `stored` and `problem` travel from server to client only. */
export const frameKinds = { sync: 0, awareness: 1, stored: 2, problem: 3 } as const;

/** y-protocols sync messages, inside a frame of kind `sync`. */
export const syncKinds = { step1: 0, step2: 1, update: 2 } as const;

/** What a client may send. */
export type ClientFrame =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** A sync step 2 or an update: both carry changes. */
  | { readonly kind: 'change'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array };

/** Undefined when the bytes are no frame we know. */
export function readFrame(bytes: Uint8Array): ClientFrame | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const kind = decoding.readVarUint(decoder);
    if (kind === frameKinds.awareness) return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
    if (kind !== frameKinds.sync) return undefined;
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === syncKinds.step1) return { kind: 'step1', stateVector: body };
    return step === syncKinds.step2 || step === syncKinds.update ? { kind: 'change', update: body } : undefined;
  } catch {
    // lib0 throws on bytes that end too early: to us that is simply no frame.
    return undefined;
  }
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, frameKinds.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** "This is what I have": asks the other side for the rest. */
export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(syncKinds.step1, stateVector);
/** "This is what you lack." */
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(syncKinds.step2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncKinds.update, update);

export function awarenessFrame(update: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, frameKinds.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/**
 * What is durably stored: a state vector, then how many of this connection's change frames are, counted from its
 * start. The count matters because a state vector does not move when something is only deleted.
 */
export function storedFrame(stateVector: Uint8Array, changes: number): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, frameKinds.stored);
    encoding.writeVarUint8Array(encoder, stateVector);
    encoding.writeVarUint(encoder, changes);
  });
}

export function problemFrame(problem: Problem): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, frameKinds.problem);
    encoding.writeVarString(encoder, JSON.stringify(problem));
  });
}
