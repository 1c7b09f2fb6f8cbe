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
  /** A sign, or a phrase that holds its own negation: nothing before it changes its sense. */
  readonly whole: boolean;
}

/** A sentence while it is read. */
interface Reading {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  /** True for the words of a phrase: they turn nothing else. */
  readonly spoken: readonly boolean[];
  /** Where a "but" stands. */
  readonly contrasts: readonly number[];
  /** What an "although" grants: first and last place, none where it is not said. */
  readonly granted: readonly [from: number, to: number] | undefined;
}

/** One thing said in a sentence: where, and how good or bad, all around it counted in. */
export interface Opinion {
  readonly at: number;
  readonly value: number;
}

/** All that is said in one sentence, in its order. Without a lexicon only its emoji and emoticons speak. */
export function opinionsIn(tokens: readonly Token[], lexicon: Lexicon | undefined): Opinion[] {
  const emphasised = emphasis(tokens);
  if (!lexicon) return signsIn(tokens).map(({ at, value }) => ({ at, value: value * emphasised }));
  const spoken: boolean[] = [];
  const hits = ratedIn(tokens, lexicon, spoken);
  if (hits.length === 0) return [];
  const reading = { tokens, lexicon, spoken, ...turnsOf(tokens, lexicon) };
  const quoted = insideQuotes(tokens);
  const shouted = allLoud(tokens);
  return hits.map((hit) => {
    const loud = !shouted && tokens[hit.at]?.loud === true ? 1.25 : 1;
    const value = inContext(hit, reading) * loud * (quoted.has(hit.at) ? 0.5 : 1) * emphasised;
    return { at: hit.at, value };
  });
}

/** The sum of opinions, unbounded; 0 where nothing is said. */
export const sumOf = (opinions: readonly Opinion[]): number => opinions.reduce((sum, { value }) => sum + value, 0);

/**
 * What is said about the word at `at`: the opinions of its own clause, or of the whole sentence where its clause says
 * nothing. "Seats fine, food awful" is good of the seats and bad of the food.
 */
export function sumAbout(at: number, opinions: readonly Opinion[], tokens: readonly Token[]): number {
  if (opinions.length < 2) return sumOf(opinions);
  let from = at;
  while (from > 0 && !dividesClauses(tokens[from - 1])) from--;
  let to = at;
  while (to < tokens.length && !dividesClauses(tokens[to])) to++;
  const near = opinions.filter((one) => one.at >= from && one.at < to);
  return sumOf(near.length > 0 ? near : opinions);
}

const dividers = new Set([
  ',',
  ';',
  ':',
  '–',
  '—',
  '-',
  'but',
  'however',
  'although',
  'though',
  'while',
  'aber',
  'jedoch',
  'obwohl',
]);
const dividesClauses = (token: Token | undefined): boolean => token !== undefined && dividers.has(token.text);

/** Brings a sum into (-1, 1); `ease` is the squared sum that comes to 0.71. */
export function squash(sum: number, ease = 15): number {
  return sum / Math.sqrt(sum * sum + ease);
}

/**
 * Of a whole text: each sentence speaks with a bounded voice, so that one outburst does not drown the rest, and many
 * sentences that agree count more than one, by the root of their number. Kept within (-1, 1) by a curve that leaves small
 * voices as they are.
 */
export function textSentiment(sums: readonly number[]): number {
  if (sums.length === 0) return 0;
  const voice = sums.reduce((all, sum) => all + squash(sum), 0) / Math.sqrt(sums.length);
  return voice / (1 + voice ** 4) ** 0.25;
}

function ratedIn(tokens: readonly Token[], lexicon: Lexicon, spoken: boolean[]): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'mark') continue;
    const phrase = phraseAt(tokens, at, lexicon);
    if (phrase) {
      const end = at + phrase.length - 1;
      for (let here = at; here <= end; here++) spoken[here] = true;
      if (phrase.value !== 0) hits.push({ at: end, value: phrase.value, whole: phrase.whole });
      at = end;
      continue;
    }
    const value = token.kind === 'sign' ? polarity(token.text) : wordValue(tokens, at, lexicon);
    if (value !== undefined) hits.push({ at, value, whole: token.kind === 'sign' });
    else if (isLacking(tokens, at, lexicon)) hits.push({ at, value: lacking, whole: true });
  }
  return hits;
}

function signsIn(tokens: readonly Token[]): Opinion[] {
  return tokens.flatMap(({ kind, text }, at) => {
    const value = kind === 'sign' ? polarity(text) : undefined;
    return value === undefined ? [] : [{ at, value }];
  });
}

function phraseAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): { value: number; length: number; whole: boolean } | undefined {
  for (const phrase of lexicon.phrases.get(tokens[at]?.text ?? '') ?? []) {
    const length = phraseLength(tokens, at, phrase);
    if (length > 0) return { value: phrase.value, length, whole: phrase.whole };
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

/** How bad it is to have none of a thing that is neither good nor bad: "no internet". */
const lacking = -0.8;

function isLacking(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const before = tokens[at - 1]?.text ?? '';
  if (tokens[at]?.kind !== 'word' || !nothing.has(before) || !lexicon.negations.has(before)) return false;
  // "No real problem": what is rated speaks for itself.
  return tokens.slice(at, at + 3).every(({ kind, text }) => kind !== 'word' || lexicon.rate(text) === undefined);
}

/** "Like" is praise after "I"; what is measured is a fault after "too"; "pretty good" is no prettiness. */
function wordValue(tokens: readonly Token[], at: number, lexicon: Lexicon): number | undefined {
  const { text } = tokens[at] as Token;
  const before = tokens[at - 1]?.text ?? '';
  if (lexicon.excess.has(before) && lexicon.measures.has(text)) return -1.8;
  if (text === 'like' && likers.has(before)) return 2;
  if (lexicon.negations.has(text) && endsClause(tokens, at)) return -1.5;
  const value = lexicon.rate(text);
  const next = tokens[at + 1];
  if (lexicon.adverbs.has(text) && next?.kind === 'word' && !lexicon.carriers.has(next.text)) return undefined;
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

/** "The food was not." */
function endsClause(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return at > 1 && (next === undefined || (next.kind === 'mark' && clauseEnds.has(next.text)));
}

const nothing = new Set(['no', 'kein', 'keine', 'keinen']);

const likers = new Set(
  "i really we also do don't didn't did still they would you'll not all people everyone who always doesn't".split(' '),
);

function inContext(hit: Hit, reading: Reading): number {
  const { tokens, lexicon } = reading;
  let { value } = hit;
  if (!hit.whole) {
    const from = clauseStart(hit.at, tokens, lexicon);
    value *= degreeBefore(hit.at, from, tokens, lexicon);
    if (isNegated(hit.at, from, reading)) value *= value > 0 ? -0.7 : -0.4;
    else if (value > 0 && isWished(hit.at, from, reading)) value *= -0.4;
  }
  return value * weightInSentence(hit.at, reading);
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

function isNegated(at: number, from: number, { tokens, lexicon, spoken }: Reading): boolean {
  let turns = 0;
  for (let here = at - 1; here >= from && here >= at - reach; here--) {
    if (!spoken[here] && lexicon.negations.has(tokens[here]?.text ?? '')) turns++;
  }
  return turns % 2 === 1;
}

/** "I hoped it was", "it should have been": what is wished for is not there. */
function isWished(at: number, from: number, { tokens, lexicon, spoken }: Reading): boolean {
  for (let here = at - 1; here >= from; here--) {
    const { text } = tokens[here] as Token;
    if (spoken[here]) continue;
    if (lexicon.wishes.has(text) || lexicon.wishes.has(`${text} ${tokens[here + 1]?.text ?? ''}`)) return true;
  }
  return false;
}

function turnsOf(tokens: readonly Token[], lexicon: Lexicon): Pick<Reading, 'contrasts' | 'granted'> {
  const contrasts: number[] = [];
  let from = -1;
  for (let at = 0; at < tokens.length; at++) {
    const { text } = tokens[at] as Token;
    if (at > 0 && lexicon.contrasts.has(text)) contrasts.push(at);
    if (from < 0 && lexicon.concessions.has(text)) from = at;
  }
  if (from < 0) return { contrasts, granted: undefined };
  const comma = from > 1 ? -1 : tokens.findIndex((token, at) => at > from && token.text === ',');
  return { contrasts, granted: [from, comma < 0 ? tokens.length : comma] };
}

/** What follows "but" counts more than what it answers; what "although" grants counts less than the rest. */
function weightInSentence(at: number, { contrasts, granted }: Reading): number {
  let weight = 1;
  for (const contrast of contrasts) weight *= contrast < at ? 1.3 : 0.6;
  return granted && at >= granted[0] && at < granted[1] ? weight * 0.6 : weight;
}

function insideQuotes(tokens: readonly Token[]): Set<number> {
  const inside = new Set<number>();
  if (!tokens.some((token) => token.text === '"')) return inside;
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
