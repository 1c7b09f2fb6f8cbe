/** Reads XES (IEEE 1849): every event of every trace is a row; the trace's own attributes are its `case:` columns. */
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTag } from 'saxes';
import { deny } from '../../lib/refusal.ts';
import type { RowSink } from './delimited.ts';
import { RecordRow } from './record-row.ts';

const valueTags = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

export class XesReader {
  readonly record: RecordRow;
  /** Set when the document breaks off or breaks a rule of XML: what came before is used. */
  broken: { readonly line: number; readonly message: string } | undefined;
  private readonly parser = new SaxesParser();
  private readonly decoder = new StringDecoder('utf8');
  private readonly path: string[] = [];
  private traces = 0;
  private trace = new Map<string, string>();
  private event: Map<string, string> | undefined;
  private eventLine = 1;

  constructor(sink: RowSink) {
    this.record = new RecordRow(sink);
    this.parser.on('doctype', (text) => refuseEntities(text, this.parser.line));
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', (tag) => this.close(tag.name));
    this.parser.on('error', (error) => {
      this.broken ??= { line: this.parser.line, message: error.message.replace(/^[\d:]+\s*/, '') };
    });
  }

  write(chunk: Uint8Array): void {
    if (!this.broken) this.parser.write(this.decoder.write(Buffer.from(chunk)));
  }

  end(): void {
    if (!this.broken) this.parser.close();
  }

  private open(tag: SaxesTag): void {
    if (this.broken) return;
    const parent = this.path.at(-1) ?? '';
    this.path.push(tag.name);
    if (tag.name === 'trace') {
      this.traces++;
      this.trace = new Map();
    } else if (tag.name === 'event') {
      this.event = new Map();
      this.eventLine = this.parser.line;
    } else if (valueTags.has(tag.name)) {
      const key = tag.attributes['key'];
      const value = tag.attributes['value'];
      if (typeof key !== 'string' || typeof value !== 'string') return;
      if (parent === 'event') this.event?.set(key, value);
      else if (parent === 'trace') this.trace.set(key, value);
    }
  }

  private close(name: string): void {
    this.path.pop();
    if (this.broken || name !== 'event' || !this.event) return;
    const { record, event, trace } = this;
    record.begin(this.eventLine);
    record.set('case:concept:name', trace.get('concept:name') ?? `trace ${this.traces}`);
    for (const [key, value] of event) record.set(key, value);
    for (const [key, value] of trace) if (key !== 'concept:name') record.set(`case:${key}`, value);
    record.emit();
    this.event = undefined;
  }
}

function refuseEntities(doctype: string, line: number): void {
  if (!/<!ENTITY|SYSTEM|PUBLIC/i.test(doctype)) return;
  deny('xml-entities', 'This XML declares entities of its own or points outside itself; neither is followed.', {
    fix: 'A log needs no DOCTYPE. Remove it, or write the values out.',
    place: { line },
  });
}
