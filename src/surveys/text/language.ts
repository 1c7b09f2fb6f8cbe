/** Which language a text is in; silence where it is too short to tell. */
import { eld } from 'eld/extrasmall';
import { germanWords, englishWords } from './plain-words.ts';

/** More letters than these make a guess no better. */
const enough = 400;
/** Fewer letters than these say nothing by their letter pairs alone. */
const few = 24;

/**
 * ISO 639-1 code, or `undefined` where there is too little to tell. Long texts are told by letter sequences (`eld`,
 * Nito T. M., 2023); short ones only where their words, too, belong to one language we know: "Excellent" is French and
 * English alike, "Too expensive" is not.
 */
export function languageOf(plain: string): string | undefined {
  const sample = plain.slice(0, enough);
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+(?:'\p{L}+)*/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (letters < 2) return undefined;
  const known = knownLanguage(words);
  if (known !== undefined) return known;
  const found = eld.detect(sample);
  if (found.language === '') return undefined;
  const sure = letters >= few || !/^[\p{Script=Latin}\P{L}]*$/u.test(sample);
  return sure && found.isReliable() ? found.language : undefined;
}

/** English or German where at least half of the words are everyday words of that one and hardly any of the other. */
function knownLanguage(words: readonly string[]): 'en' | 'de' | undefined {
  let english = 0;
  let german = 0;
  for (const word of words) {
    if (englishWords.has(word)) english++;
    if (germanWords.has(word)) german++;
  }
  if (english * 2 >= words.length && german * 3 <= english) return 'en';
  if (german * 2 >= words.length && english * 3 <= german) return 'de';
  return undefined;
}
