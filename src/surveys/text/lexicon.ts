/** What a language's words say about good and bad, ready to be looked up. */

export interface Phrase {
  readonly words: readonly string[];
  readonly value: number;
  /** It holds its own negation. */
  readonly whole: boolean;
}

/** Values run from -5 (worst) to 5 (best). */
export interface Lexicon {
  /** `undefined` for a word without a good or bad sense. */
  readonly rate: (word: string) => number | undefined;
  /** By first word, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly degrees: ReadonlyMap<string, number>;
  readonly negations: ReadonlySet<string>;
  readonly contrasts: ReadonlySet<string>;
  readonly concessions: ReadonlySet<string>;
  readonly wishes: ReadonlySet<string>;
  /** The word for "too" and the measures that are a fault after it. */
  readonly excess: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
  /** Words that lose their sense before another word, and those that carry it on: "einfach zu bedienen". */
  readonly adverbs: ReadonlySet<string>;
  readonly carriers: ReadonlySet<string>;
}

/** Words by value, as the word lists write them, each with its number. */
export function byWord(listed: Readonly<Record<string, string>>): Map<string, number> {
  const words = new Map<string, number>();
  for (const [value, text] of Object.entries(listed)) {
    for (const word of text.split(/\s+/)) if (word !== '') words.set(word, Number(value));
  }
  return words;
}

export function phrasesOf(
  listed: Readonly<Record<string, string>>,
  negations: ReadonlySet<string>,
): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const [value, text] of Object.entries(listed)) {
    for (const phrase of text.split('|')) {
      const words = phrase.trim().split(/\s+/);
      const first = words[0] ?? '';
      found.set(first, [
        ...(found.get(first) ?? []),
        { words, value: Number(value), whole: words.some((word) => negations.has(word)) },
      ]);
    }
  }
  for (const phrases of found.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return found;
}

/** How many words kept at hand; a file of wild spellings must not fill the memory. */
const kept = 100_000;

/**
 * Looks a word up, else the words it may be an inflection of, else itself without drawn-out letters ("sooo"), else
 * tells it by the words it is `made` of.
 */
export function ratings(
  words: ReadonlyMap<string, number>,
  bases: (word: string) => readonly string[],
  made: (word: string, known: (part: string) => number | undefined) => number | undefined = () => undefined,
): (word: string) => number | undefined {
  const valueOf = (part: string): number | undefined => {
    const base = [part, ...bases(part)].find((one) => words.has(one));
    return base === undefined ? undefined : words.get(base);
  };
  /** 0 for a word without a sense. */
  const seen = new Map<string, number>();
  return (word) => {
    const known = seen.get(word);
    if (known !== undefined) return known === 0 ? undefined : known;
    if (seen.size >= kept) seen.clear();
    const found = [word, ...bases(word), ...shortened(word)].find((one) => words.has(one));
    const value = (found === undefined ? made(word, (part) => valueOf(part)) : words.get(found)) ?? 0;
    seen.set(word, value);
    return value === 0 ? undefined : value;
  };
}

function shortened(word: string): string[] {
  if (!/(\p{L})\1\1/u.test(word)) return [];
  return [word.replace(/(\p{L})\1{2,}/gu, '$1$1'), word.replace(/(\p{L})\1{2,}/gu, '$1')];
}
