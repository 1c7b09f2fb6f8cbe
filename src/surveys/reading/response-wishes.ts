/** What a person may say about a file of responses; everything absent is found. */
import { z } from 'zod';
import { wordsOf } from '../../events/import/column-names.ts';
import { deny } from '../../lib/refusal.ts';
import { polarities, scoreKinds } from '../scales.ts';
import { responseRoles } from './response-roles.ts';
import type { ScoreWish } from './score-column.ts';

const name = z.string().min(1).max(500);

/** How a score is to be read, for the door. */
export const ScoreChoice = z
  .strictObject({
    kind: z.enum(scoreKinds),
    min: z.number(),
    max: z.number(),
    polarity: z.enum(polarities),
    touchpoint: z.string().max(500),
    missing: z.array(z.string().max(100)).max(50),
  })
  .partial();

/**
 * Roles and scores by column name. A score of one question among several in a column stands under `scoreKey`. With
 * `texts` or `ratings` named, no other column is taken for one.
 */
export const ResponseWishes = z
  .strictObject({
    columns: z.record(name, z.enum(responseRoles)),
    scores: z.record(z.string().min(1).max(1100), ScoreChoice),
    texts: z.array(name),
    ratings: z.array(name),
    /** Values of every score that mean "not applicable". */
    missing: z.array(z.string().max(100)).max(50),
    timezone: z.string().max(60),
    timeFormat: z.string().max(60),
    delimiter: z.string().length(1),
    encoding: z.string().max(40),
  })
  .partial();
export type ResponseWishes = z.infer<typeof ResponseWishes>;

/** Key of a score in wishes: its column, and the question where a column holds several. */
export const scoreKey = (column: string, question?: string): string =>
  question === undefined ? column : `${column} > ${question}`;

/** The column of a key in `scores`. */
export const scoreColumn = (key: string): string => key.split(' > ')[0] ?? key;

const alike = ({ scores = {} }: ResponseWishes, key: string) =>
  Object.entries(scores).find(([name]) => wordsOf(name) === wordsOf(key))?.[1];

/** Throws `Refused` `wrong-scale` where a choice cannot be a scale. */
export function scoreWishOf(wishes: ResponseWishes, column: string, question?: string): ScoreWish {
  const key = scoreKey(column, question);
  const own = wishes.scores?.[key] ?? alike(wishes, key);
  const given = Object.fromEntries(Object.entries(own ?? {}).filter(([, value]) => value !== undefined));
  const missing = [...(wishes.missing ?? []), ...(own?.missing ?? [])];
  const wish: ScoreWish = { ...given, ...(missing.length > 0 ? { missing } : {}) };
  if (wish.kind === 'nps' && ((wish.min ?? 0) !== 0 || (wish.max ?? 10) !== 10)) {
    deny(
      'wrong-scale',
      `"${key}" cannot be an NPS from ${wish.min ?? 0} to ${wish.max ?? 10}: an NPS runs from 0 to 10.`,
      {
        fix: 'Choose a free scale for it.',
        place: { field: column },
      },
    );
  }
  if (wish.min !== undefined && wish.max !== undefined && wish.min >= wish.max) {
    deny('wrong-scale', `The scale of "${key}" runs from ${wish.min} to ${wish.max}.`, {
      fix: 'Its highest value must be above its lowest.',
      place: { field: column },
    });
  }
  return wish;
}
