/** Tells of every theme how many speak of it, how, when, which groups, and in whose words. */
import { periodOf, type Period } from '../../events/questions/period.ts';
import { wilson } from '../../lib/statistics.ts';
import { hiddenCells } from '../../lib/suppression.ts';
import type { Emotion } from './emotion.ts';
import type { Mention, Mentions } from './mentions.ts';
import { quotesOf } from './theme-quotes.ts';
import { emotionCounts, sentimentOf } from './theme-sentiment.ts';
import type { Slice, Theme, ThemesOptions, ThemeText } from './themes.ts';

export interface ReportParts {
  readonly names: readonly string[];
  /** So many of the names are touchpoints; the rest was found. */
  readonly named: number;
  /** Texts with words. */
  readonly n: number;
  readonly mentions: Mentions;
  /** By text. */
  readonly emotions: readonly (Emotion | undefined)[];
  readonly worded: readonly boolean[];
}

/** What one text says about one theme; `sentiment` is NaN without a score. */
interface Voice {
  readonly text: number;
  readonly sentiment: number;
}

/** Slices of one kind: which one each text stands in, and how many texts each holds. */
interface Slicing {
  readonly names: readonly string[];
  /** By text; -1 stands in none. */
  readonly of: Int32Array;
  readonly sizes: readonly number[];
}

const usualLeast = 10;
const groupsShown = 50;

export function themeReports(texts: readonly ThemeText[], options: ThemesOptions, parts: ReportParts): Theme[] {
  const byTheme = parts.names.map((): Mention[] => []);
  for (const mention of parts.mentions.all) byTheme[mention.theme]?.push(mention);
  const periods = slicing(texts, parts.worded, periodNames(texts, options.period));
  const groups = slicing(texts, parts.worded, (text) => text.group);
  const themes = parts.names.map((name, theme): Theme => {
    const mentions = byTheme[theme] ?? [];
    const voices = voicesOf(mentions);
    const n = voices.length;
    const least = options.least ?? usualLeast;
    return {
      name,
      kind: theme < parts.named ? 'touchpoint' : 'found',
      words: parts.mentions.wordsOf(theme).slice(0, 12),
      n,
      share: parts.n === 0 ? 0 : n / parts.n,
      shareInterval: wilson(n, parts.n) ?? { low: 0, high: 1 },
      sentiment: sentimentOf(scored(voices)),
      emotions: emotionCounts(
        voices.map(({ text }) => {
          const emotion = parts.emotions[text];
          return emotion === undefined ? {} : { emotion };
        }),
      ),
      trend: slices(voices, periods, least).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      by: slices(voices, groups, least).slice(0, groupsShown),
      quotes: [],
    };
  });
  const most = (from: number, to: number): Theme[] => themes.slice(from, to).toSorted((a, b) => b.n - a.n);
  const used = new Set<string>();
  return [...most(0, parts.named), ...most(parts.named, themes.length)].map((theme) => {
    const mentions = byTheme[parts.names.indexOf(theme.name)] ?? [];
    return { ...theme, quotes: quotesOf(mentions, texts, options.quotes ?? 3, used) };
  });
}

const scored = (voices: readonly Voice[]): number[] =>
  voices.map((one) => one.sentiment).filter((one) => !Number.isNaN(one));

/** Each text speaks once, with the mean of what it says. */
function voicesOf(mentions: readonly Mention[]): Voice[] {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { text, sentiment } of mentions) {
    const one = sums.get(text) ?? { sum: 0, count: 0 };
    sums.set(text, { sum: one.sum + sentiment, count: one.count + 1 });
  }
  return [...sums].map(([text, { sum, count }]) => ({ text, sentiment: sum / count }));
}

/** Weeks where the times span up to a hundred days, else months; the Monday or the month names the period. */
function periodNames(texts: readonly ThemeText[], wished: Period | undefined): (text: ThemeText) => string | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { time } of texts) {
    if (time === undefined) continue;
    low = Math.min(low, time);
    high = Math.max(high, time);
  }
  const period = wished ?? (high - low <= 100 * 86_400_000 ? 'week' : 'month');
  return ({ time }) => (time === undefined ? undefined : periodOf(time, period));
}

function slicing(
  texts: readonly ThemeText[],
  worded: readonly boolean[],
  nameOf: (text: ThemeText) => string | undefined,
): Slicing {
  const places = new Map<string, number>();
  const sizes: number[] = [];
  const of = new Int32Array(texts.length).fill(-1);
  for (const [at, text] of texts.entries()) {
    const name = worded[at] === true ? nameOf(text) : undefined;
    if (name === undefined || name === '') continue;
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    of[at] = place;
    sizes[place] = (sizes[place] ?? 0) + 1;
  }
  return { names: [...places.keys()], of, sizes };
}

/** Largest slice first. Too small ones are hidden, and the next smallest where a total would give them away. */
function slices(voices: readonly Voice[], { names, of, sizes }: Slicing, least: number): Slice[] {
  if (names.length === 0) return [];
  const spoken = names.map((): Voice[] => []);
  let anywhere = 0;
  for (const voice of voices) {
    const place = of[voice.text] ?? -1;
    if (place < 0) continue;
    spoken[place]?.push(voice);
    anywhere++;
  }
  const counts = [anywhere, ...spoken.map((one) => one.length)];
  const hidden =
    least > 0
      ? hiddenCells(counts, [{ total: 0, parts: names.map((_, at) => at + 1) }], least)
      : new Uint8Array(counts.length);
  return names
    .map((name, at): Slice => {
      const inside = spoken[at] ?? [];
      const size = sizes[at] ?? 0;
      if (hidden[at + 1] === 1) return { name, of: size, n: null, share: null, sentiment: null };
      const n = inside.length;
      return { name, of: size, n, share: n / size, sentiment: sentimentOf(scored(inside)) };
    })
    .toSorted((a, b) => b.of - a.of || (a.name < b.name ? -1 : 1));
}
