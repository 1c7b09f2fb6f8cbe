/** What the name of a column, or a question, says: which kind of score, which end is good, which touchpoint. */
import { wordsOf } from '../../events/import/column-names.ts';
import type { Polarity, ScoreKind } from '../scales.ts';

const kinds: readonly (readonly [ScoreKind, RegExp])[] = [
  ['nps', /\bnps\b|net promoter|\bpromoters?\b|recommend|weiterempf|weiter empf|empfehl|recommander|recomendar/],
  ['ces', /\bces\b|effort|\bease\b|\beasy\b|\beasily\b|difficult|aufwand|einfach|mühe|mühsam|schwierig|facilit|facile/],
  ['csat', /\bc ?sat\b|satisf|\bhappy\b|zufrieden|insatisf/],
  ['stars', /\bstars?\b|sterne|étoiles|estrellas|\bratings?\b|\brated?\b|bewertung|\bnote d/],
  ['scale', /\bscores?\b|\bpoints\b|punkte|punktzahl|\bgrade\b|schulnote|puntuaci|on a scale|skala/],
];

/** Undefined where the name says nothing of a score. */
export function kindSaid(name: string): ScoreKind | undefined {
  const words = wordsOf(name);
  return kinds.find(([, pattern]) => pattern.test(words))?.[0];
}

const effort = /effort|difficult|\bhard\b|aufwand|mühe|mühsam|schwierig|struggle/;
const noEffort = /(low|little|least|less|no|without|wenig|ohne|gering\w*) (effort|aufwand|mühe)|effortless|mühelos/;
const ease = /\bease\b|\beasy\b|\beasily\b|\beasier\b|einfach|\bleicht\b|facil|simple/;
const worse = /problem|severity|frustrat|complain|\bpain\b|stress|schulnote|unzufrieden|dissatisf|annoy|waiting/;

/** Which end of the scale is good; undefined of an effort score that names neither effort nor ease, or both. */
export function polaritySaid(name: string, kind: ScoreKind): Polarity | undefined {
  const words = wordsOf(name);
  const bad = effort.test(words) && !noEffort.test(words);
  const good = ease.test(words) || noEffort.test(words);
  if (kind === 'ces' || good || bad) {
    // "Customer effort score" is the name of the method, whichever way round it is asked.
    const method = /^(customer )?effort score$|\bces\b/.test(words) && !good;
    if (kind === 'ces' && method) return /how much|required|had to/.test(words) ? 'lower-is-better' : undefined;
    if (good !== bad) return good ? 'higher-is-better' : 'lower-is-better';
    if (kind === 'ces') return undefined;
  }
  return worse.test(words) ? 'lower-is-better' : 'higher-is-better';
}

/** Numbers that are no opinions, however small. */
const counted =
  /\b(age|alter|count|counts|number|anzahl|no|nr|num|quantity|qty|menge|orders|visits|items|nights|guests|children|kids|persons|people|month|monat|day|tag|year|jahr|hour|stunde|week|woche|zip|plz|postcode|price|preis|amount|betrag|total|sum|revenue|index|rank|priority|version|floor|level|size|duration|seconds|minutes|tenure|id|key|code|lat|lon|longitude|latitude|weight|row|line|page|votes|helpful|sentiment|confidence|probability|group|segment|cluster|class|type|flag|ind|wave|round)\b/;

export const saysCount = (name: string): boolean => counted.test(wordsOf(name));

/** About everything, or about nothing that customers meet. */
const whole =
  /^((the|our|your|overall|total|general|gesamt|insgesamt|average|mean|final|whole|experience|erlebnis|company|us|brand|customer|kunden|product|review|reviewer|user|survey|purchase|visit|order|q ?\d*|question|frage|likelihood|likely|to|friend|of|with|value|values?|result|answer|response|raw|scale|points|you|how|are|were|was|did|is|it|much|and|or|a|an|self reported|column|numeric|number|\d+)\b ?)*$/;
const scoreWords =
  /\b(ratings?|rated?|rate|stars?|scores?|nps|c ?sat|ces|satisfaction|satisfied|zufriedenheit|bewertung|sterne|punkte|ease of|effort for|effort|ease|grade|schulnote|score|note)\b/g;
const asked =
  /(?:satisfied|happy|pleased|zufrieden)\b.*?\b(?:with|mit)\b (?:the |our |your |der |dem |den |ihrer |ihrem |unserer |unserem )?(.{2,60}?)[?.! ]*$/i;

/** The touchpoint a rating column is named after: "cleanliness_rating" is about Cleanliness, "overall_rating" about none. */
export function touchpointSaid(name: string, kind: ScoreKind): string | undefined {
  if (kind === 'nps') return undefined;
  const [, questioned] = asked.exec(name.trim()) ?? [];
  if (questioned !== undefined) return whole.test(wordsOf(questioned)) ? undefined : capital(wordsOf(questioned));
  const words = wordsOf(name);
  if (words.split(' ').length > 6 || name.includes('?')) return undefined;
  const rest = words.replaceAll(scoreWords, ' ').replaceAll(/\s+/g, ' ').trim();
  const bare = rest.replace(/^(of|with|for|the|our|mit|der|die|das) /, '').replace(/ (of|with|for|mit)$/, '');
  return bare === '' || whole.test(bare) ? undefined : capital(bare);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
