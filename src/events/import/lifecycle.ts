/** Chooses which transitions of an event count, and pairs starts with completions for the time of service. */
import type { EventColumns } from './event-columns.ts';
import type { Ordered } from './event-order.ts';
import type { Lifecycle } from './log-input.ts';

const START = 1;
const COMPLETE = 2;

export interface Chosen {
  readonly kept: Ordered;
  /** Microseconds when the service began, NaN where unknown, by event number; absent when nothing began anywhere. */
  readonly starts: Float64Array | undefined;
}

export function chooseTransitions(
  events: EventColumns,
  ordered: Ordered,
  keep: Lifecycle,
  out: Uint8Array | undefined,
): Chosen {
  const { lifecycle, wanted, start } = events;
  const whole: Chosen = { kept: ordered, starts: wanted.starts ? start.subarray(0, events.length) : undefined };
  const filtering = wanted.lifecycle && keep !== 'all';
  if (!filtering && !out) return whole;
  const starts = keep === 'complete' && wanted.lifecycle ? pairStarts(events, ordered, out) : whole.starts;
  const code = keep === 'start' ? START : COMPLETE;
  const order = new Uint32Array(ordered.order.length);
  const micros = new Float64Array(order.length);
  const name = new Uint16Array(order.length);
  const offsets = new Uint32Array(ordered.offsets.length);
  let kept = 0;
  for (let who = 0; who < offsets.length - 1; who++) {
    for (let i = ordered.offsets[who] ?? 0; i < (ordered.offsets[who + 1] ?? 0); i++) {
      const event = ordered.order[i] ?? 0;
      if (out?.[event] === 1 || (filtering && lifecycle[event] !== code)) continue;
      micros[kept] = ordered.micros[i] as number;
      name[kept] = ordered.name[i] as number;
      order[kept++] = event;
    }
    offsets[who + 1] = kept;
  }
  return {
    kept: {
      customers: ordered.customers,
      offsets,
      order: order.subarray(0, kept),
      micros: micros.subarray(0, kept),
      name: name.subarray(0, kept),
    },
    starts,
  };
}

/** The oldest open start of the same journey, event and instance belongs to the next completion. */
function pairStarts(events: EventColumns, ordered: Ordered, out: Uint8Array | undefined): Float64Array | undefined {
  const { lifecycle, name, journey, instance, micros, wanted } = events;
  if (!lifecycle.subarray(0, events.length).includes(START)) return undefined;
  const starts = new Float64Array(events.length).fill(NaN);
  for (let who = 0; who < ordered.offsets.length - 1; who++) {
    const open = new Map<string, number[]>();
    for (let i = ordered.offsets[who] ?? 0; i < (ordered.offsets[who + 1] ?? 0); i++) {
      const event = ordered.order[i] ?? 0;
      const transition = lifecycle[event];
      if (out?.[event] === 1 || (transition !== START && transition !== COMPLETE)) continue;
      const key = `${name[event]}:${wanted.journeys ? journey[event] : ''}:${wanted.instances ? instance[event] : ''}`;
      const waiting = open.get(key);
      if (transition === COMPLETE) starts[event] = waiting?.shift() ?? NaN;
      else if (waiting) waiting.push(micros[event] ?? NaN);
      else open.set(key, [micros[event] ?? NaN]);
    }
  }
  return starts;
}
