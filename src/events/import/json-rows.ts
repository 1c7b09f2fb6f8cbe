/** Reads logs written as JSON: one object a line, or one list of objects, alone or inside an object. */
import { deny } from '../../lib/refusal.ts';
import type { RowSink } from './delimited.ts';
import { RecordRow } from './record-row.ts';

const LF = 10;
const QUOTE = 34;
const BACKSLASH = 92;
const largest = 64 * 2 ** 20;
const decoder = new TextDecoder();

/** One JSON object a line; a line that is none is set aside alone. */
export class NdjsonReader {
  readonly record: RecordRow;
  private readonly sink: RowSink;
  private rest: Uint8Array = new Uint8Array(0);
  private line = 1;

  constructor(sink: RowSink) {
    this.sink = sink;
    this.record = new RecordRow(sink);
  }

  write(chunk: Uint8Array): void {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(LF, from);
      if (end < 0) break;
      const part = chunk.subarray(from, end);
      this.take(this.rest.length > 0 ? Buffer.concat([this.rest, part]) : part);
      this.rest = new Uint8Array(0);
      from = end + 1;
    }
    this.rest = Buffer.concat([this.rest, chunk.subarray(from)]);
    if (this.rest.length > largest) refuseEndless(this.line);
  }

  end(): void {
    if (this.rest.length > 0) this.take(this.rest);
  }

  private take(raw: Uint8Array): void {
    const text = decoder.decode(raw).trim();
    if (text !== '') takeValue(text, raw, this.line, this.record, this.sink);
    this.line++;
  }
}

function takeValue(text: string, raw: Uint8Array, line: number, record: RecordRow, sink: RowSink): void {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    sink.broken(line, value === undefined ? 'this is not JSON' : 'this is JSON, but no object', raw);
    return;
  }
  record.begin(line, raw);
  record.setAll(value);
  record.emit();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Rows from every list of objects at the top, or directly inside the object at the top. */
export class JsonReader {
  readonly record: RecordRow;
  private readonly splitter: JsonSplitter;

  constructor(sink: RowSink) {
    this.record = new RecordRow(sink);
    this.splitter = new JsonSplitter((_, raw, line) => takeValue(decoder.decode(raw), raw, line, this.record, sink));
  }

  write(chunk: Uint8Array): void {
    this.splitter.write(chunk);
  }

  /** True when the text ended where JSON ends. */
  end(): boolean {
    return this.splitter.whole;
  }
}

/**
 * Cuts a JSON document that is larger than memory into the elements of its top list, or of the lists directly inside
 * its top object (`key` tells which). What an element holds is not looked into.
 */
export class JsonSplitter {
  private readonly onElement: (key: string, raw: Uint8Array, line: number) => void;
  private buffer: Uint8Array = new Uint8Array(0);
  private at = 0;
  private line = 1;
  private depth = 0;
  /** Depth at which list elements stand; 0 until the top is known. */
  private level = 0;
  private inList = false;
  private inString = false;
  private stringFrom = -1;
  private key = '';
  private elementFrom = -1;
  private elementLine = 1;

  constructor(onElement: (key: string, raw: Uint8Array, line: number) => void) {
    this.onElement = onElement;
  }

  get whole(): boolean {
    return this.depth === 0 && !this.inString;
  }

  write(chunk: Uint8Array): void {
    this.buffer = this.buffer.length > 0 ? Buffer.concat([this.buffer, chunk]) : chunk;
    while (this.at < this.buffer.length) this.step();
    const keep = this.elementFrom >= 0 ? this.elementFrom : this.stringFrom >= 0 ? this.stringFrom : this.buffer.length;
    this.buffer = this.buffer.slice(keep);
    this.at -= keep;
    if (this.elementFrom >= 0) this.elementFrom = 0;
    else if (this.stringFrom >= 0) this.stringFrom = 0;
    if (this.buffer.length > largest) refuseEndless(this.line);
  }

  private step(): void {
    const byte = this.buffer[this.at];
    if (byte === LF) this.line++;
    if (this.inString) {
      if (byte === BACKSLASH) this.at++;
      else if (byte === QUOTE) this.closeString();
    } else if (byte === QUOTE) this.openString();
    else if (byte === 123 || byte === 91) this.open(byte);
    else if (byte === 125 || byte === 93) this.close();
    else if (byte === 44 && this.inList && this.depth === this.level) this.element(this.at);
    else if (this.inList && this.depth === this.level && this.elementFrom < 0 && (byte ?? 0) > 32) this.begin();
    this.at++;
  }

  private openString(): void {
    this.inString = true;
    if (this.inList && this.depth === this.level && this.elementFrom < 0) this.begin();
    if (this.depth === 1 && !this.inList) this.stringFrom = this.at + 1;
  }

  private closeString(): void {
    this.inString = false;
    if (this.stringFrom >= 0) this.key = decoder.decode(this.buffer.subarray(this.stringFrom, this.at));
    this.stringFrom = -1;
  }

  private open(byte: number): void {
    if (this.inList && this.depth === this.level && this.elementFrom < 0) this.begin();
    if (byte === 91 && !this.inList && this.depth <= 1) {
      this.inList = true;
      this.level = this.depth + 1;
    }
    this.depth++;
  }

  private close(): void {
    if (this.inList && this.depth === this.level) {
      this.element(this.at);
      this.inList = false;
    }
    this.depth = Math.max(0, this.depth - 1);
  }

  private begin(): void {
    this.elementFrom = this.at;
    this.elementLine = this.line;
  }

  private element(to: number): void {
    if (this.elementFrom >= 0) this.onElement(this.key, this.buffer.subarray(this.elementFrom, to), this.elementLine);
    this.elementFrom = -1;
  }
}

function refuseEndless(line: number): never {
  return deny('endless-value', `One value is larger than ${largest / 2 ** 20} MiB.`, {
    fix: 'Check for a bracket or quote that is never closed.',
    place: { line },
  });
}
