/** Imports at work: one log is loaded at a time, whoever watches is told, and how each ended is kept. */
import { rm } from 'node:fs/promises';
import type { ImportsStore, StoredImport } from '../../workspace/imports.store.ts';
import { ImportPreview, Problem, type ImportProgress } from '../api.ts';
import { journal } from '../journal.ts';
import { problem } from '../problems.ts';
import type { ImportWishes } from './look.ts';

export interface ImportTask {
  readonly id: string;
  readonly name: string;
  /** Where the uploaded file lies. */
  readonly path: string;
  readonly wishes: ImportWishes;
}

/** Does the work of one import; reports as it goes. Throws Refused, or the reason of the signal when stopped. */
export type RunImport = (
  task: ImportTask,
  report: (news: Partial<ImportProgress>) => void,
  signal: AbortSignal,
) => Promise<void>;

interface Job {
  readonly stop: AbortController;
  progress: ImportProgress;
  /** False while it waits for another. */
  started: boolean;
  readonly done: Promise<void>;
}

/** Why a job was stopped. */
const cancelled = new Error('the import was cancelled');
const closing = new Error('the server is stopping');

export class ImportJobs {
  readonly #store: ImportsStore;
  readonly #run: RunImport;
  readonly #jobs = new Map<string, Job>();
  readonly #watchers = new Map<string, Set<(progress: ImportProgress) => void>>();
  /** The job before: each waits for it. */
  #last: Promise<void> = Promise.resolve();

  constructor(store: ImportsStore, run: RunImport) {
    this.#store = store;
    this.#run = run;
  }

  get running(): number {
    return this.#jobs.size;
  }

  /** How far it is; undefined when it is not at work. */
  progress(id: string): ImportProgress | undefined {
    return this.#jobs.get(id)?.progress;
  }

  /** Queues the work; `from` is the progress it begins with. */
  begin(id: string, task: ImportTask, from: ImportProgress): ImportProgress {
    const stop = new AbortController();
    const waits = this.#jobs.size > 0;
    const progress = waits ? { ...from, doing: 'Waiting for another import to end' } : from;
    const done = this.#last.then(() => this.#work(id, task, stop.signal));
    this.#last = done;
    this.#jobs.set(id, { stop, progress, started: false, done });
    this.#tell(progress);
    return progress;
  }

  /** Calls `tell` with every later state; returns how to stop. */
  watch(id: string, tell: (progress: ImportProgress) => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(tell));
    return () => {
      watchers.delete(tell);
      if (watchers.size === 0) this.#watchers.delete(id);
    };
  }

  /** Stops the work and waits until it has stopped; one that waits its turn never begins. */
  async cancel(id: string, progress: ImportProgress): Promise<void> {
    const job = this.#jobs.get(id);
    job?.stop.abort(cancelled);
    if (job?.started) await job.done;
    else await this.#ended({ ...progress, state: 'cancelled', doing: 'Cancelled', share: null });
  }

  /** Resolves when nothing is at work. */
  async idle(): Promise<void> {
    while (this.#jobs.size > 0) await this.#last;
  }

  /** Stops what runs without a word on how it ended: it is begun again at the next start. */
  async close(): Promise<void> {
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.stop.abort(closing);
    await Promise.all(jobs.map((job) => job.done));
  }

  /** Never rejects: how it ended is its progress. */
  async #work(id: string, task: ImportTask, signal: AbortSignal): Promise<void> {
    const job = this.#jobs.get(id);
    try {
      signal.throwIfAborted();
      if (job) job.started = true;
      await this.#run(task, (news) => this.#report(id, news, signal), signal);
      await this.#end(id, { state: 'done', doing: 'Done', share: 1, problem: null });
      // The events are stored and synced: the upload has served.
      await rm(task.path, { force: true });
    } catch (error) {
      if (signal.reason === closing) return void this.#jobs.delete(id);
      if (signal.reason === cancelled) await this.#end(id, { state: 'cancelled', doing: 'Cancelled', share: null });
      else await this.#end(id, { state: 'failed', doing: '', problem: problem(error) });
    }
  }

  async #end(id: string, news: Partial<ImportProgress>): Promise<void> {
    const progress = this.#jobs.get(id)?.progress;
    try {
      if (progress) await this.#ended({ ...progress, ...news });
    } catch (error) {
      journal(`keeping how import ${id} ended`, error);
    } finally {
      this.#jobs.delete(id);
    }
  }

  async #ended(progress: ImportProgress): Promise<void> {
    const { id, ...change } = progress;
    await this.#store.change(id, change);
    this.#tell(progress);
  }

  #report(id: string, news: Partial<ImportProgress>, signal: AbortSignal): void {
    const job = this.#jobs.get(id);
    if (!job || signal.aborted) return;
    job.progress = { ...job.progress, ...news, share: onward(job.progress.share, news.share) };
    this.#tell(job.progress);
  }

  #tell(progress: ImportProgress): void {
    for (const tell of this.#watchers.get(progress.id) ?? []) tell(progress);
  }
}

/** A bar never goes back, and stays where it is while the end of a step is not known. */
const onward = (before: number | null, now: number | null | undefined): number | null =>
  typeof now === 'number' ? Math.max(before ?? 0, now) : before;

/** Whether the signal says that a person cancelled, not that the server stops. */
export const wasCancelled = (signal: AbortSignal): boolean => signal.reason === cancelled;

export function progressOf(one: StoredImport): ImportProgress {
  const { id, state, doing, share, rows, rejected, source } = one;
  const told = Problem.safeParse(one.problem);
  return {
    id,
    state,
    doing,
    share,
    rows,
    rejected,
    source,
    problem: told.success ? told.data : null,
    kind: kindOf(one),
  };
}

/** What its preview took it for. */
export function kindOf({ preview }: StoredImport): ImportProgress['kind'] {
  const told = ImportPreview.safeParse(preview);
  return told.success ? told.data.kind : 'events';
}
