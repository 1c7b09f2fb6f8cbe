/** An opportunity without a place on the matrix. */
import { short, type Rule } from './rule.ts';

export const opportunityNotScored: Rule = {
  id: 'opportunity-not-scored',
  title: 'Opportunity not scored',
  counted: ['opportunity not scored', 'opportunities not scored'],
  why: 'Without effort and value nobody can say which one comes first.',
  fix: 'Drag it onto the opportunity matrix, or set effort and value in its details.',
  silent: 'It has an effort and at least one value, or was dropped or done.',
  check: (about) =>
    about
      .of('opportunities')
      .filter(({ progress }) => progress !== 'dropped' && progress !== 'done')
      .filter((card) => card.effort === undefined || (card.customerValue ?? card.businessValue) === undefined)
      .map(({ id, text, effort }) => ({
        place: { kind: 'card', id },
        text:
          effort === undefined
            ? 'Nobody has said what effort the opportunity “{opportunity}” takes.'
            : 'Nobody has said what the opportunity “{opportunity}” is worth.',
        values: { opportunity: short(text) },
      })),
};
