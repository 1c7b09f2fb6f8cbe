/** A card or touchpoint whose review is overdue. */
import { short, type Rule } from './rule.ts';

export const cellPastReview: Rule = {
  id: 'cell-past-review',
  title: 'Cell past its review date',
  counted: ['cell past its review date', 'cells past their review date'],
  why: 'Somebody said how long this would hold. It may not be true any more.',
  fix: 'Check it, correct it, and set the next date.',
  check: ({ map, today }) => {
    if (today === undefined) return [];
    const over = <T extends { readonly reviewBy?: string | undefined }>(all: readonly T[]): T[] =>
      all.filter((one) => one.reviewBy !== undefined && one.reviewBy < today);
    const text = '“{name}” was to be reviewed by {day}.';
    return [
      ...over(map.cards).map((card) => ({
        place: { kind: 'card' as const, id: card.id },
        text,
        values: { name: short(card.text), day: card.reviewBy ?? '' },
      })),
      ...over(map.touchpoints).map((one) => ({
        place: { kind: 'touchpoint' as const, id: one.id },
        text,
        values: { name: short(one.name), day: one.reviewBy ?? '' },
      })),
    ];
  },
};
