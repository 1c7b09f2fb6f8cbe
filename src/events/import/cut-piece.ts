/** A piece of a delimited file, cut into events in plain arrays by a thread beside the one that collects them. */
import { DelimitedReader, type Row } from './delimited.ts';
import { EventColumns, type Wanted } from './event-columns.ts';
import { type ClockCounts, EventReader, type EventFields, type EventSink } from './event-reader.ts';
import { doubled } from './intern.ts';
import { packTexts, type PackedTexts } from './packed-texts.ts';
import type { Plan } from './plan.ts';
import { Utf8Stream, type Encoding } from './utf8.ts';

/** How all pieces of a file are cut. */
export interface Cutting {
  readonly plan: Plan;
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly wanted: Wanted;
}

/** Whole rows in UTF-8 or nearly so, the last with its line end; where there are quotes they open and close as they should. */
export interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding;
  /** Rows at its beginning that hold no events. */
  readonly skip: number;
}

/** Numbers of customers, names, journeys and instances are the piece's own. Arrays may be longer than `count`. */
export interface CutPiece {
  readonly count: number;
  /** Lines the piece has. */
  readonly lines: number;
  /** The piece in UTF-8, and where the row of each event begins in it. */
  readonly bytes: Uint8Array;
  readonly rowFrom: Uint32Array;
  readonly customer: Uint32Array;
  readonly name: Uint16Array;
  readonly micros: Float64Array;
  readonly hash: Uint32Array;
  readonly hash2: Uint32Array;
  readonly journey: Uint32Array;
  readonly start: Float64Array;
  readonly lifecycle: Uint8Array;
  readonly instance: Uint32Array;
  /** Of the customers' other ids: as `EventColumns` has them, in numbers of the piece. */
  readonly alias: Uint32Array;
  readonly formerly: readonly number[];
  readonly mark: Uint8Array;
  /** Number of each event's row in the piece, from 1; empty where nobody asked. */
  readonly row: Uint32Array;
  /** Rows the piece has, those that cannot be used included. */
  readonly rows: number;
  readonly customers: PackedTexts;
  readonly names: PackedTexts;
  readonly journeys?: PackedTexts;
  readonly instances?: PackedTexts;
  readonly rejected: readonly PieceRejection[];
  readonly fractional: boolean;
  /** Clocks that were set right, as `EventReader` counts them. */
  readonly clocks: ClockCounts;
  /** There is a quote in it. */
  readonly quoted: boolean;
  /** Bytes that were not UTF-8. */
  readonly foreign: number;
}

export interface PieceRejection {
  /** Lines of the piece up to and with its own. */
  readonly line: number;
  readonly field: string | undefined;
  readonly reason: string;
  readonly raw: Uint8Array;
}

export class PieceCutter implements EventSink {
  private readonly cutting: Cutting;
  private readonly reader: EventReader;
  private readonly rows: DelimitedReader;
  private events: EventColumns;
  private rowFrom = new Uint32Array(1 << 12);
  private rejections: PieceRejection[] = [];
  private skip = 0;
  private before = 0;

  constructor(cutting: Cutting) {
    this.cutting = cutting;
    this.events = new EventColumns(cutting.wanted);
    this.reader = new EventReader(cutting.plan, () => cutting.columns, this);
    const { reader } = this;
    const sink = {
      row: (row: Row) => {
        if (this.skip > 0) this.skip--;
        else reader.row(row);
      },
      broken: (line: number, reason: string, raw: Uint8Array) => reader.broken(line, reason, raw),
    };
    this.rows = new DelimitedReader(cutting.delimiter, sink, cutting.columns.length);
  }

  cut({ bytes, encoding, skip }: Piece): CutPiece {
    const { wanted } = this.cutting;
    // The next piece is much like the last.
    const like = this.events;
    const events = (this.events = new EventColumns(wanted, like.customers.count));
    events.reserve(like.length + (like.length >> 4));
    this.rejections = [];
    this.skip = skip;
    this.before = this.rows.line - 1;
    this.reader.begin();
    const stream = new Utf8Stream(encoding);
    const text = stream.push(bytes);
    this.rows.write(text);
    return {
      count: events.length,
      lines: this.rows.line - 1 - this.before,
      bytes: text,
      rowFrom: this.rowFrom.slice(0, events.length),
      customer: events.customer,
      name: events.name,
      micros: events.micros,
      hash: events.hash,
      hash2: events.hash2,
      journey: events.journey,
      start: events.start,
      lifecycle: events.lifecycle,
      instance: events.instance,
      alias: events.alias,
      formerly: events.formerly,
      mark: events.mark,
      row: events.row,
      rows: this.reader.rows,
      customers: packTexts(events.customers, undefined),
      names: packTexts(events.names, undefined),
      ...(wanted.journeys ? { journeys: packTexts(events.journeys, undefined) } : {}),
      ...(wanted.instances ? { instances: packTexts(events.instances, undefined) } : {}),
      rejected: this.rejections,
      fractional: this.reader.fractional,
      clocks: { ...this.reader.clocks },
      quoted: text.includes(QUOTE),
      foreign: stream.foreign,
    };
  }

  event(event: EventFields): void {
    const at = this.events.take(event);
    if (at >= this.rowFrom.length) this.rowFrom = doubled(this.rowFrom, Uint32Array);
    this.rowFrom[at] = event.row.from;
  }

  rejected(line: number, field: string | undefined, reason: string, raw: Uint8Array): void {
    this.rejections.push({ line: line - this.before, field, reason, raw: raw.slice() });
  }
}

/** Everything large is handed over, not copied. */
export function buffersOfPiece(piece: CutPiece): ArrayBuffer[] {
  const { bytes, rowFrom, customer, name, micros, hash, hash2, row, alias, mark, customers } = piece;
  return [bytes, rowFrom, customer, name, micros, hash, hash2, row, alias, mark, customers.bytes, customers.offsets]
    .map((array) => array.buffer)
    .filter((buffer) => buffer instanceof ArrayBuffer);
}

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Fills `row` with the fields of the event's row. */
export function recut(row: Row, { bytes, rowFrom }: CutPiece, event: number, delimiter: number): void {
  let at = rowFrom[event] ?? 0;
  row.bytes = bytes;
  for (let field = 0; field < row.starts.length; field++) {
    row.starts[field] = at;
    let byte = bytes[at] as number;
    while (byte !== delimiter && byte !== LF && byte !== CR) byte = bytes[++at] as number;
    row.ends[field] = at++;
    if (byte !== delimiter) break;
  }
}

/** Fills `row` with the fields of the event's row as they are meant, without their quotes; they are kept in `room`. */
export function recutQuoted(
  row: Row,
  { bytes, rowFrom }: CutPiece,
  event: number,
  delimiter: number,
  room: Uint8Array,
): void {
  let at = rowFrom[event] ?? 0;
  let to = 0;
  row.bytes = room;
  for (let field = 0; field < row.starts.length; field++) {
    row.starts[field] = to;
    if (bytes[at] === QUOTE) {
      for (at++; bytes[at] !== QUOTE || bytes[at + 1] === QUOTE; at++) {
        if (bytes[at] === QUOTE) at++;
        room[to++] = bytes[at] as number;
      }
      at++;
    } else {
      for (let byte = bytes[at]; byte !== delimiter && byte !== LF && byte !== CR; byte = bytes[++at]) {
        room[to++] = byte as number;
      }
    }
    row.ends[field] = to;
    if (bytes[at++] !== delimiter) break;
  }
}
