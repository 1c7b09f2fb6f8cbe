/** Measures, breaks and shortens text by the metrics of the shipped fonts: the same on every machine. */
import { advanceRuns } from './font-metrics.generated.ts';
import type { TextStyle } from './scene.ts';

type Face = ReadonlyMap<number, number>;

const faces = new Map<string, Face>();

function parseRuns(runs: string): Face {
  const widths = new Map<number, number>();
  for (const run of runs.split(';')) {
    const [first = '', list = ''] = run.split(':');
    const start = Number.parseInt(first, 16);
    list.split(',').forEach((advance, index) => widths.set(start + index, Number(advance) / 1000));
  }
  return widths;
}

function faceOf(style: TextStyle): Face {
  const key = style.face === 'serif' ? (style.italic ? 'serif-400-italic' : serifKey(style)) : sansKey(style);
  const known = faces.get(key);
  if (known) return known;
  const read = parseRuns(advanceRuns[key] ?? '');
  faces.set(key, read);
  return read;
}

const serifKey = (style: TextStyle): string => ((style.weight ?? 400) >= 500 ? 'serif-500' : 'serif-400');
const sansKey = (style: TextStyle): string => `sans-${style.weight ?? 400}`;

const invisible = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;
const pictograph = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** Width in ems of a letter our fonts do not have: what common fallback fonts use, rounded up. */
function foreignWidth(letter: string): number {
  if (invisible.test(letter)) return 0;
  if (wide.test(letter)) return 1;
  if (pictograph.test(letter)) return 1.3;
  return 0.68;
}

/** Latin text: one code unit, one letter. */
const simple = /^[ -\u02ff]*$/;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The letters as a reader counts them: combined emoji and accents stay whole. */
export function graphemes(text: string): string[] {
  if (simple.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

function graphemeWidth(letter: string, face: Face): number {
  if (letter.length > 1 && pictograph.test(letter)) return 1.3;
  let width = 0;
  for (const point of letter) width += face.get(point.codePointAt(0) ?? 0) ?? foreignWidth(point);
  return width;
}

/** Width in pixels of one line. */
export function widthOf(text: string, style: TextStyle): number {
  const face = faceOf(style);
  let ems = 0;
  if (simple.test(text)) {
    for (let at = 0; at < text.length; at++) ems += face.get(text.charCodeAt(at)) ?? foreignWidth(text.charAt(at));
    return ems * style.size;
  }
  for (const letter of graphemes(text)) ems += graphemeWidth(letter, face);
  return ems * style.size;
}

const rtlLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** True when the first letter with a direction is written from right to left. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && rtlLetter.test(first);
}

/** The text with marks around it where it is written from the right, so that figures and signs in it keep their place. */
export const inOwnDirection = (text: string): string => (isRightToLeft(text) ? `\u202b${text}\u202c` : text);

/** The parts between which a line may break: after spaces, after hyphens and slashes inside words, and between ideographs. */
export function pieces(text: string): string[] {
  const words = text.split(/(?<=[^\S\u00a0])(?=\S)|(?<=[\p{L}\p{N}]{2}[-/\u2013\u2014])(?=[\p{L}\p{N}])/u);
  return words.flatMap((word) => {
    if (!wide.test(word)) return [word];
    const letters = graphemes(word);
    const parts: string[] = [];
    for (const letter of letters) {
      const last = parts.at(-1);
      const glued = last !== undefined && (/^[\p{P}\s]/u.test(letter) || !(wide.test(letter) || wide.test(last)));
      if (glued) parts[parts.length - 1] = last + letter;
      else parts.push(letter);
    }
    return parts;
  });
}

function cut(word: string, width: number, style: TextStyle, hyphen: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of graphemes(word)) {
    if (part !== '' && widthOf(part + letter + hyphen, style) > width) {
      parts.push(part + hyphen);
      part = letter;
    } else {
      part += letter;
    }
  }
  return [...parts, part];
}

/** Cuts a word that is wider than the line into parts of about one length, with a hyphen between letters. */
export function breakWord(word: string, width: number, style: TextStyle): string[] {
  const hyphen = /^[\p{L}\p{M}]+$/u.test(word.trim()) && !wide.test(word) && !rtlLetter.test(word) ? '-' : '';
  const greedy = cut(word, width, style, hyphen);
  const even = Math.min(width, (widthOf(word.trim(), style) / greedy.length) * 1.04 + widthOf(`${hyphen}m`, style));
  const balanced = cut(word, even, style, hyphen);
  return balanced.length === greedy.length ? balanced : greedy;
}

function wrapParagraph(text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (widthOf((line + piece).trimEnd(), style) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    const parts = widthOf(piece.trimEnd(), style) > width ? breakWord(piece, width, style) : [piece];
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line.trimEnd()];
}

/** Breaks text into lines no wider than `width`, keeping its own line breaks. */
export function wrap(text: string, width: number, style: TextStyle): string[] {
  const tidy = text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim();
  if (tidy === '') return [];
  return tidy.split('\n').flatMap((paragraph) => wrapParagraph(paragraph.trim().replace(/ {2,}/g, ' '), width, style));
}

/** One line, cut with an ellipsis where it would be wider than `width`. */
export function shorten(text: string, width: number, style: TextStyle): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (widthOf(line, style) <= width) return line;
  const letters = graphemes(line);
  while (letters.length > 0 && widthOf(`${letters.join('').trimEnd()}…`, style) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Wraps, and keeps at most `most` lines; the last one then ends with an ellipsis. */
export function clamp(text: string, width: number, style: TextStyle, most: number): { lines: string[]; cut: boolean } {
  const lines = wrap(text, width, style);
  if (lines.length <= most) return { lines, cut: false };
  const rest = lines.slice(most - 1).join(' ');
  return { lines: [...lines.slice(0, most - 1), shorten(rest, width, style)], cut: true };
}
