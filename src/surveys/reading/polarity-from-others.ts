/** Where the words of a question leave open which end is good, the other answers of the same people tell. */
import { onScale, valenceOn } from '../scales.ts';
import type { RoleChoice } from './choose-roles.ts';
import { numberIn } from './score-text.ts';
import type { ScoreFound } from './understand-responses.ts';

/** People who answered both, at least; and how clearly the two must go together (Pearson). */
const fewest = 30;
const clearly = 0.3;

/** Scores without a good end get the one by which they go along with the others; where that is not clear, none. */
export function polarityFromOthers(
  scores: readonly ScoreFound[],
  roles: readonly RoleChoice[],
  rows: readonly (readonly string[])[],
): ScoreFound[] {
  const placeOf = (column: string): number => roles.find((one) => one.facts.name === column)?.facts.at ?? -1;
  const known = scores.filter((one) => one.score.polarity !== undefined && one.question === undefined);
  return scores.map((one) => {
    if (one.score.polarity !== undefined || one.question !== undefined || known.length === 0) return one;
    const at = placeOf(one.column);
    const pairs = rows.flatMap((row) => {
      const own = numberIn(row[at] ?? '')?.value;
      const others = known.flatMap((other) => valenceIn(row[placeOf(other.column)] ?? '', other) ?? []);
      if (own === undefined || !onScale(own, one.score.range) || others.length === 0) return [];
      return [[own, others.reduce((sum, value) => sum + value, 0) / others.length] as const];
    });
    const together = pearson(pairs);
    if (pairs.length < fewest || Math.abs(together) < clearly) return one;
    const polarity = together > 0 ? 'higher-is-better' : 'lower-is-better';
    const how = `correlation ${together.toFixed(2)}, n = ${pairs.length}`;
    const doubt =
      together > 0
        ? `High values of "${one.column}" were taken as the good ones, as they go along with good answers to the other questions (${how}).`
        : `Low values of "${one.column}" were taken as the good ones, as they go along with good answers to the other questions (${how}).`;
    return { ...one, score: { ...one.score, polarity, sure: false, doubts: [...one.score.doubts, doubt] } };
  });
}

function valenceIn(text: string, { score }: ScoreFound): number | undefined {
  const value = numberIn(text)?.value;
  if (value === undefined || score.polarity === undefined) return undefined;
  return valenceOn(value, { range: score.range, polarity: score.polarity });
}

function pearson(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length;
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / n;
  const [a, b] = [mean(0), mean(1)];
  let across = 0;
  let left = 0;
  let right = 0;
  for (const [x, y] of pairs) {
    across += (x - a) * (y - b);
    left += (x - a) ** 2;
    right += (y - b) ** 2;
  }
  return left === 0 || right === 0 ? 0 : across / Math.sqrt(left * right);
}
