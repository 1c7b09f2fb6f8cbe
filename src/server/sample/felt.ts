/** How the sample's customers felt where they were asked: their answers, put on the map's scale from -2 to +2. */
import { Z95 } from '../../lib/statistics.ts';
import type { BakeryJourney } from './bakery.ts';
import type { BakeryResponse } from './bakery-responses.ts';

export interface Felt {
  /** Event in the log. */
  readonly event: string;
  /** Mean on [-2, +2], with its 95 % interval. */
  readonly valence: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** Which question, and who is counted. */
  readonly about: string;
  /** What some of them wrote, the commonest first. */
  readonly said: readonly string[];
}

type Survey = 'CSAT' | 'CES';

const scales: Readonly<Record<Survey, { readonly onScale: (score: number) => number; readonly name: string }>> = {
  CSAT: { onScale: (score) => score - 3, name: 'Satisfaction at delivery, 1 to 5' },
  CES: { onScale: (score) => (score - 4) / 1.5, name: 'Ease of ordering, 1 to 7' },
};

/** Asked about the event itself, or asked later of those who had met it. */
const asked: readonly { readonly event: string; readonly survey: Survey; readonly later?: true }[] = [
  { event: 'Sees an error at the date picker', survey: 'CES', later: true },
  { event: 'Payment fails', survey: 'CES', later: true },
  { event: 'Pays', survey: 'CES' },
  { event: 'Is told of a delay', survey: 'CSAT', later: true },
  { event: 'Parcel arrives', survey: 'CSAT' },
  { event: 'Complains with a photo', survey: 'CSAT', later: true },
];

/** Fewer answers than this are not shown. */
const fewest = 10;

/** One entry for each event with enough answers of the journeys that count. */
export function feltBy(journeys: Iterable<BakeryJourney>, responses: readonly BakeryResponse[]): Felt[] {
  const met = new Map<string, Set<string>>();
  for (const { id, events } of journeys) met.set(id, new Set(events.map((one) => one.event)));
  return asked.flatMap(({ event, survey, later }) => {
    const answers = responses.filter(
      (one) =>
        one.survey === survey &&
        met.get(one.journey)?.has(event) === true &&
        (later === true || one.touchpoint === event),
    );
    return answers.length < fewest ? [] : [felt(event, survey, answers, later === true)];
  });
}

function felt(event: string, survey: Survey, answers: readonly BakeryResponse[], later: boolean): Felt {
  const { onScale, name } = scales[survey];
  const values = answers.map((one) => onScale(one.score));
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const spread = Z95 * Math.sqrt(variance / n);
  const onMap = (value: number): number => Math.round(Math.min(2, Math.max(-2, value)) * 100) / 100;
  return {
    event,
    valence: onMap(mean),
    low: onMap(mean - spread),
    high: onMap(mean + spread),
    n,
    about: later ? `${name}; answers of those who met this` : name,
    said: commonest(answers.map((one) => one.comment).filter((comment) => comment !== '')),
  };
}

function commonest(comments: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const comment of comments) counts.set(comment, (counts.get(comment) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([comment]) => comment);
}
