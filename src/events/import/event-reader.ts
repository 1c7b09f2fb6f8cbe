/** Rows to events: the mapped columns of each row are read, judged and handed on; what cannot be used is set aside. */
import { deny } from '../../lib/refusal.ts';
import { ContentHash } from './content-hash.ts';
import type { Row, RowSink } from './delimited.ts';
import { Intern } from './intern.ts';
import type { Plan, TimePlan } from './plan.ts';
import { RowMarks } from './row-marks.ts';
import { TimeReader } from './times.ts';
import { Zone } from './zone.ts';

/** One event, reused between calls. Spans are into `row.bytes`; a span that is not there has `to` -1. */
export interface EventFields {
  row: Row;
  /** Which row of what this reader was given, from 1; rows that could not be used are counted. */
  rowNumber: number;
  customerFrom: number;
  customerTo: number;
  eventFrom: number;
  eventTo: number;
  /** Where the name is not in the row (wide tables): bytes of their own. */
  eventBytes: Uint8Array;
  journeyFrom: number;
  journeyTo: number;
  instanceFrom: number;
  instanceTo: number;
  /** The customer's id from before signing in, which may be all there is. */
  aliasFrom: number;
  aliasTo: number;
  /** An id that the row says is the same person. */
  formerFrom: number;
  formerTo: number;
  /** Bits of `row-marks.ts`. */
  mark: number;
  /** Microseconds since 1970. */
  micros: number;
  /** Start of the service when the row itself names it, else NaN. */
  startMicros: number;
  lifecycle: LifecycleCode;
  hash: ContentHash;
  /** Which time column of a wide row, from 0. */
  part: number;
}

/** 0 the log has none, 1 start, 2 complete, 3 any other transition. */
export type LifecycleCode = 0 | 1 | 2 | 3;

/** Events whose time was set right by a second or more, and events told to lie behind their sending. */
export interface ClockCounts {
  moved: number;
  late: number;
}

export interface EventSink {
  event(event: EventFields): void;
  rejected(line: number, field: string | undefined, reason: string, raw: Uint8Array): void;
}

interface TimeColumn {
  readonly name: string;
  readonly eventName: Uint8Array;
  readonly reader: TimeReader;
  at: number;
}

const none = new Uint8Array(0);
const second = 1_000_000;
const encoder = new TextEncoder();

export class EventReader implements RowSink {
  rows = 0;
  private readonly plan: Plan;
  private readonly sink: EventSink;
  private readonly times: TimeColumn[];
  private readonly start: TimeColumn | undefined;
  private readonly sent: TimeColumn | undefined;
  private readonly received: TimeColumn | undefined;
  private readonly marks: RowMarks;
  private markAt: number[] = [];
  readonly clocks: ClockCounts = { moved: 0, late: 0 };
  private readonly where: { readonly property: string; readonly value: Uint8Array; at: number }[];
  private readonly fields: EventFields;
  private readonly transitions = new Intern();
  private readonly transitionCodes: LifecycleCode[] = [];
  private known = -1;
  private customer = -1;
  private event = -1;
  private others: number[] = [];
  private journey = -1;
  private lifecycle = -1;
  private instance = -1;
  private id = -1;
  private anonymous = -1;
  private formerly = -1;
  private from = 0;
  private to = 0;

  constructor(plan: Plan, columns: () => readonly string[], sink: EventSink) {
    this.plan = plan;
    this.columns = columns;
    this.sink = sink;
    const zone = new Zone(plan.timezone);
    const clock = ({ column, format, eventName }: TimePlan): TimeColumn => ({
      name: column,
      eventName: eventName === undefined ? none : encoder.encode(eventName),
      reader: new TimeReader(format, zone),
      at: -1,
    });
    this.times = plan.times.map(clock);
    this.start = plan.start && clock(plan.start);
    this.sent = plan.sent && clock(plan.sent);
    this.received = plan.received && clock(plan.received);
    this.marks = new RowMarks(plan.agent, plan.staff);
    this.where = plan.where.map(({ property, value }) => ({ property, value: encoder.encode(value), at: -1 }));
    this.fields = emptyFields();
  }

  private readonly columns: () => readonly string[];

  /** Rows and clocks are counted from here on. */
  begin(): void {
    this.rows = 0;
    this.clocks.moved = 0;
    this.clocks.late = 0;
  }

  /** A time with a fraction of a second was seen. */
  get fractional(): boolean {
    return this.times.some((one) => one.reader.fractional) || (this.received?.reader.fractional ?? false);
  }

