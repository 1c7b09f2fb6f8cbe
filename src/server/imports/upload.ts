/** Streams an uploaded file to the data folder: bounded, synced, and cleaned up when it does not arrive whole. */
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Refused, deny, refusal } from '../../lib/refusal.ts';
import { isDiskFull } from '../problems.ts';

export interface Uploaded {
  /** Where it lies, in a folder of its own. */
  readonly path: string;
  readonly bytes: number;
}

/** Letters of a file name that no file system minds; the ending stays, as it tells the form. */
export function fileName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? '';
  const plain = last.replace(/[\p{C}<>:"|?*]/gu, '_').replace(/^\.+/, '_');
  return plain === '' ? 'log' : [...plain].slice(-120).join('');
}

/** Refused 'too-large', 'disk-full' or 'upload-broken'; nothing is left behind then. */
export async function storeUpload(folder: string, name: string, bytes: Readable, largest: number): Promise<Uploaded> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName(name));
  try {
    return { path, bytes: await write(path, bytes, largest) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw told(error);
  }
}

async function write(path: string, bytes: Readable, largest: number): Promise<number> {
  const file = await open(path, 'w');
  let written = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      written += chunk.length;
      if (written > largest) {
        deny('too-large', `The file is larger than ${size(largest)}.`, {
          fix: 'Start the server with a larger --largest-upload, or load it with: sojourn import FILE --into DIR.',
        });
      }
      await file.write(chunk);
    }
    await file.datasync();
    return written;
  } finally {
    await file.close();
  }
}

function told(error: unknown): unknown {
  if (error instanceof Refused || isDiskFull(error)) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const broken = /^(ECONNRESET|ERR_STREAM_PREMATURE_CLOSE|ABORT_ERR|UND_ERR|ERR_INVALID_STATE)/.test(code);
  const left = error instanceof Error && /abort|terminated|premature/i.test(error.message);
  if (!broken && !left) return error;
  return new Refused(refusal('upload-broken', 'The upload stopped before its end.', { fix: 'Send the file again.' }), {
    cause: error,
  });
}

const size = (bytes: number): string =>
  bytes >= 1 << 30 ? `${+(bytes / 2 ** 30).toFixed(1)} GB` : `${+(bytes / 2 ** 20).toFixed(1)} MB`;
