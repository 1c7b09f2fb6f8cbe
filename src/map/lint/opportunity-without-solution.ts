/** An opportunity nobody has answered. */
import { short, type Rule } from './rule.ts';

export const opportunityWithoutSolution: Rule = {
  id: 'opportunity-without-solution',
  title: 'Opportunity without solution',
  counted: ['opportunity without solution', 'opportunities without solution'],
  why: 'It was seen and scored, and stops there: nobody has said what could be done.',
  fix: 'Collect two or three possible solutions and link the one to be tried, or mark the opportunity as dropped.',
  silent: 'It was dropped; or nobody drew such links on this map and a solution stands over the same step.',
  check: (about) =>
    about
      .of('opportunities')
      .filter((card) => card.progress !== 'dropped' && !about.joined(card, 'solved-by', 'from', 'solutions'))
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: 'No solution answers the opportunity “{opportunity}”.',
        values: { opportunity: short(text) },
      })),
};
