/** Responses of files, placed by a log that is read for one command. */
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import type { ReadFiles } from '../../events/import/read-log-files.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { attachAll } from '../../surveys/attached-counts.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { answeringCustomers, concerning, logWhereabouts, triggerIds } from '../../surveys/log-whereabouts.ts';
import { readAllResponses, type ReadResponses } from '../../surveys/reading/read-responses.ts';
import type { ResponseWishes } from '../../surveys/reading/response-wishes.ts';
import type { Response } from '../../surveys/response.ts';
import { withParquet } from '../read-parquet.ts';

/** How one file was understood, and what became of its rows. */
export interface AnswersFile extends Pick<ReadResponses, 'understood' | 'count' | 'rejected' | 'problems'> {}

/** Responses that wait for the log's discovery to find their places. */
export interface WaitingResponses {
  readonly responses: readonly Response[];
  readonly files: readonly AnswersFile[];
  readonly placedBy: (found: Discovered) => Attached[];
}

/** A log that was read, and can be asked for events by their ids. */
export type AskedLog = Pick<ReadFiles, 'log' | 'names' | 'byId'>;

/** Before the log's arrays are handed to the miner. Throws `Refused` as `readAllResponses` does. */
export async function responsesOfLog(
  paths: readonly string[],
  log: AskedLog,
  wishes: ResponseWishes = {},
  watch: Watch = unwatched,
): Promise<WaitingResponses> {
  const responses: Response[] = [];
  const files: AnswersFile[] = [];
  await withParquet(watch, async (tools) => {
    for (const path of paths) {
      const read = await readAllResponses({ path }, wishes, watch, tools);
      for (const one of read.responses) responses.push(one);
      files.push(read);
    }
  });
  const triggers = await log.byId(triggerIds(responses));
  const known = answeringCustomers(log.log, log.names, concerning(responses, triggers));
  return { responses, files, placedBy: (found) => attachAll(responses, logWhereabouts(found.discovery, known)) };
}
