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
  /** Where the mean of all who came may lie, had they who felt otherwise answered more readily (see `unheard`). */
  readonly all: Interval;
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
  /** How far answering by feeling could move the mean, down and up. */
  readonly low: number;
  readonly high: number;
}

export function pooled({ survey, text }: Shown): Pooled | undefined {
  const parts = [
    ...(survey ? [{ ...movedBy(survey), worth: survey.effective }] : []),
    ...(text ? [{ ...movedBy(text), worth: text.effective * weightOfText }] : []),
  ];
  const worth = parts.reduce((sum, part) => sum + part.worth, 0);
  if (worth === 0) return undefined;
  const of = (value: (part: Omit<Pooled, 'worth'>) => number): number =>
    parts.reduce((sum, part) => sum + part.worth * value(part), 0) / worth;
  return {
    mean: of((part) => part.mean),
    worth,
    variance: of((part) => part.variance),
    low: of((part) => part.low),
    high: of((part) => part.high),
  };
}

function movedBy({ value, variance, low, high, all }: Estimate): Omit<Pooled, 'worth'> {
  return { mean: value, variance, low: all.low - low, high: all.high - high };
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
  const moved = (end: 'low' | 'high'): number => (here.worth * here[end] + pseudoResponses * there[end]) / all;
  return {
    value,
    low: Math.max(-1, value - half),
    high: Math.min(1, value + half),
    all: { low: Math.max(-1, value - half + moved('low')), high: Math.min(1, value + half + moved('high')) },
    ratings: own.survey?.n ?? 0,
    texts: own.text?.n ?? 0,
    prior: there.mean,
  };
}
