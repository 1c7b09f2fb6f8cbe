/**
 * How good or bad a sentence and a text sound: a sum of rated words and phrases, shaped by what stands around them.
 * After the family of rule-based methods of Hutto and Gilbert (VADER, 2014); lists, rules and sums are our own.
 */
import { polarity } from './signs.ts';
import type { Lexicon, Phrase } from './lexicon.ts';
import type { Token } from './tokens.ts';

export type SentimentLabel = 'negative' | 'neutral' | 'positive';

/** Between these two a text is neutral. */
const neutral = 0.1;

export function labelOf(sentiment: number): SentimentLabel {
  if (sentiment >= neutral) return 'positive';
  return sentiment <= -neutral ? 'negative' : 'neutral';
}

interface Hit {
  readonly at: number;
  readonly value: number;
  /** The phrase holds its own negation, its own wish. */
  readonly whole: boolean;
}

/** The sum of what is said in one sentence, unbounded; 0 where nothing is. */
export function sentenceSum(tokens: readonly Token[], lexicon: Lexicon | undefined): number {
  const hits = lexicon ? ratedIn(tokens, lexicon) : signsIn(tokens);
  if (hits.length === 0) return 0;
  const quoted = insideQuotes(tokens);
  let sum = 0;
  for (const hit of hits) {
    const value = lexicon ? inContext(hit, tokens, lexicon) : hit.value;
    sum += value * (quoted.has(hit.at) ? 0.5 : 1) * (tokens[hit.at]?.loud === true && !allLoud(tokens) ? 1.25 : 1);
  }
  return sum * emphasis(tokens);
}

/** Brings a sum into (-1, 1); `ease` is the squared sum that comes to 0.71. */
export function squash(sum: number, ease = 15): number {
  return sum / Math.sqrt(sum * sum + ease);
}

function ratedIn(tokens: readonly Token[], lexicon: Lexicon): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'mark') continue;
    const phrase = phraseAt(tokens, at, lexicon);
    if (phrase) {
      const end = at + phrase.length - 1;
      if (phrase.value !== 0) hits.push({ at: end, value: phrase.value, whole: true });
      at = end;
      continue;
    }
    const value = token.kind === 'sign' ? polarity(token.text) : wordValue(tokens, at, lexicon);
    if (value !== undefined) hits.push({ at, value, whole: token.kind === 'sign' });
  }
  return hits;
}

function signsIn(tokens: readonly Token[]): Hit[] {
  return tokens.flatMap((token, at) => {
    const value = token.kind === 'sign' ? polarity(token.text) : undefined;
    return value === undefined ? [] : [{ at, value, whole: true }];
  });
}

function phraseAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): { value: number; length: number } | undefined {
  for (const phrase of lexicon.phrases.get(tokens[at]?.text ?? '') ?? []) {
    const length = phraseLength(tokens, at, phrase);
    if (length > 0) return { value: phrase.value, length };
  }
  return undefined;
}

/** Tokens the phrase covers from `at`, 0 where it does not stand there. */
function phraseLength(tokens: readonly Token[], at: number, { words }: Phrase): number {
  let here = at;
  for (let k = 0; k < words.length; k++) {
    const wanted = words[k];
    if (wanted === '_') {
      if (tokens[here]?.text !== words[k + 1] && tokens[here]?.kind === 'word') here++;
    } else if (tokens[here]?.text === wanted) {
      here++;
    } else {
      return 0;
    }
  }
  return here - at;
}

/** "Like" is praise after "I"; what is measured is a fault after "too"; "pretty good" is no prettiness. */
function wordValue(tokens: readonly Token[], at: number, lexicon: Lexicon): number | undefined {
  const { text } = tokens[at] as Token;
  const before = tokens[at - 1]?.text ?? '';
  if (lexicon.excess.has(before) && lexicon.measures.has(text)) return -1.8;
  if (text === 'like' && likers.has(before)) return 2;
  const value = lexicon.rate(text);
  const next = tokens[at + 1];
  if (
    value !== undefined &&
    lexicon.degrees.has(text) &&
    next?.kind === 'word' &&
    lexicon.rate(next.text) !== undefined
  ) {
    return undefined;
  }
  return value;
}

