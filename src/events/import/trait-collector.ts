/** Collects each customer's first known value of every property that has few enough values to explain anything. */
import type { TraitTable } from '../journey-log.ts';
import { Intern, doubled } from './intern.ts';

/** A property with more values than this describes single customers, not kinds of them. */
const mostValues = 500;
const NONE = 65_535;

class TraitColumn {
  readonly name: string;
  readonly values = new Intern();
  /** Gave up: too many values. */
  spent = false;
  private codes = new Uint16Array(1024).fill(NONE);
  private since = new Float64Array(1024);

  constructor(name: string) {
    this.name = name;
  }

  take(customer: number, micros: number, bytes: Uint8Array, from: number, to: number): void {
    while (customer >= this.codes.length) this.grow();
    const known = this.codes[customer] !== NONE;
    if (known && micros >= (this.since[customer] ?? 0)) return;
    const code = this.values.code(bytes, from, to);
    if (code >= mostValues) {
      this.spent = true;
      this.codes = new Uint16Array(0);
      this.since = new Float64Array(0);
      return;
    }
    this.codes[customer] = code;
    this.since[customer] = micros;
  }

  /** Codes by customer in the given order of customers, values in the order of their bytes. */
  finished(order: Uint32Array): TraitTable['properties'][number] {
    const sorted = this.values.sorted();
    const rank = new Uint16Array(sorted.length);
    sorted.forEach((code, at) => (rank[code] = at));
    const ofCustomer = new Uint16Array(order.length);
    for (let i = 0; i < order.length; i++) {
      const code = this.codes[order[i] ?? 0] ?? NONE;
      ofCustomer[i] = code === NONE ? NONE : (rank[code] ?? NONE);
    }
    return { name: this.name, values: Array.from(sorted, (code) => this.values.text(code)), ofCustomer };
  }

  private grow(): void {
    const before = this.codes.length;
    this.codes = doubled(this.codes, Uint16Array).fill(NONE, before);
    this.since = doubled(this.since, Float64Array);
  }
}

export class TraitCollector {
  private readonly columns = new Map<string, TraitColumn>();
  /** From when on everything is known of a customer. */
  private whole = new Float64Array(1024).fill(Infinity);

  settled(customer: number, micros: number): boolean {
    return customer < this.whole.length && micros >= (this.whole[customer] as number);
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
    if (!column) this.columns.set(name, (column = new TraitColumn(name)));
    return column.spent ? undefined : column;
  }

  /** `order[i]` is the collecting number of the customer that is number i in the finished log. */
  finish(order: Uint32Array): TraitTable {
    const kept = [...this.columns.values()].filter((column) => !column.spent && column.values.count > 0);
    kept.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { properties: kept.map((column) => column.finished(order)) };
  }
}
