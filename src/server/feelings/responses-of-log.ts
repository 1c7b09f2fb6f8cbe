/** Responses of files, placed by a log that is read for one command. */
import type { Discovered } from '../../events/mining/miner-shapes.ts';
import type { ReadFiles } from '../../events/import/read-log-files.ts';
import type { Problem } from '../../events/import/understanding.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { attachAll } from '../../surveys/attached-counts.ts';
import type { Attached } from '../../surveys/attachment.ts';
import {
  type AnsweringCustomers,
  answeringCustomers,
  concerning,
  logWhereabouts,
  triggerIds,
} from '../../surveys/log-whereabouts.ts';
import { readAllResponses, type ReadResponses } from '../../surveys/reading/read-responses.ts';
import type { ResponseWishes } from '../../surveys/reading/response-wishes.ts';
import type { Response } from '../../surveys/response.ts';
import type { ReadTools } from '../../events/import/understand.ts';
import { understandResponses } from '../../surveys/reading/understand-responses.ts';
import { refuseUnknownColumns, wishesOfFile } from '../imports/named-columns.ts';
import { surveyShape } from '../../surveys/reading/understood-responses.ts';
import { knownPlaces } from '../responses/known-places.ts';
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
  const known = new Map<string, Response>();
  const files: AnswersFile[] = [];
  await withParquet(watch, async (tools) => {
    const own = await wishesOf(paths, wishes, watch, tools);
    for (const [at, path] of paths.entries()) {
      const read = await readAllResponses({ path }, own[at], watch, tools);
      const before = known.size;
      const survey = surveyShape(read.understood);
      for (const one of read.responses) known.set(`${survey}\n${one.id}`, one);
      files.push({ ...read, problems: [...read.problems, ...repeated(read.count - (known.size - before))] });
    }
  });
  const responses = [...known.values()];
  const triggers = await log.byId(triggerIds(responses));
  const customers = answeringCustomers(log.log, log.names, concerning(responses, triggers));
  return { responses, files, placedBy: (found) => placedBy(responses, found, customers) };
}

function placedBy(
  responses: readonly Response[],
  { discovery }: Discovered,
  customers: AnsweringCustomers,
): Attached[] {
  const places = knownPlaces(discovery, undefined);
  return attachAll(responses, { ...logWhereabouts(discovery, customers), ...(places ? { places: places.known } : {}) });
}

/** The same survey given twice counts once. */
const repeated = (count: number): Problem[] =>
  count > 0 ? [{ message: `${count} of its answers stand in a file before it, too, and count once.` }] : [];

/** What is said of columns by name goes to the files that have them. */
async function wishesOf(
  paths: readonly string[],
  wishes: ResponseWishes,
  watch: Watch,
  tools: ReadTools,
): Promise<ResponseWishes[]> {
  if (paths.length === 1) return [wishes];
  const { delimiter, encoding } = wishes;
  const writing = {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  };
  const files: string[][] = [];
  for (const path of paths) {
    const { understood } = await understandResponses({ path }, writing, watch, tools);
    files.push(understood.columns.map((one) => one.name));
  }
  refuseUnknownColumns(wishes, files);
  return files.map((names) => wishesOfFile(wishes, names));
}
