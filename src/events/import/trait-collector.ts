/**
 * Collects each customer's first known value of every property that has few enough values to explain anything and
 * that belongs to the customer, not to the single event; and what a channel column says of each event.
 */
import type { TraitTable } from '../journey-log.ts';
import { Intern, doubled } from './intern.ts';
import { RowSample, SeenRows } from './row-sample.ts';

/** A property with more values than this describes single customers, not kinds of them. */
const mostValues = 500;
const NONE = 65_535;
/** A property of which more than this share of rows differs from the customer's first value is no trait. */
const mayChange = 0.05;
/** Names of columns that say where an event happened. */
const channelNames = /^(?:touch_?point_?|event_?)?(?:channel|kanal|medium)$/i;

class TraitColumn {
  readonly name: string;
  readonly values = new Intern();
  /** Gave up: too many values. */
  spent = false;
  private codes = new Uint16Array(1024).fill(NONE);
  private since = new Float64Array(1024);
  private readonly sample: RowSample;
  private seen = new SeenRows();

  constructor(name: string, sample: RowSample) {
    this.name = name;
    this.sample = sample;
  }

  take(customer: number, event: number, micros: number, bytes: Uint8Array, from: number, to: number): void {
    while (customer >= this.codes.length) this.grow();
    const known = this.codes[customer] !== NONE;
    const later = known && micros >= (this.since[customer] ?? 0);
    const sampled = this.sample.has(micros);
    if (later && !sampled) return;
    const value = this.values.code(bytes, from, to);
    if (value >= mostValues) return this.give();
    if (sampled) {
      this.seen.add(customer, event, micros, value);
      if (this.sample.halved(this.seen.length)) this.thin();
    }
    if (later) return;
    this.codes[customer] = value;
    this.since[customer] = micros;
  }

  private give(): void {
    this.spent = true;
    this.codes = new Uint16Array(0);
    this.since = new Float64Array(0);
    this.seen = new SeenRows();
  }

  /** Forgets what the sample no longer holds. */
  thin(): void {
    this.seen.thin(this.sample);
  }

  /** What was known first of one of a customer's ids is known first of the customer. */
  join(to: Uint32Array): void {
    for (let id = 0; id < Math.min(to.length, this.codes.length); id++) {
      const customer = to[id] as number;
      if (customer === id || this.codes[id] === NONE) continue;
      while (customer >= this.codes.length) this.grow();
      const first = this.codes[customer] === NONE || (this.since[id] as number) < (this.since[customer] as number);
      if (!first) continue;
      this.codes[customer] = this.codes[id] as number;
      this.since[customer] = this.since[id] as number;
    }
    const { customer, length } = this.seen;
    for (let i = 0; i < length; i++) customer[i] = to[customer[i] as number] as number;
  }

  /** It is the customer's own: hardly any row says something else than the customer's first. */
  get steady(): boolean {
    const { length, customer, value } = this.seen;
    let other = 0;
    for (let i = 0; i < length; i++) if (this.codes[customer[i] as number] !== value[i]) other++;
    return other <= mayChange * length;
  }

  /** The value that stands most often with each event name, when this is a channel column; ties by its letters. */
  usual(events: Intern): [event: string, value: string][] {
    if (!channelNames.test(this.name)) return [];
    const counts = new Map<number, Map<number, number>>();
    const { seen } = this;
    for (let i = 0; i < seen.length; i++) {
      const event = seen.event[i] as number;
      const value = seen.value[i] as number;
      const beside = counts.get(event) ?? new Map<number, number>();
      counts.set(event, beside.set(value, (beside.get(value) ?? 0) + 1));
    }
    return [...counts].map(([event, values]) => {
      const named = [...values].map(([value, count]) => ({ value: this.values.text(value), count }));
      const [best] = named.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      return [events.text(event), best?.value ?? ''];
    });
  }

  /** Codes by customer in the given order of customers; values that are somebody's first, in the order of their bytes. */
  finished(order: Uint32Array): TraitTable['properties'][number] {
    const used = new Uint8Array(NONE + 1);
    for (const customer of order) used[this.codes[customer] ?? NONE] = 1;
    const sorted = [...this.values.sorted()].filter((code) => used[code] === 1);
    const rank = new Uint16Array(NONE + 1).fill(NONE);
    sorted.forEach((code, at) => (rank[code] = at));
    const ofCustomer = new Uint16Array(order.length);
    for (let i = 0; i < order.length; i++) ofCustomer[i] = rank[this.codes[order[i] ?? 0] ?? NONE] ?? NONE;
    return { name: this.name, values: sorted.map((code) => this.values.text(code)), ofCustomer };
  }

  private grow(): void {
    const before = this.codes.length;
    this.codes = doubled(this.codes, Uint16Array).fill(NONE, before);
    this.since = doubled(this.since, Float64Array);
  }
}

export class TraitCollector {
  private readonly columns = new Map<string, TraitColumn>();
  private readonly sample = new RowSample();
  /** From when on everything is known of a customer. */
  private whole = new Float64Array(1024).fill(Infinity);

  settled(customer: number, micros: number): boolean {
    return customer < this.whole.length && micros >= (this.whole[customer] as number) && !this.sample.has(micros);
  }

  settle(customer: number, micros: number): void {
    while (customer >= this.whole.length) {
      const before = this.whole.length;
      this.whole = doubled(this.whole, Float64Array).fill(Infinity, before);
    }
    this.whole[customer] = micros;
  }

  /** The column to hand values to; undefined once it has shown too many. */
  column(name: string): TraitColumn | undefined {
    let column = this.columns.get(name);
    if (!column) this.columns.set(name, (column = new TraitColumn(name, this.sample)));
    return column.spent ? undefined : column;
  }

  /** `to[id]` is the customer that each collecting number has become. */
  join(to: Uint32Array): void {
    for (const column of this.columns.values()) if (!column.spent) column.join(to);
  }

  /** `order[i]` is the collecting number of the customer that is number i in the finished log. */
  finish(order: Uint32Array, events: Intern): TraitTable {
    for (const column of this.columns.values()) column.thin();
    const few = [...this.columns.values()].filter((column) => !column.spent && column.values.count > 0);
    const kept = few.filter((column) => column.steady).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const channels = Object.fromEntries(
      few.flatMap((column) => column.usual(events)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    return { properties: kept.map((column) => column.finished(order)), channels };
  }
}
