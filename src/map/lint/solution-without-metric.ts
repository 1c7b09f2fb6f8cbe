/** A solution nobody will know the effect of. */
import { short, type Rule } from './rule.ts';

export const solutionWithoutMetric: Rule = {
  id: 'solution-without-validating-metric',
  title: 'Solution without validating metric',
  counted: ['solution without validating metric', 'solutions without validating metric'],
  why: 'Without a figure chosen beforehand every launch is a success.',
  fix: 'Link the metric that must move, or give the solution one of its own.',
  silent:
    'It carries a metric or measure itself, or was dropped; or nobody drew such links on this map and a metric stands over the same step.',
  check: (about) =>
    about
      .of('solutions')
      .filter((card) => card.progress !== 'dropped' && card.kpi === undefined && (card.measures ?? []).length === 0)
      .filter((card) => !about.joined(card, 'validated-by', 'from', 'metrics'))
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: 'No metric will tell whether “{solution}” worked.',
        values: { solution: short(text) },
      })),
};
