/**
 * One lock of our own on a data folder. PGlite has none (two processes open a folder happily and lose rows in
 * silence) and chDB's says nothing a person could use.
 *
 * The lock is a file that names its holder. A holder that died is recognised by its process id and start time, or,
 * when it ran on another machine or in another container, by a file it no longer touches.
 */
import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { link, mkdir, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { deny, refusal, Refused } from '../lib/refusal.ts';

export interface FolderLock {
  /** Idempotent. */
  release(): Promise<void>;
}

const Holder = z.object({
  pid: z.number(),
  /** What the system says about when the process began; with the id it names one process for ever. */
  began: z.string(),
  host: z.string(),
  since: z.string(),
});
type Holder = z.infer<typeof Holder>;

const touchEvery = 10_000;
const silentAfter = 60_000;

/**
 * Takes `<folder>/<name>.lock`, making the folder where needed. Throws Refused `data-folder-in-use` while a living
 * process, this one included, holds it.
 */
export async function lockFolder(folder: string, name = 'sojourn'): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const path = join(resolve(folder), `${name}.lock`);
  const own: Holder = {
    pid: process.pid,
    began: beginOf(process.pid),
    host: hostname(),
    since: new Date().toISOString(),
  };
  const text = `${JSON.stringify(own)}\n`;
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await create(path, text)) return hold(path, text);
    const held = await readHolder(path);
    if (held === undefined) continue;
    if (await isAlive(held.holder, path)) throw inUse(folder, held.holder);
    await removeStale(path, held.text);
  }
  return deny('data-folder-in-use', `Several processes are opening ${resolve(folder)} at the same time.`, {
    fix: 'Try again in a moment.',
  });
}

/** Creates the file whole or not at all. */
async function create(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

function hold(path: string, text: string): FolderLock {
  const touch = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch((error: unknown) => {
      // Gone means released or taken away; either way there is nothing left to keep fresh.
      if (codeOf(error) === 'ENOENT') clearInterval(touch);
      else process.emitWarning(`Could not touch ${path}: ${String(error)}`);
    });
  }, touchEvery);
  touch.unref();
  let releasing: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    clearInterval(touch);
    const now = await textOf(path);
    if (now === text) await unlink(path);
  };
  return { release: () => (releasing ??= release()) };
}

async function readHolder(
  path: string,
): Promise<{ readonly holder: Holder | undefined; readonly text: string } | undefined> {
  const text = await textOf(path);
  if (text === undefined) return undefined;
  try {
    return { text, holder: Holder.parse(JSON.parse(text)) };
  } catch {
    // Not written by us, or damaged by a power cut: nobody can be holding it by that text.
    return { text, holder: undefined };
  }
}

async function isAlive(holder: Holder | undefined, path: string): Promise<boolean> {
  if (!holder) return false;
  if (holder.host === hostname()) return runs(holder.pid) && beginOf(holder.pid) === holder.began;
  const touched = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  return touched !== undefined && Date.now() - touched.mtimeMs < silentAfter;
}

/** Takes the file away under another name first, so that of two who find it stale only one removes it. */
async function removeStale(path: string, expected: string): Promise<void> {
  const aside = `${path}.stale.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  // Somebody else was faster and the file is already theirs: give it back.
  if ((await textOf(aside)) !== expected) {
    await link(aside, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
  await unlink(aside);
}

function inUse(folder: string, holder: Holder | undefined): Refused {
  const here = holder?.host === hostname();
  const who = here ? `process ${holder.pid}` : `process ${holder?.pid} on ${holder?.host}`;
  const since = holder?.since.replace('T', ' ').replace(/\.\d+Z$/, ' UTC') ?? '';
  if (here && holder.pid === process.pid) {
    return new Refused(refusal('data-folder-in-use', `${resolve(folder)} is already open in this process.`));
  }
  return new Refused(
    refusal('data-folder-in-use', `Sojourn is already running on ${resolve(folder)} (${who}, since ${since}).`, {
      fix: 'Use that one, stop it first, or choose another folder with --data.',
    }),
  );
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return codeOf(error) === 'EPERM';
  }
}

/** Start of a process, in whatever form the system gives it; empty when it cannot be told. */
function beginOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      // The second field is the program's name in brackets and may itself hold spaces and brackets.
      const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
      // Z: it was killed and only waits to be taken note of by its parent.
      return fields[0] === 'Z' ? 'dead' : `${boot}:${fields[19]}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    // The process is gone, or the system does not tell: the id alone has to do.
    return '';
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
