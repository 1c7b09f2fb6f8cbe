/** What emoji (open list emoji-emotion, MIT) and emoticons say, from -5 to 5. */
import { emojiEmotion } from 'emoji-emotion';

const bare = (sign: string): string => sign.replace(/\uFE0F|\p{EMod}/gu, '');

const emoji = new Map(emojiEmotion.map(({ emoji: sign, polarity: value }) => [bare(sign), value]));

const mouths: Readonly<Record<string, number>> = {
  ')': 2,
  ']': 2,
  D: 3,
  P: 1,
  p: 1,
  '*': 2,
  '3': 2,
  '(': -2,
  '[': -2,
  '/': -1,
  '\\': -1,
  '|': -1,
};

/** `undefined` for a sign that says neither good nor bad. */
export function polarity(sign: string): number | undefined {
  if (sign === '<3' || sign === '^^') return sign === '<3' ? 3 : 1;
  if (sign === '</3') return -3;
  const value = /^[:;=]/.test(sign) ? (sign.includes("'") ? -2 : mouths[sign.at(-1) ?? '']) : emoji.get(bare(sign));
  return value === 0 ? undefined : value;
}
