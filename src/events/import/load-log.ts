/** Loads log files into the analytic store, each event exactly once however often and however interrupted. */
import { rm } from 'node:fs/promises';
import type { Analytics } from '../../db/stores.ts';
import { idFrom } from '../../lib/derived-id.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { startWorker } from '../../lib/worker.ts';
import * as events from '../events.store.ts';
import { parquetAsCsv } from './parquet.store.ts';
import { repeatProblems } from './findings.ts';
import type { LoadedLog } from './loaded-log.ts';
import type { LogInput, LogWishes } from './log-input.ts';
import type { Plan } from './plan.ts';
import { isOtherId } from './properties.ts';
import { sentence, usedColumns } from './read-log-files.ts';
import { readRejections } from './rejections.ts';
import { scratchPath } from './scratch.ts';
import type { StoreJob, StoreOutcome } from './store-files.ts';
import type { StoreMessage } from './store-files.worker.ts';
import { errorOf } from './thread-failure.ts';
import { plannedFiles, type PlannedFile } from './understand.ts';
import type { Problem } from './understanding.ts';

export interface LoadWishes extends LogWishes {
  /** Id of the source to add to; derived from the files' names when absent. */
  readonly source?: string;
}

/**
 * Adds files to a source. The same file again, a file that grew, or a load repeated after it was killed add nothing
 * twice. Files of one call are loaded one after another. Throws `Refused` when a file is no log or holds nothing usable.
 */
export async function loadLog(
  analytics: Analytics,
  inputs: readonly LogInput[],
  wishes: LoadWishes = {},
  watch: Watch = unwatched,
): Promise<LoadedLog> {
  const tools = { parquet: (path: string) => parquetAsCsv(analytics, path, watch) };
  const files = await plannedFiles(inputs, wishes, watch, tools);
  const source = wishes.source ?? idFrom('source', ...files.map((file) => file.shape.name).toSorted());
  const loads = await inTurn(source, async () => {
    const done: Loaded[] = [];
    for (const file of files) done.push(await loadFile(analytics, source, file, wishes, watch));
    return done;
  });
  return summary(analytics, source, files, loads);
}

interface Loaded {
  readonly outcome: StoreOutcome;
  readonly added: number;
  readonly problems: readonly Problem[];
  readonly rejections: string;
}

const turns = new Map<string, Promise<unknown>>();

/** Two loads into one source would arrive in the same place. */
async function inTurn<T>(source: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(source) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(source, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(source) === mine) turns.delete(source);
  }
}

async function loadFile(
  analytics: Analytics,
  source: string,
  file: PlannedFile,
  wishes: LogWishes,
  watch: Watch,
): Promise<Loaded> {
  await events.beginArrival(analytics, source);
  const job: StoreJob = {
    file: { shape: file.shape, plan: file.plan },
    wishes,
    source,
    firstSeq: await events.nextSeq(analytics, source),
    blocks: scratchPath('block'),
    rejections: scratchPath('rejected.ndjson'),
  };
  const outcome = await arriveInThread(analytics, job, watch);
  watch.report({ doing: `Storing ${file.shape.name}`, done: 0 });
  const policy = wishes.repeats ?? 'auto';
  const drop = policy === 'drop' || (policy === 'auto' && outcome.precise);
  // What was sent twice arrived at two times, and its clock was set right by both.
  const byId = drop && file.plan.id !== undefined && file.plan.received !== undefined;
  const repeats = await events.repeatsArriving(analytics, source, byId);
  const dropping = byId ? 'by-id' : drop ? 'drop' : 'keep';
  const added = await events.admit(analytics, source, outcome.events, repeats === 0 ? 'none' : dropping);
  const { name } = file.shape;
  const facts = factsOf(file.plan, outcome);
  await events.recordLoad(analytics, { source, name, added, rejected: outcome.rejected }, facts);
  const problems = [
    ...outcome.problems,
    ...repeatProblems(repeats, 0, drop),
    ...alreadyThere(outcome, added, repeats, drop),
  ];
  return { outcome, added, problems, rejections: job.rejections };
}

