/** A moment that decides, and that nobody watches. */
import type { Checked } from './checked.ts';
import { short, type Rule } from './rule.ts';

export const momentOfTruthWithoutMetric: Rule = {
  id: 'moment-of-truth-without-metric',
  title: 'Moment of truth without metric',
  counted: ['moment of truth without metric', 'moments of truth without metric'],
  why: 'Here customers decide to stay or to leave. Without a figure you learn of it last.',
  fix: 'Put a metric below this step, or tie the step to what the log tells of it.',
  check: (about) =>
    about.columns
      .filter(({ index, step }) => decides(about, index) && step.name.trim() !== '' && !watched(about, index))
      .map(({ step }) => ({
        place: { kind: 'step', id: step.id },
        text: '“{step}” is a moment of truth, and nothing measures it.',
        values: { step: short(step.name) },
      })),
};

const decides = (about: Checked, index: number): boolean =>
  about.columns[index]?.step.momentOfTruth === true || about.over(index, 'moments-of-truth').length > 0;

const watched = (about: Checked, index: number): boolean =>
  (about.columns[index]?.step.measures ?? []).length > 0 ||
  about.over(index, 'metrics').length > 0 ||
  about.over(index, 'moments-of-truth', 'emotions', 'touchpoints').some((card) => (card.measures ?? []).length > 0);
