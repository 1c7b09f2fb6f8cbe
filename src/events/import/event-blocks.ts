/** Writes events as files the analytic store takes in whole: one block after another, in the input's order. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { EventFields, EventSink } from './event-reader.ts';
import { Intern } from './intern.ts';
import type { Plan } from './plan.ts';
import { propertiesOf } from './properties.ts';
import type { RejectionWriter } from './rejections.ts';

/** The columns of a block, as ClickHouse writes them down (RowBinary). */
export const blockStructure = [
  'source String',
  'customer String',
  "ts DateTime64(6, 'UTC')",
  'seq UInt64',
  'journey String',
  'event String',
  "lifecycle Enum8('none' = 0, 'start' = 1, 'complete' = 2, 'other' = 3)",
  'instance String',
  "service_start Nullable(DateTime64(6, 'UTC'))",
  'props Map(String, String)',
  'event_id UInt128',
  'copy UInt32',
].join(', ');

/** Large enough that few parts have to be merged, small enough to hold one while another is being taken in. */
const fullAt = 96 * 2 ** 20;
const mostValues = 500;

export interface BlockFile {
  readonly path: string;
  readonly events: number;
}

/** Grows by need; numbers are little-endian, as RowBinary has them. */
class BinaryBuffer {
  bytes = new Uint8Array(1 << 20);
  view = new DataView(this.bytes.buffer);
  length = 0;

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  /** Length (LEB128), then the bytes. */
  text(from: Uint8Array, start: number, end: number): void {
    const size = Math.max(0, end - start);
    this.reserve(size + 5);
    this.count(size);
    const { bytes } = this;
    let at = this.length;
    for (let i = start; i < end; i++) bytes[at++] = from[i] ?? 0;
    this.length = at;
  }

  count(value: number): void {
    let left = value;
    while (left >= 128) {
      this.bytes[this.length++] = (left & 127) | 128;
      left >>>= 7;
    }
    this.bytes[this.length++] = left;
  }

  byte(value: number): void {
    this.bytes[this.length++] = value;
  }

  /** Whole numbers from 0 to 2^53. */
  wide(value: number): void {
    this.view.setUint32(this.length, value % 4294967296, true);
    this.view.setUint32(this.length + 4, Math.floor(value / 4294967296), true);
    this.length += 8;
  }

  word(value: number): void {
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }
}

/** Different values of each property, counted up to the point where it explains nobody any more. */
export class PropertyCensus {
  private readonly values = new Map<string, Intern | undefined>();

  take(name: string, bytes: Uint8Array, from: number, to: number): void {
    let values = this.values.get(name);
    if (values === undefined) {
      if (this.values.has(name)) return;
      this.values.set(name, (values = new Intern()));
    }
    values.code(bytes, from, to);
    if (values.count > mostValues) this.values.set(name, undefined);
  }

  /** Properties with few enough values, and all of them. */
  get found(): { readonly few: string[]; readonly all: string[] } {
    const all = [...this.values.keys()];
    return { few: all.filter((name) => this.values.get(name) !== undefined), all };
  }
}

export class BlockWriter {
  seq: number;
  events = 0;
  private readonly buffer = new BinaryBuffer();
  private readonly source: Uint8Array;
  private readonly nextPath: () => string;
  private inBlock = 0;

  constructor(source: string, firstSeq: number, nextPath: () => string) {
    this.source = new TextEncoder().encode(source);
    this.seq = firstSeq;
    this.nextPath = nextPath;
  }

  get full(): boolean {
    return this.buffer.length >= fullAt;
  }

  add(event: EventFields, properties: readonly Property[], census: PropertyCensus): void {
    const { buffer } = this;
    const { row, hash } = event;
    buffer.text(this.source, 0, this.source.length);
    buffer.text(row.bytes, event.customerFrom, event.customerTo);
    buffer.reserve(64);
    buffer.wide(event.micros);
    buffer.wide(this.seq++);
    buffer.text(row.bytes, event.journeyFrom, event.journeyTo);
    buffer.text(event.eventBytes, event.eventFrom, event.eventTo);
    buffer.reserve(64);
    buffer.byte(event.lifecycle);
    buffer.text(row.bytes, event.instanceFrom, event.instanceTo);
    buffer.reserve(64);
    buffer.byte(Number.isNaN(event.startMicros) ? 1 : 0);
    if (!Number.isNaN(event.startMicros)) buffer.wide(event.startMicros);
    this.properties(event, properties, census);
    buffer.reserve(64);
    buffer.word(hash.h1);
    buffer.word(hash.h2);
    buffer.word(hash.h3);
    // A row of a wide table makes several events; each has an id of its own.
    buffer.word((hash.h4 + event.part * 0x9e3779b1) >>> 0);
    buffer.word(0);
    this.inBlock++;
    this.events++;
  }

  /** The block so far as a file; undefined when there is nothing to write. */
  flush(): BlockFile | undefined {
    if (this.inBlock === 0) return undefined;
    const path = this.nextPath();
    const file = openSync(path, 'w');
    for (let at = 0; at < this.buffer.length;) {
      at += writeSync(file, this.buffer.bytes, at, this.buffer.length - at);
    }
    closeSync(file);
    const block = { path, events: this.inBlock };
    this.buffer.length = 0;
    this.inBlock = 0;
    return block;
  }

  private properties({ row }: EventFields, properties: readonly Property[], census: PropertyCensus): void {
    const { buffer } = this;
    const { bytes, starts, ends } = row;
    let filled = 0;
    for (const { at } of properties) if ((ends[at] ?? -1) > (starts[at] ?? 0)) filled++;
    buffer.reserve(5);
    buffer.count(filled);
    for (const { at, name, label } of properties) {
      const from = starts[at] ?? 0;
      const to = ends[at] ?? -1;
      if (to <= from) continue;
      buffer.text(label, 0, label.length);
      buffer.text(bytes, from, to);
      census.take(name, bytes, from, to);
    }
  }
}

export interface Property {
  readonly at: number;
  readonly name: string;
  readonly label: Uint8Array;
}

/** Takes the events of one file. */
export class BlockSink implements EventSink {
  private readonly blocks: BlockWriter;
  private readonly census: PropertyCensus;
  private readonly plan: Plan;
  private readonly columns: () => readonly string[];
  private readonly rejections: RejectionWriter;
  private readonly name: string;
  private known = -1;
  private properties: Property[] = [];

  constructor(
    to: { readonly blocks: BlockWriter; readonly census: PropertyCensus; readonly rejections: RejectionWriter },
    plan: Plan,
    columns: () => readonly string[],
    name: string,
  ) {
    this.blocks = to.blocks;
    this.census = to.census;
    this.rejections = to.rejections;
    this.plan = plan;
    this.columns = columns;
    this.name = name;
  }

  event(event: EventFields): void {
    if (this.known !== this.columns().length) this.resolve();
    this.blocks.add(event, this.properties, this.census);
  }

  rejected(line: number, field: string | undefined, reason: string, raw: Uint8Array): void {
    this.rejections.add(this.name, line, field, reason, raw);
  }

  private resolve(): void {
    const columns = this.columns();
    this.known = columns.length;
    this.properties = propertiesOf(this.plan, columns)
      .map((name) => ({ at: columns.indexOf(name), name, label: new TextEncoder().encode(name) }))
      .filter(({ at }) => at >= 0);
  }
}
