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

interface Place {
  readonly attached: Attached;
  readonly question: string;
}

/** Every text that was written, with its place among the responses. */
export interface Written {
  readonly texts: readonly ThemeText[];
  readonly places: readonly Place[];
}

export function writtenIn(all: readonly Attached[]): Written {
  const places = all.flatMap((attached) =>
    attached.response.texts.map(({ question, text }) => ({ attached, question, text })),
  );
  const texts = places.map(({ attached: { response }, text }, at) => ({
    // Quotes name a text by its place here: a response may hold several.
    row: at + 1,
    text,
    ...(response.language === undefined ? {} : { language: response.language }),
    ...(response.time === undefined ? {} : { time: response.time }),
  }));
  return { texts, places };
}

/** Newest first, those without a time last, in the order of their source. Texts without a word are left out. */
export function verbatimsOf({ texts, places }: Written, { assignments }: Pick<Themes, 'assignments'>): Verbatim[] {
  const all = places.flatMap(({ attached, question }, at) => {
    const text = plainText(texts[at]?.text ?? '').trim();
    const told = assignments[at];
    if (text === '' || !told) return [];
    const { response, whole } = attached;
    const belongs = whole.to === 'touchpoint' ? [whole.touchpoint] : [];
    return [
      {
        row: response.row,
        question,
        text,
        time: response.time ?? null,
        language: told.language ?? null,
        sentiment: told.sentiment ?? null,
        label: told.label ?? null,
        emotion: told.emotion ?? null,
        theme: told.theme ?? null,
        touchpoints: [...new Set([...belongs, ...told.touchpoints])],
        scores: response.answers.filter((one) => one.value !== null).map(scoreOf),
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
