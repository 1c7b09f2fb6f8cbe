/** XML as a tree, read and written: no document types, no entities of its own, every element with its line. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { refusal, type Refusal } from '../lib/refusal.ts';
import { escapeXml } from './svg.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own words, trimmed. */
  readonly text: string;
  /** Counted from 1; 0 where it was not read from a text. */
  readonly line: number;
}

const most = { depth: 100, elements: 500_000 };

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
  line: number;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
const closed = (open: Open): XmlElement => ({ ...open, text: open.text.trim() });

/** Refused `bad-xml` with the line; `hostile-xml` for document types, which can name files and grow without end. */
export function parseXml(text: string): XmlElement | Refusal {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let refused: Refusal | undefined;
  let elements = 0;
  const refuse = (code: string, message: string, fix?: string): void => {
    refused ??= refusal(code, message, { ...(fix === undefined ? {} : { fix }), place: { line: parser.line } });
  };
  parser.on('doctype', () =>
    refuse(
      'hostile-xml',
      'This XML brings a document type (<!DOCTYPE …>), which is never read.',
      'Take that line out.',
    ),
  );
  parser.on('error', (error) => refuse('bad-xml', `This XML is broken: ${error.message.replace(/^\d+:\d+:\s*/, '')}.`));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (++elements > most.elements || open.length >= most.depth)
      refuse('bad-xml', 'This XML is nested or branched beyond anything a journey needs.');
    const own = Object.entries(attributes).map(([key, value]) => [bare(key), value] as const);
    open.push({ name: bare(name), attributes: Object.fromEntries(own), children: [], text: '', line: parser.line });
  });
  const words = (text: string): void => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on('text', words);
  parser.on('cdata', words);
  parser.on('closetag', () => {
    const done = open.pop();
    if (done === undefined) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(closed(done));
    else root = closed(done);
  });
  // In pieces, so that a hostile text is left as soon as it shows itself.
  for (let at = 0; at < text.length && refused === undefined; at += 65_536) parser.write(text.slice(at, at + 65_536));
  if (refused === undefined) parser.close();
  if (refused !== undefined) return refused;
  return root ?? refusal('bad-xml', 'This XML holds nothing.');
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element to be written; children that are undefined are left out. */
export function element(
  name: string,
  attributes: Attributes = {},
  ...inside: readonly (XmlElement | string | undefined)[]
): XmlElement {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  return {
    name,
    attributes: Object.fromEntries(given),
    children: inside.filter((one): one is XmlElement => typeof one === 'object'),
    text: inside.filter((one) => typeof one === 'string').join(''),
    line: 0,
  };
}

/** The document of an element, two spaces a level; text stands in elements that hold no others. */
export function printXml(root: XmlElement): string {
  const printed = ({ name, attributes, children, text }: XmlElement, depth: string): string => {
    const own = Object.entries(attributes).map(
      ([key, value]) => ` ${key}="${escapeXml(value).replace(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`)}"`,
    );
    const start = `${depth}<${name}${own.join('')}`;
    if (children.length > 0)
      return `${start}>\n${children.map((one) => printed(one, `${depth}  `)).join('\n')}\n${depth}</${name}>`;
    // A bare carriage return would be read as a line feed.
    return text === '' ? `${start}/>` : `${start}>${escapeXml(text).replaceAll('\r', '&#13;')}</${name}>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printed(root, '')}\n`;
}
