/** Says the product's words in a reader's language. English stands in the code and is the key of every catalogue. */
import { IntlMessageFormat } from 'intl-messageformat';

export const languages = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
] as const;
export type Language = (typeof languages)[number]['id'];
export const languageIds = ['en', 'de'] as const satisfies readonly Language[];

/** English messages and what stands for them. */
export type Catalogue = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;

/**
 * The English message in the reader's language; an ICU message when it holds values:
 * `say('{n, plural, one {# card} other {# cards}}', { n })`. Words without a translation stay English.
 */
export type Say = (english: string, values?: Values) => string;

export const isLanguage = (value: unknown): value is Language => languages.some(({ id }) => id === value);

export function sayIn(language: Language, catalogue: Catalogue): Say {
  const formats = new Map<string, IntlMessageFormat>();
  return (english, values) => {
    const words = catalogue[english] ?? english;
    if (values === undefined) return words;
    let format = formats.get(words);
    if (format === undefined) formats.set(words, (format = new IntlMessageFormat(words, language)));
    return String(format.format(values));
  };
}
