/** What people talk about, as it is told: themes with sentiment, trend, breakdown and quotes that can be opened. */
import type { Period } from '../../events/questions/period.ts';
import type { Interval } from '../../lib/statistics.ts';
import type { Emotion } from './emotion.ts';
import type { SentimentLabel } from './sentiment.ts';
import type { NamedTouchpoint } from './touchpoints.ts';

/** One comment with what is known about it. */
export interface ThemeText {
  /** Input row, from 1; quotes and assignments name it. */
  readonly row: number;
  /** As it was written, HTML and all; may be empty. */
  readonly text: string;
  /** BCP 47 tag, where the row gives it. */
  readonly language?: string;
  /** Milliseconds since 1970; the trend needs it. */
  readonly time?: number;
  /** Value of the column that `by` breaks down. */
  readonly group?: string;
}

export interface ThemesOptions {
  readonly touchpoints?: readonly NamedTouchpoint[];
  /** Length of a period of the trend; weeks up to a hundred days, else months, when absent. */
  readonly period?: Period;
  /** Texts a found theme, a group and a period hold at least (10); 0 shows everything. */
  readonly least?: number;
  /** Found themes at most (12). */
  readonly most?: number;
  /** Quotes for each theme (3). */
  readonly quotes?: number;
}

/** Of texts: mean in [-1, 1] with its 95 % interval, and how many are negative, neutral and positive. */
export interface SentimentOf {
  /** Texts with a score. */
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
  /** Of what is said about the theme there. */
  readonly sentiment: number | null;
}

/** A period or a group. Where too few texts would give people away, `n` and all else is null. */
export interface Slice {
  readonly name: string;
  /** Texts of the slice, whatever they speak of. */
  readonly of: number;
  readonly n: number | null;
  readonly share: number | null;
  readonly sentiment: SentimentOf | null;
}

export interface Theme {
  readonly name: string;
  readonly kind: 'touchpoint' | 'found';
  /** Words that were met, most frequent first. */
  readonly words: readonly string[];
  /** Texts that speak of it. */
  readonly n: number;
  /** Of all texts with words, with its 95 % interval. */
  readonly share: number;
  readonly shareInterval: Interval;
  /** Of what the texts say about it; null where none has a score. */
  readonly sentiment: SentimentOf | null;
  /** Texts by their emotion. */
  readonly emotions: Readonly<Partial<Record<Emotion, number>>>;
  readonly trend: readonly Slice[];
  readonly by: readonly Slice[];
  readonly quotes: readonly Quote[];
}

/** One for each text, in their order. Absent fields: nothing can be said. */
export interface Assignment {
  readonly row: number;
  readonly language?: string;
  readonly sentiment?: number;
  readonly label?: SentimentLabel;
  readonly emotion?: Emotion;
  /** What it speaks of most, a touchpoint or a found theme. */
  readonly theme?: string;
  /** The touchpoint it speaks of most. */
  readonly touchpoint?: string;
  /** All it speaks of, in the order of the touchpoints asked for. */
  readonly touchpoints: readonly string[];
}

export interface Themes {
  /** Texts with at least one word or sign. */
  readonly n: number;
  /** Of whole texts. */
  readonly sentiment: SentimentOf | null;
  /** Texts with words and without a score. */
  readonly unscored: number;
  readonly emotions: Readonly<Partial<Record<Emotion, number>>>;
  /** Texts by language; `unknown` is too short to tell. */
  readonly languages: Readonly<Record<string, number>>;
  /** Touchpoints first, then found themes; each most spoken of first. */
  readonly themes: readonly Theme[];
  readonly assignments: readonly Assignment[];
  /** What a reader should know, one sentence each. */
  readonly warnings: readonly string[];
}
