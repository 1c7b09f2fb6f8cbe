/** `waits`: where customers wait between one event and the next, slowest first. */
import { z } from 'zod';
import type { JourneyLog } from '../journey-log.ts';
import { isAutomatic, resolutionOf } from '../mining/automatic.ts';
import { pairWaits, type PairWaits } from '../mining/graph.ts';
import { Answer, answerHead, byName, factsOf, nameOf, tieWarning } from './answer.ts';

/**
 * Exact quantiles of the time between adjacent events of one journey, over `count` waits. `automatic` marks a delay
 * too regular to be a person: a mail sent after three days, a nightly job.
 * It lies where only dates are known (no wait under a day can be seen), for pairs with few waits, and about those who
 * are still waiting: only waits that ended are measured.
 */
export const WaitsAnswer = Answer.extend({
  question: z.literal('waits'),
  rows: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      count: z.number(),
      medianSeconds: z.number(),
      p90Seconds: z.number(),
      automatic: z.boolean(),
    }),
  ),
});
export type WaitsAnswer = z.infer<typeof WaitsAnswer>;

/** Longest median first, then longest p90, then most frequent, then by name. */
export function askWaits(log: JourneyLog, top?: number, pairs: readonly PairWaits[] = pairWaits(log)): WaitsAnswer {
  const resolution = resolutionOf(log);
  const rows = pairs.map(({ from, to, waits }) => {
    const [median = 0, p90 = 0] = waits.quantiles(0.5, 0.9) ?? [];
    return {
      from: nameOf(log, from),
      to: nameOf(log, to),
      count: waits.length,
      medianSeconds: median / 1000,
      p90Seconds: p90 / 1000,
      automatic: isAutomatic(waits, resolution),
    };
  });
  rows.sort(slowestFirst);
  const dates = resolution === 86_400_000 && rows.length > 0;
  const warnings = dates ? ['The log knows dates only: waits of less than a day cannot be seen.'] : tieWarning(log);
  return { ...answerHead('waits', factsOf(log), warnings), rows: top === undefined ? rows : rows.slice(0, top) };
}

type Row = WaitsAnswer['rows'][number];

function slowestFirst(a: Row, b: Row): number {
  return (
    b.medianSeconds - a.medianSeconds ||
    b.p90Seconds - a.p90Seconds ||
    b.count - a.count ||
    byName(a.from, b.from) ||
    byName(a.to, b.to)
  );
}
