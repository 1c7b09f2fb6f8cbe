/** Sentiment, emotion and touchpoints on real comments; skipped by name where the private material is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import vader from 'vader-sentiment';
import { describe, expect, test } from 'vitest';
import { readAllResponses } from '../reading/read-responses.ts';
import { valenceOf, type Response } from '../response.ts';
import { analyseText, readText } from './analyse-text.ts';
import { emotions, type Emotion } from './emotion.ts';
import { readTexts } from './read-texts.ts';
import { squash, sumAbout } from './sentiment.ts';
import { themesOf } from './themes-of.ts';
import { TouchpointMatcher } from './touchpoints.ts';

const shared = process.env['SOJOURN_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const at = (name: string): string => resolve(shared, name);
const absent = (...names: string[]): boolean => !names.every((name) => existsSync(at(name)));

/** Probability that a good one is scored above a bad one, ties counting half (Mann and Whitney, 1947). */
function auc(pairs: readonly (readonly [score: number, good: boolean])[]): number {
  const sorted = pairs.toSorted((a, b) => a[0] - b[0]);
  let [ranks, good] = [0, 0];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to]?.[0] === sorted[from]?.[0]) to++;
    const hits = sorted.slice(from, to).filter((one) => one[1]).length;
    ranks += (hits * (from + to + 1)) / 2;
    good += hits;
  }
  return (ranks - (good * (good + 1)) / 2) / (good * (sorted.length - good));
}

describe('sentiment', () => {
  test.skipIf(absent('reviews/clothing.csv.gz'))(
    'reviews/clothing.csv.gz: tells who recommends far better than the plain VADER line of 0.788',
    async () => {
      const path = at('reviews/clothing.csv.gz');
      const { texts } = await readTexts({ path }, { text: ['Review Text'], by: 'Recommended IND' });
      // Every second row: enough to tell a hundredth, in half the time.
      const pairs = texts.flatMap(({ row, text, group }): [number, boolean][] => {
        if (row % 2 === 0) return [];
        const { sentiment } = analyseText(text);
        return sentiment === undefined ? [] : [[sentiment, group === '1']];
      });
      expect(pairs.length).toBeGreaterThan(11_000);
      expect(auc(pairs)).toBeGreaterThan(0.89);
    },
    60_000,
  );

  test.skipIf(absent('emotions/dev.tsv'))(
    'emotions/dev.tsv: clearly positive against clearly negative, above the VADER line',
    () => {
      const labels = readFileSync(at('emotions/labels.txt'), 'utf8').trim().split('\n');
      const good = new Set(
        'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief'.split(' '),
      );
      const bad = new Set(
        'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness'.split(
          ' ',
        ),
      );
      const ours: [number, boolean][] = [];
      const line: [number, boolean][] = [];
      for (const [text = '', marks = ''] of tsv('emotions/dev.tsv')) {
        const felt = marks.split(',').map((mark) => labels[Number(mark)] ?? '');
        const positive = felt.every((one) => good.has(one));
        if (!positive && !felt.every((one) => bad.has(one))) continue;
        // A text we leave without a score counts as undecided.
        ours.push([analyseText(text).sentiment ?? 0, positive]);
        line.push([vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, positive]);
      }
      expect(ours).toHaveLength(2955);
      expect(auc(line)).toBeGreaterThan(0.88);
      expect(auc(ours)).toBeGreaterThan(auc(line) + 0.01);
    },
    60_000,
  );
});

const tsv = (name: string): string[][] =>
  readFileSync(at(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));

