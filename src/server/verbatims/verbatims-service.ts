/** What customers wrote, read once for each source of responses and shown page by page. */
import { type Verbatim, type VerbatimChoice, chosen, verbatimsOf, writtenIn } from '../../surveys/verbatims.ts';
import type { Attached } from '../../surveys/attachment.ts';
import type { Theme, Themes } from '../../surveys/text/themes.ts';
import type { NamedTouchpoint } from '../../surveys/text/touchpoints.ts';
import { type Kept, kept } from '../kept-answers.ts';
import type { AttachedResponses } from '../responses/responses-service.ts';

export interface VerbatimsPage {
  /** Of all texts of the source, whatever is chosen. */
  readonly all: Pick<Themes, 'n' | 'sentiment' | 'unscored' | 'emotions' | 'languages' | 'warnings'>;
  readonly themes: readonly Omit<Theme, 'by'>[];
  /** Places that answers belong to or that are spoken of, by name. */
  readonly touchpoints: readonly string[];
  /** How many are chosen, and the first of them from `from` on. */
  readonly chosen: number;
  readonly from: number;
  readonly rows: readonly Verbatim[];
}

export interface VerbatimsQuery extends VerbatimChoice {
  readonly from: number;
  readonly limit: number;
}

export interface Verbatims {
  /** Refused 'unknown-responses'. */
  page(id: string, query: VerbatimsQuery): Promise<VerbatimsPage>;
}

export interface VerbatimsParts {
  /** The responses of a source with their places, and the touchpoints that are known by name. */
  readonly responses: (id: string) => Promise<AttachedResponses>;
  /** Texts that a shown theme, group or period holds at least. */
  readonly least: () => Promise<number | undefined>;
}

interface Read {
  readonly themes: Themes;
  readonly verbatims: readonly Verbatim[];
}

/** Sources kept at hand. */
const most = 4;

export function createVerbatims({ responses, least }: VerbatimsParts): Verbatims {
  const shelf = new Map<string, Kept<Read>>();

  async function read(id: string): Promise<Read> {
    const [{ attached, version, touchpoints }, shown] = await Promise.all([responses(id), least()]);
    const key = JSON.stringify([version, touchpoints, shown]);
    return kept(shelf, most, id, key, () => readAll(attached, touchpoints, shown));
  }

  return {
    page: async (id, { from, limit, ...choice }) => {
      const { themes, verbatims } = await read(id);
      const rows = chosen(verbatims, choice);
      const { n, sentiment, unscored, emotions, languages, warnings } = themes;
      return {
        all: { n, sentiment, unscored, emotions, languages, warnings },
        themes: themes.themes.map(({ by: _by, ...theme }) => theme),
        touchpoints: [...new Set(verbatims.flatMap((one) => one.touchpoints))].toSorted(),
        chosen: rows.length,
        from,
        rows: rows.slice(from, from + limit),
      };
    },
  };
}

async function readAll(
  attached: readonly Attached[],
  touchpoints: readonly string[],
  least: number | undefined,
): Promise<Read> {
  const written = writtenIn(attached);
  // Word lists and language models are large: a server without texts never loads them.
  const { themesInTurns } = await import('../../surveys/text/themes-of.ts');
  const themes = await themesInTurns(written.texts, {
    touchpoints: matchable(touchpoints),
    ...(least === undefined ? {} : { least }),
  });
  return { themes, verbatims: verbatimsOf(written, themes) };
}

/** Names that can be found in a text, each once. */
function matchable(names: readonly string[]): NamedTouchpoint[] {
  const byKey = new Map(
    names.filter((name) => /[\p{L}\d]/u.test(name)).map((name) => [name.trim().toLowerCase(), name]),
  );
  return [...byKey.values()].map((name) => ({ name }));
}
