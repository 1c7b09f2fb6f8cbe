/** Events piled up in typed arrays as they are read: no object per event. */
import { deny } from '../../lib/refusal.ts';
import type { CutPiece } from './cut-piece.ts';
import type { EventFields, LifecycleCode } from './event-reader.ts';
import { Intern, widened } from './intern.ts';
import type { PackedTexts } from './packed-texts.ts';

/** More names than this are no names. */
export const mostNames = 65_000;

/** Which of the optional columns a log needs. */
export interface Wanted {
  readonly journeys: boolean;
  readonly starts: boolean;
  readonly lifecycle: boolean;
  readonly instances: boolean;
  /** Content hashes, to tell repeats; not needed for what the store has already cleaned. */
  readonly hashes: boolean;
  /** Other ids of the customer, to join what is one person's. */
  readonly aliases?: boolean;
  /** Whether a robot or one of our own made it. */
  readonly marks?: boolean;
  /** The number of each event's row, to say of a row which journey it came to. */
  readonly rows?: boolean;
  /** The name of the event column, for messages. */
  readonly eventColumn: string;
}

export class EventColumns {
  readonly customers: Intern;
  readonly names = new Intern();
  readonly journeys = new Intern();
  readonly instances = new Intern();
  length = 0;
  customer = new Uint32Array(1 << 12);
  name = new Uint16Array(1 << 12);
  /** Microseconds since 1970. */
  micros = new Float64Array(1 << 12);
  journey: Uint32Array;
  start: Float64Array;
  lifecycle: Uint8Array;
  instance: Uint32Array;
  hash: Uint32Array;
  hash2: Uint32Array;
  file: Uint8Array;
  /** Rows of all files together, from 1. */
  row: Uint32Array;
  /** The customer's id from before signing in, as a number of `customers` + 1; the customer's own where that is all there is; 0 where none is told. */
  alias: Uint32Array;
  /** Where rows come in another order than the input's: their place in it. */
  seq: Float64Array;
  /** Bits of `row-marks.ts`. */
  mark: Uint8Array;
  /** Pairs: the number of an id that an event says is its customer's too, and the number of the event. */
  readonly formerly: number[] = [];
  readonly wanted: Wanted;

  /** `customers`: about how many to expect. */
  constructor(wanted: Wanted, customers = 0) {
    this.wanted = wanted;
    this.customers = new Intern(customers);
    const room = (on: boolean): number => (on ? 1 << 12 : 0);
    this.journey = new Uint32Array(room(wanted.journeys));
    this.start = new Float64Array(room(wanted.starts));
    this.lifecycle = new Uint8Array(room(wanted.lifecycle));
    this.instance = new Uint32Array(room(wanted.instances));
    this.hash = new Uint32Array(room(wanted.hashes));
    this.hash2 = new Uint32Array(room(wanted.hashes));
    this.file = new Uint8Array(room(wanted.hashes));
    this.row = new Uint32Array(room(wanted.rows === true));
    this.alias = new Uint32Array(room(wanted.aliases === true));
    this.seq = new Float64Array(room(wanted.aliases === true && !wanted.hashes));
    this.mark = new Uint8Array(room(wanted.marks === true));
  }

  /** Appends an event; returns its number. The optional columns are set by the caller at that number. */
  add(customer: number, name: number, micros: number): number {
    if (name >= mostNames) this.refuseNames();
    const at = this.length++;
    if (at >= this.customer.length) this.grow(this.customer.length * 2);
    this.customer[at] = customer;
    this.name[at] = name;
    this.micros[at] = micros;
    return at;
  }

  /** Appends what was read of an event, all but its file; returns its number. */
  take(event: EventFields): number {
    const { wanted } = this;
    const { row, hash } = event;
    const customer = this.customers.code(row.bytes, event.customerFrom, event.customerTo);
    const name = this.names.code(event.eventBytes, event.eventFrom, event.eventTo);
    const at = this.add(customer, name, event.micros);
    if (wanted.journeys) {
      const to = Math.max(event.journeyFrom, event.journeyTo);
      this.journey[at] = this.journeys.code(row.bytes, event.journeyFrom, to);
    }
    if (wanted.starts) this.start[at] = event.startMicros;
    if (wanted.lifecycle) this.lifecycle[at] = event.lifecycle === 0 ? 2 : event.lifecycle;
    if (wanted.instances) {
      const to = Math.max(event.instanceFrom, event.instanceTo);
      this.instance[at] = this.instances.code(row.bytes, event.instanceFrom, to);
    }
    if (wanted.aliases) this.takeIds(at, row.bytes, event);
    if (wanted.marks) this.mark[at] = event.mark;
    this.hash[at] = hash.h1;
    this.hash2[at] = hash.h2;
    if (wanted.rows) this.row[at] = event.rowNumber;
    return at;
  }

