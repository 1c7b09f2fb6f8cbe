/** A step that takes most of the time, and about which the map says nothing. */
import type { Checked } from './checked.ts';
import { short, type Rule } from './rule.ts';

/** Steps with a known time; fewer cannot be weighed against each other. */
const fewest = 4;

export const timeWithoutWord: Rule = {
  id: 'time-without-word',
  title: 'Most of the time, not a word',
  counted: ['step that takes over half of the time', 'steps that take over half of the time'],
  why: 'Time is what customers pay first. Where most of it goes there is either something to mend or something to explain.',
  fix: 'Write the pain point or the opportunity of the wait, or say as a gain why it is worth it.',
  silent:
    'Fewer than four steps have a known time, the step feels good (+0.5 or better), or a pain point, gain or opportunity stands over it.',
  check: (about) => {
    const times = about.columns.map(({ index }) => secondsAt(about, index));
    const known = times.filter((one) => one !== undefined);
    const all = known.reduce((sum, one) => sum + one, 0);
    if (known.length < fewest || all === 0) return [];
    return about.columns.flatMap(({ index, step }) => {
      const part = (times[index] ?? 0) / all;
      if (part <= 0.5 || (about.feeling(index)?.value ?? 0) >= 0.5) return [];
      if (about.over(index, 'pains', 'gains', 'opportunities').length > 0) return [];
      const text = '“{step}” takes {percent} % of the time of the journey, and nothing is said about it.';
      const values = { step: short(step.name), percent: Math.round(part * 100) };
      return [{ place: { kind: 'step' as const, id: step.id }, text, values }];
    });
  },
};

/** Waiting and doing: measured medians where there are any, or else what was declared. */
function secondsAt(about: Checked, index: number): number | undefined {
  const step = about.columns[index]?.step;
  const wait = about.answers(step?.measures, 'wait-before')[0]?.value ?? step?.waitBefore;
  const takes = about.answers(step?.measures, 'time-in')[0]?.value ?? step?.takes;
  return wait === undefined && takes === undefined ? undefined : (wait ?? 0) + (takes ?? 0);
}
