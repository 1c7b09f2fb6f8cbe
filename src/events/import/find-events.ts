/** Looks events of log files up by their ids: one more walk over the files, made only when somebody asks. */
import { unwatched, type Watch } from '../../lib/progress.ts';
import { fingerprintOf, mayBeEventId, wideOf, type IdentifiedEvent } from '../event-ids.ts';
import { EventReader, type EventFields, type EventSink } from './event-reader.ts';
import type { LogWishes } from './log-input.ts';
import type { Plan } from './plan.ts';
import type { Shape } from './shape.ts';
import { walkRows } from './walk.ts';

/** By id; those that no file knows are left out. Where an id was given twice, the earliest event has it. */
export async function findEvents(
  files: readonly { readonly shape: Shape; readonly plan: Plan }[],
  ids: Iterable<string>,
  wishes: LogWishes = {},
  watch: Watch = unwatched,
): Promise<Map<string, IdentifiedEvent>> {
  const found = new Map<string, IdentifiedEvent>();
  const wanted = new Map(Array.from(ids, (id) => [fingerprintOf(id), id]));
  if (wanted.size === 0) return found;
  for (const { shape, plan } of files) {
    const id = plan.id ?? plan.properties.find(mayBeEventId);
    if (id === undefined) continue;
    const sink = new FindingSink(wanted, found);
    await walkRows(shape, (columns) => new EventReader({ ...plan, id }, columns, sink), { wishes, watch });
  }
  return found;
}

const decoder = new TextDecoder();

class FindingSink implements EventSink {
  readonly #wanted: ReadonlyMap<string, string>;
  readonly #found: Map<string, IdentifiedEvent>;
  /** The lowest words of those wanted: most events are passed over by them. */
  readonly #lowest: ReadonlySet<number>;

  constructor(wanted: ReadonlyMap<string, string>, found: Map<string, IdentifiedEvent>) {
    this.#wanted = wanted;
    this.#found = found;
    this.#lowest = new Set(Array.from(wanted.keys(), (print) => Number(BigInt(print) & 0xffffffffn)));
  }

  event(event: EventFields): void {
    if (!this.#lowest.has(event.hash.h1)) return;
    const id = this.#wanted.get(wideOf(event.hash));
    if (id === undefined) return;
    const time = Math.floor(event.micros / 1000);
    const known = this.#found.get(id);
    if (known && known.time <= time) return;
    this.#found.set(id, {
      customer: decoder.decode(event.row.bytes.subarray(event.customerFrom, event.customerTo)),
      event: decoder.decode(event.eventBytes.subarray(event.eventFrom, event.eventTo)),
      time,
    });
  }

  /** Rows that cannot be used were told of when the log was read. */
  rejected(): void {}
}
