/** Says of each input row which journey its event came to, in the order of the input. */
import type { JourneyLog } from '../journey-log.ts';
import type { Trace } from './assemble.ts';
import type { EventColumns } from './event-columns.ts';
import type { Ordered } from './event-order.ts';

/** One entry an event that was used; rows that were set aside or left out have none. */
export interface SplitRows {
  /** Number of the row, from 1, over all files; a row of a wide table may have several events. */
  readonly row: Uint32Array;
  /** Customer's number in the log. */
  readonly customer: Uint32Array;
  /** The journey's number within its customer, from 1. */
  readonly journey: Uint32Array;
  /** The chance that a journey begins at this row. */
  readonly boundary: Float32Array;
}

/** Rows that repeat another exactly and were left out for it stand with their twin. O(events). */
export function splitRows(
  events: EventColumns,
  ordered: Ordered,
  log: JourneyLog,
  trace: Trace,
  out: Uint8Array | undefined,
): SplitRows {
  const journeyOf = new Uint32Array(events.length);
  const customerOf = new Uint32Array(events.length);
  const chance = new Float32Array(events.length);
  let number = 0;
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    const who = log.customerOf[j] as number;
    number = j > 0 && log.customerOf[j - 1] === who ? number + 1 : 1;
    for (let i = log.offsets[j] as number; i < (log.offsets[j + 1] as number); i++) {
      const event = trace.event[i] as number;
      journeyOf[event] = number;
      customerOf[event] = who;
      chance[event] = trace.chance[i] as number;
    }
  }
  if (out) joinTwins(events, ordered, out, journeyOf, customerOf);
  const used = journeyOf.reduce((sum, journey) => sum + (journey > 0 ? 1 : 0), 0);
  const rows: SplitRows = {
    row: new Uint32Array(used),
    customer: new Uint32Array(used),
    journey: new Uint32Array(used),
    boundary: new Float32Array(used),
  };
  for (let event = 0, at = 0; event < events.length; event++) {
    if (journeyOf[event] === 0) continue;
    rows.row[at] = events.row[event] as number;
    rows.customer[at] = customerOf[event] as number;
    rows.journey[at] = journeyOf[event] as number;
    rows.boundary[at++] = chance[event] as number;
  }
  return rows;
}

function joinTwins(
  events: EventColumns,
  { order, micros, offsets }: Ordered,
  out: Uint8Array,
  journeyOf: Uint32Array,
  customerOf: Uint32Array,
): void {
  const same = (a: number, b: number): boolean =>
    events.hash[a] === events.hash[b] && events.hash2[a] === events.hash2[b] && events.name[a] === events.name[b];
  for (let who = 0; who + 1 < offsets.length; who++) {
    const low = offsets[who] as number;
    for (let i = low; i < (offsets[who + 1] as number); i++) {
      const event = order[i] as number;
      if (out[event] !== 1) continue;
      for (let at = i - 1; at >= low && micros[at] === micros[i]; at--) {
        const twin = order[at] as number;
        if (out[twin] === 1 || !same(event, twin)) continue;
        journeyOf[event] = journeyOf[twin] as number;
        customerOf[event] = customerOf[twin] as number;
        break;
      }
    }
  }
}