  private takeIds(at: number, bytes: Uint8Array, event: EventFields): void {
    const { aliasFrom, aliasTo, formerFrom, formerTo } = event;
    const { customers } = this;
    this.alias[at] = aliasTo > aliasFrom ? customers.code(bytes, aliasFrom, aliasTo) + 1 : 0;
    if (formerTo > formerFrom) {
      this.formerly.push(customers.code(bytes, formerFrom, formerTo), at);
    }
  }

  /** Appends events that were numbered elsewhere, in their order, behind `rows` rows; returns the number of the first. */
  append(piece: CutPiece, file: number, rows: number): number {
    const { wanted } = this;
    const first = this.length;
    const { count } = piece;
    this.reserve(first + count);
    this.length += count;
    const customers = codesIn(this.customers, piece.customers);
    renumber(this.customer, first, piece.customer, count, customers);
    if (wanted.aliases) {
      for (let i = 0; i < count; i++) {
        const alias = piece.alias[i] as number;
        this.alias[first + i] = alias === 0 ? 0 : (customers[alias - 1] as number) + 1;
      }
      for (let i = 0; i < piece.formerly.length; i += 2) {
        this.formerly.push(customers[piece.formerly[i] as number] as number, first + (piece.formerly[i + 1] as number));
      }
    }
    if (wanted.marks) this.mark.set(piece.mark.subarray(0, count), first);
    renumber(this.name, first, piece.name, count, codesIn(this.names, piece.names));
    if (this.names.count > mostNames) this.refuseNames();
    this.micros.set(piece.micros.subarray(0, count), first);
    this.hash.set(piece.hash.subarray(0, count), first);
    this.hash2.set(piece.hash2.subarray(0, count), first);
    this.file.fill(file, first, first + count);
    if (piece.journeys) renumber(this.journey, first, piece.journey, count, codesIn(this.journeys, piece.journeys));
    if (piece.instances) {
      renumber(this.instance, first, piece.instance, count, codesIn(this.instances, piece.instances));
    }
    if (wanted.rows) for (let i = 0; i < count; i++) this.row[first + i] = rows + (piece.row[i] as number);
    if (wanted.starts) this.start.set(piece.start.subarray(0, count), first);
    if (wanted.lifecycle) this.lifecycle.set(piece.lifecycle.subarray(0, count), first);
    return first;
  }

  /** Makes room for so many events in all, so that growing copies nothing on the way there. */
  reserve(events: number): void {
    if (events > this.customer.length) this.grow(Math.max(events, this.customer.length * 2));
  }

  setLifecycle(at: number, code: LifecycleCode): void {
    if (this.wanted.lifecycle) this.lifecycle[at] = code;
  }

  private grow(to: number): void {
    this.customer = widened(this.customer, Uint32Array, to);
    this.name = widened(this.name, Uint16Array, to);
    this.micros = widened(this.micros, Float64Array, to);
    const { wanted } = this;
    if (wanted.journeys) this.journey = widened(this.journey, Uint32Array, to);
    if (wanted.starts) this.start = widened(this.start, Float64Array, to);
    if (wanted.lifecycle) this.lifecycle = widened(this.lifecycle, Uint8Array, to);
    if (wanted.instances) this.instance = widened(this.instance, Uint32Array, to);
    if (wanted.rows) this.row = widened(this.row, Uint32Array, to);
    if (wanted.aliases) this.alias = widened(this.alias, Uint32Array, to);
    if (this.seq.length > 0) this.seq = widened(this.seq, Float64Array, to);
    if (wanted.marks) this.mark = widened(this.mark, Uint8Array, to);
    if (!wanted.hashes) return;
    this.hash = widened(this.hash, Uint32Array, to);
    this.hash2 = widened(this.hash2, Uint32Array, to);
    this.file = widened(this.file, Uint8Array, to);
  }

  private refuseNames(): never {
    deny(
      'too-many-event-names',
      `The column "${this.wanted.eventColumn}" has more than ${mostNames} different events.`,
      {
        fix: 'It looks like an id. Choose the column that says what happened with --event COLUMN.',
        place: { field: this.wanted.eventColumn },
      },
    );
  }
}

/** The numbers that texts have in an intern, new ones where it did not know them. */
function codesIn(intern: Intern, { bytes, offsets }: PackedTexts): Uint32Array {
  const codes = new Uint32Array(offsets.length - 1);
  for (let i = 0; i < codes.length; i++) codes[i] = intern.code(bytes, offsets[i] ?? 0, offsets[i + 1] ?? 0);
  return codes;
}

function renumber(
  into: Uint32Array | Uint16Array,
  first: number,
  from: Uint32Array | Uint16Array,
  count: number,
  codes: Uint32Array,
): void {
  for (let i = 0; i < count; i++) into[first + i] = codes[from[i] as number] as number;
}
