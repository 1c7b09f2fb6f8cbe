/** Finds in a sentence the touchpoints a person named: by name, by its forms, by everyday words for the same thing. */
import { everydayThings } from './everyday-things.ts';
import { stemOf } from './stems.ts';
import type { Token } from './tokens.ts';

/** A touchpoint to match: by its name, its forms, everyday words for it, and these words. */
export interface NamedTouchpoint {
  readonly name: string;
  readonly words?: readonly string[];
}

/** Say nothing of which touchpoint is meant, when a name holds another word. */
const vague = new Set(
  `rating ratings score scores service services experience quality overall general the and of for with our your in at on to a
  process page step team customer journey satisfaction der die das und von für mit zufriedenheit erfahrung bewertung`.split(
    /\s+/,
  ),
);

interface Pattern {
  readonly stems: readonly string[];
  readonly touchpoint: number;
  /** The word means this in German alone. */
  readonly german: boolean;
}

export class TouchpointMatcher {
  readonly names: readonly string[];
  readonly #byFirst = new Map<string, Pattern[]>();

  constructor(touchpoints: readonly NamedTouchpoint[]) {
    this.names = touchpoints.map((one) => one.name);
    const own = touchpoints.map((one) => patternsOf(one));
    const shared = sharedBy(own);
    for (const [touchpoint, phrases] of own.entries()) {
      const kept = [...phrases].filter((phrase) => !shared.has(phrase) || isName(phrase, this.names[touchpoint] ?? ''));
      for (const phrase of kept) this.#add(phrase.split(' '), touchpoint);
    }
  }

  /** Touchpoints spoken of and where: index of the touchpoint and of the token, in order, each touchpoint once. */
  in(tokens: readonly Token[], language?: string): { touchpoint: number; at: number; words: string }[] {
    const found = new Map<number, { touchpoint: number; at: number; words: string }>();
    const stems = tokens.map((token) => (token.kind === 'word' ? stemOf(token.text) : ''));
    for (let at = 0; at < stems.length; at++) {
      for (const pattern of this.#byFirst.get(stems[at] ?? '') ?? []) {
        if (found.has(pattern.touchpoint) || (pattern.german && language !== 'de')) continue;
        if (!pattern.stems.every((stem, k) => stems[at + k] === stem)) continue;
        found.set(pattern.touchpoint, { touchpoint: pattern.touchpoint, at, words: pattern.stems.join(' ') });
      }
    }
    return [...found.values()];
  }

  /** Words of no other theme: they already belong to a touchpoint. */
  owns(stem: string): boolean {
    return (this.#byFirst.get(stem) ?? []).some((pattern) => pattern.stems.length === 1);
  }

  #add(stems: readonly string[], touchpoint: number): void {
    const first = stems[0] ?? '';
    if (first === '') return;
    const german = germanOnly.has(stems.join(' ')) && !isName(stems.join(' '), this.names[touchpoint] ?? '');
    this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), { stems, touchpoint, german }]);
  }
}

const phraseOf = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{M}\d]+(?:['-][\p{L}\p{M}\d]+)*/gu) ?? []).map(stemOf).join(' ');

const isName = (phrase: string, name: string): boolean => phrase === phraseOf(name);

const everyday = Object.entries(everydayThings).map(([name, text]) => {
  const words = text.split('|').map((word) => word.trim());
  return {
    name,
    line: words.map((word) => phraseOf(word.replace(/^de:/, ''))),
    german: words.filter((word) => word.startsWith('de:')).map((word) => phraseOf(word.slice(3))),
  };
});

const germanOnly: ReadonlySet<string> = new Set(everyday.flatMap((one) => one.german));

/** The everyday words, each with its line. */
const linesByPhrase = (() => {
  const lines = new Map<string, Set<string>>();
  for (const { line } of everyday) {
    for (const phrase of line) lines.set(phrase, new Set([...(lines.get(phrase) ?? []), ...line]));
  }
  return lines;
})();

/** Name of the everyday thing a word belongs to. */
export const everydayName: ReadonlyMap<string, string> = (() => {
  const names = new Map<string, string>();
  for (const { name, line } of everyday) {
    for (const phrase of line) if (!names.has(phrase) && !germanOnly.has(phrase)) names.set(phrase, name);
  }
  return names;
})();

function patternsOf({ name, words = [] }: NamedTouchpoint): Set<string> {
  const whole = phraseOf(name);
  const phrases = new Set([whole, ...words.map(phraseOf)]);
  const parts = whole.split(' ').filter((word) => !vague.has(word));
  const line = linesByPhrase.get(whole);
  for (const phrase of line ?? []) phrases.add(phrase);
  if (!line) {
    for (const part of parts) {
      phrases.add(part);
      for (const phrase of linesByPhrase.get(part) ?? []) phrases.add(phrase);
    }
  }
  const forms = [...phrases].flatMap(formsOf);
  for (const form of forms) phrases.add(form);
  phrases.delete('');
  return phrases;
}

/** "Checkout" is also written "check out": a word of two everyday ones, and two words in one. */
function formsOf(phrase: string): string[] {
  const joined = phrase.replaceAll(' ', '');
  const forms = phrase.includes(' ') && phrase.split(' ').length === 2 ? [joined] : [];
  for (const end of ['out', 'in', 'up', 'off', 'back']) {
    if (!phrase.includes(' ') && phrase.endsWith(end) && phrase.length - end.length >= 3) {
      forms.push(`${phrase.slice(0, -end.length)} ${end}`);
    }
  }
  return [...forms, ...verbForms(phrase)];
}

function verbForms(word: string): string[] {
  if (word.includes(' ') || word.length < 5) return [];
  const base = word.replace(/(?:ing|ed)$/, '');
  if (base !== word)
    return base.length < 4 || base.at(-1) === base.at(-2) ? [] : [base, `${base}e`, `${base}ed`, `${base}ing`];
  const stem = word.replace(/e$/, '');
  return [`${stem}ed`, `${stem}ing`];
}

/** Words that two touchpoints claim tell them apart no more. */
function sharedBy(own: readonly ReadonlySet<string>[]): Set<string> {
  const counts = new Map<string, number>();
  for (const phrases of own) for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1).map(([phrase]) => phrase));
}
