/** A map whose review is overdue. */
import type { JourneyMap } from '../map.ts';
import { daysAfter } from './days.ts';
import type { Rule } from './rule.ts';

export const mapPastReview: Rule = {
  id: 'map-past-review',
  title: 'Map past its review date',
  counted: ['map past its review date', 'maps past their review date'],
  why: 'Journeys change with every release and every season. A map that missed its review misleads whoever opens it.',
  fix: 'Walk through the map with its owner, then set the next review date.',
  check: ({ map, today }) => {
    const due = dueOn(map);
    if (today === undefined || due === undefined || due >= today) return [];
    const text = 'The review of this map was due on {day}.';
    return [{ place: { kind: 'map', id: map.id }, text, values: { day: due } }];
  },
};

/** The date that was set; without one, so many days after the last sign-off as reviews are apart. */
function dueOn({ reviewBy, reviewEvery, signOffs }: JourneyMap): string | undefined {
  if (reviewBy !== undefined) return reviewBy;
  const last = (signOffs ?? [])
    .map((one) => one.on)
    .toSorted()
    .at(-1);
  return last === undefined || reviewEvery === undefined ? undefined : daysAfter(last, reviewEvery);
}
