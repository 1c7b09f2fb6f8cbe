/** Piles up events as they are read, with their traits; rows that cannot be used go to the rejections. */
import { recut, recutQuoted, type CutPiece } from './cut-piece.ts';
import type { Row } from './delimited.ts';
import type { EventColumns } from './event-columns.ts';
import type { EventFields, EventSink } from './event-reader.ts';
import type { Plan } from './plan.ts';
import { isOtherId, propertiesOf } from './properties.ts';
import type { RejectionWriter } from './rejections.ts';
import type { TraitCollector } from './trait-collector.ts';

/** What all files of a log are collected into. */
export interface Collected {
  readonly events: EventColumns;
  readonly traits: TraitCollector;
  readonly rejections: RejectionWriter;
  /** There is one file only, and its columns are known from the start. */
  readonly alone: boolean;
}

/** The file that is being read. */
export interface CollectedFile {
  readonly plan: Plan;
  readonly columns: () => readonly string[];
  readonly name: string;
  readonly number: number;
  /** Rows of the files before. */
  readonly rows: number;
}

export class EventCollector implements EventSink {
  private readonly into: Collected;
  private readonly file: CollectedFile;
  /** Rows of pieces and of files before; what is read beside pieces counts from there. */
  rows: number;
  private known = -1;
  /** For the fields of a row without their quotes. */
  private room = new Uint8Array(0);
  private propertyAt: { readonly at: number; readonly name: string }[] = [];

  constructor(into: Collected, file: CollectedFile) {
    this.into = into;
    this.file = file;
    this.rows = file.rows;
  }

  event(event: EventFields): void {
    const { events } = this.into;
    const at = events.take(event);
    events.file[at] = this.file.number;
    if (events.wanted.rows) events.row[at] = this.rows + event.rowNumber;
    const customer = events.customer[at] ?? 0;
    if (!this.into.traits.settled(customer, event.micros)) {
      this.collectTraits(event.row, customer, events.name[at] ?? 0, event.micros);
    }
  }

  rejected(line: number, field: string | undefined, reason: string, raw: Uint8Array): void {
    this.into.rejections.add(this.file.name, line, field, reason, raw);
  }

  /** Makes room for about so many more events. */
  expect(more: number): void {
    const { events } = this.into;
    events.reserve(events.length + Math.ceil(more * 1.02));
  }

  /** Events that were cut elsewhere, as if they were read here: `line` lines of the file stand before them. */
  piece(piece: CutPiece, line: number, row: Row, delimiter: number): void {
    for (const one of piece.rejected) this.rejected(line + one.line, one.field, one.reason, one.raw);
    const { events, traits } = this.into;
    const first = events.append(piece, this.file.number, this.rows);
    this.rows += piece.rows;
    const { customer, name, micros } = events;
    if (piece.quoted && this.room.length < piece.bytes.length) this.room = new Uint8Array(piece.bytes.length);
    for (let i = 0; i < piece.count; i++) {
      const who = customer[first + i] as number;
      const time = micros[first + i] as number;
      if (traits.settled(who, time)) continue;
      if (piece.quoted) recutQuoted(row, piece, i, delimiter, this.room);
      else recut(row, piece, i, delimiter);
      this.collectTraits(row, who, name[first + i] as number, time);
    }
  }

  private collectTraits(row: Row, customer: number, name: number, micros: number): void {
    if (this.known !== this.file.columns().length) this.resolve();
    const { traits, alone } = this.into;
    const { bytes } = row;
    let missing = 0;
    for (let i = 0; i < this.propertyAt.length; i++) {
      const property = this.propertyAt[i];
      if (!property) continue;
      let from = row.starts[property.at] ?? 0;
      let to = row.ends[property.at] ?? -1;
      while (from < to && (bytes[from] ?? 0) <= 32) from++;
      while (to > from && (bytes[to - 1] ?? 0) <= 32) to--;
      if (to <= from) {
        missing++;
        continue;
      }
      const column = traits.column(property.name);
      if (column) column.take(customer, name, micros, bytes, from, to);
      else this.propertyAt.splice(i--, 1);
    }
    // Later rows of this customer cannot tell anything that is not known from here on; one file only may say so.
    if (missing === 0 && alone) traits.settle(customer, micros);
  }

  private resolve(): void {
    const columns = this.file.columns();
    this.known = columns.length;
    this.propertyAt = propertiesOf(this.file.plan, columns)
      .filter((name) => !isOtherId(name, this.file.plan))
      .map((name) => ({ at: columns.indexOf(name), name }))
      .filter(({ at, name }) => at >= 0 && this.into.traits.column(name) !== undefined);
  }
}
