/** A pain point nobody has proof of. */
import { short, type Rule } from './rule.ts';

export const painWithoutEvidence: Rule = {
  id: 'pain-without-evidence',
  title: 'Pain point without evidence',
  counted: ['pain point without evidence', 'pain points without evidence'],
  why: 'An unproven pain point is somebody’s opinion. Money spent on it may be spent on the loudest voice in the room.',
  fix: 'Cite an interview, a survey or a log, tie it to a measure, or link a card of evidence to it.',
  check: (about) =>
    about
      .of('pains')
      .filter((card) => !about.proven(card))
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: 'The pain point “{pain}” rests on no evidence.',
        values: { pain: short(text) },
      })),
};
