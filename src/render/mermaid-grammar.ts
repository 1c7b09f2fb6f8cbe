/**
 * Reads Mermaid `journey` and `timeline` texts exactly as Mermaid 11 does, quirks included: what it refuses is refused,
 * what it silently misreads is read alike, and said. The grammar is restated from its behaviour.
 */
import { refusal, type Refusal } from '../lib/refusal.ts';
import { cleaned, hideEntities, unhideEntities, type LinedText } from './mermaid-clean.ts';

export type Statement =
  | { readonly kind: 'title' | 'accTitle' | 'accDescr' | 'section'; readonly text: string; readonly line: number }
  | { readonly kind: 'task'; readonly text: string; readonly data: string; readonly line: number }
  | { readonly kind: 'period' | 'event'; readonly text: string; readonly line: number };

export interface Diagram {
  readonly kind: 'journey' | 'timeline';
  /** Title of the frontmatter; a `title` statement speaks louder. */
  readonly frontTitle?: string;
  readonly statements: readonly Statement[];
}

type Token =
  | 'skip'
  | 'newline'
  | 'header'
  | 'accTitle'
  | 'accDescr'
  | 'accBlock'
  | 'title'
  | 'section'
  | 'name'
  | 'data';

type Rule = readonly [pattern: RegExp, token: Token];

