/** A question the log does not answer. */
import type { MeasureRef } from '../measure.ts';
import type { Checked } from './checked.ts';
import { short, type Found, type LintPlace, type Rule } from './rule.ts';

export const measureWithoutAnswer: Rule = {
  id: 'measure-without-answer',
  title: 'Measure without an answer',
  counted: ['measure without an answer', 'measures without an answer'],
  why: 'It was tied to data, but the data says nothing: an event was renamed, the log is gone, or nobody came by.',
  fix: 'Check the names of the events it asks for, load a newer log, or take the measure off.',
  silent: 'No answers are at hand at all, the group was too small to show, or a feeling was asked for.',
  check: (about) => {
    if (Object.keys(about.measures).length === 0) return [];
    const { map } = about;
    return [
      ...map.stages.flatMap((one) => unanswered(about, one.measures, { kind: 'stage', id: one.id }, one.name)),
      ...about.columns.flatMap(({ step }) =>
        unanswered(about, step.measures, { kind: 'step', id: step.id }, step.name),
      ),
      ...map.cards.flatMap((one) => unanswered(about, one.measures, { kind: 'card', id: one.id }, one.text)),
      ...map.touchpoints.flatMap((one) =>
        unanswered(about, one.measures, { kind: 'touchpoint', id: one.id }, one.name),
      ),
    ];
  },
};

/** One finding a place, however many of its questions stay open. */
function unanswered(about: Checked, refs: readonly MeasureRef[] | undefined, place: LintPlace, name: string): Found[] {
  const open = (refs ?? []).find(({ id, ask }) => {
    // How it feels is asked everywhere, long before anybody was.
    if (ask === 'feeling' || ask === 'nps') return false;
    const answer = about.measures[id];
    return answer !== undefined && answer.value === null && answer.suppressed !== true;
  });
  if (open === undefined) return [];
  return [
    {
      place,
      text: 'The data has no answer for “{name}” (asked for: {ask}).',
      values: { name: short(name), ask: open.ask },
    },
  ];
}
