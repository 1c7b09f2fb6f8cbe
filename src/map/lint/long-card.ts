/** A card nobody reads to the end. */
import { short, type Rule } from './rule.ts';

/** Characters. */
const long = 200;

export const longCard: Rule = {
  id: 'long-card',
  title: 'Long card',
  counted: ['card of over 200 characters', 'cards of over 200 characters'],
  why: 'A map is read at a glance. What needs a paragraph is two thoughts, or belongs behind a link.',
  fix: 'Split it in two cards, or keep the headline here and link the rest.',
  silent: 'Addresses of links do not count, nor do cards of evidence and quotes.',
  check: (about) =>
    about.map.cards
      .filter((card) => card.text.length > long)
      .map((card) => ({ card, length: [...shownText(card.text)].length }))
      .filter(({ card, length }) => length > long && !wordy.has(about.laneOf(card)?.kind ?? ''))
      .map(({ card, length }) => ({
        place: { kind: 'card', id: card.id },
        text: '“{card}” is {length} characters long.',
        values: { card: short(card.text), length },
      })),
};

/** Lanes whose cards are somebody else's words. */
const wordy: ReadonlySet<string> = new Set(['quotes', 'evidence', 'images']);

const shownText = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
