/** What Mermaid takes off a text before it parses it (frontmatter, directives, comments), each letter with its line. */
import { parse as parseYaml } from 'yaml';
import { refusal, type Refusal } from '../lib/refusal.ts';

/** A text whose letters know the line they stood on in the file. */
export class LinedText {
  readonly text: string;
  readonly #lines: Uint32Array;

  private constructor(text: string, lines: Uint32Array) {
    this.text = text;
    this.#lines = lines;
  }

  /** `first` is the line of the file the text begins on. */
  static of(text: string, first = 1): LinedText {
    const lines = new Uint32Array(text.length);
    let line = first;
    for (let at = 0; at < text.length; at++) {
      lines[at] = line;
      if (text[at] === '\n') line++;
    }
    return new LinedText(text, lines);
  }

  lineAt(at: number): number {
    return this.#lines[Math.min(at, this.#lines.length - 1)] ?? 1;
  }

  /** Without the parts that `pattern` (global) finds. */
  without(pattern: RegExp): LinedText {
    return this.#keeping(
      Array.from(this.text.matchAll(pattern), (found) => [found.index, found.index + found[0].length]),
    );
  }

  /** Without the letters at these places. */
  withoutAt(places: readonly number[]): LinedText {
    const sorted = [...new Set(places)].toSorted((a, b) => a - b);
    return this.#keeping(sorted.map((at) => [at, at + 1]));
  }

  trimStart(): LinedText {
    return this.#keeping([[0, this.text.length - this.text.trimStart().length]]);
  }

  /** The same lines under a text of the same length. */
  respelled(text: string): LinedText {
    if (text.length !== this.text.length) throw new Error('a respelled text has another length');
    return new LinedText(text, this.#lines);
  }

  #keeping(gone: readonly (readonly [from: number, to: number])[]): LinedText {
    const texts: string[] = [];
    const lines = new Uint32Array(this.text.length);
    let kept = 0;
    let from = 0;
    for (const [start, end] of [...gone, [this.text.length, this.text.length] as const]) {
      texts.push(this.text.slice(from, start));
      lines.set(this.#lines.subarray(from, start), kept);
      kept += start - from;
      from = end;
    }
    return new LinedText(texts.join(''), lines.subarray(0, kept));
  }
}

export interface CleanText {
  readonly body: LinedText;
  /** Of the frontmatter. */
  readonly title?: string;
}

const frontmatter = /^([^\S\n\r]*)-{3}\s*\n([^]*?)\n\1-{3}\s*\n+/;
const directives = /%%\{\s*(?:\w+\s*:|\w+)\s*(?:\w+|(?:(?!\}%%).|\r?\n)*)?\s*(?:\}%%)?/gi;
const comments = /^\s*%%(?!\{)[^\n]+\n?/gm;

/** The steps of Mermaid 11 in their order. Refused `not-mermaid` when the frontmatter is no YAML. */
export function cleaned(source: string, firstLine = 1): CleanText | Refusal {
  const even = source
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/<\w+[^>]*>/g, (tag) => tag.replace(/="([^"]*)"/g, "='$1'"));
  const lined = LinedText.of(even, firstLine);
  const front = frontmatter.exec(even);
  const title = front && titleIn(front[2] ?? '', front[1] ?? '');
  if (title && typeof title !== 'string') return { ...title, place: { line: firstLine } };
  const body = (front ? lined.without(new RegExp(frontmatter.source, 'g')) : lined)
    .without(directives)
    .without(comments)
    .trimStart();
  return { body, ...(title ? { title } : {}) };
}

function titleIn(yaml: string, indent: string): string | undefined | Refusal {
  try {
    const plain = yaml
      .split('\n')
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n');
    const front: unknown = parseYaml(plain, { logLevel: 'error' });
    if (typeof front !== 'object' || front === null || !('title' in front)) return undefined;
    return typeof front.title === 'string' || typeof front.title === 'number' ? String(front.title) : undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : '';
    return refusal('not-mermaid', `The lines between the two “---” are no YAML: ${why ?? ''}.`, {
      fix: 'Mend them, or take them out: only the title matters here.',
    });
  }
}

/** Entities under other letters, so that their signs mean nothing to the grammar; as long as before. */
export function hideEntities(lined: LinedText): LinedText {
  // Mermaid takes the last sign off such lines, a leftover of its style statements; so they mean what they mean there.
  const cut = lined.withoutAt(['style', 'classDef'].flatMap((word) => styledEnds(lined.text, word)));
  return cut.respelled(cut.text.replace(/#(\w+);/g, '\ue000$1\ue001'));
}

/** Where on each line the last `;` stands behind `word`, a colon, and a `#` with no blank between. */
function styledEnds(text: string, word: string): number[] {
  if (!text.includes(word)) return [];
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const end = line.lastIndexOf(';');
    const from = line.indexOf(word);
    const at = start;
    start += line.length + 1;
    if (from < 0 || end < from) return [];
    return /:\S*#/.test(line.slice(from, end)) ? [at + end] : [];
  });
}

export const unhideEntities = (text: string): string => text.replace(/\ue000(\w+)\ue001/g, '#$1;');
