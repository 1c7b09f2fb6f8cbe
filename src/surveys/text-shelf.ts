/** Comments as a thread holds them: taken in pieces, read once, then shown page by page. */
import type { Watch } from '../lib/progress.ts';
import { deny } from '../lib/refusal.ts';
import { themesInTurns } from './text/themes-of.ts';
import type { Theme, Themes, ThemesOptions } from './text/themes.ts';
import { chosen, themeTexts, type Verbatim, type VerbatimChoice, verbatimsOf, type WrittenText } from './verbatims.ts';

/** What is told of all texts together. */
export interface TextsRead {
  readonly all: Pick<Themes, 'n' | 'sentiment' | 'unscored' | 'emotions' | 'languages' | 'warnings'>;
  readonly themes: readonly Omit<Theme, 'by'>[];
  /** Places that answers belong to or that are spoken of, by name. */
  readonly touchpoints: readonly string[];
}

export interface TextsWish extends VerbatimChoice {
  readonly from: number;
  readonly limit: number;
}

/** How many texts are chosen, and those from `from` on. */
export interface TextsPage {
  readonly chosen: number;
  readonly rows: readonly Verbatim[];
}

/** Sets of texts kept; of more, the one not asked for longest is let go. */
const most = 4;

export class TextShelf {
  readonly #taken = new Map<string, WrittenText[]>();
  readonly #held = new Map<string, readonly Verbatim[]>();

  take(id: string, texts: readonly WrittenText[]): void {
    const own = this.#taken.get(id) ?? [];
    for (const text of texts) own.push(text);
    this.#taken.set(id, own);
  }

  /** What was taken is let go, whether it could be read or not. */
  async read(id: string, options: ThemesOptions, watch: Watch): Promise<TextsRead> {
    const written = this.#taken.get(id) ?? [];
    try {
      const found = await themesInTurns(themeTexts(written), options, watch);
      const verbatims = verbatimsOf(written, found);
      this.#hold(id, verbatims);
      const { n, sentiment, unscored, emotions, languages, warnings } = found;
      return {
        all: { n, sentiment, unscored, emotions, languages, warnings },
        themes: found.themes.map(({ by: _by, ...theme }) => theme),
        touchpoints: [...new Set(verbatims.flatMap((one) => one.touchpoints))].toSorted(),
      };
    } finally {
      this.#taken.delete(id);
    }
  }

  forget(id: string): void {
    this.#taken.delete(id);
    this.#held.delete(id);
  }

  /** Refused 'texts-let-go' where they were never read, or others have taken their place since. */
  page(id: string, { from, limit, ...choice }: TextsWish): TextsPage {
    const all = this.#held.get(id) ?? deny('texts-let-go', 'The comments are no longer at hand.');
    this.#hold(id, all);
    const rows = chosen(all, choice);
    return { chosen: rows.length, rows: rows.slice(from, from + limit) };
  }

  #hold(id: string, verbatims: readonly Verbatim[]): void {
    this.#held.delete(id);
    this.#held.set(id, verbatims);
    const [oldest] = this.#held.keys();
    if (this.#held.size > most && oldest !== undefined) this.#held.delete(oldest);
  }
}