function alreadyThere({ events: read }: StoreOutcome, added: number, repeats: number, drop: boolean): Problem[] {
  const known = read - (drop ? repeats : 0) - added;
  return known > 0 ? [{ message: `${known} events were there already and were not added again.` }] : [];
}

function factsOf(plan: Plan, { properties }: StoreOutcome): events.LoadFacts {
  return {
    customer: plan.customer,
    event: plan.event ?? '',
    time: plan.times.map((one) => one.column).join(', '),
    ...(plan.journey === undefined ? {} : { journey: plan.journey }),
    ...(plan.lifecycle === undefined ? {} : { lifecycle: plan.lifecycle }),
    hasStarts: plan.start !== undefined,
    hasInstances: plan.instance !== undefined,
    keep: plan.keep,
    cases: plan.cases,
    ...(plan.anonymous === undefined ? {} : { anonymous: plan.anonymous }),
    ...(plan.formerly === undefined ? {} : { formerly: plan.formerly }),
    ...(plan.agent === undefined ? {} : { agent: plan.agent }),
    robots: plan.robots,
    staff: [...plan.staff],
    properties: [...properties.all],
    traits: properties.few.filter((name) => !isOtherId(name, plan)),
  };
}

/** Reads in a thread; every block it finishes is taken into the store while it reads on. */
function arriveInThread(analytics: Analytics, job: StoreJob, watch: Watch): Promise<StoreOutcome> {
  return new Promise<StoreOutcome>((resolve, reject) => {
    watch.signal?.throwIfAborted();
    const worker = startWorker(import.meta.url, './store-files.worker', { workerData: job });
    let storing: Promise<void> = Promise.resolve();
    const fail = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(String(error)));
      void worker.terminate();
    };
    const cancel = (): void => fail(watch.signal?.reason);
    watch.signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: StoreMessage) => {
      if (message.kind === 'progress') watch.report(message.progress);
      else if (message.kind === 'block') {
        storing = storing.then(async () => {
          await events.arrive(analytics, message.block);
          await rm(message.block.path, { force: true });
          worker.postMessage('taken');
        });
        storing.catch(fail);
      } else if (message.kind === 'done') storing.then(() => resolve(message.outcome), fail);
      else fail(errorOf(message));
    });
    worker.on('error', fail);
    worker.on('exit', () => {
      watch.signal?.removeEventListener('abort', cancel);
      // After the last block: only an exit without an outcome is a failure.
      storing.then(() => reject(new Error('The reading thread ended early.')), fail);
    });
  });
}

async function summary(
  analytics: Analytics,
  source: string,
  files: readonly PlannedFile[],
  loads: readonly Loaded[],
): Promise<LoadedLog> {
  const keep = files.some((file) => file.plan.keep === 'complete') ? 'complete' : (files[0]?.plan.keep ?? 'all');
  const hasLifecycle = files.some((file) => file.plan.lifecycle !== undefined);
  const span = await events.spanOf(analytics, source, hasLifecycle ? keep : 'all');
  const understood = files.map((file) => file.understanding);
  const problems = [...understood.flatMap((one) => one.problems), ...loads.flatMap((one) => one.problems)];
  const properties = [...new Set(loads.flatMap((one) => one.outcome.properties.all))];
  return {
    source,
    name: files.map((file) => file.shape.name).join(', '),
    ...span,
    added: sum(loads, (one) => one.added),
    columns: usedColumns(files[0]?.plan, properties),
    rejected: sum(loads, (one) => one.outcome.rejected),
    rejections: async function* () {
      for (const { rejections, outcome } of loads) yield* readRejections(rejections, outcome.rejected);
    },
    warnings: [...new Set(problems.map(sentence))],
    understood,
  };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
