/** What people talk about: named touchpoints are matched, other themes found, each with what is said about it. */
import { setImmediate } from 'node:timers/promises';
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import { deny } from '../../lib/refusal.ts';
import { languagesRead, lexiconOf, readText, type ReadText } from './analyse-text.ts';
import { findThemes, type FoundTheme } from './found-themes.ts';
import { Mentions } from './mentions.ts';
import { squash, sumAbout } from './sentiment.ts';
import { TermCounts } from './term-counts.ts';
import type { Assignment, Themes, ThemesOptions, ThemeText } from './themes.ts';
import { themeReports } from './theme-reports.ts';
import { emotionCounts, sentimentOf } from './theme-sentiment.ts';
import { TouchpointMatcher } from './touchpoints.ts';

/** Texts between two reports of progress. */
const pace = 500;
/** Share of the texts that can be told which must be in one language before short ones are read as that, too. */
const nearlyAll = 0.9;

/** What is known of a text without its sentences. */
type Known = Omit<ReadText, 'sentences'> & { readonly words: boolean };

/**
 * Sentiment, emotion and themes of texts. Themes are matched sentence by sentence; what is said about one is told by
 * the clause it stands in. Pure: the same texts and options give the same answer. Throws `Refused`
 * `touchpoint-twice`, `touchpoint-without-name`, and the reason of the watch when cancelled.
 */
