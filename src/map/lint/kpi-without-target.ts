/** A metric without a number to reach. */
import { short, type Rule } from './rule.ts';

export const kpiWithoutTarget: Rule = {
  id: 'kpi-without-target',
  title: 'Metric without target',
  counted: ['metric without target', 'metrics without target'],
  why: 'Without a target nobody can say whether a figure is good, and nobody is asked why it moved.',
  fix: 'Set the number you want to reach, and whether higher or lower is better.',
  check: (about) =>
    about
      .of('metrics')
      .filter((card) => card.kpi?.target === undefined && card.text.trim() !== '')
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: 'The metric “{metric}” has no target.',
        values: { metric: short(text) },
      })),
};
