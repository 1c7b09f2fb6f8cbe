/** English words that name or show an emotion; our own lists. */
import type { Emotion, EmotionLexicon } from './emotion.ts';
import { englishNegations } from './english-words.ts';

const listed: Readonly<Partial<Record<Emotion, string>>> = {
  joy: 'happy love loved great thanks thank glad enjoy enjoyed wonderful amazing awesome delighted',
  sadness: 'sad sadly unfortunately disappointed disappointing sorry miss unhappy regret',
  anger: 'angry furious hate annoyed annoying rude unacceptable ridiculous outrageous',
  fear: 'afraid scared worried nervous anxious terrified unsafe',
  disgust: 'disgusting gross filthy dirty nasty vile revolting',
  surprise: 'surprised surprising wow unexpected unexpectedly shocked amazed',
};

export const englishEmotions: EmotionLexicon = {
  words: new Map(
    Object.entries(listed).flatMap(([emotion, words]) =>
      words.split(/\s+/).map((word): [string, Emotion] => [word, emotion as Emotion]),
    ),
  ),
  negations: englishNegations,
};
