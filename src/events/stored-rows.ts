/** Rows of the store, as they stream out of it, to journeys; runs in a thread of its own. */
import { assemble } from './import/assemble.ts';
import { EventColumns } from './import/event-columns.ts';
import { orderEvents } from './import/event-order.ts';
import type { Lifecycle } from './import/log-input.ts';
import { packTexts } from './import/packed-texts.ts';
import type { ReadOutcome } from './import/read-files.ts';
import type { CutWish } from './import/read-journeys.ts';
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
  /** Properties that follow each row, in this order. */
  readonly traits: readonly string[];
}

export type StoredOutcome = Pick<ReadOutcome, 'log' | 'customers' | 'journeyIds' | 'traits'>;

/**
 * A row is: customer, journey, event, microseconds, lifecycle, instance, start of service (-1 where none), then the
 * traits; texts with their length in front, numbers little-endian (ClickHouse's RowBinary).
 */
export class StoredRows {
  private readonly job: StoredJob;
  private readonly events: EventColumns;
  private readonly traits = new TraitCollector();
  private rest: Uint8Array = new Uint8Array(0);
  private at = 0;
  private from = 0;
  private to = 0;

  constructor(job: StoredJob) {
    this.job = job;
    this.events = new EventColumns({
      journeys: job.journeyColumn !== undefined,
      starts: job.hasStarts,
      lifecycle: job.hasLifecycle,
      instances: job.hasInstances,
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
    const ordered = orderEvents(events);
    const { log, customers, journeyIds } = assemble(events, ordered, {
      keep: job.keep,
      cut: job.cut,
      cases: job.cases,
      ...(job.journeyColumn === undefined ? {} : { journeyColumn: job.journeyColumn }),
    });
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
    return true;
  }

  /** Walks the lengths of the row at `at` without reading it. */
  private complete(bytes: Uint8Array): boolean {
    const begin = this.at;
    const traits = this.job.traits.length;
    for (let part = 0; part < 4 + traits; part++) {
      if (!this.text(bytes)) return this.back(begin);
      if (part === 2) this.at += 9;
      if (part === 3) this.at += 8;
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
