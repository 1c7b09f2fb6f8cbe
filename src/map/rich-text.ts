/** Rich text of a card: the small part of Markdown that people type into cells, as blocks of runs; never HTML. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** A piece of text in one style. A `\n` in `text` is a line break. `href` is http, https or mailto, nothing else. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly href?: string;
}

/** A paragraph, or one item of a list: `depth` 0 is the outermost list, `number` stands on numbered items only. */
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'item'; readonly depth: number; readonly number?: number; readonly runs: readonly Run[] };

/** All of CommonMark that a card does not know; it stays the text that was typed. */
const unknown = [
  'autolink',
  'blockQuote',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'setextUnderline',
  'thematicBreak',
];

const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address as it may be followed, or undefined when it leads anywhere but the web or a mailbox. */
export function safeHref(address: string): string | undefined {
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return undefined;
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return allowed.has(protocol) ? href : undefined;
}

type Style = Omit<Run, 'text'>;

function runsOf(nodes: readonly PhrasingContent[], style: Style): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node.type === 'text') return [{ text: node.value, ...style }];
    if (node.type === 'break') return [{ text: '\n', ...style }];
    if (node.type === 'strong') return runsOf(node.children, { ...style, bold: true });
    if (node.type === 'emphasis') return runsOf(node.children, { ...style, italic: true });
    if (node.type !== 'link') return [];
    const href = safeHref(node.url);
    return runsOf(node.children, href === undefined ? style : { ...style, href });
  });
}

/** Neighbours of one style become one run. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && last.bold === run.bold && last.italic === run.italic && last.href === run.href)
      all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

function itemBlocks(item: ListItem, depth: number, number: number | undefined): Block[] {
  const blocks: Block[] = [];
  let own: Run[] = [];
  for (const child of item.children) {
    if (child.type === 'paragraph')
      own = [...own, ...(own.length > 0 ? [{ text: '\n' }] : []), ...runsOf(child.children, {})];
    else blocks.push(...blocksOf(child, depth + 1));
  }
  return [{ kind: 'item', depth, ...(number === undefined ? {} : { number }), runs: joined(own) }, ...blocks];
}

function blocksOf(node: RootContent, depth: number): Block[] {
  if (node.type === 'paragraph') return [{ kind: 'paragraph', runs: joined(runsOf(node.children, {})) }];
  if (node.type !== 'list') return [];
  const first = node.ordered === true ? (node.start ?? 1) : undefined;
  return node.children.flatMap((item, at) => itemBlocks(item, depth, first === undefined ? undefined : first + at));
}

/** Whether anything in the text could be more than letters; most cards are not, and are read at once. */
const marked = /[*_[\]\\]|^\s*(?:[-+]|\d{1,9}[.)])(?:\s|$)| {2}$/m;

/**
 * The blocks of a text: **bold**, *italic*, `- ` and `1. ` lists, [text](address). Everything else of Markdown and all
 * HTML is text like any other. Read by the CommonMark parser `micromark`, with the constructs we do not know turned off.
 */
export function richText(text: string): readonly Block[] {
  if (!marked.test(text)) return plainBlocks(text);
  return fromMarkdown(text, { extensions: [{ disable: { null: unknown } }] }).children.flatMap((node) =>
    blocksOf(node, 0),
  );
}

function plainBlocks(text: string): Block[] {
  return text
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(/^[\t ]+|[\t ]+$/g, ''))
    .join('\n')
    .split(/\n{2,}/)
    .map((part) => part.replace(/^\n+|\n+$/g, ''))
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'paragraph', runs: [{ text: part }] }));
}

/** The text as words alone, one line a block, `- ` or `1. ` before items: for exports, searching and names. */
export function plain(text: string): string {
  return richText(text)
    .map((block) => {
      const words = block.runs.map((run) => run.text).join('');
      if (block.kind === 'paragraph') return words;
      return `${'  '.repeat(block.depth)}${block.number === undefined ? '-' : `${block.number}.`} ${words}`;
    })
    .join('\n');
}

/** `words` written so that they are read as themselves: for text that comes from elsewhere, such as a pasted table. */
export function escaped(words: string): string {
  return words
    .replace(/[\\*_[\]]/g, String.raw`\$&`)
    .replace(/^(\s*)([-+])(?=\s|$)/gm, String.raw`$1\$2`)
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, String.raw`$1\$2`);
}
