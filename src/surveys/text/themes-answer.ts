/** The answer to "what do people talk about?", in the shape that scripts rely on, and its assignments as CSV. */
import { csvField } from '../../events/questions/journeys.ts';
import type { Interval } from '../../lib/statistics.ts';
import type { Emotion } from './emotion.ts';
import type { Assignment, Quote, SentimentOf, Slice, Theme, Themes } from './themes.ts';

/** Shares and means are rounded to four places. */
interface Scored {
  /** Mean in [-1, 1]; null where nothing has a score, or too few people would be given away. */
  readonly sentiment: number | null;
  readonly sentimentInterval: Interval | null;
  /** Texts with a score. */
  readonly scored: number | null;
}

interface AnsweredSlice extends Scored {
  readonly name: string;
  readonly of: number;
  readonly n: number | null;
  readonly share: number | null;
}

export interface AnsweredTheme extends Scored {
  readonly name: string;
  readonly kind: Theme['kind'];
  readonly words: readonly string[];
  readonly n: number;
  readonly share: number;
  readonly shareInterval: Interval;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly emotions: Readonly<Partial<Record<Emotion, number>>>;
  readonly trend: readonly AnsweredSlice[];
  readonly by: readonly AnsweredSlice[];
  readonly quotes: readonly Quote[];
}

export interface ThemesAnswer {
  readonly question: 'themes';
  readonly customers: number;
  /** Comments are read without their journeys. */
  readonly journeys: number;
  /** Responses: rows of the file. */
  readonly events: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly warnings: readonly string[];
  /** Rows with words. */
  readonly texts: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly sentiment: (SentimentOf & { readonly unscored: number }) | null;
  readonly emotions: Readonly<Partial<Record<Emotion, number>>>;
  readonly themes: readonly AnsweredTheme[];
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 || 0;
const roundedInterval = ({ low, high }: Interval): Interval => ({ low: rounded(low), high: rounded(high) });

export function themesAnswer(
  themes: Themes,
  head: Pick<ThemesAnswer, 'customers' | 'events' | 'from' | 'to' | 'warnings'>,
): ThemesAnswer {
  const { customers, events, from, to, warnings } = head;
  const { sentiment, unscored } = themes;
  return {
    question: 'themes',
    customers,
    journeys: 0,
    events,
    from,
    to,
    warnings,
    texts: themes.n,
    languages: themes.languages,
    sentiment: sentiment && {
      ...sentiment,
      mean: rounded(sentiment.mean),
      interval: roundedInterval(sentiment.interval),
      unscored,
    },
    emotions: themes.emotions,
    themes: themes.themes.map(answeredTheme),
  };
}

function answeredTheme(theme: Theme): AnsweredTheme {
  const { name, kind, words, n, share, shareInterval, sentiment, emotions, trend, by, quotes } = theme;
  return {
    name,
    kind,
    n,
    share: rounded(share),
    shareInterval: roundedInterval(shareInterval),
    ...scoredOf(sentiment, false),
    negative: sentiment?.negative ?? 0,
    neutral: sentiment?.neutral ?? 0,
    positive: sentiment?.positive ?? 0,
    emotions,
    words,
    trend: trend.map(answeredSlice),
    by: by.map(answeredSlice),
    quotes: quotes.map((one) => ({ ...one, sentiment: one.sentiment === null ? null : rounded(one.sentiment) })),
  };
}

function answeredSlice({ name, of, n, share, sentiment }: Slice): AnsweredSlice {
  return { name, of, n, share: share === null ? null : rounded(share), ...scoredOf(sentiment, n === null) };
}

function scoredOf(sentiment: SentimentOf | null, hidden: boolean): Scored {
  return {
    sentiment: sentiment && rounded(sentiment.mean),
    sentimentInterval: sentiment && roundedInterval(sentiment.interval),
    scored: hidden ? null : (sentiment?.n ?? 0),
  };
}

/** Lines of `row,sentiment,label,emotion,theme,touchpoint`, one a text; empty fields where nothing can be said. */
export function* themeAssignmentLines(assignments: readonly Assignment[]): Generator<string> {
  yield 'row,sentiment,label,emotion,theme,touchpoint\n';
  for (const { row, sentiment, label, emotion, theme, touchpoint } of assignments) {
    const score = sentiment === undefined ? '' : String(rounded(sentiment));
    const fields = [String(row), score, label ?? '', emotion ?? '', theme ?? '', touchpoint ?? ''];
    yield `${fields.map(csvField).join(',')}\n`;
  }
}