const likers = new Set(
  "i really we also do don't didn't did still they would you'll not all people everyone who always doesn't".split(' '),
);

function inContext(hit: Hit, tokens: readonly Token[], lexicon: Lexicon): number {
  let { value } = hit;
  const from = clauseStart(hit.at, tokens, lexicon);
  if (!hit.whole) {
    value *= degreeBefore(hit.at, from, tokens, lexicon);
    if (isNegated(hit.at, from, tokens, lexicon)) value *= value > 0 ? -0.7 : -0.4;
    else if (value > 0 && isWished(hit.at, from, tokens, lexicon)) value *= -0.4;
  }
  return value * weightInSentence(hit.at, tokens, lexicon);
}

const clauseEnds = new Set([',', ';', ':', '(', ')', '–', '—', '-', '.', '!', '?', '…']);

function clauseStart(at: number, tokens: readonly Token[], lexicon: Lexicon): number {
  for (let here = at - 1; here >= 0 && here > at - 12; here--) {
    const { kind, text } = tokens[here] as Token;
    if ((kind === 'mark' && clauseEnds.has(text)) || lexicon.contrasts.has(text)) return here + 1;
  }
  return Math.max(0, at - 11);
}

function degreeBefore(at: number, from: number, tokens: readonly Token[], lexicon: Lexicon): number {
  let factor = 1;
  for (let here = at - 1; here >= from && here >= at - 3; here--) {
    const degree = lexicon.degrees.get(tokens[here]?.text ?? '');
    if (degree === undefined) break;
    factor *= degree;
  }
  return Math.min(2, Math.max(0.4, factor));
}

/** How far a "not" reaches, in words. */
const reach = 5;

function isNegated(at: number, from: number, tokens: readonly Token[], lexicon: Lexicon): boolean {
  let turns = 0;
  for (let here = at - 1; here >= from && here >= at - reach; here--) {
    if (lexicon.negations.has(tokens[here]?.text ?? '')) turns++;
  }
  return turns % 2 === 1;
}

function isWished(at: number, from: number, tokens: readonly Token[], lexicon: Lexicon): boolean {
  for (let here = at - 1; here >= from; here--) if (lexicon.wishes.has(tokens[here]?.text ?? '')) return true;
  return false;
}

/** What follows "but" counts more than what it answers; what "although" grants counts less than the rest. */
function weightInSentence(at: number, tokens: readonly Token[], lexicon: Lexicon): number {
  let weight = 1;
  for (let here = 1; here < tokens.length; here++) {
    const { text } = tokens[here] as Token;
    if (lexicon.contrasts.has(text)) weight *= here < at ? 1.3 : 0.6;
  }
  const granted = tokens.findIndex((token) => lexicon.concessions.has(token.text));
  if (granted < 0 || at < granted) return weight;
  const comma = tokens.findIndex((token, here) => here > granted && token.text === ',');
  return granted > 1 || comma < 0 || at < comma ? weight * 0.6 : weight;
}

function insideQuotes(tokens: readonly Token[]): Set<number> {
  const inside = new Set<number>();
  const marks = tokens.flatMap((token, at) => (token.text === '"' ? [at] : []));
  for (let k = 0; k + 1 < marks.length; k += 2) {
    for (let at = marks[k] ?? 0; at < (marks[k + 1] ?? 0); at++) inside.add(at);
  }
  return inside;
}

const allLoud = (tokens: readonly Token[]): boolean =>
  tokens.every((token) => token.kind !== 'word' || token.loud || token.text.length === 1);

/** Up to three exclamation marks make it louder, a question less sure. */
function emphasis(tokens: readonly Token[]): number {
  let exclaimed = 0;
  let asked = false;
  for (const { kind, text } of tokens) {
    if (kind !== 'mark') continue;
    if (text === '!') exclaimed++;
    if (text === '?') asked = true;
  }
  return (1 + 0.1 * Math.min(3, exclaimed)) * (asked ? 0.7 : 1);
}
