/** Which language a text is in; silence where it is too short to tell. */
import { eld } from 'eld/extrasmall';
import { englishLexicon } from './english.ts';
import { germanLexicon } from './german.ts';
import { englishWords, germanWords, sharedWords } from './plain-words.ts';

/** More letters than these make a guess no better. */
const enough = 160;
/** Fewer letters than these say nothing by their letter pairs alone. */
const few = 24;
/** Words that are enough to count everyday ones among them. */
const many = 6;

const anyWord = /[\p{L}\p{M}]+(?:'\p{L}+)*/gu;
/** The same for plain letters, many times faster. */
const plainWord = /[a-z]+(?:'[a-z]+)*/g;

/**
 * ISO 639-1 code, or `undefined` where there is too little to tell. Long texts are told by letter sequences (`eld`,
 * Nito T. M., 2023); short ones only where their words, too, belong to one language we know: "Excellent" is French and
 * English alike, "Too expensive" is not.
 */
export function languageOf(plain: string): string | undefined {
  const sample = plain.slice(0, enough);
  const words = sample.toLowerCase().match(/[^\n -~]/.test(sample) ? anyWord : plainWord) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (letters < 2) return undefined;
  if (words.length >= many && clearlyEnglish(words)) return 'en';
  const english = words.filter(isEnglish).length;
  const german = words.filter(isGerman).length;
  if (english * 2 >= words.length && german * 3 <= english) return 'en';
  if (german * 2 >= words.length && english * 3 <= german) return 'de';
  const found = eld.detect(sample);
  if ((found.language === 'en' && english > german) || (found.language === 'de' && german > english))
    return found.language;
  if (found.language === 'en' && letters >= 8 && found.isReliable()) return 'en';
  const sure = letters >= few || !/^[\p{Script=Latin}\P{L}]*$/u.test(sample);
  return found.language !== '' && sure && found.isReliable() ? found.language : undefined;
}

/** A third of everyday English words is more than any other language has by chance; saves the longer look. */
function clearlyEnglish(words: readonly string[]): boolean {
  let english = 0;
  let german = 0;
  for (const word of words) {
    if (englishWords.has(word)) english++;
    else if (germanWords.has(word)) german++;
  }
  return english * 3 >= words.length && german * 4 <= english;
}

/** An everyday word, or one with a good or bad sense, that is not spelled alike in many languages. */
const isEnglish = (word: string): boolean =>
  englishWords.has(word) || (!sharedWords.has(word) && englishLexicon.rate(word) !== undefined);

const isGerman = (word: string): boolean =>
  germanWords.has(word) || (!sharedWords.has(word) && germanLexicon.rate(word) !== undefined);
