/** Loads a file of responses: read, stored once, made events of, joined to the log whose customers answered. */
import type { Analytics } from '../../db/stores.ts';
import type { RejectedRow } from '../../events/import/loaded-log.ts';
import type { LogInput } from '../../events/import/log-input.ts';
import type { Problem } from '../../events/import/understanding.ts';
import { parquetAsCsv } from '../../events/import/parquet.store.ts';
import { idFrom } from '../../lib/derived-id.ts';
import { newId } from '../../lib/ids.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { answeringIn } from '../../surveys/answering.store.ts';
import type { Response } from '../../surveys/response.ts';
import { readResponses, responsesSource } from '../../surveys/reading/read-responses.ts';
import type { ResponseWishes } from '../../surveys/reading/response-wishes.ts';
import { surveyShape, type UnderstoodResponses } from '../../surveys/reading/understood-responses.ts';
import {
  addResponses,
  countResponses,
  responsesAsEvents,
  storedIds,
  takeBackAll,
} from '../../surveys/responses.store.ts';
import { triggeredIn } from '../../surveys/triggers.store.ts';
import type { ResponseSourcesStore, StoredResponses } from '../../workspace/response-sources.store.ts';
import type { SourcesStore } from '../../workspace/sources.store.ts';
import type { ResponsesAbout } from '../responses-api.ts';

export interface LoadResponsesParts {
  readonly analytics: Analytics;
  readonly store: ResponseSourcesStore;
  readonly logs: SourcesStore;
  /** The log a map was made from; null where it was drawn by hand or is deleted. */
  readonly logOfMap?: (map: string) => Promise<string | null>;
}

export interface LoadWish {
  readonly wishes?: ResponseWishes;
  /** Which log and map the answers are about; the log is found when it is not said. */
  readonly about?: ResponsesAbout;
  /** Name people read; that of the file when absent. */
  readonly name?: string;
  readonly sample?: boolean;
  /** Names the load, so that one that is cancelled after a restart is still taken back. */
  readonly load?: string;
}

export interface LoadedResponses {
  readonly source: string;
  readonly name: string;
  /** All of the source. */
  readonly responses: number;
  /** That were not there before. */
  readonly added: number;
  readonly rejected: number;
  readonly rejections: () => AsyncIterable<RejectedRow>;
  readonly problems: readonly Problem[];
  readonly understood: UnderstoodResponses;
}

/** The same file again, also under another name, adds nothing. What a failed or cancelled load added goes again. */
export async function loadResponses(
  parts: LoadResponsesParts,
  input: LogInput,
  wish: LoadWish = {},
  watch: Watch = unwatched,
): Promise<LoadedResponses> {
  const { analytics, store } = parts;
  const load = wish.load ?? newId('load');
  let target: Target | undefined;
  let added = 0;
  const tools = { parquet: (path: string) => parquetAsCsv(analytics, path, watch) };
  const take = async (batch: readonly Response[], understood: UnderstoodResponses): Promise<void> => {
    target ??= await targetOf(parts, batch, understood);
    const { source, known } = target;
    added += await addResponses(
      analytics,
      batch.map((one) => ({ ...one, source })),
      load,
      known,
    );
  };
  try {
    const read = await readResponses(input, take, wish.wishes, { watch, tools });
    const source = target?.source ?? read.source;
    watch.report({ doing: 'Storing the answers', done: 0 });
    await responsesAsEvents(analytics, source);
    watch.signal?.throwIfAborted();
    const counts = await saved(parts, source, read.understood, read.rejected, wish);
    await joined(parts, source, wish.about);
    return {
      source,
      name: wish.name ?? read.understood.name,
      responses: counts.responses,
      added,
      rejected: read.rejected,
      rejections: read.rejections,
      problems: [...read.problems, ...alreadyThere(read.count - added)],
      understood: read.understood,
    };
  } catch (error) {
    // Begun again after a kill, it may be stopped before it knows where the first half went.
    await takeBackAll(analytics, load);
    const kept = target && (await store.get(target.source));
    if (kept) await recounted(parts, kept);
    throw error;
  }
}

interface Target {
  readonly source: string;
  /** Ids of what it holds. */
  readonly known: Set<string>;
}

/** The source that holds most of these responses already, else the one of the file's name. */
async function targetOf(
  { analytics, store }: LoadResponsesParts,
  batch: readonly Response[],
  understood: UnderstoodResponses,
): Promise<Target> {
  const shape = surveyShape(understood);
  const alike = (await store.list()).filter((one) => shapeIn(one) === shape);
  for (const { id } of alike) {
    const known = await storedIds(analytics, id);
    if (batch.filter((one) => known.has(one.id)).length >= 0.8 * batch.length) return { source: id, known };
  }
  const named = responsesSource(understood.name);
  const standing = await store.get(named);
  const source = standing && shapeIn(standing) !== shape ? idFrom('responses', understood.name, shape) : named;
  return { source, known: await storedIds(analytics, source) };
}

const shapeIn = ({ understood }: StoredResponses): string =>
  typeof understood === 'object' && understood !== null && 'shape' in understood ? String(understood.shape) : '';

async function saved(
  { analytics, store }: LoadResponsesParts,
  id: string,
  understood: UnderstoodResponses,
  rejected: number,
  { name, sample = false }: LoadWish,
) {
  const counts = await countResponses(analytics, id);
  await store.save({
    id,
    name: name ?? understood.name,
    sample,
    ...counted(counts),
    rejected,
    loadedAt: new Date().toISOString(),
    understood: { shape: surveyShape(understood), columns: understood.columns, scores: understood.scores },
  });
  return counts;
}

async function recounted({ analytics, store }: LoadResponsesParts, kept: StoredResponses): Promise<void> {
  await store.save({ ...kept, ...counted(await countResponses(analytics, kept.id)) });
}

const counted = ({ responses, customers, answers, texts, from, to }: Awaited<ReturnType<typeof countResponses>>) => ({
  responses,
  customers,
  answers,
  texts,
  from: from ?? null,
  to: to ?? null,
});

/** What was said counts; else what it was about before; else the log that most of the customers are in, or of the map. */
async function joined(
  { analytics, store, logs, logOfMap }: LoadResponsesParts,
  id: string,
  about: ResponsesAbout | undefined,
): Promise<void> {
  if (about?.map !== undefined) await store.about(id, { map: about.map });
  if (about?.log !== undefined) return store.about(id, { log: about.log });
  if ((await store.get(id))?.log) return;
  const all = (await logs.list()).map((one) => one.id);
  const [best] = await answeringIn(analytics, id, all);
  const led = best ? undefined : await triggeredIn(analytics, id, all);
  const log = best?.log ?? led ?? (about?.map && logOfMap ? await logOfMap(about.map) : null);
  if (log !== null) await store.about(id, { log });
}

const alreadyThere = (known: number): Problem[] =>
  known > 0 ? [{ message: `${known} responses were there already and were not added again.` }] : [];
