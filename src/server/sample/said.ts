/** What the sample's customers wrote where they were asked: the commonest comment of each place becomes a quote. */
import type { BakeryJourney } from './bakery.ts';
import type { BakeryResponse } from './bakery-responses.ts';

export interface Said {
  /** Event in the log. */
  readonly event: string;
  /** Answers given there. */
  readonly n: number;
  /** The commonest first. */
  readonly comments: readonly string[];
}

/** Of places with fewer answers nobody is quoted. */
const fewest = 10;

/** One entry for each event that customers on these journeys were asked about. */
export function saidBy(journeys: Iterable<BakeryJourney>, responses: readonly BakeryResponse[]): Said[] {
  const counted = new Set(Array.from(journeys, ({ id }) => id));
  const byEvent = new Map<string, BakeryResponse[]>();
  for (const one of responses) {
    if (one.touchpoint === '' || !counted.has(one.journey)) continue;
    byEvent.set(one.touchpoint, [...(byEvent.get(one.touchpoint) ?? []), one]);
  }
  return [...byEvent].flatMap(([event, answers]) => {
    const comments = commonest(answers.map((one) => one.comment).filter((comment) => comment !== ''));
    return answers.length < fewest ? [] : [{ event, n: answers.length, comments }];
  });
}

function commonest(comments: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const comment of comments) counts.set(comment, (counts.get(comment) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([comment]) => comment);
}
