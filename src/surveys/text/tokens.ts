/** A sentence in pieces: words, numbers, emoji, emoticons and marks, in their order. */

export type TokenKind = 'word' | 'number' | 'sign' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  /** Lower case, with a straight apostrophe; contractions without one have got it ("dont" is "don't"). */
  readonly text: string;
  /** True where every letter is a capital (and there are at least two). */
  readonly loud: boolean;
}

/** Groups: sign, number, word; what is in none is a mark. */
const piece =
  /([:;=]['^-]?[)(\][DPpO/\\|*3](?![\p{L}\d])|<\/?3|\^\^|\p{Extended_Pictographic}(?:\uFE0F|\p{EMod}|\u200D\p{Extended_Pictographic})*)|(\d+(?:[./:,]\d+)*)|([\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*)|[.,;:!?()"…–—-]/gu;
/** The same for plain letters, many times faster. */
const plainPiece =
  /([:;=]['^-]?[)(\][DPpO/\\|*3](?![a-z\d])|<\/?3|\^\^)|(\d+(?:[./:,]\d+)*)|([a-z]+(?:['-][a-z]+)*)|[.,;:!?()"-]/gi;

const contractions = new Map(
  `dont cant wont didnt doesnt isnt wasnt arent werent couldnt wouldnt shouldnt hasnt havent hadnt aint`
    .split(' ')
    .map((word) => [word, `${word.slice(0, -1)}'t`]),
);

export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /[^\n -~]/.test(sentence) ? piece : plainPiece;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(sentence); found !== null; found = pattern.exec(sentence)) {
    const [raw, sign, number, word] = found;
    if (word !== undefined) tokens.push(wordToken(raw));
    else tokens.push({ kind: kindOf(sign, number), text: raw, loud: false });
  }
  return tokens;
}

function kindOf(sign: string | undefined, number: string | undefined): TokenKind {
  if (sign !== undefined) return 'sign';
  return number === undefined ? 'mark' : 'number';
}

function wordToken(raw: string): Token {
  const text = raw.toLowerCase();
  return {
    kind: 'word',
    text: contractions.get(text) ?? text,
    loud: raw.length > 1 && raw !== text && raw === raw.toUpperCase(),
  };
}
