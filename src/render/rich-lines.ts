/** Rich text of a card on a drawing: blocks and runs broken into lines of styled parts, and written. */
import { plain, richText, type Block } from '../map/rich-text.ts';
import { baseline, block, lineHeight, text } from './marks.ts';
import type { PaintName } from './palette.ts';
import type { TextItem, TextStyle } from './scene.ts';
import { breakWord, pieces, shorten, widthOf, wrap } from './text.ts';
import { runsAgainst } from './direction.ts';

interface Part {
  readonly text: string;
  readonly style: TextStyle;
}

export interface RichLine {
  /** Pixels the line begins further in. */
  readonly indent: number;
  /** A dash or number that stands before the line. */
  readonly marker?: string;
  readonly parts: readonly Part[];
}

export interface LaidRich {
  readonly lines: readonly RichLine[];
  readonly cut: boolean;
}

const step = 14;

function styleOf(run: Block['runs'][number], style: TextStyle): TextStyle {
  return {
    ...style,
    ...(run.bold && style.face !== 'serif' ? { weight: 600 as const } : {}),
    ...(run.bold && style.face === 'serif' ? { weight: 500 as const } : {}),
    ...(run.italic ? { italic: true } : {}),
  };
}

const widthOfParts = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + widthOf(part.text, part.style), 0);

/** Neighbours in one style are one part; spaces at the end of the line go. */
function tidy(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.style.weight === part.style.weight && last?.style.italic === part.style.italic && last)
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    else joined.push(part);
  }
  const last = joined.at(-1);
  if (last) joined[joined.length - 1] = { ...last, text: last.text.trimEnd() };
  return joined.filter((part) => part.text !== '');
}

/** Breaks runs of several styles into lines no wider than `width`. */
function wrapParts(parts: readonly Part[], width: number): Part[][] {
  const lines: Part[][] = [];
  let line: Part[] = [];
  const close = (): void => {
    if (line.length > 0) lines.push(tidy(line));
    line = [];
  };
  for (const part of parts) {
    part.text.split('\n').forEach((row, at) => {
      if (at > 0) close();
      for (const piece of pieces(row)) {
        const next = { ...part, text: piece };
        if (widthOfParts(line) + widthOf(piece.trimEnd(), part.style) <= width) {
          line.push(next);
          continue;
        }
        close();
        const broken = widthOf(piece.trimEnd(), part.style) > width ? breakWord(piece, width, part.style) : [piece];
        lines.push(...broken.slice(0, -1).map((one) => [{ ...part, text: one }]));
        line = [{ ...part, text: broken.at(-1) ?? '' }];
      }
    });
  }
  close();
  return lines;
}

function blockLines(one: Block, width: number, style: TextStyle): RichLine[] {
  const indent = one.kind === 'item' ? step * (one.depth + 1) : 0;
  const room = Math.max(40, width - indent);
  const [only] = one.runs;
  const plainRun = one.runs.length === 1 && only && !only.bold && !only.italic;
  const rows = plainRun
    ? wrap(only.text, room, style).map((words) => [{ text: words, style }])
    : wrapParts(
        one.runs.map((run) => ({ text: run.text, style: styleOf(run, style) })),
        room,
      );
  const marker = one.kind === 'paragraph' ? undefined : one.number === undefined ? '\u2013' : `${one.number}.`;
  return rows.map((parts, at) => ({ indent, parts, ...(at === 0 && marker !== undefined ? { marker } : {}) }));
}

/** The text of a card in at most `most` lines; the last one then ends with an ellipsis. */
export function layRich(words: string, width: number, style: TextStyle, most = Number.POSITIVE_INFINITY): LaidRich {
  const all = richText(words).flatMap((one) => blockLines(one, width, style));
  if (all.length <= most) return { lines: all, cut: false };
  const last = all[most - 1];
  const rest = all.slice(most - 1).flatMap((line) => line.parts.map((part) => part.text));
  const ending = shorten(`${rest.join(' ')} …`, width - (last?.indent ?? 0), style).replace(/ …$/, '…');
  return {
    lines: [...all.slice(0, most - 1), { indent: last?.indent ?? 0, parts: [{ text: ending, style }] }],
    cut: true,
  };
}

/** Writes the lines from the top `y` down; right-to-left text stands at the right edge. */
export function drawRich(
  lines: readonly RichLine[],
  at: { x: number; y: number; width: number },
  style: TextStyle,
  fill: PaintName = 'ink',
): TextItem[] {
  const whole = lines.map((line) => line.parts.map((part) => part.text).join(''));
  if (runsAgainst(whole.join(' '))) return block(whole, at, style, fill);
  return lines.flatMap((line, index) => {
    const y = at.y + baseline(style) + index * lineHeight(style);
    let x = at.x + line.indent;
    const marker = line.marker ? [text(line.marker, x - step + 2, y, style, fill)] : [];
    const words = line.parts.map((part) => {
      const item = text(part.text, x, y, part.style, fill);
      x += widthOf(part.text, part.style);
      return item;
    });
    return [...marker, ...words];
  });
}

/** The words alone, in one line. */
export function oneLine(words: string): string {
  return plain(words).replace(/\s+/g, ' ').trim();
}
