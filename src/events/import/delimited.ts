/** Cuts delimited text (RFC 4180 and its relatives) into rows, byte by byte, over chunk borders; broken rows are set aside. */
import { widened } from './intern.ts';

/** One row, reused between calls: copy what you keep. A field that is not there has the end -1. */
export interface Row {
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  count: number;
  /** Physical line where the row begins, from 1. */
  line: number;
  /** The row as it stands in the input, without its line end. */
  from: number;
  to: number;
}

export interface RowSink {
  row(row: Row): void;
  /** A row that cannot be cut into fields; `raw` is valid during the call only. */
  broken(line: number, reason: string, raw: Uint8Array): void;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** A record larger than this is a quote that never closes. */
const largest = 1 << 20;

export class DelimitedReader {
  readonly row: Row;
  /** Physical line of the next row, from 1. */
  line = 1;
  private buffer = new Uint8Array(1 << 21);
  private length = 0;
  /** Where delimiters and line ends stand in the buffer, ascending, and last its end; the next one to look at. */
  private stops: Int32Array = new Int32Array(1 << 12);
  private stop = 0;
  readonly delimiter: number;
  /** 1 for the delimiter and line ends, by byte. */
  readonly special = new Uint8Array(256);
  private readonly sink: RowSink;
  /** Unescaped fields of the current row go behind the input. */
  private spare = 0;

  private readonly expected: number;
  private ending = false;
  private linesInside = 0;

  /** `fields` is how many a row should have, 0 when not known: a quoted field over several lines must not change it. */
  constructor(delimiter: string, sink: RowSink, fields = 0) {
    this.delimiter = delimiter.charCodeAt(0);
    this.expected = fields;
    for (const byte of [this.delimiter, LF, CR]) if (byte < 256) this.special[byte] = 1;
    this.sink = sink;
    this.row = {
      bytes: this.buffer,
      starts: new Int32Array(64),
      ends: new Int32Array(64),
      count: 0,
      line: 1,
      from: 0,
      to: 0,
    };
  }

  write(chunk: Uint8Array): void {
    this.reserve(chunk.length);
    this.buffer.set(chunk, this.length);
    this.length += chunk.length;
    this.consume();
  }

  /** Bytes behind the last whole row. */
  get pending(): number {
    return this.length;
  }

  end(): void {
    this.ending = true;
    this.reserve(1);
    this.consume();
  }

  /** Room for the input, one sentinel byte, and as much again for unescaped fields of one record. */
  private reserve(more: number): void {
    const needed = (this.length + more) * 2 + 2;
    if (needed <= this.buffer.length) return;
    // In whole words: the bytes are also looked at four at a time.
    const larger = new Uint8Array((Math.max(needed, this.buffer.length * 2) + 3) & ~3);
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
    this.row.bytes = larger;
  }

  private consume(): void {
    this.stops = stopsIn(this.buffer, this.length, this, this.stops);
    this.stop = 0;
    let at = 0;
    while (at < this.length) {
      const next = this.record(at);
      if (next === WAIT) {
        if (this.length - at < largest) break;
        at = this.setAside(at);
      } else at = next >= 0 ? next : this.setAside(at);
    }
    this.buffer.copyWithin(0, at, this.length);
    this.length -= at;
  }

  /** Reads one record; returns where the next begins, WAIT when more input is needed, BROKEN for a bad quote. */
  private record(from: number): number {
    const { buffer, row, stops, delimiter, length } = this;
    this.spare = length + 1;
    buffer[length] = LF;
    let { stop } = this;
    let lines = 0;
    let field = 0;
    let at = from;
    for (;;) {
      if (field >= row.starts.length) widen(row);
      if (buffer[at] === QUOTE && at < length) {
        const close = this.quotedField(at, field);
        if (close < 0) return close === WAIT && this.ending ? BROKEN : close;
        lines += this.linesInside;
        at = close;
        const byte = at < length ? buffer[at] : LF;
        if (byte !== delimiter && byte !== LF && byte !== CR) return BROKEN;
      } else {
        row.starts[field] = at;
        while ((stops[stop] as number) < at) stop++;
        at = stops[stop] as number;
        row.ends[field] = at;
      }
      field++;
      if (at >= length) return this.ending ? this.finish(from, length, length, field, lines) : WAIT;
      const byte = buffer[at];
      if (byte === delimiter) at++;
      else {
        const end = at;
        if (byte === CR) {
          if (at + 1 >= length && !this.ending) return WAIT;
          if (at + 1 < length && buffer[at + 1] === LF) at++;
        }
        const next = this.finish(from, end, at + 1, field, lines);
        // A broken record is gone back over.
        if (next !== BROKEN) this.stop = stop;
        return next;
      }
    }
  }

