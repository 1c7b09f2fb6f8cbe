/** Reads a file of responses, batch by batch; rows that cannot be used are set aside on disk. */
import type { LogInput } from '../../events/import/log-input.ts';
import type { RejectedRow } from '../../events/import/loaded-log.ts';
import { readRejections, RejectionWriter } from '../../events/import/rejections.ts';
import { scratchPath } from '../../events/import/scratch.ts';
import type { ReadTools } from '../../events/import/understand.ts';
import type { Problem } from '../../events/import/understanding.ts';
import { walkRows } from '../../events/import/walk.ts';
import { setAside } from '../../events/import/findings.ts';
import { idFrom } from '../../lib/derived-id.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { deny } from '../../lib/refusal.ts';
import type { Response } from '../response.ts';
import { ResponseReader } from './response-reader.ts';
import type { ResponseWishes } from './response-wishes.ts';
import { readingWishes, understandResponses, type PlannedResponses } from './understand-responses.ts';
import type { ResponsePlan, UnderstoodResponses } from './understood-responses.ts';

export interface ReadResponses {
  readonly understood: UnderstoodResponses;
  /** Id under which the responses stand. */
  readonly source: string;
  readonly count: number;
  readonly rejected: number;
  /** Rows set aside, in input order; may be walked more than once. */
  readonly rejections: () => AsyncIterable<RejectedRow>;
  /** What a person should know of the whole file. */
  readonly problems: readonly Problem[];
}

/** Awaited, so that reading keeps the pace of storing. */
export type TakeResponses = (batch: readonly Response[], understood: UnderstoodResponses) => Promise<void>;

const batchSize = 2000;

/** The id responses of a file have when nobody says otherwise: it depends on the file's name alone. */
export const responsesSource = (name: string): string => idFrom('responses', name);

/**
 * Hands every response to `take`, in batches, and waits for it. Throws `Refused` where something must be chosen first
 * (`polarity-unclear`, `no-answers`), and where no row can be used.
 */
export async function readResponses(
  input: LogInput,
  take: TakeResponses,
  wishes: ResponseWishes = {},
  { watch = unwatched, tools = {}, source }: { watch?: Watch; tools?: ReadTools; source?: string } = {},
): Promise<ReadResponses> {
  const found = await understandResponses(input, wishes, watch, tools);
  const plan = found.plan ?? refuseUnready(found.understood);
  return walkResponses(found, plan, take, wishes, watch, source ?? responsesSource(found.understood.name));
}

/** All of a small file at once. */
export async function readAllResponses(
  input: LogInput,
  wishes: ResponseWishes = {},
  watch: Watch = unwatched,
  tools: ReadTools = {},
): Promise<ReadResponses & { readonly responses: readonly Response[] }> {
  const responses: Response[] = [];
  const read = await readResponses(
    input,
    async (batch) => {
      for (const one of batch) responses.push(one);
      return Promise.resolve();
    },
    wishes,
    { watch, tools },
  );
  return { ...read, responses };
}

/** Says what must be chosen before a file of answers can be read. */
export function refuseUnready({ name, problems, scores }: UnderstoodResponses): never {
  const unclear = scores.find((one) => one.polarity === undefined);
  const first = problems.find((one) => !unclear || one.place?.field === unclear.column);
  return deny(
    unclear ? 'polarity-unclear' : 'no-answers',
    `${name}: ${first?.message ?? 'no column holds scores or comments.'}`,
    {
      ...(first?.fix === undefined ? {} : { fix: first.fix }),
      place: { file: name, ...(first?.place?.field === undefined ? {} : { field: first.place.field }) },
    },
  );
}

async function walkResponses(
  { shape, understood }: PlannedResponses,
  plan: ResponsePlan,
  take: TakeResponses,
  wishes: ResponseWishes,
  watch: Watch,
  source: string,
): Promise<ReadResponses> {
  const path = scratchPath('rejected.ndjson');
  const rejections = new RejectionWriter(path);
  let waiting: Response[] = [];
  let count = 0;
  const hand = async (): Promise<void> => {
    for (let from = 0; from < waiting.length; from += batchSize)
      await take(waiting.slice(from, from + batchSize), understood);
    count += waiting.length;
    waiting = [];
  };
  const readers: ResponseReader[] = [];
  let problems: Problem[];
  try {
    problems = await walkRows(
      shape,
      (columns) => {
        const reader = new ResponseReader(plan, source, columns, {
          response: (response) => void waiting.push(response),
          rejected: (line, field, reason, raw) => rejections.add(shape.name, line, field, reason, raw),
        });
        readers.push(reader);
        return reader;
      },
      { wishes: readingWishes(wishes), watch, pace: () => (waiting.length >= batchSize ? hand() : Promise.resolve()) },
    );
    await hand();
  } finally {
    rejections.close();
  }
  if (count === 0) refuseNothing(shape.name, rejections);
  return {
    understood,
    source,
    count,
    rejected: rejections.count,
    rejections: () => readRejections(path, rejections.count),
    problems: [
      ...understood.problems,
      ...problems,
      ...toldBy(readers[0]),
      ...(rejections.first ? [setAside(rejections)] : []),
    ],
  };
}

function refuseNothing(name: string, { first }: RejectionWriter): never {
  if (!first) return deny('no-responses', `${name} holds no answers.`, { fix: 'Check that the export is complete.' });
  return deny('no-usable-rows', `No row of ${name} could be used: ${first.reason} (line ${first.line}).`, {
    fix:
      first.field === undefined
        ? 'Check that every row has the fields of the header, and that texts with separators stand in quotes.'
        : 'Check which columns are the scores, and on which scale they are.',
    place: { file: first.file, line: first.line, ...(first.field === undefined ? {} : { field: first.field }) },
  });
}

function toldBy(reader: ResponseReader | undefined): Problem[] {
  const problems: Problem[] = [];
  if (!reader) return problems;
  const { repeats, unanswered, undated } = reader;
  if (repeats > 0) problems.push({ message: `Rows that repeat another row exactly: ${repeats}.` });
  if (unanswered > 0) {
    problems.push({ message: `Rows without an answer, which count as asked, not answered: ${unanswered}.` });
  }
  if (undated > 0) {
    problems.push({ message: `Rows dated 1970-01-01, which means no date; kept without a time: ${undated}.` });
  }
  return problems;
}
