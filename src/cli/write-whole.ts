/** Writes a file so that it is there whole or not at all: beside its place first, then moved over it. */
import { access, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { constants, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deny } from '../lib/refusal.ts';

type Piece = string | Uint8Array;
export type Content = Piece | Iterable<Piece> | AsyncIterable<Piece>;

/** Replaces what stands at `path`; Refused when the folder is missing or cannot be written to. */
export async function writeWhole(path: string, content: Content): Promise<void> {
  await checkPlace(path);
  const folder = await mkdtemp(join(dirname(path), '.sojourn-'));
  const made = join(folder, basename(path));
  try {
    const file = await open(made, 'w');
    try {
      for await (const part of parts(content)) await file.appendFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(made, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Refused when `path` cannot be written, so that nobody waits for work that cannot be kept. */
export async function checkPlace(path: string): Promise<void> {
  const folder = dirname(path);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    deny('no-such-folder', `There is no folder "${folder}" to write ${basename(path)} to.`, { fix: 'Make it first.' });
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    deny('is-a-folder', `"${path}" is a folder.`, { fix: 'Name a file.' });
  }
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    deny('not-writable', `Nothing can be written to "${folder}".`, {
      fix: `Choose another folder (${error instanceof Error ? error.message.split(':')[0] : 'refused'}).`,
    });
  }
}

const enough = 1 << 20;

/** Small texts gathered into writes of about a megabyte; bytes as they come. */
async function* parts(content: Content): AsyncGenerator<Piece> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield content;
    return;
  }
  let held = '';
  for await (const piece of content) {
    if (typeof piece !== 'string') {
      if (held !== '') yield held;
      held = '';
      yield piece;
      continue;
    }
    held += piece;
    if (held.length < enough) continue;
    yield held;
    held = '';
  }
  yield held;
}
