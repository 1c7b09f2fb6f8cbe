/** Finds rows that repeat exactly, in one file or across files, and says which to leave out. */
import type { EventColumns } from './event-columns.ts';
import type { Ordered } from './event-order.ts';

export interface Repeats {
  /** Repeats within one file. */
  readonly within: number;
  /** Rows that another file already holds. */
  readonly across: number;
  /** 1 = leave out, by event number; absent when there is nothing to leave out. */
  readonly out?: Uint8Array;
}

/**
 * Equal rows stand at equal times of one customer, so only such ties are looked at. A file holds the k-th copy of a
 * row once: the k-th copy in a second file is the same event. `drop` leaves out copies within a file, too.
 */
export function findRepeats(events: EventColumns, { order, micros, offsets }: Ordered, drop: boolean): Repeats {
  let out: Uint8Array | undefined;
  let within = 0;
  let across = 0;
  for (let who = 0; who + 1 < offsets.length; who++) {
    const end = offsets[who + 1] as number;
    for (let low = offsets[who] as number; low < end;) {
      let high = low + 1;
      while (high < end && micros[high] === micros[low]) high++;
      if (high - low > 1) {
        const found = judge(events, order.subarray(low, high), drop);
        within += found.within;
        across += found.across;
        for (const event of found.out) (out ??= new Uint8Array(events.length))[event] = 1;
      }
      low = high;
    }
  }
  return out ? { within, across, out } : { within, across };
}

/**
 * The same for events with ids whose times were set right on arrival: what was sent twice arrived at two times. The
 * first telling counts, and the k-th file's is the same event. O(events).
 */
export function repeatsById(events: EventColumns, { order, offsets }: Ordered): Repeats {
  let out: Uint8Array | undefined;
  let [within, across] = [0, 0];
  for (let who = 0; who + 1 < offsets.length; who++) {
    /** The file each id was met in first. */
    const seen = new Map<number, number>();
    for (let i = offsets[who] as number; i < (offsets[who + 1] as number); i++) {
      const event = order[i] as number;
      // 53 of 64 bits: among a customer's own events no two ids share them by chance.
      const id = (events.hash[event] as number) * 2 ** 21 + ((events.hash2[event] as number) >>> 11);
      const file = seen.get(id);
      if (file === undefined) seen.set(id, events.file[event] as number);
      else {
        if (file === events.file[event]) within++;
        else across++;
        (out ??= new Uint8Array(events.length))[event] = 1;
      }
    }
  }
  return out ? { within, across, out } : { within, across };
}

function judge(
  events: EventColumns,
  tie: Uint32Array,
  drop: boolean,
): { within: number; across: number; out: number[] } {
  const found = { within: 0, across: 0, out: [] as number[] };
  /** How often each content stands in each file so far, and how often it was kept. */
  const seen = new Map<string, { kept: number; byFile: Map<number, number> }>();
  for (const event of tie) {
    const content = `${events.hash[event]}:${events.hash2[event]}:${events.name[event]}`;
    let one = seen.get(content);
    if (!one) seen.set(content, (one = { kept: 0, byFile: new Map() }));
    const file = events.file[event] ?? 0;
    const copies = (one.byFile.get(file) ?? 0) + 1;
    one.byFile.set(file, copies);
    const repeated = copies > 1;
    if (repeated) found.within++;
    const allowed = drop ? 1 : copies;
    if (one.kept < allowed) one.kept++;
    else {
      if (!repeated || !drop) found.across++;
      found.out.push(event);
    }
  }
  return found;
}
