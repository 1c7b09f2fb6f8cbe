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
