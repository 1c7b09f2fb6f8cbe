/** A figure from long ago. */
import type { MeasureRef } from '../measure.ts';
import type { Checked } from './checked.ts';
import { daysAfter } from './days.ts';
import { short, type Found, type LintPlace, type Rule } from './rule.ts';

/** Days after which a figure is called old, unless the map is reviewed at longer intervals. */
const fresh = 90;

export const staleMeasure: Rule = {
  id: 'stale-measure',
  title: 'Stale measure',
  counted: ['measure without newer data', 'measures without newer data'],
  why: 'A figure keeps its authority long after it stopped being true.',
  fix: 'Load a newer log or survey, or write on the map why the old figure still holds.',
  silent: 'The data reaches into the last 90 days, or into the time between two reviews where that is longer.',
  check: (about) => {
    const { map, today } = about;
    if (today === undefined) return [];
    const since = daysAfter(today, -Math.max(fresh, map.reviewEvery ?? 0));
    const old = (refs: readonly MeasureRef[] | undefined, place: LintPlace, name: string): Found[] =>
      oldest(about, refs, since, place, name);
    return [
      ...map.stages.flatMap((one) => old(one.measures, { kind: 'stage', id: one.id }, one.name)),
      ...about.columns.flatMap(({ step }) => old(step.measures, { kind: 'step', id: step.id }, step.name)),
      ...map.cards.flatMap((one) => old(one.measures, { kind: 'card', id: one.id }, one.text)),
    ];
  },
};

/** One finding a place, when even its newest figure is old. */
function oldest(
  about: Checked,
  refs: readonly MeasureRef[] | undefined,
  since: string,
  place: LintPlace,
  name: string,
): Found[] {
  const last = about
    .answers(refs)
    .map((one) => (one.to ?? one.asOf).slice(0, 10))
    .toSorted()
    .at(-1);
  if (last === undefined || last >= since) return [];
  return [{ place, text: '“{name}” has no data since {day}.', values: { name: short(name), day: last } }];
}
