/** `split`: how customers' streams were cut into journeys, by what evidence, and how sure that is. */
import { z } from 'zod';
import { quantile } from '../../lib/statistics.ts';
import { fewestPairs } from '../cutting/choose-cut.ts';
import type { CutWish } from '../import/read-journeys.ts';
import type { SplitRows } from '../import/split-rows.ts';
import type { Cut, JourneyLog } from '../journey-log.ts';
import { cutInWords } from '../mining/cut-words.ts';
import { orderStatistics } from '../mining/order-statistics.ts';
import { Answer, answerHead, byName, factsOf, nameOf, tieWarning } from './answer.ts';

const Pauses = z.object({ n: z.number(), median: z.number(), p90: z.number(), p95: z.number() });
const Ends = z.array(z.object({ event: z.string(), count: z.number(), share: z.number() }));

/**
 * `method` is how the cut was made, `how` says it in words, `why` in one sentence why so; `parameters` are its numbers.
 * `boundaries` counts beginnings that are not a customer's first event, `unsure` rows whose chance of a beginning lies
 * between 0.2 and 0.8. Pauses are in seconds, null where there are none. `begins` and `ends` name what journeys begin
 * and end with; `share` is of all times the event occurs.
 * It lies where journeys of one customer run side by side: a stream is cut, never braided apart.
 */
export const SplitAnswer = Answer.extend({
  question: z.literal('split'),
  method: z.enum(['journey-column', 'customer', 'goal', 'goal-once', 'start', 'gap', 'found']),
  how: z.string(),
  why: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  boundaries: z.number(),
  unsure: z.number(),
  perCustomer: z.object({ median: z.number(), p90: z.number(), max: z.number() }),
  pauses: z.object({ within: Pauses.nullable(), between: Pauses.nullable() }),
  begins: Ends,
  ends: Ends,
});
export type SplitAnswer = z.infer<typeof SplitAnswer>;

export function askSplit(log: JourneyLog, split: SplitRows, asked: CutWish | undefined, top = 10): SplitAnswer {
  const facts = factsOf(log);
  const { begins, ends } = endsOf(log, top);
  const perCustomer = journeysPerCustomer(log);
  return {
    ...answerHead('split', facts, tieWarning(log)),
    method: log.cut.by,
    how: cutInWords(log.cut),
    why: why(log, asked),
    parameters: parametersOf(log.cut),
    boundaries: facts.journeys - facts.customers,
    unsure: split.boundary.reduce((sum, chance) => sum + (chance > 0.2 && chance < 0.8 ? 1 : 0), 0),
    perCustomer: {
      median: quantile(perCustomer, 0.5) ?? 0,
      p90: quantile(perCustomer, 0.9) ?? 0,
      max: perCustomer.at(-1) ?? 0,
    },
    pauses: pausesOf(log),
    begins,
    ends,
  };
}

function why({ cut, codes, customers }: JourneyLog, asked: CutWish | undefined): string {
  const pairs = codes.length - customers;
  const few = `there are only ${pairs} pairs of neighbouring events, and ${fewestPairs} are needed to learn what ends and begins journeys`;
  if (cut.by === 'journey-column') return 'The log says itself which journey an event belongs to.';
  if (asked !== undefined && asked.by === cut.by) return 'It was asked for.';
  switch (cut.by) {
    case 'found':
      return 'A model with boundaries explains the events better than one without, and what follows a boundary is what customers begin with and do again.';
    case 'gap':
      return pairs < fewestPairs
        ? `Pauses alone decide, because ${few}; they fall into two kinds.`
        : 'Pauses alone decide, because what ends and begins journeys could not be told reliably; they fall into two kinds.';
    case 'customer':
      return pairs < fewestPairs
        ? `Pauses do not fall into two kinds that separate journeys, and ${few}.`
        : 'Neither pauses nor touchpoints tell one journey of a customer from the next.';
    default:
      return `Nothing else tells journeys apart, and "${cut.event}" was named as the goal.`;
  }
}

function parametersOf(cut: Cut): SplitAnswer['parameters'] {
  switch (cut.by) {
    case 'journey-column':
      return { column: cut.column };
    case 'customer':
      return {};
    case 'goal':
    case 'goal-once':
    case 'start':
      return { event: cut.event };
    case 'gap':
      return { seconds: cut.seconds, ...(cut.goal === undefined ? {} : { goal: cut.goal }) };
    case 'found': {
      const { within, between, goal } = cut;
      return {
        typicalSecondsWithin: rounded(within),
        typicalSecondsBetween: rounded(between),
        ...(goal === undefined ? {} : { goal }),
      };
    }
  }
}

const rounded = (seconds: number): number => Number(seconds.toPrecision(3));

/** Sorted. */
function journeysPerCustomer({ customerOf, customers }: JourneyLog): number[] {
  const counts = new Uint32Array(customers);
  for (const who of customerOf) counts[who] = (counts[who] as number) + 1;
  return Array.from(counts.sort());
}

function pausesOf(log: JourneyLog): SplitAnswer['pauses'] {
  const { times, offsets, customerOf } = log;
  const journeys = offsets.length - 1;
  const within = new Float64Array(Math.max(0, times.length - journeys));
  const between = new Float64Array(Math.max(0, journeys - log.customers));
  let [inside, outside] = [0, 0];
  for (let j = 0; j < journeys; j++) {
    const first = offsets[j] as number;
    const wait = (i: number): number => ((times[i] as number) - (times[i - 1] as number)) / 1000;
    if (j > 0 && customerOf[j] === customerOf[j - 1]) between[outside++] = wait(first);
    for (let i = first + 1; i < (offsets[j + 1] as number); i++) within[inside++] = wait(i);
  }
  return { within: quantilesOf(within), between: quantilesOf(between) };
}

function quantilesOf(seconds: Float64Array): z.infer<typeof Pauses> | null {
  const { length } = seconds;
  if (length === 0) return null;
  const places = [0.5, 0.9, 0.95].map((share) => Math.min(length - 1, Math.floor(share * length)));
  const [median = 0, p90 = 0, p95 = 0] = orderStatistics(seconds, places);
  return { n: length, median, p90, p95 };
}

function endsOf(log: JourneyLog, top: number): Pick<SplitAnswer, 'begins' | 'ends'> {
  const size = log.names.length;
  const [all, first, last] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const count = (counts: Uint32Array, i: number): void => {
    const code = log.codes[i] as number;
    counts[code] = (counts[code] as number) + 1;
  };
  for (let i = 0; i < log.codes.length; i++) count(all, i);
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    count(first, log.offsets[j] as number);
    count(last, (log.offsets[j + 1] as number) - 1);
  }
  const named = (counts: Uint32Array): z.infer<typeof Ends> =>
    Array.from(counts, (hits, code) => ({
      event: nameOf(log, code),
      count: hits,
      share: hits / Math.max(1, all[code] as number),
    }))
      .filter((one) => one.count > 0)
      .sort((a, b) => b.count - a.count || byName(a.event, b.event))
      .slice(0, top);
  return { begins: named(first), ends: named(last) };
}
