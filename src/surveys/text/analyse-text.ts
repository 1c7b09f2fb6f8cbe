/** Reads one comment: its language, how good or bad it sounds, which emotion it speaks of, sentence by sentence. */
import { englishLexicon } from './english.ts';
import { emotionOf, type Emotion } from './emotion.ts';
import { englishEmotions } from './english-emotions.ts';
import { languageOf } from './language.ts';
import { plainText } from './plain-text.ts';
import { sentencesOf } from './sentences.ts';
import { labelOf, sentenceSum, squash, textSentiment, type SentimentLabel } from './sentiment.ts';
import { tokensOf } from './tokens.ts';

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

const lexicons = { en: englishLexicon };

/** Languages whose texts get a sentiment. */
export const readLanguages = Object.keys(lexicons);

/**
 * Sentiment in [-1, 1], label, emotion and sentences of what somebody wrote, HTML and all. Bounded work (the first
 * 50,000 characters), the same answer every time, no error on any text. Method: docs/methods.md, "Sentiment of text".
 */
export function analyseText(written: string, hints: TextHints = {}): TextAnalysis {
  const plain = plainText(written);
  const sentences = sentencesOf(plain);
  const language = hints.language?.toLowerCase().split(/[-_]/)[0] ?? languageOf(plain);
  const lexicon = language === 'en' ? lexicons.en : undefined;
  if (!lexicon && /\p{L}/u.test(plain)) {
    return { ...(language === undefined ? {} : { language }), sentences: sentences.map((text) => ({ text })) };
  }
  const tokens = sentences.map(tokensOf);
  const sums = tokens.map((one) => sentenceSum(one, lexicon));
  if (!lexicon && sums.every((sum) => sum === 0)) return { sentences: sentences.map((text) => ({ text })) };
  const sentiment = textSentiment(sums);
  return {
    ...(language === undefined ? {} : { language }),
    sentiment,
    label: labelOf(sentiment),
    emotion: emotionOf(tokens.flat(), sentiment, englishEmotions),
    sentences: sentences.map((text, at) => ({ text, sentiment: squash(sums[at] ?? 0) })),
  };
}
