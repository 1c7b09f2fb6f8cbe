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

type Fill = (values: Values) => string;

/** Messages without any sign that means something but places to fill: most are, and need no reading of a grammar. */
const plain = /^(?:[^{}'<#|]|\{\w+\})*$/;

function formatted(words: string, language: Language): Fill {
  const format = new IntlMessageFormat(words, language);
  return (values) => String(format.format(values));
}

function filled(words: string, language: Language): Fill {
  if (!plain.test(words)) return formatted(words, language);
  const parts = words.split(/\{(\w+)\}/);
  return (values) => {
    let text = '';
    for (const [at, part] of parts.entries()) {
      const value = at % 2 === 0 ? part : values[part];
      // The grammar says which value is missing.
      if (value === undefined) return formatted(words, language)(values);
      text += String(value);
    }
    return text;
  };
}

export function sayIn(language: Language, catalogue: Catalogue): Say {
  const fills = new Map<string, Fill>();
  return (english, values) => {
    const words = catalogue[english] ?? english;
    if (values === undefined) return words;
    let fill = fills.get(words);
    if (fill === undefined) fills.set(words, (fill = filled(words, language)));
    return fill(values);
  };
}

/** A sentence somebody else made of an English message and values, in the reader's language; unknown ones as they are. */
export type Hear = (sentence: string) => string;

interface Heard {
  readonly message: string;
  readonly pattern: RegExp;
  /** Names in quotation marks are somebody's own and stay. */
  readonly places: readonly { readonly name: string; readonly own: boolean }[];
}

/** Letters of `message` that are its own: the more, the surer the match. */
const own = (message: string): number => message.replace(/\{\w+\}/g, '').length;

function patternOf(message: string): Heard {
  const places = Array.from(message.matchAll(/(["“]?)\{(\w+)\}/g), ([, quote, name]) => ({
    name: name ?? '',
    own: quote !== '',
  }));
  const parts = message.split(/\{\w+\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return { message, pattern: new RegExp(`^${parts.join('(.+?)')}$`, 's'), places };
}

/**
 * Recognises which message of the catalogue a finished sentence was made of, and says it anew: `There is no map "x".`
 * by `There is no map "{a}".` Values that are messages themselves are said anew too.
 */
export function hearIn(say: Say, catalogue: Catalogue): Hear {
  let patterns: readonly Heard[] | undefined;
  const hear: Hear = (sentence) => {
    if (catalogue[sentence] !== undefined) return say(sentence);
    patterns ??= Object.keys(catalogue)
      .filter((message) => /\{\w+\}/.test(message) && own(message) > 3 && !/\{\w+,|<\w/.test(message))
      .toSorted((a, b) => own(b) - own(a))
      .map(patternOf);
    for (const { message, pattern, places } of patterns) {
      const found = pattern.exec(sentence);
      if (found === null) continue;
      const given = found.slice(1);
      const values = places.map(({ name, own: kept }, at): [string, string] => {
        const value = given[at] ?? '';
        return [name, kept ? value : hear(value)];
      });
      // "{a} is {b}." fits nearly anything: it counts where what stands in it is known.
      if (own(message) < 8 && values.every(([, value], at) => value === given[at])) continue;
      return say(message, Object.fromEntries(values));
    }
    return sentence;
  };
  return hear;
}
