/** An opportunity that answers nothing anybody suffers or was found out. */
import { short, type Rule } from './rule.ts';

export const opportunityWithoutPain: Rule = {
  id: 'opportunity-without-pain-or-insight',
  title: 'Opportunity without pain point or insight',
  counted: ['opportunity without pain point or insight', 'opportunities without pain point or insight'],
  why: 'An opportunity that starts from no need is a wish of the company.',
  fix: 'Link the pain point, gain or insight it comes from, or let it go.',
  silent:
    'Something raises it; or nobody drew such links on this map and a pain point, gain, insight or piece of evidence stands over the same step.',
  check: (about) =>
    about
      .of('opportunities')
      .filter((card) => card.progress !== 'dropped')
      .filter((card) => !about.joined(card, 'raises', 'to', 'pains', 'gains', 'insights', 'evidence'))
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: 'No pain point or insight raises the opportunity “{opportunity}”.',
        values: { opportunity: short(text) },
      })),
};
