/** What a log is, before any of it is used: for a preview, and as the first step of every reading. */
import { unwatched, type Watch } from '../../lib/progress.ts';
import { deny } from '../../lib/refusal.ts';
import { comprehend, type Comprehended } from './comprehend.ts';
import type { LogInput, LogWishes } from './log-input.ts';
import { parquetAlone } from './parquet.store.ts';
import type { Plan } from './plan.ts';
import { settled } from './scratch.ts';
import { isParquet } from './shape.ts';
import type { Understanding } from './understanding.ts';

/** What only an engine can do. */
export interface ReadTools {
  /** Turns a Parquet file into a CSV file and returns its path; an engine is started for it when absent. */
  readonly parquet?: (path: string) => Promise<string>;
}

/** What a log is; nothing is loaded. Throws `Refused` when it is none. */
export async function understand(
  input: LogInput,
  wishes: LogWishes = {},
  watch: Watch = unwatched,
  tools: ReadTools = {},
): Promise<Understanding> {
  return (await comprehended(input, wishes, watch, tools)).understanding;
}

export interface PlannedFile extends Comprehended {
  readonly plan: Plan;
}

/** Understands every file; refuses the first one whose customer, event or time is not known. */
export async function plannedFiles(
  inputs: readonly LogInput[],
  wishes: LogWishes,
  watch: Watch,
  tools: ReadTools,
): Promise<PlannedFile[]> {
  if (inputs.length === 0)
    deny('no-log', 'No log was named.', { fix: 'Name at least one file, or - for standard input.' });
  const files: PlannedFile[] = [];
  for (const input of inputs) {
    const file = await comprehended(input, wishes, watch, tools);
    const { plan } = file;
    if (!plan) refuseUnready(file.understanding);
    files.push({ ...file, plan });
  }
  return files;
}

function refuseUnready({ name, problems }: Understanding): never {
  const lacking = problems.find((one) => one.message.startsWith('No column could be taken')) ?? problems[0];
  return deny('columns-unclear', `${name}: ${lacking?.message ?? 'its columns are unclear.'}`, {
    ...(lacking?.fix === undefined ? {} : { fix: lacking.fix }),
    place: { file: name },
  });
}

async function comprehended(
  input: LogInput,
  wishes: LogWishes,
  watch: Watch,
  { parquet }: ReadTools,
): Promise<Comprehended> {
  const { path, name } = await settled(input, watch.signal);
  if (!(await isParquet(path, name))) return comprehend(path, name, wishes, false, watch);
  const convert = parquet ?? ((one: string) => parquetAlone(one, watch));
  return comprehend(await convert(path), name, wishes, true, watch);
}
