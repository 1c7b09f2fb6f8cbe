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
/** An emoticon of plain letters, where one may begin. */
const plainSign = /[:;=]['^-]?[)(\][DPpO/\\|*3](?![a-z\d])|<\/?3|\^\^/iy;

const contractions = new Map(
  `dont cant wont didnt doesnt isnt wasnt arent werent couldnt wouldnt shouldnt hasnt havent hadnt aint`
    .split(' ')
    .map((word) => [word, `${word.slice(0, -1)}'t`]),
);

export function tokensOf(sentence: string): Token[] {
  if (!/[^\n -~]/.test(sentence)) return plainTokens(sentence);
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  for (let found = piece.exec(sentence); found !== null; found = piece.exec(sentence)) {
    const [raw, sign, number, word] = found;
    if (word !== undefined) tokens.push(wordToken(raw));
    else tokens.push({ kind: kindOf(sign, number), text: raw, loud: false });
  }
  return tokens;
}

const other = 0;
const letter = 1;
const digit = 2;
const mark = 3;
/** First letters of emoticons. */
const face = 4;
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[a-z]/i.test(char)) return letter;
  if (/\d/.test(char)) return digit;
  if (/[:;=<^]/.test(char)) return face;
  return /[.,!?()"-]/.test(char) ? mark : other;
});
const kindAt = (text: string, at: number): number => kinds[text.charCodeAt(at)] ?? other;

/** The same for letters of ASCII alone, many times faster: nothing but emoticons needs a pattern. */
function plainTokens(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < sentence.length;) {
    const kind = kindAt(sentence, at);
    let to = at + 1;
    if (kind === letter) {
      to = runEnd(sentence, to, letter, "'-");
      tokens.push(wordToken(sentence.slice(at, to)));
    } else if (kind === digit) {
      to = runEnd(sentence, to, digit, './:,');
      tokens.push({ kind: 'number', text: sentence.slice(at, to), loud: false });
    } else if (kind === mark) {
      tokens.push(markToken(sentence.charAt(at)));
    } else if (kind === face) {
      plainSign.lastIndex = at;
      const sign = plainSign.exec(sentence)?.[0];
      if (sign !== undefined) {
        to = at + sign.length;
        tokens.push({ kind: 'sign', text: sign, loud: false });
      } else if (/[:;]/.test(sentence.charAt(at))) tokens.push(markToken(sentence.charAt(at)));
    }
    at = to;
  }
  return tokens;
}

/** Where a run of letters or digits ends; one of `joints` between two of them belongs to it. */
function runEnd(text: string, from: number, kind: number, joints: string): number {
  let at = from;
  for (;;) {
    if (kindAt(text, at) === kind) at++;
    else if (at < text.length && joints.includes(text.charAt(at)) && kindAt(text, at + 1) === kind) at += 2;
    else return at;
  }
}

const marks = new Map<string, Token>();

function markToken(text: string): Token {
  const known = marks.get(text) ?? { kind: 'mark', text, loud: false };
  marks.set(text, known);
  return known;
}

function kindOf(sign: string | undefined, number: string | undefined): TokenKind {
  if (sign !== undefined) return 'sign';
  return number === undefined ? 'mark' : 'number';
}

/** Words kept at hand; a file of wild spellings must not fill the memory. */
const kept = 100_000;
const words = new Map<string, Token>();

function wordToken(raw: string): Token {
  const known = words.get(raw);
  if (known !== undefined) return known;
  if (words.size >= kept) words.clear();
  const text = raw.toLowerCase();
  const token: Token = {
    kind: 'word',
    text: contractions.get(text) ?? text,
    loud: raw.length > 1 && raw !== text && raw === raw.toUpperCase(),
  };
  words.set(raw, token);
  return token;
}