/** In the order they are tried; the first that matches wins, also where a later one would match more. */
const shared: readonly Rule[] = [
  [/%(?!\{)[^\n]*/iy, 'skip'],
  [/[^}]%%[^\n]*/iy, 'skip'],
  [/\n+/iy, 'newline'],
  [/\s+/iy, 'skip'],
  [/#[^\n]*/iy, 'skip'],
];
const accessible: readonly Rule[] = [
  [/accTitle\s*:\s*/iy, 'accTitle'],
  [/accDescr\s*:\s*/iy, 'accDescr'],
  [/accDescr\s*\{\s*/iy, 'accBlock'],
];
const rules: Readonly<Record<Diagram['kind'], readonly Rule[]>> = {
  journey: [
    ...shared,
    [/journey\b/iy, 'header'],
    [/title\s[^#\n;]+/iy, 'title'],
    ...accessible,
    [/section\s[^#:\n;]+/iy, 'section'],
    [/[^#:\n;]+/iy, 'name'],
    [/:[^#\n;]+/iy, 'data'],
  ],
  timeline: [
    ...shared,
    [/timeline[ \t]+(?:LR|TD)\b/iy, 'header'],
    [/timeline\b/iy, 'header'],
    [/title\s[^\n]+/iy, 'title'],
    ...accessible,
    [/section\s[^:\n]+/iy, 'section'],
    [/:\s(?:[^:\n]|:(?!\s))+/iy, 'data'],
    [/[^#:\n]+/iy, 'name'],
  ],
};

interface Piece {
  readonly token: Token;
  readonly text: string;
  readonly at: number;
}

const rest = /[^\n]*/y;

/** Refused at the sign no rule knows. */
function pieces(kind: Diagram['kind'], lined: LinedText): Piece[] | Refusal {
  const text = `${lined.text}\n`;
  const found: Piece[] = [];
  const take = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (let at = 0; at < text.length;) {
    let rule: Rule | undefined;
    let words = '';
    for (const one of rules[kind]) {
      const matched = take(one[0], at);
      if (matched === undefined) continue;
      [rule, words] = [one, matched];
      break;
    }
    if (rule === undefined) return strange(kind, text, at, lined.lineAt(at));
    const [, token] = rule;
    const start = at;
    at += words.length;
    if (token === 'accTitle' || token === 'accDescr') {
      if (at === text.length) return endless(lined.lineAt(start));
      words = take(rest, at) ?? '';
      at += words.length;
    } else if (token === 'accBlock') {
      const end = text.indexOf('}', at);
      if (end < 0) return endless(lined.lineAt(start));
      words = text.slice(at, end);
      at = end + 1;
      // An empty block says nothing at all to Mermaid.
      if (words === '') continue;
    }
    if (token !== 'skip') found.push({ token, text: words, at: start });
  }
  return found;
}

const endless = (line: number): Refusal =>
  refusal('not-mermaid', 'Nothing follows where Mermaid expects a description to end.', {
    fix: 'Write the words behind “accDescr:” on one line, or end the block with }.',
    place: { line },
  });

function strange(kind: Diagram['kind'], text: string, at: number, line: number): Refusal {
  const sign = text[at] ?? '';
  const whole = text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0] ?? '';
  const fix =
    sign === ';' || sign === ':'
      ? `Write it as #${sign.charCodeAt(0)}; to have it in a name.`
      : 'Take it out, or open the text in a Mermaid editor.';
  return refusal('not-mermaid', `Mermaid cannot read “${sign}” here in a ${kind}: “${clip(unhideEntities(whole))}”.`, {
    fix,
    place: { line },
  });
}

const clip = (text: string): string => (text.trim().length > 80 ? `${text.trim().slice(0, 79)}…` : text.trim());

/**
 * The statements of one diagram. Refused `not-mermaid` with the line Mermaid stumbles over, `mermaid-diagram` for
 * diagrams that are no `journey` or `timeline`.
 */
export function readDiagram(source: string, firstLine = 1): Diagram | Refusal {
  const clean = cleaned(source, firstLine);
  if ('refused' in clean) return clean;
  const { body, title } = clean;
  const kind = /^(journey|timeline)/.exec(body.text)?.[1];
  if (kind !== 'journey' && kind !== 'timeline') return otherDiagram(body);
  const lined = hideEntities(body);
  const found = pieces(kind, lined);
  if ('refused' in found) return found;
  const statements = statementsOf(kind, found, lined);
  if ('refused' in statements) return statements;
  return { kind, statements, ...(title === undefined ? {} : { frontTitle: title }) };
}

function otherDiagram(body: LinedText): Refusal {
  const word = /^[\w-]+/.exec(body.text)?.[0] ?? '';
  const what = word === '' ? 'This is no Mermaid diagram.' : `This is a Mermaid “${word}”, which holds no journey.`;
  return refusal('mermaid-diagram', what, {
    fix: 'A journey map is read from a Mermaid “journey” (in small letters) or “timeline”.',
    place: { line: body.lineAt(0) },
  });
}

function statementsOf(kind: Diagram['kind'], found: readonly Piece[], lined: LinedText): Statement[] | Refusal {
  const [header, ...body] = found;
  if (header?.token !== 'header') return misplaced(kind, header, lined);
  const statements: Statement[] = [];
  for (let at = 0; at < body.length; at++) {
    const piece = body[at];
    if (piece === undefined || piece.token === 'newline') continue;
    const next = body[at + 1];
    const line = lined.lineAt(piece.at);
    const made = statement(kind, piece, next, line);
    const lost = kind === 'timeline' && piece.token === 'data' && !statements.some((one) => one.kind === 'period');
    if (made === undefined || lost) return misplaced(kind, piece, lined);
    statements.push(made);
    if (made.kind === 'task') at++;
  }
  return statements;
}

function statement(kind: Diagram['kind'], piece: Piece, next: Piece | undefined, line: number): Statement | undefined {
  const text = unhideEntities(piece.text);
  switch (piece.token) {
    case 'title':
      return { kind: 'title', text: text.slice('title '.length), line };
    case 'section':
      return { kind: 'section', text: text.slice('section '.length), line };
    case 'accTitle':
      return { kind: 'accTitle', text: text.trim(), line };
    case 'accDescr':
    case 'accBlock':
      return { kind: 'accDescr', text: text.trim(), line };
    case 'name':
      if (kind === 'timeline') return { kind: 'period', text, line };
      if (next?.token !== 'data') return undefined;
      return { kind: 'task', text, data: unhideEntities(next.text).slice(1), line };
    case 'data':
      return kind === 'timeline' ? { kind: 'event', text: text.slice(2), line } : undefined;
    default:
      return undefined;
  }
}

function misplaced(kind: Diagram['kind'], piece: Piece | undefined, lined: LinedText): Refusal {
  const line = lined.lineAt(piece?.at ?? 0);
  const words = clip(unhideEntities(piece?.text ?? ''));
  if (piece?.token === 'name')
    return refusal('not-mermaid', `Mermaid misses a score after “${words}”.`, {
      fix: 'A task reads “Name: 4: Who”, with a score from 1 to 5.',
      place: { line },
    });
  const fix =
    piece?.token === 'header'
      ? `A name that begins with “${kind}” needs a sign before it, such as #8203;.`
      : 'Open the text in a Mermaid editor, which shows the place.';
  return refusal('not-mermaid', `Mermaid cannot read this line of a ${kind}: “${words}”.`, { fix, place: { line } });
}
