/** What every answer carries: which question, of how much, over which time, and what a reader should distrust. */
import { z } from 'zod';
import type { JourneyLog } from '../journey-log.ts';

/** `from` and `to` are ISO instants of the first and last event; null for a log without events. */
export const Answer = z.object({
  question: z.string(),
  customers: z.number(),
  journeys: z.number(),
  events: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  warnings: z.array(z.string()),
});
export type Answer = z.infer<typeof Answer>;

/** First and last instant of the log in milliseconds; undefined when it has no events. */
export function timeSpan(log: JourneyLog): { readonly from: number; readonly to: number } | undefined {
  let from = Infinity;
  let to = -Infinity;
  const { times } = log;
  for (let i = 0; i < times.length; i++) {
    const time = times[i] as number;
    if (time < from) from = time;
    if (time > to) to = time;
  }
  return from <= to ? { from, to } : undefined;
}

export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** What a log comes to, without its arrays. */
export type LogFacts = Omit<Answer, 'question' | 'warnings'>;

export function factsOf(log: JourneyLog): LogFacts {
  const span = timeSpan(log);
  return {
    customers: log.customers,
    journeys: log.offsets.length - 1,
    events: log.codes.length,
    from: span ? iso(span.from) : null,
    to: span ? iso(span.to) : null,
  };
}

/** The common head of an answer. */
export function answerHead<Question extends string>(
  question: Question,
  facts: LogFacts,
  warnings: readonly string[] = [],
): Answer & { question: Question } {
  const { customers, journeys, events, from, to } = facts;
  return { question, customers, journeys, events, from, to, warnings: [...warnings] };
}

/** Name of an event code. */
export const nameOf = (log: JourneyLog, code: number): string => log.names[code] ?? '';

/** Orders names the same way on every machine: by code point, never by locale. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A warning when so many neighbouring events share a time that their order is the file's, not the customers'. */
export function tieWarning(log: JourneyLog): string[] {
  const { ties, pairs } = countTies(log);
  if (pairs === 0 || ties / pairs <= 0.05) return [];
  const percent = Math.round((ties / pairs) * 100);
  return [`${percent} % of neighbouring events have the same time; among those the order is that of the input.`];
}

function countTies(log: JourneyLog): { ties: number; pairs: number } {
  let ties = 0;
  let pairs = 0;
  for (let journey = 0; journey < log.offsets.length - 1; journey++) {
    const end = log.offsets[journey + 1] ?? 0;
    for (let i = (log.offsets[journey] ?? 0) + 1; i < end; i++) {
      pairs++;
      if (log.times[i] === log.times[i - 1]) ties++;
    }
  }
  return { ties, pairs };
}
