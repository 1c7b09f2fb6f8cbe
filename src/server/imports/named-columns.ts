/** What was said of columns by name, when several files are read at once: each file takes what names its own. */
import { wordsOf } from '../../events/import/column-names.ts';
import { deny } from '../../lib/refusal.ts';
import { scoreColumn, type ResponseWishes } from '../../surveys/reading/response-wishes.ts';

const has = (columns: readonly string[], name: string): boolean =>
  columns.some((one) => one === name || wordsOf(one) === wordsOf(name));

/** The part of the wishes that names columns of this file. */
export function wishesOfFile(wishes: ResponseWishes, columns: readonly string[]): ResponseWishes {
  const { columns: roles, scores, texts, ratings, ...rest } = wishes;
  const kept = <T>(named: Readonly<Record<string, T>> | undefined): Record<string, T> | undefined => {
    const own = Object.entries(named ?? {}).filter(([name]) => has(columns, scoreColumn(name)) || has(columns, name));
    return own.length > 0 ? Object.fromEntries(own) : undefined;
  };
  const [ownRoles, ownScores] = [kept(roles), kept(scores)];
  const [ownTexts, ownRatings] = [texts, ratings].map((names) => names?.filter((name) => has(columns, name)));
  return {
    ...rest,
    ...(ownRoles ? { columns: ownRoles } : {}),
    ...(ownScores ? { scores: ownScores } : {}),
    ...(ownTexts?.length ? { texts: ownTexts } : {}),
    ...(ownRatings?.length ? { ratings: ownRatings } : {}),
  };
}

/** Throws `Refused` `unknown-column` where a name is in none of the files. */
export function refuseUnknownColumns(
  { columns = {}, scores = {}, texts = [], ratings = [] }: ResponseWishes,
  files: readonly (readonly string[])[],
): void {
  const named = [...Object.keys(columns), ...Object.keys(scores).map(scoreColumn), ...texts, ...ratings];
  const unknown = named.find((name) => !files.some((names) => has(names, name)));
  if (unknown === undefined) return;
  deny('unknown-column', `There is no column "${unknown}".`, {
    fix: `The columns are: ${[...new Set(files.flat())].join(', ')}.`,
    place: { field: unknown },
  });
}
