/** Reads OCEL 2.0 JSON: an event touches many objects; seen from one type of object, each of those lives a journey. */
import { z } from 'zod';
import { deny } from '../../lib/refusal.ts';
import type { RowSink } from './delimited.ts';
import { JsonSplitter } from './json-rows.ts';
import { RecordRow } from './record-row.ts';

const decoder = new TextDecoder();
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const attributes = z.array(z.object({ name: z.string(), value: text })).default([]);
const OcelObject = z.object({ id: text, type: z.string(), attributes: attributes.catch([]) });
const OcelEvent = z.object({
  id: text,
  type: z.string(),
  time: z.string(),
  attributes: attributes.catch([]),
  relationships: z.array(z.object({ objectId: text })).default([]),
});

interface KnownObject {
  readonly type: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** First walk: which objects there are, and of which type the events speak. */
export class OcelObjects {
  readonly objects = new Map<string, KnownObject>();
  private readonly touched = new Map<string, number>();
  private readonly pending: string[][] = [];
  private readonly splitter = new JsonSplitter((key, raw) => this.take(key, raw));

  write(chunk: Uint8Array): void {
    this.splitter.write(chunk);
  }

  private take(key: string, raw: Uint8Array): void {
    if (key === 'objects') {
      const object = OcelObject.safeParse(jsonOf(raw));
      if (object.success) this.objects.set(object.data.id, object.data);
    } else if (key === 'events' && this.pending.length < 20_000) {
      const event = OcelEvent.safeParse(jsonOf(raw));
      if (event.success) this.pending.push(event.data.relationships.map((one) => one.objectId));
    }
  }

  /** Types of objects, the one that looks most like a customer first. */
  types(): { readonly type: string; readonly events: number }[] {
    this.touched.clear();
    for (const { type } of this.objects.values()) this.touched.set(type, this.touched.get(type) ?? 0);
    for (const ids of this.pending) {
      for (const type of new Set(ids.map((id) => this.objects.get(id)?.type))) {
        if (type !== undefined) this.touched.set(type, (this.touched.get(type) ?? 0) + 1);
      }
    }
    const found = [...this.touched].map(([type, events]) => ({ type, events }));
    return found.toSorted((a, b) => likeness(b) - likeness(a) || (a.type < b.type ? -1 : 1));
  }

  /** The type asked for, or the likeliest. */
  choose(wished: string | undefined): string {
    const types = this.types();
    const first = types[0];
    if (!first) {
      return deny('no-objects', 'This object-centric log names no objects.', { fix: 'Export it with its objects.' });
    }
    if (wished === undefined) return first.type;
    const found = types.find((one) => one.type.toLowerCase() === wished.toLowerCase());
    return (
      found?.type ??
      deny('unknown-object-type', `There is no object type "${wished}".`, {
        fix: `Use one of: ${types.map((one) => one.type).join(', ')}.`,
      })
    );
  }
}

const people =
  /customer|client|consumer|user|person|patient|applicant|member|guest|visitor|student|citizen|passenger|buyer/i;
const files = /case|order|application|claim|ticket|account|contract|session|request/i;

/** Words for people count most, then words for a case, then how many events speak of the type. */
function likeness(one: { readonly type: string; readonly events: number }): number {
  if (one.events === 0) return -1;
  return one.events + (people.test(one.type) ? 2e6 : files.test(one.type) ? 1e6 : 0);
}

/** Second walk: a row for each object of the chosen type that an event touches. */
export class OcelReader {
  readonly record: RecordRow;
  /** Events written once for each of several objects, and events without any. */
  doubled = 0;
  orphans = 0;
  private readonly splitter: JsonSplitter;
  private readonly objects: ReadonlyMap<string, KnownObject>;
  private readonly type: string;
  private readonly sink: RowSink;

  constructor(objects: ReadonlyMap<string, KnownObject>, type: string, sink: RowSink) {
    this.objects = objects;
    this.type = type;
    this.sink = sink;
    this.record = new RecordRow(sink);
    this.splitter = new JsonSplitter((key, raw, line) => {
      if (key === 'events') this.take(raw, line);
    });
  }

  write(chunk: Uint8Array): void {
    this.splitter.write(chunk);
  }

  end(): boolean {
    return this.splitter.whole;
  }

  private take(raw: Uint8Array, line: number): void {
    const event = OcelEvent.safeParse(jsonOf(raw));
    if (!event.success) {
      const issue = event.error.issues[0];
      this.sink.broken(line, `this is no OCEL event: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, raw);
      return;
    }
    const ids = [...new Set(event.data.relationships.map((one) => one.objectId))];
    const mine = ids.filter((id) => this.objects.get(id)?.type === this.type);
    if (mine.length === 0) this.orphans++;
    if (mine.length > 1) this.doubled++;
    for (const id of mine) this.emit(event.data, id, line);
  }

  private emit(event: z.infer<typeof OcelEvent>, object: string, line: number): void {
    const { record } = this;
    record.begin(line);
    record.set(`case:${this.type}`, object);
    record.set('concept:name', event.type);
    record.set('time:timestamp', event.time);
    record.set('event_id', `${event.id} ${object}`);
    for (const { name, value } of event.attributes) record.set(name, value);
    for (const { name, value } of this.objects.get(object)?.attributes ?? []) record.set(`${this.type}:${name}`, value);
    record.emit();
  }
}

function jsonOf(raw: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(raw));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
