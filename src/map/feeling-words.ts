/** Which feeling a short text declares for sure: by a number on a known scale, by a face, or by a word of feeling. */
import { folded } from './lane-words.ts';

const faces: readonly (readonly [number, string])[] = [
  [2, '😀 😁 😃 😄 😆 😍 🤩 🥳 😊 🥰 😎 ❤️ 🎉'],
  [1, '🙂 😌 ☺️ ☺ 👍 😉 🤗'],
  [0, '😐 😑 😶 🤔 😮'],
  [-1, '🙁 ☹️ ☹ 😕 😟 😒 🙄 😬 😰 😓 👎 😞 😔 😥'],
  [-2, '😠 😡 🤬 😤 😢 😭 😩 😫 😖 😣 😱 💔'],
];
const signs: readonly (readonly [number, readonly string[]])[] = [
  [2, ['++', ':-D', ':D', '=D']],
  [1, ['+', ':-)', ':)', '=)']],
  [0, [':-|', ':|', '+/-', '±']],
  [-1, [':-(', ':(', '=(']],
  [-2, ['--', '––', '−−', ":'(", ":'-("]],
];
const words: readonly (readonly [number, string])[] = [
  [2, 'delighted|thrilled|ecstatic|excited|very happy|enthusiastic|amazed|proud|overjoyed|very satisfied|loves it'],
  [2, 'begeistert|sehr glucklich|sehr zufrieden|stolz|uberglucklich|euphorisch'],
  [1, 'happy|satisfied|pleased|confident|hopeful|relieved|calm|relaxed|curious|interested|positive|content|glad'],
  [1, 'reassured|optimistic|inspired|motivated|grateful|trusting|safe|good'],
  [1, 'glucklich|zufrieden|erfreut|zuversichtlich|hoffnungsvoll|erleichtert|ruhig|entspannt|neugierig|interessiert'],
  [1, 'positiv|dankbar|motiviert|froh|sicher|gut'],
  [0, 'neutral|indifferent|ok|okay|unemotional|gleichgultig|weder noch|so lala'],
  [-1, 'unhappy|unsure|uncertain|confused|worried|anxious|nervous|annoyed|disappointed|bored|impatient|stressed'],
  [-1, 'overwhelmed|sceptical|skeptical|dissatisfied|insecure|irritated|concerned|doubtful|sad|tired|negative|bad'],
  [-1, 'unzufrieden|unsicher|verwirrt|besorgt|angstlich|nervos|genervt|enttauscht|gelangweilt|ungeduldig|gestresst'],
  [-1, 'uberfordert|skeptisch|irritiert|traurig|mude|negativ|schlecht'],
  [-2, 'angry|furious|frustrated|very frustrated|very unhappy|desperate|hopeless|outraged|very dissatisfied|helpless'],
  [-2, 'wutend|frustriert|sehr unzufrieden|verzweifelt|verargert|hilflos|emport|sehr frustriert'],
];

const byFace = new Map(faces.flatMap(([valence, list]) => list.split(' ').map((face) => [face, valence] as const)));
const bySign = new Map(signs.flatMap(([valence, list]) => list.map((sign) => [sign, valence] as const)));
const byWord = new Map(words.flatMap(([valence, list]) => list.split('|').map((word) => [word, valence] as const)));

/** Lowest and highest number of a scale, lowest being the worst. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

const number = String.raw`[+\-−–]?\d+(?:[.,]\d+)?`;
const toNumber = (text: string): number => Number(text.replace(/[−–]/, '-').replace(',', '.'));

/** The number that is the whole text: "-1", "+2", "1,5". */
export function numberOf(text: string): number | undefined {
  return new RegExp(`^${number}$`).test(text.trim()) ? toNumber(text.trim()) : undefined;
}

/** The scale a name tells: "Emotions (1-5)", "Stimmung von -2 bis 2". */
export function scaleIn(name: string): Scale | undefined {
  const found = new RegExp(`(${number})\\s*(?:-|–|to|bis|\\.\\.+|…)\\s*(${number})`).exec(name);
  if (found === null) return undefined;
  const [low, high] = [toNumber(found[1] ?? ''), toNumber(found[2] ?? '')];
  return low < high ? { low, high } : undefined;
}

/**
 * The scale of bare numbers that stand in one lane: from -2 to +2 when all lie there and one is below nought. Numbers
 * above nought alone do not tell whether 2 is the best or nearly the worst.
 */
export function scaleOf(numbers: readonly number[]): Scale | undefined {
  const inside = numbers.every((one) => one >= -2 && one <= 2);
  return inside && numbers.some((one) => one < 0) ? { low: -2, high: 2 } : undefined;
}

function onScale(value: number, { low, high }: Scale): number | undefined {
  if (value < low || value > high) return undefined;
  return Math.round((((value - low) / (high - low)) * 4 - 2) * 100) / 100;
}

/** The feeling in [-2, +2] that the text declares, or undefined when that would be a guess. */
export function feelingOf(text: string, scale?: Scale): number | undefined {
  const whole = text.trim();
  const value = numberOf(whole);
  if (value !== undefined) return scale === undefined ? undefined : onScale(value, scale);
  const share = new RegExp(`^(${number})\\s*(?:/|of|von|out of)\\s*(\\d+)$`).exec(whole);
  if (share !== null)
    return onScale(toNumber(share[1] ?? ''), { low: share[2] === '5' ? 1 : 0, high: Number(share[2]) });
  return bySign.get(whole) ?? byFaceIn(whole) ?? byWordsOf(whole);
}

/** Faces tell a feeling wherever they stand, as long as they agree. */
function byFaceIn(text: string): number | undefined {
  const found = [...byFace].filter(([face]) => text.includes(face)).map(([, valence]) => valence);
  const [first] = found;
  return first !== undefined && found.every((one) => one === first || one * first > 0) ? first : undefined;
}

/** Nothing but words of feeling, all to the same side: "Nervous, unsure". */
function byWordsOf(text: string): number | undefined {
  const found = text.split(/[,;/&+]|\s(?:and|und|oder|or)\s/).map((part) => byWord.get(folded(part)));
  const sure = found.filter((one) => one !== undefined);
  const [first] = sure;
  if (first === undefined || sure.length < found.length) return undefined;
  const agree = sure.every((one) => Math.sign(one) === Math.sign(first));
  return agree ? sure.reduce((sum, one) => sum + one, 0) / sure.length : undefined;
}
