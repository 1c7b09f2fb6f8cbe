/** The short way for one-off questions: log files to journeys without storing anything. */
import { idFrom } from '../../lib/derived-id.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { startWorker } from '../../lib/worker.ts';
import type { IdentifiedEvent } from '../event-ids.ts';
import type { JourneyLog, JourneyNames } from '../journey-log.ts';
import { findEvents } from './find-events.ts';
import type { LoadedLog, UsedColumns } from './loaded-log.ts';
import type { LogInput, LogWishes } from './log-input.ts';
import { textAt } from './packed-texts.ts';
import type { Plan } from './plan.ts';
import type { ReadJob, ReadOutcome } from './read-files.ts';
import type { ReadMessage } from './read-files.worker.ts';
import type { ReadLog, ReadWishes } from './read-journeys.ts';
import { readRejections } from './rejections.ts';
import { errorOf } from './thread-failure.ts';
import { scratchPath } from './scratch.ts';
import type { Problem, Understanding } from './understanding.ts';
import { plannedFiles, type ReadTools } from './understand.ts';

export interface ReadFiles extends ReadLog {
  readonly loaded: LoadedLog;
  /** Events by the ids the log gives them; walks the files once more. */
  readonly byId: (ids: Iterable<string>) => Promise<Map<string, IdentifiedEvent>>;
}

/**
 * Journeys of one or several files. Customers, names and order come out exactly as from the store. Rows that stand in
 * several files count once. Throws `Refused` when the files are no logs or hold nothing usable.
 */
export async function readLogFiles(
  inputs: readonly LogInput[],
  wishes: LogWishes & ReadWishes = {},
  watch: Watch = unwatched,
  tools: ReadTools = {},
): Promise<ReadFiles> {
  const files = await plannedFiles(inputs, wishes, watch, tools);
  const rejections = scratchPath('rejected.ndjson');
  const job: ReadJob = {
    files: files.map(({ shape, plan }) => ({ shape, plan })),
    wishes,
    rejections,
    ...(wishes.cut ? { cut: wishes.cut } : {}),
    ...(wishes.rows ? { rows: true } : {}),
  };
  const outcome = await inThread(job, watch);
  const understood = files.map((file) => file.understanding);
  return {
    log: outcome.log,
    names: namesOf(outcome),
    traits: outcome.traits,
    ...(outcome.split ? { split: outcome.split } : {}),
    loaded: loadedLog(outcome, files[0]?.plan, understood, rejections),
    byId: (ids) => findEvents(job.files, ids, wishes, watch),
  };
}

/** Reads in a thread of its own; a cancelled watch ends the thread. */
export function inThread(job: ReadJob, watch: Watch): Promise<ReadOutcome> {
  return new Promise<ReadOutcome>((resolve, reject) => {
    watch.signal?.throwIfAborted();
    const worker = startWorker(import.meta.url, './read-files.worker', { workerData: job });
    const cancel = (): void => {
      reject(watch.signal?.reason as Error);
      void worker.terminate();
    };
    watch.signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: ReadMessage) => {
      if (message.kind === 'progress') return watch.report(message.progress);
      if (message.kind === 'done') resolve(message.outcome);
      else reject(errorOf(message));
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      watch.signal?.removeEventListener('abort', cancel);
      reject(new Error('The reading thread ended early.'));
    });
  });
}

/** Texts are decoded one at a time, when asked for. */
export function namesOf({
  log,
  customers,
  journeyIds,
}: Pick<ReadOutcome, 'log' | 'customers' | 'journeyIds'>): JourneyNames {
  const customer = (number: number): string => textAt(customers, number);
  if (journeyIds) {
    return { customer, journey: (journey) => textAt(journeyIds.texts, journeyIds.ofJourney[journey] ?? 0) };
  }
  return { customer, journey: (journey) => journeyName(log, journey, customer) };
}

/** "anna", or "anna/2" for the second of several. */
export function journeyName(log: JourneyLog, journey: number, customer: (number: number) => string): string {
  const who = log.customerOf[journey] ?? 0;
  const id = customer(who);
  if (log.cut.by === 'customer') return id;
  let first = journey;
  while (first > 0 && log.customerOf[first - 1] === who) first--;
  return `${id}/${journey - first + 1}`;
}

function loadedLog(
  outcome: ReadOutcome,
  plan: Plan | undefined,
  understood: readonly Understanding[],
  rejections: string,
): LoadedLog {
  const { log, rejected } = outcome;
  const problems = [...understood.flatMap((one) => one.problems), ...outcome.problems];
  const span = spanOf(log);
  const names = understood.map((one) => one.name);
  return {
    source: idFrom('source', ...names),
    name: names.join(', '),
    events: log.codes.length,
    added: log.codes.length,
    customers: log.customers,
    ...span,
    columns: usedColumns(plan, outcome.properties),
    rejected,
    rejections: () => readRejections(rejections, rejected),
    warnings: [...new Set(problems.map(sentence))],
    understood,
  };
}

export function sentence({ message, fix }: Problem): string {
  return fix === undefined ? message : `${message} ${fix}`;
}

export function usedColumns(plan: Plan | undefined, properties: readonly string[]): UsedColumns {
  return {
    customer: plan?.customer ?? '',
    event: plan?.event ?? '',
    time: plan?.times.map((one) => one.column).join(', ') ?? '',
    ...(plan?.journey === undefined ? {} : { journey: plan.journey }),
    ...(plan?.lifecycle === undefined ? {} : { lifecycle: plan.lifecycle }),
    properties,
  };
}

function spanOf({ times }: JourneyLog): { from?: string; to?: string } {
  if (times.length === 0) return {};
  let low = Infinity;
  let high = -Infinity;
  for (const time of times) {
    if (time < low) low = time;
    if (time > high) high = time;
  }
  return { from: new Date(low).toISOString(), to: new Date(high).toISOString() };
}
