/** Whether a question is about the customer's relation with the company as a whole, or about one occasion. */
import type { Answer } from './response.ts';

const outright = /\b(relationship|relational|relations? nps|r ?nps|beziehungs?\w*)\b/;
const occasion =
  /\b(transactional|t ?nps|today|just now|after your|this (visit|order|call|purchase|delivery|stay|trip|flight|appointment|chat|conversation)|(last|latest|recent) (visit|order|call|purchase|delivery|stay|trip|flight|appointment|chat|conversation|contact|experience)|heute|heutig\w*|nach (ihrem|ihrer|deinem|deiner)|(letzte|letzten|letzter|letztes|diese|diesem|diesen|dieser) (besuch\w*|bestellung|einkauf\w*|anruf\w*|lieferung|gespräch\w*|kontakt\w*|aufenthalt\w*))\b/u;

/**
 * `relation`: it says so itself. `usually-relation`: "How likely are you to recommend us" is asked of the relation
 * (relationship NPS) unless something says which occasion it was asked about (transactional NPS). `open`: anything else.
 */
export function asksAbout({
  question,
  kind,
}: Pick<Answer, 'question' | 'kind'>): 'relation' | 'usually-relation' | 'open' {
  const words = question.toLowerCase().replace(/[_\s-]+/g, ' ');
  if (outright.test(words)) return 'relation';
  return kind === 'nps' && !occasion.test(words) ? 'usually-relation' : 'open';
}
