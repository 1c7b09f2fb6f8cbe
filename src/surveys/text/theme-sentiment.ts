/** Sums up the sentiment and the emotions of a set of texts. */
import { Z95, type Interval } from '../../lib/statistics.ts';
import type { Emotion } from './emotion.ts';
import { labelOf } from './sentiment.ts';
import type { SentimentOf } from './themes.ts';

/** Null when there are none. */
export function sentimentOf(values: readonly number[]): SentimentOf | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const labels = { negative: 0, neutral: 0, positive: 0 };
  for (const value of values) labels[labelOf(value)]++;
  return { n, mean, interval: intervalOf(values, mean), ...labels };
}

/** Normal 95 % interval of a mean, kept within [-1, 1]; of one text all of it. */
function intervalOf(values: readonly number[], mean: number): Interval {
  const n = values.length;
  if (n < 2) return { low: -1, high: 1 };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const reach = Z95 * Math.sqrt(variance / n);
  return { low: Math.max(-1, mean - reach), high: Math.min(1, mean + reach) };
}

export function emotionCounts(texts: readonly { readonly emotion?: Emotion }[]): Partial<Record<Emotion, number>> {
  const counts: Partial<Record<Emotion, number>> = {};
  for (const { emotion } of texts) if (emotion !== undefined) counts[emotion] = (counts[emotion] ?? 0) + 1;
  return counts;
}
