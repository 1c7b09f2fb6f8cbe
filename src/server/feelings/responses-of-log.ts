/** Responses of files, placed by a log that is read for one command. */
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import type { ReadLog } from '../../events/import/read-journeys.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { attachAll } from '../../surveys/attached-counts.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { type AnsweringCustomers, answeringCustomers, logWhereabouts } from '../../surveys/log-whereabouts.ts';
import { readAllResponses } from '../../surveys/reading/read-responses.ts';
import type { ResponseWishes } from '../../surveys/reading/response-wishes.ts';
import type { Response } from '../../surveys/response.ts';

/** Responses that wait for the log's discovery to find their places. */
export interface WaitingResponses {
  readonly responses: readonly Response[];
  /** What a person should know of how the files were read. */
  readonly notes: readonly string[];
  readonly placedBy: (found: Discovered) => Attached[];
}

/** Before the log's arrays are handed to the miner. Throws `Refused` as `readAllResponses` does. */
export async function responsesOfLog(
  paths: readonly string[],
  { log, names }: Pick<ReadLog, 'log' | 'names'>,
  wishes: ResponseWishes = {},
  watch: Watch = unwatched,
): Promise<WaitingResponses> {
  const responses: Response[] = [];
  const notes: string[] = [];
  for (const path of paths) {
    const read = await readAllResponses({ path }, wishes, watch);
    for (const one of read.responses) responses.push(one);
    notes.push(...read.problems.map((one) => `${read.understood.name}: ${one.message}`));
    if (read.rejected > 0)
      notes.push(`${read.understood.name}: set aside ${read.rejected} rows that could not be used.`);
  }
  const known = customersOf(responses, log, names);
  return { responses, notes, placedBy: (found) => attachAll(responses, logWhereabouts(found.discovery, known)) };
}

/** What concerns those who answered, taken out of the log. */
export function customersOf(
  responses: readonly Response[],
  log: ReadLog['log'],
  names: ReadLog['names'],
): AnsweringCustomers {
  return answeringCustomers(log, names, {
    customers: new Set(responses.flatMap((one) => one.customer ?? [])),
    journeys: new Set(responses.flatMap((one) => one.journey ?? [])),
  });
}
