/** Imports as the pages see them: uploaded, looked at, corrected, started, watched, cancelled; a restart loses none. */
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../../lib/ids.ts';
import { deny } from '../../lib/refusal.ts';
import type { ImportsStore, StoredImport } from '../../workspace/imports.store.ts';
import { ImportPreview, type ImportCorrection, type ImportProgress } from '../api.ts';
import type { Imports } from '../services.ts';
import { ImportJobs, kindOf, progressOf, type ImportTask, type RunImport } from './import-jobs.ts';
import type { ImportWishes, Look } from './look.ts';
import { corrected, previewOf } from './preview.ts';
import { rejectedPath } from './rejected-path.ts';
import { storeUpload } from './upload.ts';

export interface ImportDeskParts {
  readonly store: ImportsStore;
  /** The data folder; uploads lie in its folder `imports`. */
  readonly folder: string;
  /** Largest upload, in bytes. */
  readonly largest: number;
  readonly look: Look;
  readonly run: RunImport;
  /** Takes back what a cancelled import of answers stored, also one that was begun again and never had its turn. */
  readonly takeBack: (id: string) => Promise<void>;
}

/** An upload nobody started is forgotten after a day. */
const staleAfter = 24 * 3_600_000;

export class ImportDesk implements Imports {
  readonly #store: ImportsStore;
  readonly #folder: string;
  readonly #largest: number;
  readonly #look: Look;
  readonly #jobs: ImportJobs;
  readonly #takeBack: ImportDeskParts['takeBack'];

  constructor({ store, folder, largest, look, run, takeBack }: ImportDeskParts) {
    this.#takeBack = takeBack;
    this.#store = store;
    this.#folder = folder;
    this.#largest = largest;
    this.#look = look;
    this.#jobs = new ImportJobs(store, run);
  }

  get running(): number {
    return this.#jobs.running;
  }

  /** Begins again what was under way when the server stopped; every step may be done twice without harm. */
  async resume(): Promise<void> {
    for (const one of await this.#store.interrupted()) this.#jobs.begin(one.id, this.#task(one), progressOf(one));
    const before = Date.now() - staleAfter;
    for (const one of await this.#store.list()) {
      if (one.state === 'preview' && Date.parse(one.updatedAt) < before) await this.#forget(one);
    }
  }

  async upload(name: string, bytes: Readable): Promise<ImportPreview> {
    const id = newId('import');
    const uploaded = await storeUpload(join(this.#folder, 'imports', id), name, bytes, this.#largest);
    try {
      const preview = previewOf({ id, name, bytes: uploaded.bytes }, await this.#look(uploaded.path, {}));
      const path = relative(this.#folder, uploaded.path);
      await this.#store.create({ id, name, path, bytes: uploaded.bytes });
      await this.#store.change(id, { preview, doing: 'Waiting to be started' });
      return preview;
    } catch (error) {
      await rm(dirname(uploaded.path), { recursive: true, force: true });
      throw error;
    }
  }

  async preview(id: string): Promise<ImportPreview> {
    return ImportPreview.parse((await this.#find(id)).preview);
  }

  async correct(id: string, correction: ImportCorrection): Promise<ImportPreview> {
    const one = await this.#find(id);
    if (!startable(one)) deny('already-started', 'This import has begun; it can no longer be corrected.');
    const wishes = corrected(wishesOf(one), correction);
    const preview = previewOf(one, await this.#look(this.#pathOf(one), wishes), wishes);
    await this.#store.change(id, { preview, correction: wishes });
    return preview;
  }

  /** Starting what is at work or done changes nothing. */
  async start(id: string): Promise<ImportProgress> {
    const one = await this.#find(id);
    const running = this.#jobs.progress(id);
    if (running) return running;
    if (!startable(one)) return progressOf(one);
    if (!ImportPreview.parse(one.preview).ready) refuseUnready(kindOf(one));
    const begun = { state: 'loading', doing: `Reading ${one.name}`, share: 0, rows: 0, rejected: 0 } as const;
    const changed = await this.#store.change(id, { ...begun, problem: null });
    return this.#jobs.begin(id, this.#task(changed), progressOf(changed));
  }

  async progress(id: string): Promise<ImportProgress> {
    return this.#jobs.progress(id) ?? progressOf(await this.#find(id));
  }

  async watch(id: string, tell: (progress: ImportProgress) => void): Promise<() => void> {
    const stop = this.#jobs.watch(id, tell);
    try {
      tell(await this.progress(id));
      return stop;
    } catch (error) {
      stop();
      throw error;
    }
  }

  async rejected(id: string): Promise<{ name: string; lines: Readable }> {
    const one = await this.#find(id);
    const path = rejectedPath(this.#pathOf(one));
    if (!(await exists(path))) deny('not-found', 'No rows of this import were set aside.');
    return { name: `${one.name}.rejected.csv`, lines: createReadStream(path) };
  }

  /** Stops it when it is at work; the upload and the rows set aside are deleted. What was loaded stays. */
  async cancel(id: string): Promise<void> {
    const one = await this.#find(id);
    const progress = await this.progress(id);
    if (one.state !== 'done') {
      await this.#jobs.cancel(id, progress);
      if (one.state === 'loading' && kindOf(one) === 'responses') await this.#takeBack(id);
    }
    await rm(dirname(this.#pathOf(one)), { recursive: true, force: true });
  }

  /** Resolves when nothing is at work. */
  idle(): Promise<void> {
    return this.#jobs.idle();
  }

  /** Stops what runs; it is begun again at the next start. */
  close(): Promise<void> {
    return this.#jobs.close();
  }

  async #find(id: string): Promise<StoredImport> {
    return (await this.#store.get(id)) ?? deny('unknown-import', 'There is no such import.');
  }

  async #forget(one: StoredImport): Promise<void> {
    await this.#store.remove(one.id);
    await rm(dirname(this.#pathOf(one)), { recursive: true, force: true });
  }

  #task(one: StoredImport): ImportTask {
    return { id: one.id, name: one.name, path: this.#pathOf(one), wishes: wishesOf(one) };
  }

  #pathOf(one: StoredImport): string {
    return join(this.#folder, one.path);
  }
}

function refuseUnready(kind: ImportProgress['kind']): never {
  if (kind === 'responses') {
    return deny('columns-missing', 'It is not clear yet how the answers of this file are to be read.', {
      fix: 'Choose what is asked about, then start again.',
    });
  }
  return deny('columns-missing', 'It is not clear yet which columns hold customer, event and time.', {
    fix: 'Choose them, then start again.',
  });
}

const startable = (one: StoredImport): boolean => ['preview', 'failed'].includes(one.state);

/** Written by `correct` alone, from what the door parsed. */
const wishesOf = (one: StoredImport): ImportWishes => (one.correction ?? {}) as ImportWishes;

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
