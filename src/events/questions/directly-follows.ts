/** `directly-follows`: which event comes right after which, how often and after how long. */
import { z } from 'zod';
import type { GraphEdge } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';
import { directlyFollows, type DirectlyFollows } from '../mining/graph.ts';
import { Answer, answerHead, byName, factsOf, nameOf, tieWarning } from './answer.ts';

const Ends = z.array(z.object({ event: z.string(), count: z.number() }));

/**
 * `count` counts transitions, `customers` the people who made at least one; pairs are adjacent events within one
 * journey, an event that follows itself included. Seconds run from one event to the next (to its start, where the log
 * has start and complete rows). `starts` and `ends` count journeys.
 * It lies where many events share a time: their order is that of the input. Counts are not drop-off: a customer who
 * never makes a transition may have gone another way.
 */
export const DirectlyFollowsAnswer = Answer.extend({
  question: z.literal('directly-follows'),
  rows: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      count: z.number(),
      customers: z.number(),
      medianSeconds: z.number(),
      p90Seconds: z.number(),
    }),
  ),
  starts: Ends,
  ends: Ends,
});
export type DirectlyFollowsAnswer = z.infer<typeof DirectlyFollowsAnswer>;

/** Most frequent first, equal counts by name. */
export function askDirectlyFollows(
  log: JourneyLog,
  graph: DirectlyFollows = directlyFollows(log),
): DirectlyFollowsAnswer {
  const rows = graph.edges.map((edge) => ({
    from: nameOf(log, edge.from),
    to: nameOf(log, edge.to),
    count: edge.count,
    customers: edge.customers,
    medianSeconds: edge.median,
    p90Seconds: edge.p90,
  }));
  return {
    ...answerHead('directly-follows', factsOf(log), tieWarning(log)),
    rows: rows.sort((a, b) => b.count - a.count || byName(a.from, b.from) || byName(a.to, b.to)),
    starts: named(graph.starts, (edge) => nameOf(log, edge.to)),
    ends: named(graph.ends, (edge) => nameOf(log, edge.from)),
  };
}

function named(edges: readonly GraphEdge[], name: (edge: GraphEdge) => string): { event: string; count: number }[] {
  return edges
    .map((edge) => ({ event: name(edge), count: edge.count }))
    .sort((a, b) => b.count - a.count || byName(a.event, b.event));
}
