/** Scales of answers: which values they hold, which end is good, and where an answer stands between -1 and +1. */
import { type Interval, Z95 } from '../lib/statistics.ts';

/**
 * What kind of question was asked. `nps`: would you recommend us, 0 to 10. `csat`: how satisfied were you. `ces`: how
 * hard or easy was it (asked both ways round). `stars`: a rating. `scale`: any other scale of numbers.
 */
export const scoreKinds = ['nps', 'csat', 'ces', 'stars', 'scale'] as const;
export type ScoreKind = (typeof scoreKinds)[number];

/** Which end of the scale is the good one. Of a CES question "how much effort": lower. "It was easy": higher. */
export const polarities = ['higher-is-better', 'lower-is-better'] as const;
export type Polarity = (typeof polarities)[number];

/** Lowest and highest value that can be answered, both included. */
export interface ScaleRange {
  readonly min: number;
  readonly max: number;
}

/** A question's scale: all that is needed to read an answer. */
export interface Scale {
  readonly kind: ScoreKind;
  readonly range: ScaleRange;
  readonly polarity: Polarity;
}

/** The scale of NPS, which is always the same (Reichheld 2003). */
export const npsScale: Scale = { kind: 'nps', range: { min: 0, max: 10 }, polarity: 'higher-is-better' };

export function onScale(value: number, { min, max }: ScaleRange): boolean {
  return value >= min && value <= max;
}

/**
 * Where a value stands between the bad end (-1) and the good end (+1), linear between them. Of NPS this is (x - 5)/5.
 * `undefined` of a value off the scale: nothing is cut off to fit.
 */
export function valenceOn(value: number, scale: Omit<Scale, 'kind'>): number | undefined {
  const { min, max } = scale.range;
  if (!onScale(value, scale.range) || max <= min) return undefined;
  const upward = (2 * (value - min)) / (max - min) - 1;
  // Not `-upward`, which would make a zero negative.
  return scale.polarity === 'higher-is-better' ? upward : 0 - upward;
}

export interface NetPromoters {
  readonly n: number;
  /** 9 and 10. */
  readonly promoters: number;
  /** 7 and 8. */
  readonly passives: number;
  /** 0 to 6. */
  readonly detractors: number;
  /** Share of promoters less share of detractors, in points from -100 to +100. */
  readonly score: number;
  /** 95 % interval of the score, in points. */
  readonly interval: Interval;
}

/**
 * Net promoter score of values from 0 to 10, with its adjusted-Wald interval: three answers are added, three quarters
 * of one to promoters and to detractors each (Rocks 2016; Lewis and Sauro 2021). `undefined` when there are none.
 */
export function netPromoters(values: Iterable<number>): NetPromoters | undefined {
  let n = 0;
  let promoters = 0;
  let detractors = 0;
  for (const value of values) {
    n++;
    if (value >= 9) promoters++;
    else if (value <= 6) detractors++;
  }
  if (n === 0) return undefined;
  const score = (100 * (promoters - detractors)) / n;
  return {
    n,
    promoters,
    passives: n - promoters - detractors,
    detractors,
    score,
    interval: ofNps(n, promoters, detractors),
  };
}

function ofNps(n: number, promoters: number, detractors: number): Interval {
  const size = n + 3;
  const up = (promoters + 0.75) / size;
  const down = (detractors + 0.75) / size;
  const spread = Z95 * Math.sqrt((up + down - (up - down) ** 2) / size);
  return { low: 100 * Math.max(-1, up - down - spread), high: 100 * Math.min(1, up - down + spread) };
}
