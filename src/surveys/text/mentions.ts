/** Who speaks of which theme in which sentence, and how. */
import type { FoundTheme } from './found-themes.ts';
import type { Occurrences } from './term-counts.ts';

export interface Mention {
  readonly theme: number;
  readonly text: number;
  readonly sentence: number;
  /** In [-1, 1]; NaN where the text has no score. */
  sentiment: number;
}

export class Mentions {
  readonly all: Mention[] = [];
  readonly #words = new Map<number, Map<string, number>>();

  add(mention: Mention, words: string): void {
    this.all.push(mention);
    const counts = this.#words.get(mention.theme) ?? new Map<string, number>();
    counts.set(words, (counts.get(words) ?? 0) + 1);
    this.#words.set(mention.theme, counts);
  }

  /** Found themes are numbered after the named ones; a sentence speaks of each once. */
  addFound(found: readonly FoundTheme[], from: number, { term, text, sentence, sentiment }: Occurrences): void {
    const themeOf = new Map(found.flatMap(({ terms }, at) => terms.map((one): [number, number] => [one, from + at])));
    const words = new Map(
      found.flatMap(({ terms, stems }) => terms.map((one, k): [number, string] => [one, stems[k] ?? ''])),
    );
    let here = new Set<number>();
    for (let at = 0; at < term.length; at++) {
      if (at > 0 && (text[at] !== text[at - 1] || sentence[at] !== sentence[at - 1])) here = new Set();
      const theme = themeOf.get(term[at] ?? -1);
      if (theme === undefined || here.has(theme)) continue;
      here.add(theme);
      const mention = {
        theme,
        text: text[at] ?? 0,
        sentence: sentence[at] ?? 0,
        sentiment: sentiment[at] ?? Number.NaN,
      };
      this.add(mention, words.get(term[at] ?? -1) ?? '');
    }
  }

  /** Texts that got their score late, by their number. */
  score(late: ReadonlyMap<number, number>): void {
    if (late.size === 0) return;
    for (const mention of this.all) mention.sentiment = late.get(mention.text) ?? mention.sentiment;
  }

  /** Words a theme was met by, most frequent first. */
  wordsOf(theme: number): string[] {
    return [...(this.#words.get(theme) ?? [])]
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([word]) => word);
  }

  /** For each text what it speaks of, in how many sentences, and how strongly; themes in order. */
  byText(texts: number): { theme: number; sentences: number; weight: number }[][] {
    const spoken: { theme: number; sentences: number; weight: number }[][] = Array.from({ length: texts }, () => []);
    for (const { theme, text, sentiment } of this.all) {
      const counts = spoken[text] ?? [];
      const weight = Number.isNaN(sentiment) ? 0 : Math.abs(sentiment);
      const known = counts.find((one) => one.theme === theme);
      if (known) {
        known.sentences++;
        known.weight += weight;
      } else counts.push({ theme, sentences: 1, weight });
    }
    for (const counts of spoken) counts.sort((a, b) => a.theme - b.theme);
    return spoken;
  }
}
