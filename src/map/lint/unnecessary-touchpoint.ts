/** A touchpoint that nothing seems to hang on. */
import type { Touchpoint } from '../map.ts';
import type { Checked } from './checked.ts';
import { short, type Rule } from './rule.ts';

/** Share of journeys below which a touchpoint reaches hardly anybody. */
const tinyReach = 0.05;

export const unnecessaryTouchpoint: Rule = {
  id: 'unnecessary-touchpoint',
  title: 'Unnecessary touchpoint',
  counted: ['touchpoint that may be unnecessary', 'touchpoints that may be unnecessary'],
  why: 'Every touchpoint costs the customer effort and somebody money. One without weight, feeling or reach may only be in the way.',
  fix: 'Ask what would happen without it. Take it out, join it with its neighbour, or write down what it is for.',
  silent:
    'Its impact was not declared or is above 2; it is the only touchpoint of a step; the step moves feelings, is a moment of truth or holds a pain point or gain; it reaches at least 5 % of journeys.',
  check: (about) =>
    about.map.touchpoints
      .filter((one) => (one.impact ?? 5) <= 2 && hardlyReached(about, one) && nothingHangs(about, one))
      .map(({ id, name }) => ({
        place: { kind: 'touchpoint', id },
        text: 'Nothing seems to hang on the touchpoint “{name}”: its impact is low and its steps leave people cold.',
        values: { name: short(name) },
      })),
};

function hardlyReached(about: Checked, touchpoint: Touchpoint): boolean {
  const refs = [
    ...(touchpoint.measures ?? []),
    ...about.meetings(touchpoint.id).flatMap((card) => card.measures ?? []),
  ];
  return about.answers(refs, 'share').every((one) => (one.value ?? 0) < tinyReach);
}

function nothingHangs(about: Checked, touchpoint: Touchpoint): boolean {
  const columns = new Set(about.meetings(touchpoint.id).flatMap((card) => about.covered(card)));
  return columns.size > 0 && [...columns].every((index) => indifferent(about, index));
}

function indifferent(about: Checked, index: number): boolean {
  const feeling = about.feeling(index);
  return (
    about.columns[index]?.step.momentOfTruth !== true &&
    Math.abs(feeling?.value ?? 0) < 0.5 &&
    about.over(index, 'pains', 'gains', 'moments-of-truth').length === 0 &&
    about.touchpointsOver(index).length > 1
  );
}
