/** Which questions `ask` knows, and how each is answered from logs that were read. */
import { cleaningNotes } from '../events/import/cleaning-notes.ts';
import { funnel, type Funnel, type FunnelWishes } from '../events/questions/funnel.ts';
import { askDirectlyFollows, type DirectlyFollowsAnswer } from '../events/questions/directly-follows.ts';
import { askJourneys, assignmentLines, type JourneysAnswer } from '../events/questions/journeys.ts';
import { askStages, type StagesAnswer } from '../events/questions/stages.ts';
import { askSplit, type SplitAnswer } from '../events/questions/split.ts';
import { splitCsv } from '../events/questions/split-csv.ts';
import { summary, type Summary } from '../events/questions/summary.ts';
import { askVariants, type VariantsAnswer } from '../events/questions/variants.ts';
import { askWaits, type WaitsAnswer } from '../events/questions/waits.ts';
import type { CutWish } from '../events/import/read-journeys.ts';
import type { Period } from '../events/questions/period.ts';
import { factsOf } from '../events/questions/answer.ts';
import { deny } from '../lib/refusal.ts';
import { discoverLog, type DiscoveryOptions } from './discover-log.ts';
import type { ProgressBar } from './progress-bar.ts';
import type { ReadLogs } from './read-logs.ts';
import { nearest } from './nearest.ts';
import { writeWhole } from './write-whole.ts';

export const questions = [
  'summary',
  'directly-follows',
  'variants',
  'funnel',
  'stages',
  'journeys',
  'split',
  'waits',
] as const;
export type Question = (typeof questions)[number];

export interface QuestionWishes extends DiscoveryOptions {
  readonly top?: number;
  readonly step?: readonly string[];
  /** Seconds. */
  readonly within?: number;
  readonly by?: string;
  readonly period?: Period;
  readonly assignments?: string;
  /** How the log was to be cut, where somebody said so. */
  readonly split?: CutWish;
}

export type AnyAnswer =
  | Summary
  | DirectlyFollowsAnswer
  | VariantsAnswer
  | Funnel
  | StagesAnswer
  | JourneysAnswer
  | SplitAnswer
  | WaitsAnswer;

type Answerer = (read: ReadLogs, wishes: QuestionWishes, bar: ProgressBar) => AnyAnswer | Promise<AnyAnswer>;

const answerers: Readonly<Record<Question, Answerer>> = {
  summary: ({ log, loaded }) => summary(log, { ...loaded, columns: namedColumns(loaded.columns) }),
  'directly-follows': ({ log }, { top }) => {
    const answer = askDirectlyFollows(log);
    return { ...answer, rows: answer.rows.slice(0, top) };
  },
  variants: ({ log }, { top }) => askVariants(log, top),
  funnel: (read, wishes) => funnel(read.log, funnelWishes(read, wishes)),
  waits: ({ log }, { top }) => askWaits(log, top),
  split: async (read, wishes) => {
    const { log, names, split } = read;
    if (!split) throw new Error('The log was read without its rows.');
    if (wishes.assignments !== undefined) await writeWhole(wishes.assignments, splitCsv(split, names));
    return askSplit(log, split, wishes.split, wishes.top);
  },
  stages: async (read, wishes, bar) => {
    const facts = factsOf(read.log);
    const { discovery } = await discoverLog(read, wishes, bar);
    return askStages(facts, discovery);
  },
  journeys: async (read, wishes, bar) => {
    const facts = factsOf(read.log);
    const customerOf = read.log.customerOf.slice();
    const { discovery, assignments } = await discoverLog(read, wishes, bar);
    if (wishes.assignments !== undefined) {
      await writeWhole(wishes.assignments, assignmentLines(customerOf, read.names, discovery, assignments));
    }
    return askJourneys(facts, discovery);
  },
};

/** With what was done to the log before anything was counted among its warnings. */
export async function answerQuestion(
  question: Question,
  read: ReadLogs,
  wishes: QuestionWishes,
  bar: ProgressBar,
): Promise<AnyAnswer> {
  const cleaned = cleaningNotes(read.log.cleaning);
  const answer = await answerers[question](read, wishes, bar);
  return { ...answer, warnings: [...new Set([...answer.warnings, ...cleaned])] };
}

function namedColumns(columns: ReadLogs['loaded']['columns']): Summary['columns'] {
  const { customer, event, time, journey, properties } = columns;
  return { customer, event, time, journey: journey ?? null, properties: [...properties] };
}

function funnelWishes({ log, traits }: ReadLogs, wishes: QuestionWishes): FunnelWishes {
  for (const step of wishes.step ?? []) {
    if (!log.names.includes(step)) {
      deny('unknown-event', `The log has no event "${step}".`, { fix: suggestion(step, log.names) });
    }
  }
  const by = traits.properties.find((property) => property.name === wishes.by);
  if (wishes.by !== undefined && !by) {
    const known = traits.properties.map((property) => property.name);
    deny('unknown-property', `The log has no property "${wishes.by}".`, { fix: suggestion(wishes.by, known) });
  }
  return {
    steps: wishes.step ?? [],
    // The person holds the file: small groups are theirs to see.
    suppressBelow: 0,
    ...(wishes.within === undefined ? {} : { withinSeconds: wishes.within }),
    ...(by ? { by } : {}),
    ...(wishes.period === undefined ? {} : { period: wishes.period }),
  };
}

function suggestion(wanted: string, known: readonly string[]): string {
  const near = nearest(wanted, known);
  return near.length > 0
    ? `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`
    : 'See `sojourn ask summary` for the names it has.';
}
