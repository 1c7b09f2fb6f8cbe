/** Mermaid texts as they come in files: bare, or as blocks of a Markdown page. */
import { refusal, isRefusal, type Refusal } from '../lib/refusal.ts';
import type { Lost } from './map-forms.ts';
import type { ReadMaps } from './map-files.ts';
import { cleaned } from './mermaid-clean.ts';
import { readMermaid, type ReadMermaid } from './mermaid-read.ts';

/** Characters; a map of 5,000 cards with all our comments has a fifth of it. */
const longest = 20_000_000;

/** Whether a text begins as a Mermaid diagram does; of any kind, so that the others are refused by name. */
export function looksLikeMermaid(text: string): boolean {
  if (/^[ \t]*(`{3,}|~{3,})[ \t]*mermaid\b/m.test(text)) return true;
  const clean = cleaned(text.slice(0, 20_000));
  if (isRefusal(clean)) return text.startsWith('---');
  return /^(journey|timeline|quadrantChart|flowchart|graph|sequenceDiagram|gantt|mindmap|stateDiagram(-v2)?|classDiagram|erDiagram|pie|gitGraph|sankey-beta|kanban)(\s|$)/.test(
    clean.body.text,
  );
}

interface Block {
  readonly text: string;
  readonly line: number;
}

/** The `mermaid` blocks of a Markdown page; undefined for a text without fences. */
function blocksIn(text: string): Block[] | undefined {
  const lines = text.split(/\r\n?|\n/);
  const blocks: Block[] = [];
  let open: { fence: string; mermaid: boolean; from: number } | undefined;
  lines.forEach((line, at) => {
    const [, fence = '', word = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*(\w*)/.exec(line) ?? [];
    if (fence === '') return;
    if (open === undefined) open = { fence, mermaid: word === 'mermaid', from: at + 1 };
    else if (fence.startsWith(open.fence) && word === '') {
      if (open.mermaid) blocks.push({ text: lines.slice(open.from, at).join('\n'), line: open.from + 1 });
      open = undefined;
    }
  });
  if (open?.mermaid) blocks.push({ text: lines.slice(open.from).join('\n'), line: open.from + 1 });
  return blocks.length > 0 ? blocks : undefined;
}

/** Every `journey` and `timeline` of the text as a map. Refused with the line where none can be read. */
export function readMermaidFile(text: string, title: string): ReadMaps | Refusal {
  if (text.length > longest)
    return refusal('file-too-large', 'This text is too long to be a Mermaid diagram of a journey.');
  const blocks = blocksIn(text) ?? [{ text, line: 1 }];
  const read: ReadMermaid[] = [];
  const lost: Lost[] = [];
  let first: Refusal | undefined;
  for (const block of blocks) {
    const one = readMermaid(block.text, title, block.line);
    if (!isRefusal(one)) {
      read.push(one);
      continue;
    }
    first ??= one;
    lost.push({ what: one.message, ...(one.place?.line === undefined ? {} : { line: one.place.line }) });
  }
  if (read.length === 0 && first) return first;
  return {
    maps: read.map((one) => one.measured),
    format: [...new Set(read.map((one) => one.format))].join(', '),
    matched: read.flatMap((one) => one.matched),
    lost: [...lost, ...read.flatMap((one) => one.lost)],
  };
}
