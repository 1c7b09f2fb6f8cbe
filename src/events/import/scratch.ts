/** One temporary folder a process, made when first needed and removed when the process ends. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type LogInput, inputName } from './log-input.ts';

let folder: string | undefined;
let made = 0;

/** A path nothing else uses, ending in `name`. */
export function scratchPath(name: string): string {
  if (folder === undefined) {
    const fresh = mkdtempSync(join(tmpdir(), 'sojourn-'));
    process.once('exit', () => rmSync(fresh, { recursive: true, force: true }));
    folder = fresh;
  }
  made++;
  return join(folder, `${made}-${name.replaceAll(/[^\w.-]/g, '_').slice(-80)}`);
}

/** Streams are written down first, because a log is read more than once: to understand it, then to use it. */
export async function settled(input: LogInput, signal?: AbortSignal): Promise<{ path: string; name: string }> {
  const name = inputName(input);
  if ('path' in input) return { path: input.path, name };
  const path = scratchPath(name);
  await pipeline(input.stream, createWriteStream(path), ...(signal ? [{ signal }] : []));
  return { path, name };
}