  /** From the opening quote; returns the place behind the closing one. */
  private quotedField(open: number, field: number): number {
    const { buffer, row, length } = this;
    const start = open + 1;
    let copied = -1;
    let from = start;
    this.linesInside = 0;
    for (let at = start; at < length; at++) {
      const byte = buffer[at];
      if (byte === LF) this.linesInside++;
      if (byte !== QUOTE) continue;
      if (at + 1 < length && buffer[at + 1] === QUOTE) {
        if (copied < 0) copied = this.spare;
        this.keep(from, at + 1);
        from = at + 2;
        at++;
        continue;
      }
      if (at + 1 >= length) return this.atEnd(copied, start, from, at, field);
      if (copied >= 0) this.keep(from, at);
      row.starts[field] = copied >= 0 ? copied : start;
      row.ends[field] = copied >= 0 ? this.spare : at;
      return at + 1;
    }
    return WAIT;
  }

  /** A quote as the very last byte may be the first half of a doubled one: only the end of the input decides. */
  private atEnd(copied: number, start: number, from: number, at: number, field: number): number {
    if (!this.ending) return WAIT;
    if (copied >= 0) this.keep(from, at);
    this.row.starts[field] = copied >= 0 ? copied : start;
    this.row.ends[field] = copied >= 0 ? this.spare : at;
    return at + 1;
  }

  private keep(from: number, to: number): void {
    this.buffer.copyWithin(this.spare, from, to);
    this.spare += to - from;
  }

  private finish(from: number, to: number, next: number, fields: number, lines: number): number {
    const { row } = this;
    if (lines > 0 && this.expected > 0 && fields !== this.expected) return BROKEN;
    row.count = fields;
    row.line = this.line;
    row.from = from;
    row.to = to;
    this.line += lines + 1;
    const blank = fields === 1 && (row.ends[0] ?? 0) <= (row.starts[0] ?? 0) && to === from;
    if (!blank) this.sink.row(row);
    return next;
  }

  /** Gives up on the physical line at `from` and goes on with the next one. */
  private setAside(from: number): number {
    const found = this.buffer.indexOf(LF, from);
    const end = found < 0 || found >= this.length ? this.length : found;
    const raw = this.buffer.subarray(from, this.buffer[end - 1] === CR && end > from ? end - 1 : end);
    this.sink.broken(this.line, 'a quote is opened and not closed as it should be', raw);
    this.line++;
    return Math.min(end + 1, this.length);
  }
}

const WAIT = -1;
const BROKEN = -2;

interface Marks {
  readonly delimiter: number;
  readonly special: Uint8Array;
}

/**
 * Places of delimiters and line ends in `buffer[0 .. length)`, then `length`. Four bytes are tested at once whether one
 * of them is the delimiter or less than 14 (Warren, Hacker's Delight, 6-1); only then each is looked at.
 */
function stopsIn(buffer: Uint8Array, length: number, { delimiter, special }: Marks, room: Int32Array): Int32Array {
  let stops = room;
  let count = 0;
  const words = new Int32Array(buffer.buffer, 0, buffer.length >> 2);
  const four = (delimiter & 255) * 0x01010101;
  const last = length >> 2;
  for (let word = 0; word <= last && word < words.length; word++) {
    const bytes = words[word] as number;
    const other = bytes ^ four;
    if (((((other - 0x01010101) & ~other) | ((bytes - 0x0e0e0e0e) & ~bytes)) & 0x80808080) === 0) continue;
    if (count + 5 > stops.length) stops = widened(stops, Int32Array, stops.length * 2);
    // Each is noted and stays noted only if it counts: no branch to be guessed wrong.
    const at = word << 2;
    stops[count] = at;
    count += special[buffer[at] as number] as number;
    stops[count] = at + 1;
    count += special[buffer[at + 1] as number] as number;
    stops[count] = at + 2;
    count += special[buffer[at + 2] as number] as number;
    stops[count] = at + 3;
    count += special[buffer[at + 3] as number] as number;
  }
  while (count > 0 && (stops[count - 1] as number) >= length) count--;
  stops[count] = length;
  return stops;
}

function widen(row: Row): void {
  const starts = new Int32Array(row.starts.length * 2);
  starts.set(row.starts);
  row.starts = starts;
  const ends = new Int32Array(row.ends.length * 2);
  ends.set(row.ends);
  row.ends = ends;
}
