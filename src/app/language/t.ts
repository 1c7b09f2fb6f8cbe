/** Says the product's words in the language of this reader. */
import { hearIn, isLanguage, sayIn, type Catalogue, type Language } from '../../lib/language.ts';
import drawn from '../../render/de.json' with { type: 'json' };
import type { Direction } from '../../render/direction.ts';
import { speak } from '../../render/language.ts';
import germanEdits from './de-edits.json' with { type: 'json' };
import germanGaps from '../../map/lint/de.json' with { type: 'json' };
import germanServer from './de-server.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };

export { languages, type Language } from '../../lib/language.ts';
export type { Direction } from '../../render/direction.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = {
  en: {},
  de: { ...drawn, ...germanGaps, ...germanEdits, ...germanServer, ...german },
};

function chosen(): Language {
  if (typeof localStorage === 'undefined') return 'en';
  const kept = localStorage.getItem('language');
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** Fixed until the page is loaded again: choosing another language loads it again. */
export const language: Language = chosen();

/** Drawings, and the numbers of pages, are in this reader's language too. */
speak(language);

/** Whole layout from the right, for teams who write Arabic, Hebrew or Persian on their maps. */
export const direction: Direction =
  typeof localStorage !== 'undefined' && localStorage.getItem('direction') === 'rtl' ? 'rtl' : 'ltr';

export function choose(choice: { language?: Language; direction?: Direction }): void {
  for (const [key, value] of Object.entries(choice)) localStorage.setItem(key, value);
  location.reload();
}

/** The message in the reader's language, its places still open. */
export const inLanguage = (english: string): string => catalogues[language][english] ?? english;

/**
 * `english` in the reader's language; an ICU message when it holds values:
 * `t('{n, plural, one {# card} other {# cards}}', { n })`. Words without a translation stay English.
 */
export const t = sayIn(language, catalogues[language]);

/** What the server, or a rule of a map, says in an English sentence with its values filled in. */
export const heard = hearIn(t, catalogues[language]);
