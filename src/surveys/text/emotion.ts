/** Which of the basic emotions (Ekman, 1992) the words of a text speak of. */
import type { Token } from './tokens.ts';

export const emotions = ['joy', 'sadness', 'anger', 'fear', 'disgust', 'surprise', 'neutral'] as const;
export type Emotion = (typeof emotions)[number];

export interface EmotionLexicon {
  readonly words: ReadonlyMap<string, Emotion>;
  /** Words that show an emotion less surely than others; they count a third. */
  readonly weak: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
}

/** Word lists by emotion, as a lookup; a word that is listed twice belongs to the first. */
export function emotionWords(listed: Readonly<Partial<Record<Emotion, string>>>): Map<string, Emotion> {
  const words = new Map<string, Emotion>();
  for (const emotion of emotions) {
    for (const word of listed[emotion]?.split(/\s+/) ?? []) if (!words.has(word)) words.set(word, emotion);
  }
  return words;
}

const weakness = 0.34;
/** A sentiment beyond this, without a word for an emotion, still shows one. */
const clear = 0.25;

/**
 * The emotion spoken of most; a pleasant one does not win over a bad sentiment, nor an unpleasant one over a good one.
 * Where no emotion is named: joy for a good sentiment, anger for a bad one, else neutral.
 */
export function emotionOf(
  sentences: readonly (readonly Token[])[],
  sentiment: number,
  lexicon: EmotionLexicon,
): Emotion {
  const votes = new Map<Emotion, number>();
  for (const tokens of sentences) {
    for (let at = 0; at < tokens.length; at++) {
      const { text } = tokens[at] as Token;
      const emotion = lexicon.words.get(text);
      if (emotion === undefined || negatedAt(tokens, at, lexicon.negations)) continue;
      const vote = (lexicon.weak.has(text) ? weakness : 1) * fitting(emotion, sentiment);
      votes.set(emotion, (votes.get(emotion) ?? 0) + vote);
    }
  }
  const most = [...votes].sort((a, b) => b[1] - a[1])[0];
  if (most && most[1] >= 0.5) return most[0];
  if (sentiment >= clear) return 'joy';
  return sentiment <= -clear ? 'anger' : 'neutral';
}

function negatedAt(tokens: readonly Token[], at: number, negations: ReadonlySet<string>): boolean {
  for (let back = 1; back <= 3; back++) if (negations.has(tokens[at - back]?.text ?? '')) return true;
  return false;
}

/** What a vote counts beside the sentiment of the whole. */
function fitting(emotion: Emotion, sentiment: number): number {
  if (emotion === 'surprise') return 1;
  const sign = emotion === 'joy' ? 1 : -1;
  if (sentiment * sign < -0.2) return 0.3;
  return sentiment * sign > 0.2 ? 1.2 : 1;
}
