/** A pain point that leads nowhere. */
import { short, type Rule } from './rule.ts';

export const painWithoutOpportunity: Rule = {
  id: 'pain-without-opportunity',
  title: 'Pain point without opportunity',
  counted: ['pain point without opportunity', 'pain points without opportunity'],
  why: 'A map that only lists what hurts changes nothing.',
  fix: 'Write the opportunity it raises as a question ("How might we ...") and link the two, or delete a pain nobody minds.',
  silent:
    'It raises an opportunity; or nobody drew such links on this map and an opportunity stands over the same step.',
  check: (about) =>
    about
      .of('pains')
      .filter((card) => !about.joined(card, 'raises', 'from', 'opportunities'))
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: 'The pain point “{pain}” raises no opportunity.',
        values: { pain: short(text) },
      })),
};