test.skipIf(absent('emotions/ekman_dev.tsv'))(
  'emotions/ekman_dev.tsv: basic emotions by word lists alone, macro F1 above 0.45',
  () => {
    const labels = readFileSync(at('emotions/ekman_labels.txt'), 'utf8').trim().split('\n');
    const counts = new Map(
      emotions.map((one): [string, { right: number; told: number; true: number }] => [
        one,
        { right: 0, told: 0, true: 0 },
      ]),
    );
    for (const [text = '', marks = ''] of tsv('emotions/ekman_dev.tsv')) {
      const told: Emotion = analyseText(text, { language: 'en' }).emotion ?? 'neutral';
      const felt = marks.split(',').map((mark) => labels[Number(mark)] ?? '');
      for (const [emotion, count] of counts) {
        if (told === emotion) count.told++;
        if (felt.includes(emotion)) count.true++;
        if (told === emotion && felt.includes(emotion)) count.right++;
      }
    }
    const scores = [...counts.values()].map(({ right, told, true: all }) => (2 * right) / (told + all));
    expect(scores.reduce((a, b) => a + b, 0) / scores.length).toBeGreaterThan(0.45);
    for (const score of scores) expect(score).toBeGreaterThan(0.25);
  },
  60_000,
);

/** For each touchpoint of the ratings: how well what texts say about it tells high from low ratings of it. */
async function agreement(
  name: string,
  ratings: readonly string[],
): Promise<Record<string, { n: number; auc: number }>> {
  const { responses } = await readAllResponses({ path: at(name) }, { texts: ['content'], ratings: [...ratings] });
  const names = [...new Set(responses.flatMap((one) => one.answers.flatMap((answer) => answer.touchpoint ?? [])))];
  const matcher = new TouchpointMatcher(names.map((name) => ({ name })));
  const pairs = names.map((): [number, boolean][] => []);
  for (const response of responses) {
    const said = new Map<number, number[]>();
    for (const { tokens, opinions } of readText(response.texts[0]?.text ?? '', { language: 'en' }).sentences) {
      for (const { touchpoint, at: place } of matcher.in(tokens)) {
        said.set(touchpoint, [...(said.get(touchpoint) ?? []), squash(sumAbout(place, opinions, tokens))]);
      }
    }
    for (const [touchpoint, values] of said) {
      const rated = ratingOf(response, names[touchpoint] ?? '');
      if (rated === undefined || rated === 0) continue;
      pairs[touchpoint]?.push([values.reduce((sum, value) => sum + value, 0) / values.length, rated > 0]);
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, { n: pairs[i]?.length ?? 0, auc: auc(pairs[i] ?? []) }]));
}

function ratingOf(response: Response, touchpoint: string): number | undefined {
  const answer = response.answers.find((one) => one.touchpoint === touchpoint);
  return answer && valenceOf(answer);
}

describe('touchpoints', () => {
  test.skipIf(absent('reviews/lounge.csv.gz'))(
    'reviews/lounge.csv.gz: what is said of each agrees with its rating',
    async () => {
      const ratings = [
        'cleanliness',
        'bar_beverages',
        'catering',
        'washrooms',
        'wifi_connectivity',
        'staff_service',
        'comfort',
      ];
      const found = await agreement(
        'reviews/lounge.csv.gz',
        ratings.map((one) => `${one}_rating`),
      );
      expect(Object.keys(found)).toHaveLength(7);
      const weak = Object.entries(found).filter(([, { n, auc: told }]) => n <= 300 || told <= 0.65);
      expect(weak).toEqual([]);
    },
    60_000,
  );

  test.skipIf(absent('reviews/seat.csv.gz'))(
    'reviews/seat.csv.gz: its ratings name the touchpoints',
    async () => {
      const { texts, touchpoints } = await readTexts({ path: at('reviews/seat.csv.gz') }, { text: ['content'] });
      expect(touchpoints).toEqual(
        expect.arrayContaining(['Seat legroom', 'Seat recline', 'Seat width', 'Viewing tv', 'Power supply']),
      );
      const { themes } = themesOf(texts, { touchpoints: touchpoints.map((name) => ({ name })) });
      const counts = Object.fromEntries(
        themes.filter((one) => one.kind === 'touchpoint').map((one) => [one.name, one.n]),
      );
      expect(counts['Seat legroom']).toBeGreaterThan(500);
      expect(counts['Viewing tv']).toBeGreaterThan(300);
      expect(counts['Power supply']).toBeGreaterThan(30);
    },
    60_000,
  );
});
