/** Puts piled-up events in order: by customer, then time, equal times as they came in. */
import type { EventColumns } from './event-columns.ts';

export interface Ordered {
  /** Event numbers in order. */
  readonly order: Uint32Array;
  /** Microseconds since 1970 and name of each event, in order: read one after the other they cost no jumps. */
  readonly micros: Float64Array;
  readonly name: Uint16Array;
  /** Customers in the order of their ids: `customers[i]` is the number they were collected under. */
  readonly customers: Uint32Array;
  /** Events of customer i are `order[offsets[i] .. offsets[i + 1])`. */
  readonly offsets: Uint32Array;
}

export function orderEvents(events: EventColumns): Ordered {
  const customers = events.customers.sorted();
  const rank = new Uint32Array(customers.length);
  for (let i = 0; i < customers.length; i++) rank[customers[i] ?? 0] = i;
  const offsets = new Uint32Array(customers.length + 1);
  const { length, customer } = events;
  for (let i = 0; i < length; i++) {
    const at = (rank[customer[i] ?? 0] ?? 0) + 1;
    offsets[at] = (offsets[at] ?? 0) + 1;
  }
  for (let i = 1; i < offsets.length; i++) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  const ordered = {
    order: new Uint32Array(length),
    micros: new Float64Array(length),
    name: new Uint16Array(length),
    customers,
    offsets,
  };
  scatter(events, rank, ordered);
  const spare = new Uint32Array(longestRun(offsets));
  for (let i = 0; i < customers.length; i++) sortByTime(events, ordered, i, spare);
  return ordered;
}

/** To each customer its events, as they came in: those of one customer are near in most logs, and so are the writes. */
function scatter(events: EventColumns, rank: Uint32Array, { order, micros, name, offsets }: Ordered): void {
  const next = offsets.slice(0, rank.length);
  for (let i = 0; i < events.length; i++) {
    const who = rank[events.customer[i] as number] as number;
    const at = next[who] as number;
    next[who] = at + 1;
    order[at] = i;
    micros[at] = events.micros[i] as number;
    name[at] = events.name[i] as number;
  }
}

function sortByTime(events: EventColumns, ordered: Ordered, who: number, spare: Uint32Array): void {
  const { order, micros, name, offsets } = ordered;
  const low = offsets[who] as number;
  const high = offsets[who + 1] as number;
  let sorted = true;
  for (let i = low + 1; i < high && sorted; i++) sorted = (micros[i - 1] as number) <= (micros[i] as number);
  const { seq } = events;
  // Events that came under several ids stand in the order of the input, not in that of the ids.
  if (seq.length > 0) sortRun(order, low, high, (event) => seq[event] ?? 0, spare);
  else if (sorted) return;
  sortRun(order, low, high, (event) => events.micros[event] ?? 0, spare);
  for (let i = low; i < high; i++) {
    micros[i] = events.micros[order[i] as number] as number;
    name[i] = events.name[order[i] as number] as number;
  }
}

function longestRun(offsets: Uint32Array): number {
  let longest = 0;
  for (let i = 1; i < offsets.length; i++) longest = Math.max(longest, (offsets[i] ?? 0) - (offsets[i - 1] ?? 0));
  return longest;
}

/** Sorts `items[low..high)` by key, equal keys as they stand (merge sort; short or sorted runs at once). */
export function sortRun(
  items: Uint32Array,
  low: number,
  high: number,
  key: (item: number) => number,
  spare: Uint32Array,
): void {
  let sorted = true;
  for (let i = low + 1; i < high && sorted; i++) sorted = key(items[i - 1] ?? 0) <= key(items[i] ?? 0);
  if (sorted) return;
  if (high - low <= 16) {
    for (let i = low + 1; i < high; i++) {
      const item = items[i] ?? 0;
      const its = key(item);
      let at = i;
      for (; at > low && key(items[at - 1] ?? 0) > its; at--) items[at] = items[at - 1] ?? 0;
      items[at] = item;
    }
    return;
  }
  const middle = (low + high) >> 1;
  sortRun(items, low, middle, key, spare);
  sortRun(items, middle, high, key, spare);
  const left = middle - low;
  spare.set(items.subarray(low, middle));
  let from = 0;
  let right = middle;
  for (let at = low; from < left; at++) {
    const take = right < high && key(items[right] ?? 0) < key(spare[from] ?? 0);
    items[at] = (take ? items[right++] : spare[from++]) ?? 0;
  }
}
