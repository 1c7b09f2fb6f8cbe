/** Which of the basic emotions (Ekman, 1992) the words of a text speak of. */
import type { Token } from './tokens.ts';

export const emotions = ['joy', 'sadness', 'anger', 'fear', 'disgust', 'surprise', 'neutral'] as const;
export type Emotion = (typeof emotions)[number];

export interface EmotionLexicon {
  readonly words: ReadonlyMap<string, Emotion>;
  readonly negations: ReadonlySet<string>;
}

/** The emotion most often spoken of; where none is, what the sentiment says; neutral where that says nothing. */
export function emotionOf(tokens: readonly Token[], sentiment: number, lexicon: EmotionLexicon): Emotion {
  const votes = new Map<Emotion, number>();
  for (let at = 0; at < tokens.length; at++) {
    const emotion = lexicon.words.get(tokens[at]?.text ?? '');
    if (emotion === undefined) continue;
    const negated = [1, 2, 3].some((back) => lexicon.negations.has(tokens[at - back]?.text ?? ''));
    if (!negated) votes.set(emotion, (votes.get(emotion) ?? 0) + 1);
  }
  const most = [...votes].sort((a, b) => b[1] - a[1])[0];
  if (most) return most[0];
  if (sentiment >= 0.3) return 'joy';
  return sentiment <= -0.3 ? 'anger' : 'neutral';
}
