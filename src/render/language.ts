/** The language a drawing speaks: chosen where the drawing begins, heard by every word and number in it. */
import { hearIn, sayIn, type Hear, type Language, type Say, type Values } from '../lib/language.ts';
import german from './de.json' with { type: 'json' };

const voices: Readonly<Record<Language, Say>> = { en: sayIn('en', {}), de: sayIn('de', german) };

const ears: Readonly<Record<Language, Hear>> = { en: (sentence) => sentence, de: hearIn(voices.de, german) };

let spoken: Language = 'en';

/** The language that is spoken now. */
export const spokenLanguage = (): Language => spoken;

/** For a page or a process with one reader: everything from now on is in this language. */
export function speak(language: Language): void {
  spoken = language;
}

/**
 * What `make` gives, in this language. `make` is over when it returns, so drawings for two readers never mix; a promise
 * would go on speaking after that and is not taken.
 */
export function speaking<T>(language: Language | undefined, make: () => T extends Promise<unknown> ? never : T): T {
  const before = spoken;
  spoken = language ?? before;
  try {
    return make();
  } finally {
    spoken = before;
  }
}

/** The English message in the language that is spoken; see `Say`. */
export const say = (english: string, values?: Values): string => voices[spoken](english, values);

/** A sentence a map or an answer brings along, such as the meaning of a measure, in the language that is spoken. */
export const hear = (sentence: string): string => ears[spoken](sentence);
