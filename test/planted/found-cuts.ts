/** How well found beginnings of journeys are the planted ones, and the lines a cutting has to beat. */
import type { Streams } from '../../src/events/cutting/streams.ts';

/** Harmonic mean of precision and recall over beginnings that are not a customer's first event. */
export function boundaryScore(truth: Uint8Array, found: ArrayLike<number>, { offsets }: Streams): number {
  const first = new Uint8Array(truth.length);
  for (let who = 0; who + 1 < offsets.length; who++) first[offsets[who] as number] = 1;
  let [hit, told, true_] = [0, 0, 0];
  for (let i = 0; i < truth.length; i++) {
    if (first[i] === 1) continue;
    const is = (found[i] as number) >= 0.5;
    if (is) told++;
    if (truth[i] === 1) true_++;
    if (is && truth[i] === 1) hit++;
  }
  return told + true_ === 0 ? 1 : (2 * hit) / (told + true_);
}

/** A pause longer than `seconds` begins a journey. */
export function byFixedGap({ micros, offsets }: Streams, seconds: number): Uint8Array {
  const found = new Uint8Array(micros.length);
  for (let who = 0; who + 1 < offsets.length; who++) {
    for (let i = offsets[who] as number; i < (offsets[who + 1] as number); i++) {
      found[i] = i === offsets[who] || (micros[i] as number) - (micros[i - 1] as number) > seconds * 1e6 ? 1 : 0;
    }
  }
  return found;
}

/** The best score any fixed pause can reach, by who knows the truth. */
export function bestFixedGap(truth: Uint8Array, streams: Streams): number {
  let best = 0;
  for (let log = Math.log(60); log < Math.log(90 * 86_400); log += 0.05) {
    best = Math.max(best, boundaryScore(truth, byFixedGap(streams, Math.exp(log)), streams));
  }
  return best;
}
