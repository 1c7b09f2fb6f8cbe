/** `variants`: the different paths customers walk, and how many journeys walk each. */
import { z } from 'zod';
import type { JourneyLog } from '../journey-log.ts';
import { topVariants, variants, type Variants } from '../mining/variants.ts';
import { Answer, answerHead, byName, factsOf, nameOf, tieWarning } from './answer.ts';

/**
 * A path is every event of a journey in order, repeats kept. `share` is of all journeys; `distinct` counts every
 * different path, whatever `top` shows.
 * It lies where events share a time (their order makes variants the customers did not choose) and where one
 * automated visitor walks the same path thousands of times.
 */
export const VariantsAnswer = Answer.extend({
  question: z.literal('variants'),
  distinct: z.number(),
  rows: z.array(z.object({ path: z.array(z.string()), count: z.number(), share: z.number() })),
});
export type VariantsAnswer = z.infer<typeof VariantsAnswer>;

/** Most frequent first, equal counts by path; all of them when `top` is absent. */
export function askVariants(log: JourneyLog, top?: number, found: Variants = variants(log)): VariantsAnswer {
  return {
    ...answerHead('variants', factsOf(log), tieWarning(log)),
    distinct: found.distinct,
    rows: namedVariants(log, found, top),
  };
}

/** The `top` variants by name; a whole tie is read before it is cut, so that the cut does not depend on input order. */
export function namedVariants(log: JourneyLog, found: Variants, top: number = found.distinct): VariantsAnswer['rows'] {
  const least = found.counts[Math.min(top, found.distinct) - 1] ?? 0;
  let read = Math.min(top, found.distinct);
  while (read < found.distinct && found.counts[read] === least) read++;
  return topVariants(found, read)
    .map(({ path, count }) => ({
      path: path.map((code) => nameOf(log, code)),
      count,
      share: found.journeys === 0 ? 0 : count / found.journeys,
    }))
    .sort((a, b) => b.count - a.count || byPath(a.path, b.path))
    .slice(0, top);
}

function byPath(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = byName(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
