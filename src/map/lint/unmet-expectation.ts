/** Where it should feel much better than it does. */
import { short, signed, type Rule } from './rule.ts';

/** Points on the scale from -2 to +2. */
const wide = 1.5;

export const unmetExpectation: Rule = {
  id: 'unmet-expectation',
  title: 'Unmet expectation',
  counted: ['unmet expectation', 'unmet expectations'],
  why: 'What people expected decides how they judge what they got. A wide gap is remembered and told.',
  fix: 'Close the gap with an opportunity, or change what is promised earlier in the journey.',
  silent: 'No lane says what it should feel like, or the distance is below 1.5 points.',
  check: (about) =>
    about.columns.flatMap(({ index, step }) => {
      const felt = about.feeling(index);
      const wishes = about
        .over(index, 'emotions')
        .filter((card) => about.laneOf(card)?.wanted === true)
        .flatMap((card) => (card.valence === undefined ? [] : [card.valence]));
      const wanted = Math.max(...wishes);
      if (!felt || wishes.length === 0 || wanted - felt.value < wide) return [];
      const text = felt.measured
        ? '“{step}” should feel like {wanted} and is measured at {felt}.'
        : '“{step}” should feel like {wanted} and is believed to feel like {felt}.';
      const values = { step: short(step.name), wanted: signed(wanted), felt: signed(felt.value) };
      return [{ place: { kind: 'step' as const, id: step.id }, text, values }];
    }),
};
