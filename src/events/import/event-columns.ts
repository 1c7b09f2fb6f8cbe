/** Events piled up in typed arrays as they are read: no object per event. */
import { deny } from '../../lib/refusal.ts';
import type { EventFields, LifecycleCode } from './event-reader.ts';
import { doubled, Intern } from './intern.ts';

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
  /** The name of the event column, for messages. */
  readonly eventColumn: string;
}

export class EventColumns {
  readonly customers = new Intern();
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
  readonly wanted: Wanted;

  constructor(wanted: Wanted) {
    this.wanted = wanted;
    const room = (on: boolean): number => (on ? 1 << 12 : 0);
    this.journey = new Uint32Array(room(wanted.journeys));
    this.start = new Float64Array(room(wanted.starts));
    this.lifecycle = new Uint8Array(room(wanted.lifecycle));
    this.instance = new Uint32Array(room(wanted.instances));
    this.hash = new Uint32Array(room(wanted.hashes));
    this.hash2 = new Uint32Array(room(wanted.hashes));
    this.file = new Uint8Array(room(wanted.hashes));
  }

  /** Appends an event; returns its number. The optional columns are set by the caller at that number. */
  add(customer: number, name: number, micros: number): number {
    if (name >= mostNames) this.refuseNames();
    const at = this.length++;
    if (at >= this.customer.length) this.grow();
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
    this.hash[at] = hash.h1;
    this.hash2[at] = hash.h2;
    return at;
  }

  setLifecycle(at: number, code: LifecycleCode): void {
    if (this.wanted.lifecycle) this.lifecycle[at] = code;
  }

  private grow(): void {
    this.customer = doubled(this.customer, Uint32Array);
    this.name = doubled(this.name, Uint16Array);
    this.micros = doubled(this.micros, Float64Array);
    const { wanted } = this;
    if (wanted.journeys) this.journey = doubled(this.journey, Uint32Array);
    if (wanted.starts) this.start = doubled(this.start, Float64Array);
    if (wanted.lifecycle) this.lifecycle = doubled(this.lifecycle, Uint8Array);
    if (wanted.instances) this.instance = doubled(this.instance, Uint32Array);
    if (!wanted.hashes) return;
    this.hash = doubled(this.hash, Uint32Array);
    this.hash2 = doubled(this.hash2, Uint32Array);
    this.file = doubled(this.file, Uint8Array);
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
