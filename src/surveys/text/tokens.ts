/** A sentence in pieces: words, numbers, emoji, emoticons and marks, in their order. */

export type TokenKind = 'word' | 'number' | 'sign' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  /** Lower case, with a straight apostrophe; contractions without one have got it ("dont" is "don't"). */
  readonly text: string;
  /** True where every letter is a capital (and there are at least two). */
  readonly loud: boolean;
}

const piece =
  /(?<sign>[:;=]['^-]?[)(\][DPpO/\\|*3](?![\p{L}\d])|<\/?3|\^\^|\p{Extended_Pictographic}(?:\uFE0F|\p{EMod}|\u200D\p{Extended_Pictographic})*)|(?<number>\d+(?:[./:,]\d+)*)|(?<word>[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*)|(?<mark>[.,;:!?()"…–—-])/gu;

const contractions = new Map(
  `dont cant wont didnt doesnt isnt wasnt arent werent couldnt wouldnt shouldnt hasnt havent hadnt aint`
    .split(' ')
    .map((word) => [word, `${word.slice(0, -1)}'t`]),
);

export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: raw, groups } of sentence.matchAll(piece)) {
    if (groups?.['word'] !== undefined) tokens.push(wordToken(raw));
    else if (groups?.['sign'] !== undefined) tokens.push({ kind: 'sign', text: raw, loud: false });
    else tokens.push({ kind: groups?.['number'] === undefined ? 'mark' : 'number', text: raw, loud: false });
  }
  return tokens;
}

function wordToken(raw: string): Token {
  const text = raw.toLowerCase();
  return {
    kind: 'word',
    text: contractions.get(text) ?? text,
    loud: raw.length > 1 && raw !== text && raw === raw.toUpperCase(),
  };
}
