/** Rows of the store, as they stream out of it, to journeys; runs in a thread of its own. */
import { assemble } from './import/assemble.ts';
import { cleaned, settleCustomers } from './import/clean-events.ts';
import { EventColumns } from './import/event-columns.ts';
import { orderEvents } from './import/event-order.ts';
import { refuseAllApart } from './import/findings.ts';
import type { Lifecycle, RobotPolicy } from './import/log-input.ts';
import { packTexts } from './import/packed-texts.ts';
import type { ReadOutcome } from './import/read-files.ts';
import type { CutWish } from './import/read-journeys.ts';
import { RowMarks } from './import/row-marks.ts';
import { TraitCollector } from './import/trait-collector.ts';

export interface StoredJob {
  readonly eventColumn: string;
  readonly journeyColumn?: string;
  readonly hasLifecycle: boolean;
  readonly hasStarts: boolean;
  readonly hasInstances: boolean;
  readonly keep: Lifecycle;
  readonly cases: boolean;
  readonly cut?: CutWish;
  /** Rows tell other ids of their customers. */
  readonly aliases: boolean;
  /** Column of the program that made the event. */
  readonly agent?: string;
  readonly robots: RobotPolicy;
  readonly staff: readonly string[];
  /** Properties that follow each row, in this order. */
  readonly traits: readonly string[];
}

export type StoredOutcome = Pick<ReadOutcome, 'log' | 'customers' | 'journeyIds' | 'traits'>;

/**
 * A row is: customer, journey, event, microseconds, lifecycle, instance, start of service (-1 where none), then the
 * traits; then, where rows tell other ids, the number of the row among all, the id from before signing in and the former
 * id; then what tells robots and our own people (`RowMarks.columns`). Texts with their length in front, numbers little-endian (ClickHouse's RowBinary).
 */
export class StoredRows {
  private readonly job: StoredJob;
  private readonly events: EventColumns;
  private readonly traits = new TraitCollector();
  private readonly marks: RowMarks;
  private rest: Uint8Array = new Uint8Array(0);
  private at = 0;
  private from = 0;
  private to = 0;

  constructor(job: StoredJob) {
    this.job = job;
    this.marks = new RowMarks(job.agent, job.staff);
    this.events = new EventColumns({
      journeys: job.journeyColumn !== undefined,
      starts: job.hasStarts,
      lifecycle: job.hasLifecycle,
      instances: job.hasInstances,
      aliases: job.aliases,
      marks: this.marks.columns.length > 0,
      hashes: false,
      eventColumn: job.eventColumn,
    });
  }

  take(chunk: Uint8Array): void {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let whole = 0;
    this.at = 0;
    while (this.row(bytes, view)) whole = this.at;
    this.rest = bytes.slice(whole);
  }

  finish(): StoredOutcome {
    const { job, events } = this;
    const whose = settleCustomers(events, this.traits, job.staff);
    const ordered = orderEvents(events);
    const clean = cleaned(events, ordered, whose, { robots: job.robots, cases: job.cases });
    const {
      log: bare,
      customers,
      journeyIds,
    } = assemble(events, ordered, {
      keep: job.keep,
      cut: job.cut,
      cases: job.cases,
      ...(job.journeyColumn === undefined ? {} : { journeyColumn: job.journeyColumn }),
      ...(clean.out ? { out: clean.out } : {}),
    });
    const log = clean.cleaning ? { ...bare, cleaning: clean.cleaning } : bare;
    if (events.length > 0 && log.codes.length === 0 && clean.out) refuseAllApart();
    const order = customers.map((at) => ordered.customers[at] ?? 0);
    return {
      log,
      customers: packTexts(events.customers, order),
      ...(journeyIds ? { journeyIds: { texts: packTexts(events.journeys, undefined), ofJourney: journeyIds } } : {}),
      traits: this.traits.finish(order, events.names),
    };
  }

  /** Reads the row at `at`; false when it is not all there yet. */
  private row(bytes: Uint8Array, view: DataView): boolean {
    const { events } = this;
    if (!this.complete(bytes)) return false;
    this.text(bytes);
    const customer = events.customers.code(bytes, this.from, this.to);
    this.text(bytes);
    const journey = events.wanted.journeys ? events.journeys.code(bytes, this.from, this.to) : 0;
    this.text(bytes);
    const name = events.names.code(bytes, this.from, this.to);
    const micros = this.number(view);
    const event = events.add(customer, name, micros);
    if (events.wanted.journeys) events.journey[event] = journey;
    const lifecycle = bytes[this.at++] ?? 0;
    if (events.wanted.lifecycle) events.lifecycle[event] = lifecycle === 0 ? 2 : lifecycle;
    this.text(bytes);
    if (events.wanted.instances) events.instance[event] = events.instances.code(bytes, this.from, this.to);
    const start = this.number(view);
    if (events.wanted.starts) events.start[event] = start < 0 ? NaN : start;
    for (const trait of this.job.traits) {
      this.text(bytes);
      if (this.to > this.from) this.traits.column(trait)?.take(customer, name, micros, bytes, this.from, this.to);
    }
    if (events.wanted.aliases) this.ids(bytes, view, event);
    for (let at = 0; at < this.marks.columns.length; at++) {
      this.text(bytes);
      const mark = this.marks.of(at, bytes, this.from, this.to);
      if (mark > 0) events.mark[event] = (events.mark[event] as number) | mark;
    }
    return true;
  }

  private ids(bytes: Uint8Array, view: DataView, event: number): void {
    const { events } = this;
    events.seq[event] = this.number(view);
    this.text(bytes);
    events.alias[event] = this.to > this.from ? events.customers.code(bytes, this.from, this.to) + 1 : 0;
    this.text(bytes);
    if (this.to > this.from) events.formerly.push(events.customers.code(bytes, this.from, this.to), event);
  }

  /** Walks the lengths of the row at `at` without reading it. */
  private complete(bytes: Uint8Array): boolean {
    const begin = this.at;
    const last = 3 + this.job.traits.length;
    const texts = last + 1 + (this.job.aliases ? 2 : 0) + this.marks.columns.length;
    for (let part = 0; part < texts; part++) {
      if (!this.text(bytes)) return this.back(begin);
      if (part === 2) this.at += 9;
      if (part === 3) this.at += 8;
      if (part === last && this.job.aliases) this.at += 8;
    }
    const whole = this.at <= bytes.length;
    this.at = begin;
    return whole;
  }

  private back(to: number): false {
    this.at = to;
    return false;
  }

  /** Sets `from` and `to`; false when the text reaches over the end. */
  private text(bytes: Uint8Array): boolean {
    let size = 0;
    let shift = 0;
    let byte: number;
    do {
      if (this.at >= bytes.length) return false;
      byte = bytes[this.at++] ?? 0;
      size |= (byte & 127) << shift;
      shift += 7;
    } while (byte >= 128);
    this.from = this.at;
    this.to = this.at + size;
    this.at = this.to;
    return this.at <= bytes.length;
  }

  private number(view: DataView): number {
    const low = view.getUint32(this.at, true);
    const high = view.getInt32(this.at + 4, true);
    this.at += 8;
    return high * 4294967296 + low;
  }
}