export function themesOf(texts: readonly ThemeText[], options: ThemesOptions = {}, watch: Watch = unwatched): Themes {
  const steps = themeSteps(texts, options, watch);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, step by step, so that a thread that does other things, too, can go on with them and be cancelled. */
export async function themesInTurns(
  texts: readonly ThemeText[],
  options: ThemesOptions = {},
  watch: Watch = unwatched,
): Promise<Themes> {
  const steps = themeSteps(texts, options, watch);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

function* themeSteps(
  texts: readonly ThemeText[],
  options: ThemesOptions,
  watch: Watch,
): Generator<undefined, Themes, undefined> {
  checkNames(options);
  const matcher = new TouchpointMatcher(options.touchpoints ?? []);
  const pile = new Pile(matcher);
  const short: number[] = [];
  for (const [at, one] of texts.entries()) {
    if (at % pace === 0) {
      told(watch, at, texts.length);
      yield;
    }
    const read = readText(one.text, one.language === undefined ? {} : { language: one.language });
    if (read.language === undefined && read.sentiment === undefined && read.sentences.length > 0) short.push(at);
    pile.add(at, read);
  }
  const main = pile.mainLanguage();
  const late = main === undefined ? 0 : pile.readAs(main, short, texts);
  const found = findThemes(pile.terms, {
    texts: pile.n,
    least: Math.max(options.least ?? 10, 5),
    most: options.most ?? 12,
    taken: (stem) => matcher.owns(stem),
    takenNames: new Set(matcher.names.map((name) => name.toLowerCase())),
    lexicon: lexiconOf('en').sentiment,
    english: (main ?? 'en') === 'en',
  });
  pile.mentions.addFound(found, matcher.names.length, pile.terms.occurrences);
  watch.report({ doing: 'Telling what people talk about', done: texts.length, total: texts.length, unit: 'rows' });
  return summed(texts, options, pile, { matcher, found, late, main });
}

function told(watch: Watch, done: number, total: number): void {
  checkpoint(watch);
  watch.report({ doing: 'Reading comments', done, total, unit: 'rows' });
}

function checkNames({ touchpoints = [] }: ThemesOptions): void {
  const seen = new Set<string>();
  for (const { name } of touchpoints) {
    const key = name.trim().toLowerCase();
    if (!/[\p{L}\d]/u.test(key)) {
      deny('touchpoint-without-name', `A touchpoint needs a name with letters in it; "${name}" has none.`, {
        fix: 'Name it as customers do, e.g. "Delivery".',
      });
    }
    if (seen.has(key)) {
      deny('touchpoint-twice', `The touchpoint "${name}" is named twice.`, { fix: 'Name each touchpoint once.' });
    }
    seen.add(key);
  }
}

/** All texts as they are read: what is known of each, who speaks of what, and which words may be themes. */
class Pile {
  readonly known: Known[] = [];
  readonly terms = new TermCounts();
  readonly mentions = new Mentions();
  n = 0;
  readonly #matcher: TouchpointMatcher;

  constructor(matcher: TouchpointMatcher) {
    this.#matcher = matcher;
  }

  add(at: number, { sentences, ...known }: ReadText): void {
    this.known[at] = { ...known, words: sentences.length > 0 };
    if (sentences.length > 0) this.n++;
    const scored = known.sentiment !== undefined;
    const counted = known.language !== undefined && languagesRead.includes(known.language);
    const lexicon = lexiconOf(known.language).sentiment;
    for (const [sentence, { tokens, opinions }] of sentences.entries()) {
      for (const { touchpoint, at: place, words } of this.#matcher.in(tokens, known.language)) {
        const sentiment = scored ? squash(sumAbout(place, opinions, tokens)) : Number.NaN;
        this.mentions.add({ theme: touchpoint, text: at, sentence, sentiment }, words);
      }
      if (counted) this.terms.add({ text: at, sentence }, tokens, opinions, { lexicon, scored });
    }
  }

  /** The language nearly all texts are in, where at least twenty can be told. */
  mainLanguage(): string | undefined {
    const counts = languageCounts(this.known);
    const toldOnes = [...counts].filter(([language]) => language !== 'unknown');
    const all = toldOnes.reduce((sum, [, count]) => sum + count, 0);
    return toldOnes.find(
      ([language, count]) => count >= nearlyAll * all && all >= 20 && languagesRead.includes(language),
    )?.[0];
  }

  /** Gives texts that are too short to tell a score where their words are of the main language; how many got one. */
  readAs(likely: string, short: readonly number[], texts: readonly ThemeText[]): number {
    const late = new Map<number, number>();
    for (const at of short) {
      const { sentences: _, ...known } = readText(texts[at]?.text ?? '', { likely });
      if (known.sentiment === undefined) continue;
      late.set(at, known.sentiment);
      this.known[at] = { ...known, words: true };
    }
    this.mentions.score(late);
    return late.size;
  }
}

function languageCounts(known: readonly Known[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { language = 'unknown', words } of known) {
    if (words) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return new Map([...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

interface Found {
  readonly matcher: TouchpointMatcher;
  readonly found: readonly FoundTheme[];
  readonly late: number;
  readonly main: string | undefined;
}

function summed(texts: readonly ThemeText[], options: ThemesOptions, pile: Pile, found: Found): Themes {
  const { known, mentions, n } = pile;
  const names = [...found.matcher.names, ...found.found.map((one) => one.name)];
  const worded = known.filter((one) => one.words);
  const sentiment = sentimentOf(worded.flatMap((one) => one.sentiment ?? []));
  const languages = Object.fromEntries(languageCounts(known));
  return {
    n,
    sentiment,
    unscored: n - (sentiment?.n ?? 0),
    emotions: emotionCounts(worded),
    languages,
    themes: themeReports(texts, options, {
      names,
      named: found.matcher.names.length,
      n,
      mentions,
      emotions: known.map((one) => one.emotion),
      worded: known.map((one) => one.words),
    }),
    assignments: assigned(texts, known, names, found.matcher.names.length, mentions),
    warnings: warningsOf(texts.length, languages, { ...found, n, unscored: n - (sentiment?.n ?? 0) }),
  };
}

function assigned(
  texts: readonly ThemeText[],
  known: readonly Known[],
  names: readonly string[],
  named: number,
  mentions: Mentions,
): Assignment[] {
  const spoken = mentions.byText(texts.length);
  return texts.map(({ row }, at) => {
    const { words: _, ...rest } = known[at] ?? { words: false };
    const counts = spoken[at] ?? [];
    const theme = mostOf(counts);
    const touchpoint = mostOf(counts.filter((one) => one.theme < named));
    return {
      row,
      ...rest,
      ...(theme === undefined ? {} : { theme: names[theme] ?? '' }),
      ...(touchpoint === undefined ? {} : { touchpoint: names[touchpoint] ?? '' }),
      touchpoints: counts
        .filter((one) => one.theme < named)
        .map((one) => one.theme)
        .toSorted((a, b) => a - b)
        .map((one) => names[one] ?? ''),
    };
  });
}

/** The theme of most sentences; of equals the one with more said about it, then the one that comes first. */
function mostOf(counts: readonly { theme: number; sentences: number; weight: number }[]): number | undefined {
  let best: { theme: number; sentences: number; weight: number } | undefined;
  for (const one of counts) {
    if (!best || one.sentences > best.sentences || (one.sentences === best.sentences && one.weight > best.weight))
      best = one;
  }
  return best?.theme;
}

function warningsOf(
  rows: number,
  languages: Readonly<Record<string, number>>,
  { n, unscored, late, main }: Pick<Found, 'late' | 'main'> & { n: number; unscored: number },
): string[] {
  const warnings: string[] = [];
  if (n < rows) warnings.push(`${rows - n} of ${rows} rows hold no words.`);
  const unread = Object.entries(languages).filter(([one]) => one !== 'unknown' && !languagesRead.includes(one));
  if (unread.length > 0) {
    const list = unread.slice(0, 5).map(([language, count]) => `${language} (${count})`);
    warnings.push(`No sentiment for texts in languages that cannot be read: ${list.join(', ')}.`);
  }
  const shortOnes = languages['unknown'] ?? 0;
  if (shortOnes > 0) warnings.push(`${shortOnes} texts are too short to tell their language and have no sentiment.`);
  if (late > 0) warnings.push(`${late} short texts were read as ${main}, like nearly all others.`);
  if (n > 0 && unscored === n) warnings.push('No text has a sentiment.');
  return warnings;
}
