/** Reads one comment: its language, how good or bad it sounds, which emotion it speaks of, sentence by sentence. */
import { englishLexicon } from './english.ts';
import { emotionOf, type Emotion, type EmotionLexicon } from './emotion.ts';
import { englishEmotions } from './english-emotions.ts';
import type { Lexicon } from './lexicon.ts';
import { germanEmotions, germanLexicon } from './german.ts';
import { languageOf } from './language.ts';
import { plainText } from './plain-text.ts';
import { sentencesOf } from './sentences.ts';
import { labelOf, opinionsIn, squash, sumOf, textSentiment, type Opinion, type SentimentLabel } from './sentiment.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface TextHints {
  /** A BCP 47 tag that is known (of the survey, of the row); the text's own language is then not guessed. */
  readonly language?: string;
  /** Language to read a text as that is too short to tell its own. */
  readonly likely?: string;
}

export interface AnalysedSentence {
  /** As it was written, without markup. */
  readonly text: string;
  /** In [-1, 1]; absent where the text has no score. */
  readonly sentiment?: number;
}

/** No `sentiment` means that nothing can be said: never that the text is neutral. */
export interface TextAnalysis {
  /** ISO 639-1; absent where the text is too short to tell. */
  readonly language?: string;
  /** In [-1, 1]; absent for a language we cannot read, for a text too short to tell and for one without words. */
  readonly sentiment?: number;
  readonly label?: SentimentLabel;
  readonly emotion?: Emotion;
  readonly sentences: readonly AnalysedSentence[];
}

interface Lexicons {
  readonly sentiment: Lexicon;
  readonly emotions: EmotionLexicon;
}

const english: Lexicons = { sentiment: englishLexicon, emotions: englishEmotions };
const lexicons: ReadonlyMap<string, Lexicons> = new Map([
  ['en', english],
  ['de', { sentiment: germanLexicon, emotions: germanEmotions }],
]);

/** Of a language we read; English for any other. */
export const lexiconOf = (language: string | undefined): Lexicons => lexicons.get(language ?? '') ?? english;

/** Languages (ISO 639-1) whose texts get a sentiment. */
export const languagesRead: readonly string[] = [...lexicons.keys()];

/** A sentence in pieces, with what it says. */
export interface ReadSentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly opinions: readonly Opinion[];
}

/** A text as far as it is needed to tell what it is about; see `analyseText` for the other fields. */
export interface ReadText extends Omit<TextAnalysis, 'sentences'> {
  readonly sentences: readonly ReadSentence[];
}

/**
 * Sentiment in [-1, 1], label, emotion and sentences of what somebody wrote, HTML and all. Bounded work (the first
 * 50,000 characters), the same answer every time, no error on any text. Method: docs/methods.md, "Sentiment of text".
 */
export function analyseText(written: string, hints: TextHints = {}): TextAnalysis {
  const { sentences, ...read } = readText(written, hints);
  const scored = read.sentiment !== undefined;
  return {
    ...read,
    sentences: sentences.map(({ text, opinions }) =>
      scored ? { text, sentiment: squash(sumOf(opinions)) } : { text },
    ),
  };
}

/** The same with the pieces of every sentence, for those who look for what it is about. */
export function readText(written: string, hints: TextHints = {}): ReadText {
  const plain = plainText(written);
  const language = languageIn(plain, hints);
  const lexicon = language === undefined ? undefined : lexicons.get(language);
  const readable = lexicon !== undefined || !/\p{L}/u.test(plain);
  const sentences = sentencesOf(plain).map((text) => {
    const tokens = tokensOf(text);
    return { text, tokens, opinions: readable ? opinionsIn(tokens, lexicon?.sentiment) : [] };
  });
  const told = language === undefined ? {} : { language };
  if (!lexicon && sentences.every((one) => one.opinions.length === 0)) return { ...told, sentences };
  const sentiment = textSentiment(sentences.map((one) => sumOf(one.opinions)));
  const tokens = sentences.map((one) => one.tokens);
  return {
    ...told,
    sentiment,
    label: labelOf(sentiment),
    emotion: emotionOf(tokens, sentiment, lexicon?.emotions ?? englishEmotions),
    sentences,
  };
}

/** What is known counts; what is likely is tried where the text is too short to tell and its words fit. */
function languageIn(plain: string, { language, likely }: TextHints): string | undefined {
  if (language !== undefined && language !== '') return language.toLowerCase().split(/[-_]/)[0];
  const found = languageOf(plain);
  if (found !== undefined || likely === undefined) return found;
  return knowsWordsOf(plain, likely) ? likely : undefined;
}

function knowsWordsOf(plain: string, likely: string): boolean {
  const rate = lexicons.get(likely)?.sentiment.rate;
  const words = tokensOf(plain.slice(0, 200)).filter((token) => token.kind === 'word');
  return (
    rate !== undefined &&
    words.length > 0 &&
    words.filter(({ text }) => rate(text) !== undefined).length * 2 >= words.length
  );
}
