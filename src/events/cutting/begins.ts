/** Marks where journeys begin in customers' streams, by a learned model or by a pause, and how sure that is. */
import type { BoundaryModel } from './boundary-model.ts';
import { BoundaryChances } from './boundary-model.ts';
import { logPause } from './pairs.ts';
import type { Streams } from './streams.ts';

/** The chance of a beginning at each event; 1 at customers' first events. O(events). */
export function boundaryChances(streams: Streams, model: BoundaryModel, fold: Uint16Array): Float32Array {
  const { codes, micros } = streams;
  const teller = new BoundaryChances(model);
  return eachEvent(streams, (i) => {
    const pause = logPause((micros[i] as number) - (micros[i - 1] as number));
    return teller.of(fold[codes[i - 1] as number] as number, fold[codes[i] as number] as number, pause);
  });
}

/** Asks of every event but the first of each customer, which is 1. */
export function eachEvent({ codes, offsets }: Streams, chance: (event: number) => number): Float32Array {
  const chances = new Float32Array(codes.length);
  for (let who = 0; who + 1 < offsets.length; who++) {
    const low = offsets[who] as number;
    const high = offsets[who + 1] as number;
    if (low < high) chances[low] = 1;
    for (let i = low + 1; i < high; i++) chances[i] = chance(i);
  }
  return chances;
}

/**
 * No journey reaches its goal twice: between two goals of a customer without a beginning, one is set (to 1) where it
 * is likeliest, at the earliest such place. Changes `chances`; returns how many were set.
 */
export function onceToGoal({ codes, offsets }: Streams, chances: Float32Array, goal: number): number {
  let set = 0;
  for (let who = 0; who + 1 < offsets.length; who++) {
    let since = -1;
    let best = -1;
    for (let i = offsets[who] as number; i < (offsets[who + 1] as number); i++) {
      if ((chances[i] as number) >= 0.5) since = best = -1;
      else if (since >= 0 && (best < 0 || (chances[i] as number) > (chances[best] as number))) best = i;
      if (codes[i] !== goal) continue;
      if (since >= 0 && best >= 0) {
        chances[best] = 1;
        set++;
      }
      since = i;
      best = -1;
    }
  }
  return set;
}
