/** `stages`: the phases customers pass through, and the events that make up each. */
import { z } from 'zod';
import type { Discovery } from '../discovery.ts';
import { Answer, answerHead, type LogFacts } from './answer.ts';

/**
 * Stages in the order customers meet them, each with its events (as the log names them) in that order too. Events
 * that occur everywhere alike belong to no stage and stand in `crossStage`.
 * It lies where the order of events is unknown or customers meet things in no order: look at `modularity` and at what
 * the warnings say.
 */
export const StagesAnswer = Answer.extend({
  question: z.literal('stages'),
  stages: z.array(z.object({ name: z.string(), events: z.array(z.string()) })),
  modularity: z.number(),
  crossStage: z.array(z.string()),
});
export type StagesAnswer = z.infer<typeof StagesAnswer>;

export function askStages(facts: LogFacts, discovery: Discovery): StagesAnswer {
  const eventsOf = (touchpoint: number): readonly string[] => discovery.touchpoints[touchpoint]?.events ?? [];
  return {
    ...answerHead('stages', facts, discovery.notes),
    stages: discovery.stages.map((stage) => ({ name: stage.name, events: stage.touchpoints.flatMap(eventsOf) })),
    modularity: discovery.quality.stages.modularity,
    crossStage: discovery.crossStage.flatMap(eventsOf),
  };
}
