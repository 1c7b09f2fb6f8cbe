/** Cuts delimited text (RFC 4180 and its relatives) into rows, byte by byte, over chunk borders; broken rows are set aside. */

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
  private readonly special = new Uint8Array(CR + 1);
  private readonly delimiter: number;
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
    this.sink = sink;
    for (const byte of [this.delimiter, LF, CR]) if (byte <= CR) this.special[byte] = 1;
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

  end(): void {
    this.ending = true;
    this.reserve(1);
    this.consume();
  }

  /** Room for the input, one sentinel byte, and as much again for unescaped fields of one record. */
  private reserve(more: number): void {
    const needed = (this.length + more) * 2 + 2;
    if (needed <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
    this.row.bytes = larger;
  }

  private consume(): void {
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
    const { buffer, row, special, delimiter, length } = this;
    this.spare = length + 1;
    buffer[length] = LF;
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
        // The sentinel ends the loop; no check for the end of the array is paid for each byte.
        let byte = buffer[at] as number;
        while (byte > CR ? byte !== delimiter : special[byte] === 0) byte = buffer[++at] as number;
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
        return this.finish(from, end, at + 1, field, lines);
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

function widen(row: Row): void {
  const starts = new Int32Array(row.starts.length * 2);
  starts.set(row.starts);
  row.starts = starts;
  const ends = new Int32Array(row.ends.length * 2);
  ends.set(row.ends);
  row.ends = ends;
}
