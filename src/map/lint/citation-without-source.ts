/** A card that is called cited and names no source. */
import { short, type Rule } from './rule.ts';

export const citationWithoutSource: Rule = {
  id: 'citation-without-source',
  title: 'Cited without a source',
  counted: ['cited card without a source', 'cited cards without a source'],
  why: 'A reader trusts what is called cited. Without the source nobody can look it up or notice that it is old.',
  fix: 'Name the study, the address or the people asked, or mark the card as an assumption.',
  check: (about) =>
    about.map.cards
      .filter((card) => card.state === 'cited' && !about.proven(card))
      .map(({ id, text }) => ({
        place: { kind: 'card', id },
        text: '“{card}” is called cited and names no source.',
        values: { card: short(text) },
      })),
};
