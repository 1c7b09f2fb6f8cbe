/** Answers everything that maps ask of one log: events and feelings, each by whoever knows. */
import type { Discovered, Miner } from '../../events/mining/miner-shapes.ts';
import { unwatched, type Watch } from '../../lib/progress.ts';
import { usualLeast } from '../../lib/suppression.ts';
import type { MeasureRef, Measures } from '../../map/measure.ts';
import type { StrainWish } from '../../events/strain/strain.ts';
import type { Attached } from '../../surveys/attachment.ts';
import { type Comment, startTextReader } from '../../surveys/text-reader.ts';
import { periodOf } from './feeling-desk.ts';
import { feelingMeasures, isFeeling } from './feeling-measures.ts';
import { feelingsOf } from './feelings-of.ts';

/** `id` is the log's in the miner; `attached` the responses about it. */
export async function answerRefs(
  miner: Miner,
  id: string,
  { found, attached }: { readonly found: Discovered; readonly attached: readonly Attached[] },
  refs: readonly MeasureRef[],
  watch: Watch = unwatched,
): Promise<Measures> {
  const felt = refs.filter(isFeeling);
  const events = await miner.measures(
    id,
    refs.filter((ref) => !isFeeling(ref)),
    watch,
  );
  if (felt.length === 0) return events;
  const reader = startTextReader();
  const ask = {
    strain: (wish: StrainWish) => miner.strain(id, wish, watch),
    sentiments: (comments: readonly Comment[]) => reader.sentiments(comments, watch),
  };
  const feelings = await feelingsOf(attached, found, ask).finally(() => reader.close());
  const period = periodOf(attached);
  const asked = { feelings, discovery: found.discovery, least: usualLeast, ...(period ? { period } : {}) };
  return { ...events, ...feelingMeasures(felt, asked) };
}