  row(row: Row): void {
    this.rows++;
    if (this.known !== this.columns().length) this.resolve();
    if (row.count !== this.known) {
      this.reject(row, undefined, `expected ${this.known} fields, found ${row.count}`);
      return;
    }
    if (!this.matches(row)) return;
    const { fields } = this;
    fields.row = row;
    fields.rowNumber = this.rows;
    fields.aliasTo = this.span(row, this.anonymous) ? this.to : -1;
    fields.aliasFrom = this.from;
    if (!this.span(row, this.customer) && !this.span(row, this.anonymous))
      return this.reject(row, this.plan.customer, 'the customer is missing');
    fields.customerFrom = this.from;
    fields.customerTo = this.to;
    fields.formerTo = this.span(row, this.formerly) ? this.to : -1;
    fields.formerFrom = this.from;
    fields.mark = this.markOf(row);
    fields.journeyTo = this.span(row, this.journey) ? this.to : -1;
    fields.journeyFrom = this.from;
    if (this.plan.wide) this.wideRow(row);
    else this.narrowRow(row);
  }

  broken(line: number, reason: string, raw: Uint8Array): void {
    this.rows++;
    this.sink.rejected(line, undefined, reason, raw);
  }

  private narrowRow(row: Row): void {
    const { fields, times } = this;
    const time = times[0];
    if (!time) return;
    if (!this.span(row, this.event) && !this.otherName(row))
      return this.reject(row, this.plan.event, 'the event is missing');
    fields.eventFrom = this.from;
    fields.eventTo = this.to;
    fields.eventBytes = row.bytes;
    if (!this.span(row, time.at)) return this.reject(row, time.name, 'the time is missing');
    fields.micros = this.setRight(row, time.reader.read(row.bytes, this.from, this.to));
    if (Number.isNaN(fields.micros)) return this.reject(row, time.name, time.reader.reason);
    fields.startMicros = NaN;
    if (this.start && this.span(row, this.start.at)) {
      fields.startMicros = this.start.reader.read(row.bytes, this.from, this.to);
    }
    fields.lifecycle = this.transition(row);
    fields.instanceTo = this.span(row, this.instance) ? this.to : -1;
    fields.instanceFrom = this.from;
    this.identify(row);
    this.sink.event(fields);
  }

  /**
   * What the device's clock is wrong by shows when it sends: the event lies as long before it arrived as the device says
   * it lay before it was sent (Segment specification, common fields). A wait that is negative is none.
   */
  private setRight(row: Row, told: number): number {
    const { sent, received } = this;
    if (!sent || !received || Number.isNaN(told)) return told;
    const left = this.span(row, sent.at) ? sent.reader.read(row.bytes, this.from, this.to) : NaN;
    const arrived = this.span(row, received.at) ? received.reader.read(row.bytes, this.from, this.to) : NaN;
    const right = arrived - Math.max(0, left - told);
    if (!(right >= 0)) return told;
    if (told - left >= second) this.clocks.late++;
    else if (Math.abs(right - told) >= second) this.clocks.moved++;
    return right;
  }

  private markOf(row: Row): number {
    let mark = 0;
    for (let i = 0; i < this.markAt.length; i++) {
      if (this.span(row, this.markAt[i] as number)) mark |= this.marks.of(i, row.bytes, this.from, this.to);
    }
    return mark;
  }

  private otherName(row: Row): boolean {
    for (let i = 0; i < this.others.length; i++) if (this.span(row, this.others[i] ?? -1)) return true;
    return false;
  }

  /** An event for each time that is filled in. */
  private wideRow(row: Row): void {
    const { fields } = this;
    this.identify(row);
    fields.startMicros = NaN;
    let made = 0;
    for (let part = 0; part < this.times.length; part++) {
      const time = this.times[part];
      if (!time || !this.span(row, time.at)) continue;
      made++;
      fields.micros = time.reader.read(row.bytes, this.from, this.to);
      if (Number.isNaN(fields.micros)) {
        this.reject(row, time.name, time.reader.reason);
        continue;
      }
      fields.eventBytes = time.eventName;
      fields.eventFrom = 0;
      fields.eventTo = time.eventName.length;
      fields.part = part;
      this.sink.event(fields);
    }
    if (made === 0) this.reject(row, this.times[0]?.name, 'no time is filled in');
  }

  private identify(row: Row): void {
    if (this.id >= 0 && this.span(row, this.id)) this.fields.hash.of(row.bytes, this.from, this.to);
    else this.fields.hash.of(row.bytes, row.from, row.to);
  }

