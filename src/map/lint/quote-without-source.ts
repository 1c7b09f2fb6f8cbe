/** Words of a customer nobody can trace. */
import { short, type Rule } from './rule.ts';

export const quoteWithoutSource: Rule = {
  id: 'quote-without-source',
  title: 'Quote without source',
  counted: ['quote without source', 'quotes without source'],
  why: 'A quote convinces like nothing else on a map, so it must be one. Invented words belong into the lane of thoughts.',
  fix: 'Say where it was said, such as "Interview, March", or move it to the lane of thoughts.',
  check: (about) =>
    about
      .of('quotes')
      .filter((card) => card.text.trim() !== '' && !about.proven(card))
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: 'Nobody can tell who said “{quote}”.',
        values: { quote: short(text) },
      })),
};
