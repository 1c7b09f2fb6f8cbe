/** Small logs written down for a test and read back the way a person would tell them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { LogWishes } from '../src/events/import/log-input.ts';
import type { RejectedRow } from '../src/events/import/loaded-log.ts';
import { textAt } from '../src/events/import/packed-texts.ts';
import { readFiles, type ReadOutcome } from '../src/events/import/read-files.ts';
import type { ReadWishes } from '../src/events/import/read-journeys.ts';
import { readRejections } from '../src/events/import/rejections.ts';
import { plannedFiles } from '../src/events/import/understand.ts';
import type { Understanding } from '../src/events/import/understanding.ts';
import { unwatched } from '../src/lib/progress.ts';
import { Refused, type Refusal } from '../src/lib/refusal.ts';

let folder = '';
let written = 0;

/** Gives the test file a folder of its own; call once at its top. */
export function withLogFolder(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sojourn-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
}

/** Each file stands in a folder of its own, so that names may repeat. */
export function logFile(content: string | Uint8Array | readonly string[], name = 'orders.csv'): string {
  const place = join(folder, String(++written));
  mkdirSync(place);
  const path = join(place, name);
  writeFileSync(
    path,
    typeof content === 'string' || content instanceof Uint8Array ? content : `${content.join('\n')}\n`,
  );
  return path;
}

export interface ToldLog {
  /** "anna: View, Buy", one a journey. */
  readonly journeys: readonly string[];
  /** ISO times in the order of the events. */
  readonly times: readonly string[];
  readonly rejected: readonly RejectedRow[];
  readonly problems: readonly string[];
  readonly understood: readonly Understanding[];
  readonly outcome: ReadOutcome;
}

/** Reads in this thread: the same code as the product's, without the wait for a thread to start. */
export async function readLog(
  paths: string | readonly string[],
  wishes: LogWishes & ReadWishes = {},
): Promise<ToldLog> {
  const inputs = (typeof paths === 'string' ? [paths] : paths).map((path) => ({ path }));
  const files = await plannedFiles(inputs, wishes, unwatched, {});
  const rejections = join(folder, `rejected-${++written}.ndjson`);
  const job = { files: files.map(({ shape, plan }) => ({ shape, plan })), wishes, rejections };
  const outcome = await readFiles(wishes.cut ? { ...job, cut: wishes.cut } : job, unwatched);
  const rejected: RejectedRow[] = [];
  for await (const row of readRejections(rejections, outcome.rejected)) rejected.push(row);
  const understood = files.map((file) => file.understanding);
  const problems = [...understood.flatMap((one) => one.problems), ...outcome.problems].map((one) => one.message);
  return { ...told(outcome), rejected, problems, understood, outcome };
}

function told({ log, customers }: ReadOutcome): Pick<ToldLog, 'journeys' | 'times'> {
  const journeys = Array.from({ length: log.offsets.length - 1 }, (_, journey) => {
    const codes = log.codes.subarray(log.offsets[journey], log.offsets[journey + 1]);
    const names = Array.from(codes, (code) => log.names[code]).join(', ');
    return `${textAt(customers, log.customerOf[journey] ?? 0)}: ${names}`;
  });
  return { journeys, times: Array.from(log.times, (time) => new Date(time).toISOString()) };
}

/** The refusal something ends in; fails when it does not. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  throw new Error('It was not refused.');
}
