/** A low point nobody has explained. */
import { short, signed, type Rule } from './rule.ts';

export const lowPointWithoutPain: Rule = {
  id: 'low-point-without-pain',
  title: 'Low point without pain point',
  counted: ['low point without pain point', 'low points without pain point'],
  why: 'The curve says that it hurts; only a pain point says what hurts, and only that can be mended.',
  fix: 'Write the pain point below the dip, in the words of a customer if you have them.',
  silent: 'The feeling is above -1.',
  check: (about) => {
    if (!about.map.lanes.some((lane) => lane.kind === 'pains')) return [];
    return about.columns.flatMap(({ index, step }) => {
      const felt = about.feeling(index);
      if (!felt || felt.value > -1 || about.over(index, 'pains').length > 0) return [];
      const text = 'Feelings fall to {felt} at “{step}”, and no pain point says why.';
      return [
        {
          place: { kind: 'step' as const, id: step.id },
          text,
          values: { step: short(step.name), felt: signed(felt.value) },
        },
      ];
    });
  },
};
