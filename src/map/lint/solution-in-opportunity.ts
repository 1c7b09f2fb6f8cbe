/** A solution written where the need should stand. */
import { short, type Rule } from './rule.ts';

const building =
  /^(?:(?:let[’']s|we (?:should|must|will|could)|please) )?(?:build|implement|launch|roll out|develop|introduce|install|deploy|redesign|automate|migrate)\b/i;
const bauen = /\b(?:einführen|entwickeln|implementieren|programmieren|einbauen|umbauen|automatisieren)[.!]?$/i;

export const solutionInOpportunity: Rule = {
  id: 'solution-in-opportunity-words',
  title: 'Opportunity worded as a solution',
  counted: ['opportunity worded as a solution', 'opportunities worded as solutions'],
  why: 'An opportunity that already says what to build hides the need, and shuts out every better answer.',
  fix: 'Move it to the solutions, and write here what customers would gain ("How might we ...").',
  silent: 'It is a question, or does not begin with a verb of building.',
  check: (about) =>
    about
      .of('opportunities')
      .filter(({ text }) => !text.trim().endsWith('?') && (building.test(text.trim()) || bauen.test(text.trim())))
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: 'The opportunity “{opportunity}” reads like a solution.',
        values: { opportunity: short(text) },
      })),
};