  private transition(row: Row): LifecycleCode {
    if (this.lifecycle < 0) return 0;
    if (!this.span(row, this.lifecycle)) return 2;
    const code = this.transitions.code(row.bytes, this.from, this.to);
    return (this.transitionCodes[code] ??= transitionOf(this.transitions.text(code)));
  }

  /** Sets `from` and `to` to the trimmed field; false when it is empty or a word for nothing. */
  private span(row: Row, at: number): boolean {
    if (at < 0) return false;
    let from = row.starts[at] ?? 0;
    let to = row.ends[at] ?? -1;
    const { bytes } = row;
    while (from < to && (bytes[from] ?? 0) <= 32) from++;
    while (to > from && (bytes[to - 1] ?? 0) <= 32) to--;
    this.from = from;
    this.to = to;
    return to > from && !(to - from <= 4 && isNothing(bytes, from, to));
  }

  private matches(row: Row): boolean {
    for (const { at, value } of this.where) {
      let from = row.starts[at] ?? 0;
      let to = row.ends[at] ?? -1;
      while (from < to && (row.bytes[from] ?? 0) <= 32) from++;
      while (to > from && (row.bytes[to - 1] ?? 0) <= 32) to--;
      if (Math.max(0, to - from) !== value.length) return false;
      for (let i = 0; i < value.length; i++) if (row.bytes[from + i] !== value[i]) return false;
    }
    return true;
  }

  private reject(row: Row, field: string | undefined, reason: string): void {
    this.sink.rejected(row.line, field, reason, row.bytes.subarray(row.from, row.to));
  }

  private resolve(): void {
    const columns = this.columns();
    this.known = columns.length;
    const find = (name: string | undefined): number => (name === undefined ? -1 : columns.indexOf(name));
    const { plan } = this;
    this.customer = find(plan.customer);
    this.event = find(plan.event);
    this.others = plan.eventElse.map(find);
    this.journey = find(plan.journey);
    this.lifecycle = find(plan.lifecycle);
    this.instance = find(plan.instance);
    this.id = find(plan.id);
    this.anonymous = find(plan.anonymous);
    this.formerly = find(plan.formerly);
    for (const time of [...this.times, this.start, this.sent, this.received]) if (time) time.at = find(time.name);
    this.markAt = this.marks.columns.map((name) => this.placeOf(name, columns));
    for (const one of this.where) one.at = this.placeOf(one.property, columns);
  }

  /** Where columns may still turn up, one that is not there is no mistake. */
  private placeOf(property: string, columns: readonly string[]): number {
    const at = columns.indexOf(property);
    return at < 0 && !this.plan.growing ? refuseProperty(property, columns) : at;
  }
}

/** By the words that XES, bupaR and their relatives use. */
export function transitionOf(text: string): LifecycleCode {
  if (/^(start(ed)?|begin|began)$/i.test(text)) return 1;
  return /^(completed?|end(ed)?|finish(ed)?|done|closed?)$/i.test(text) ? 2 : 3;
}

function refuseProperty(property: string, columns: readonly string[]): never {
  return deny('unknown-property', `There is no column "${property}".`, {
    fix: `The columns are: ${columns.join(', ')}.`,
    place: { field: property },
  });
}

/** NULL, null, NaN, nan, \N. */
function isNothing(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  const a = (bytes[from] ?? 0) | 32;
  const b = (bytes[from + 1] ?? 0) | 32;
  const c = (bytes[from + 2] ?? 0) | 32;
  if (length === 2) return bytes[from] === 92 && bytes[from + 1] === 78;
  if (length === 3) return a === 110 && b === 97 && c === 110;
  return length === 4 && a === 110 && b === 117 && c === 108 && ((bytes[from + 3] ?? 0) | 32) === 108;
}

function emptyFields(): EventFields {
  return {
    row: { bytes: none, starts: new Int32Array(0), ends: new Int32Array(0), count: 0, line: 0, from: 0, to: 0 },
    rowNumber: 0,
    customerFrom: 0,
    customerTo: -1,
    eventFrom: 0,
    eventTo: -1,
    eventBytes: none,
    journeyFrom: 0,
    journeyTo: -1,
    instanceFrom: 0,
    instanceTo: -1,
    aliasFrom: 0,
    aliasTo: -1,
    formerFrom: 0,
    formerTo: -1,
    mark: 0,
    micros: 0,
    startMicros: NaN,
    lifecycle: 0,
    hash: new ContentHash(),
    part: 0,
  };
}
