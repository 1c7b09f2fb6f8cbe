/** `summary`: what a log holds, before anything is asked of it. */
import { z } from 'zod';
import { quantile } from '../../lib/statistics.ts';
import type { JourneyLog } from '../journey-log.ts';
import { Answer, answerHead, byName, factsOf, nameOf, tieWarning } from './answer.ts';

export const SummaryColumns = z.object({
  customer: z.string().nullable(),
  event: z.string().nullable(),
  time: z.string().nullable(),
  journey: z.string().nullable(),
  properties: z.array(z.string()),
});
export type SummaryColumns = z.infer<typeof SummaryColumns>;

/**
 * `count` counts events, `customers` distinct customers with at least one of them. `perJourney` is events a journey.
 * It lies when one person stands in the log under two ids: both are counted.
 */
export const Summary = Answer.extend({
  question: z.literal('summary'),
  eventNames: z.array(z.object({ event: z.string(), count: z.number(), customers: z.number() })),
  perJourney: z.object({ median: z.number(), p90: z.number(), max: z.number() }),
  columns: SummaryColumns,
  rejected: z.number(),
});
export type Summary = z.infer<typeof Summary>;

/** Most frequent event first; events of the same count by name. */
export function summary(
  log: JourneyLog,
  read: { readonly columns: SummaryColumns; readonly rejected: number; readonly warnings?: readonly string[] },
): Summary {
  const lengths = journeyLengths(log);
  return {
    ...answerHead('summary', factsOf(log), [...(read.warnings ?? []), ...tieWarning(log)]),
    eventNames: countEvents(log),
    perJourney: {
      median: quantile(lengths, 0.5) ?? 0,
      p90: quantile(lengths, 0.9) ?? 0,
      max: lengths[lengths.length - 1] ?? 0,
    },
    columns: read.columns,
    rejected: read.rejected,
  };
}

function countEvents(log: JourneyLog): Summary['eventNames'] {
  const count = new Uint32Array(log.names.length);
  const customers = new Uint32Array(log.names.length);
  const lastSeenBy = new Int32Array(log.names.length).fill(-1);
  for (let journey = 0; journey < log.offsets.length - 1; journey++) {
    const customer = log.customerOf[journey] ?? 0;
    const end = log.offsets[journey + 1] ?? 0;
    for (let i = log.offsets[journey] ?? 0; i < end; i++) {
      const code = log.codes[i] ?? 0;
      count[code] = (count[code] ?? 0) + 1;
      if (lastSeenBy[code] === customer) continue;
      lastSeenBy[code] = customer;
      customers[code] = (customers[code] ?? 0) + 1;
    }
  }
  return log.names
    .map((_, code) => ({ event: nameOf(log, code), count: count[code] ?? 0, customers: customers[code] ?? 0 }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count || byName(a.event, b.event));
}

function journeyLengths(log: JourneyLog): Float64Array {
  const lengths = new Float64Array(log.offsets.length - 1);
  for (let j = 0; j < lengths.length; j++) lengths[j] = (log.offsets[j + 1] ?? 0) - (log.offsets[j] ?? 0);
  return lengths.sort();
}
