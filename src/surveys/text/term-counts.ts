/** Gathers the words that may become themes, sentence by sentence, and how each of them is used. */
import { everydayName } from './touchpoints.ts';
import type { Lexicon } from './lexicon.ts';
import { sumAbout, squash, type Opinion } from './sentiment.ts';
import { stemOf } from './stems.ts';
import { determiners, stopWords } from './stop-words.ts';
import type { Token } from './tokens.ts';

/** Where a word stands; arrays of equal length, in the order of the texts. `sentiment` is NaN where none is known. */
export interface Occurrences {
  readonly term: number[];
  readonly text: number[];
  readonly sentence: number[];
  readonly sentiment: number[];
}

export interface Term {
  readonly stem: string;
  /** Texts it stands in. */
  texts: number;
  uses: number;
  /** Uses as the name of a thing: after a determiner or a rated word, and not before another content word. */
  asThing: number;
  lastText: number;
  readonly surfaces: Map<string, number>;
  /** Words that come right before it, where that is more than grammar. */
  readonly before: Map<string, number>;
}

export class TermCounts {
  readonly terms: Term[] = [];
  readonly occurrences: Occurrences = { term: [], text: [], sentence: [], sentiment: [] };
  readonly #ids = new Map<string, number>();

  /** `scored` is false where the text has no sentiment. */
  add(
    place: { text: number; sentence: number },
    tokens: readonly Token[],
    opinions: readonly Opinion[],
    { lexicon, scored }: { lexicon: Lexicon | undefined; scored: boolean },
  ): void {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (!maybeTheme(token)) continue;
      const id = this.#idOf(token.text);
      this.#count(id, place.text, tokens, at, lexicon);
      const { term, text, sentence, sentiment } = this.occurrences;
      term.push(id);
      text.push(place.text);
      sentence.push(place.sentence);
      sentiment.push(scored ? squash(sumAbout(at, opinions, tokens)) : Number.NaN);
    }
  }

  #idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const stem = stemOf(word);
    let id = this.#ids.get(stem);
    if (id === undefined) {
      id = this.terms.length;
      this.terms.push({ stem, texts: 0, uses: 0, asThing: 0, lastText: -1, surfaces: new Map(), before: new Map() });
      this.#ids.set(stem, id);
    }
    this.#ids.set(word, id);
    return id;
  }

  #count(id: number, text: number, tokens: readonly Token[], at: number, lexicon: Lexicon | undefined): void {
    const term = this.terms[id] as Term;
    const word = tokens[at]?.text ?? '';
    term.uses++;
    if (term.lastText !== text) term.texts++;
    term.lastText = text;
    if (term.surfaces.size < 8 || term.surfaces.has(word)) term.surfaces.set(word, (term.surfaces.get(word) ?? 0) + 1);
    const before = tokens[at - 1];
    if (before?.kind !== 'word') return;
    const after = tokens[at + 1];
    const last = after === undefined || !maybeTheme(after);
    if (last && (determiners.has(before.text) || lexicon?.rate(before.text) !== undefined)) term.asThing++;
    if (maybeTheme(before) && (term.before.size < 40 || term.before.has(before.text))) {
      term.before.set(before.text, (term.before.get(before.text) ?? 0) + 1);
    }
  }
}

function maybeTheme({ kind, text }: Token): boolean {
  return kind === 'word' && text.length > 2 && text.length < 40 && (!stopWords.has(text) || everydayName.has(text));
}
