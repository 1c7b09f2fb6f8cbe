/** Ratings and words in one estimate, drawn towards the journey's own mean where few have spoken. */
import { type Interval, Z95 } from '../../lib/statistics.ts';
import type { Estimate } from './estimate.ts';

/** Answers the journey's mean stands for. */
export const pseudoResponses = 20;
/** What people wrote says less exactly how they felt than what they rated. */
export const weightOfText = 0.5;

export interface Blend extends Interval {
  /** In [-1, +1]. */
  readonly value: number;
  /** Ratings and texts it rests on. */
  readonly ratings: number;
  readonly texts: number;
  readonly prior: number;
}

export interface Shown {
  readonly survey?: Estimate | undefined;
  readonly text?: Estimate | undefined;
}

/** Mean, answers it is worth and variance of ratings and texts together. */
interface Pooled {
  readonly mean: number;
  readonly worth: number;
  readonly variance: number;
}

export function pooled({ survey, text }: Shown): Pooled | undefined {
  const parts = [
    ...(survey ? [{ mean: survey.value, worth: survey.effective, variance: survey.variance }] : []),
    ...(text ? [{ mean: text.value, worth: text.effective * weightOfText, variance: text.variance }] : []),
  ];
  const worth = parts.reduce((sum, part) => sum + part.worth, 0);
  if (worth === 0) return undefined;
  const mean = parts.reduce((sum, part) => sum + part.worth * part.mean, 0) / worth;
  const variance = parts.reduce((sum, part) => sum + part.worth * part.variance, 0) / worth;
  return { mean, worth, variance };
}

/**
 * Empirical Bayes with a fixed prior: `(worth x mean + 20 x prior) / (worth + 20)`, where the prior is the mean of the
 * whole journey (Efron and Morris 1975). Made only of estimates that may be shown, so that it gives away nothing they
 * do not. The band is the 95 % interval of the posterior, its variance shrunk as the mean is. `undefined` where
 * nobody spoke: nothing is filled in.
 */
export function blendOf(own: Shown, journey: Shown): Blend | undefined {
  const here = pooled(own);
  const there = pooled(journey);
  if (!here || !there) return undefined;
  const all = here.worth + pseudoResponses;
  const value = (here.worth * here.mean + pseudoResponses * there.mean) / all;
  const variance = (here.worth * here.variance + pseudoResponses * there.variance) / all;
  const half = Z95 * Math.sqrt(variance / all);
  return {
    value,
    low: Math.max(-1, value - half),
    high: Math.min(1, value + half),
    ratings: own.survey?.n ?? 0,
    texts: own.text?.n ?? 0,
    prior: there.mean,
  };
}
