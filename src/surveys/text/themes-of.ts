/** What people talk about: named touchpoints and found themes, with sentiment, trend and quotes that can be opened. */
import type { Interval } from '../../lib/statistics.ts';
import type { Emotion } from './emotion.ts';
import type { TextAnalysis } from './analyse-text.ts';

/** One comment with what is known about it. */
export interface ThemeText {
  /** Input row, from 1; quotes and assignments name it. */
  readonly row: number;
  readonly text: string;
  readonly language?: string;
  /** Milliseconds since 1970; the trend by period needs it. */
  readonly time?: number;
  /** Value of the column that `by` breaks down. */
  readonly group?: string;
}

/** A touchpoint to match: by its name, its inflections, everyday words for it, and these words. */
export interface NamedTouchpoint {
  readonly name: string;
  readonly words?: readonly string[];
}

export interface ThemesOptions {
  readonly touchpoints?: readonly NamedTouchpoint[];
  /** Length of a period of the trend; found from the span of the texts when absent. */
  readonly period?: 'week' | 'month' | 'quarter' | 'year';
  /** Themes, periods and groups of fewer texts than these are not shown (10). */
  readonly suppressBelow?: number;
  /** Found themes at most (12). */
  readonly most?: number;
  /** Quotes for each theme (3). */
  readonly quotes?: number;
}

/** Of texts or of mentions: the mean in [-1, 1] with its 95 % interval; absent numbers are not known. */
export interface SentimentOf {
  /** How many have a score. */
  readonly n: number;
  readonly mean: number;
  readonly interval: Interval;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

export interface Quote {
  readonly row: number;
  /** Of the text of that row, from 1. */
  readonly sentence: number;
  readonly text: string;
  readonly sentiment: number | null;
}

/** `suppressed` groups and periods hold too few texts to be shown. */
export interface Slice {
  readonly name: string;
  readonly n: number;
  /** Of the texts in this group or period. */
  readonly share: number;
  readonly sentiment: SentimentOf | null;
}

export interface Theme {
  readonly name: string;
  readonly kind: 'touchpoint' | 'found';
  /** Words that were matched, most frequent first. */
  readonly words: readonly string[];
  /** Texts that speak of it. */
  readonly n: number;
  /** Of all texts with words. */
  readonly share: number;
  readonly shareInterval: Interval;
  /** Of the sentences that speak of it; null without a score. */
  readonly sentiment: SentimentOf | null;
  readonly emotions: Readonly<Partial<Record<Emotion, number>>>;
  readonly trend: readonly Slice[];
  readonly by: readonly Slice[];
  readonly quotes: readonly Quote[];
}

/** One for each text, in their order. */
export interface Assignment {
  readonly row: number;
  readonly analysis: TextAnalysis;
  /** What it speaks of most. */
  readonly theme?: string;
  readonly touchpoint?: string;
  readonly touchpoints: readonly string[];
}

export interface Themes {
  /** Texts with at least one word. */
  readonly n: number;
  readonly sentiment: (SentimentOf & { readonly unscored: number }) | null;
  readonly emotions: Readonly<Partial<Record<Emotion, number>>>;
  readonly languages: Readonly<Record<string, number>>;
  /** Most spoken of first; touchpoints before found themes. */
  readonly themes: readonly Theme[];
  readonly assignments: readonly Assignment[];
  readonly warnings: readonly string[];
}
