/** Customers' own words one by one: where each belongs, how it sounds, what it speaks of; chosen by any of these. */
import type { Attached } from './attachment.ts';
import { type Answer, valenceOf } from './response.ts';
import type { Emotion } from './text/emotion.ts';
import { plainText } from './text/plain-text.ts';
import type { SentimentLabel } from './text/sentiment.ts';
import type { Themes, ThemeText } from './text/themes.ts';

export interface Verbatim {
  /** Of its source, from 1. */
  readonly row: number;
  readonly question: string;
  /** Readable text: no HTML, no more than is read. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly time: number | null;
  readonly language: string | null;
  /** In [-1, 1]; null where it cannot be told. */
  readonly sentiment: number | null;
  readonly label: SentimentLabel | null;
  readonly emotion: Emotion | null;
  /** What it speaks of most. */
  readonly theme: string | null;
  /** Everything named that it speaks of, and the touchpoint the answer belongs to. */
  readonly touchpoints: readonly string[];
  readonly scores: readonly { readonly question: string; readonly raw: string; readonly valence: number | null }[];
}

/** What to show; everything absent is shown. */
export interface VerbatimChoice {
  readonly touchpoint?: string | undefined;
  readonly theme?: string | undefined;
  readonly label?: SentimentLabel | 'unscored' | undefined;
  readonly emotion?: Emotion | undefined;
  /** All of them must stand in the text. */
  readonly words?: string | undefined;
}

/** One text that was written, with what is told beside it: all that a thread needs to read it and show it. */
export interface WrittenText extends Pick<Verbatim, 'row' | 'question' | 'scores'> {
  /** As it was written, HTML and all. */
  readonly text: string;
  /** BCP 47 tag, where the row gives it. */
  readonly language?: string;
  /** Milliseconds since 1970. */
  readonly time?: number;
  /** The touchpoint the answer belongs to. */
  readonly belongs?: string;
}

/** Every text of these responses, in their order. */
export function writtenIn(all: readonly Attached[]): WrittenText[] {
  return all.flatMap(({ response, whole }) => {
    const { row, language, time, answers } = response;
    const scores = response.texts.length === 0 ? [] : answers.filter((one) => one.value !== null).map(scoreOf);
    return response.texts.map(({ question, text }) => ({
      row,
      question,
      text,
      scores,
      ...(language === undefined ? {} : { language }),
      ...(time === undefined ? {} : { time }),
      ...(whole.to === 'touchpoint' ? { belongs: whole.touchpoint } : {}),
    }));
  });
}

/** The texts as themes are found in them; quotes name a text by its place, as a response may hold several. */
export function themeTexts(written: readonly WrittenText[]): ThemeText[] {
  return written.map(({ text, language, time }, at) => ({
    row: at + 1,
    text,
    ...(language === undefined ? {} : { language }),
    ...(time === undefined ? {} : { time }),
  }));
}

/** Newest first, those without a time last, in the order of their source. Texts without a word are left out. */
export function verbatimsOf(written: readonly WrittenText[], { assignments }: Pick<Themes, 'assignments'>): Verbatim[] {
  const all = written.flatMap(({ row, question, text: said, time, belongs, scores }, at) => {
    const text = plainText(said).trim();
    const told = assignments[at];
    if (text === '' || !told) return [];
    return [
      {
        row,
        question,
        text,
        time: time ?? null,
        language: told.language ?? null,
        sentiment: told.sentiment ?? null,
        label: told.label ?? null,
        emotion: told.emotion ?? null,
        theme: told.theme ?? null,
        touchpoints: [...new Set([...(belongs === undefined ? [] : [belongs]), ...told.touchpoints])],
        scores,
      },
    ];
  });
  return all.toSorted((a, b) => (b.time ?? -Infinity) - (a.time ?? -Infinity) || a.row - b.row);
}

function scoreOf(answer: Answer): Verbatim['scores'][number] {
  return { question: answer.question, raw: answer.raw, valence: valenceOf(answer) ?? null };
}

export function chosen(all: readonly Verbatim[], choice: VerbatimChoice): Verbatim[] {
  const words = (choice.words ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(
    (one) =>
      (choice.touchpoint === undefined || one.touchpoints.includes(choice.touchpoint)) &&
      (choice.theme === undefined || one.theme === choice.theme) &&
      (choice.label === undefined || (one.label ?? 'unscored') === choice.label) &&
      (choice.emotion === undefined || one.emotion === choice.emotion) &&
      words.every((word) => one.text.toLowerCase().includes(word)),
  );
}
