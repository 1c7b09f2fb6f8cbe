/** Whether beginnings that were found are journeys' beginnings, or only long waits inside journeys. */
import { BoundaryChances, type BoundaryModel } from './boundary-model.ts';
import type { Learned } from './learn-boundaries.ts';
import type { Pairs } from './pairs.ts';
import type { Streams } from './streams.ts';

export interface Evidence {
  /** Pairs that hold a beginning rather than not, of those the model was learned from. */
  readonly begins: number;
  /** Pairs of which it is hard to say: the chance lies between 0.2 and 0.8. */
  readonly unsure: number;
  /** Twice the gain in log-likelihood over a model without beginnings, less what its numbers cost (BIC). */
  readonly gain: number;
  /** Mean log ratio: what follows a beginning is so much commoner among customers' first events than among all. */
  readonly likeFirsts: number;
}

export function evidenceOf(pairs: Pairs, learned: Learned, without: Learned): Evidence {
  const { from, to, log, firsts, size } = pairs;
  const teller = new BoundaryChances(learned.model);
  const arrivals = new Float64Array(size);
  for (let i = 0; i < to.length; i++) arrivals[to[i] as number] = (arrivals[to[i] as number] as number) + 1;
  const customers = firsts.reduce((sum, count) => sum + count, 0);
  const used = arrivals.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  let [begins, unsure, like] = [0, 0, 0];
  for (let i = 0; i < from.length; i++) {
    const z = to[i] as number;
    const chance = teller.of(from[i] as number, z, log[i] as number);
    if (chance > 0.2 && chance < 0.8) unsure++;
    if (chance < 0.5) continue;
    begins++;
    const first = ((firsts[z] as number) + 0.5) / (customers + 0.5 * size);
    const usual = ((firsts[z] as number) + (arrivals[z] as number) + 0.5) / (customers + to.length + 0.5 * size);
    like += Math.log(first / usual);
  }
  const numbers = 2 * used;
  const gain = 2 * (learned.likelihood - without.likelihood) - numbers * Math.log(Math.max(1, from.length));
  return { begins, unsure, gain, likeFirsts: begins === 0 ? 0 : like / begins };
}

/** Too few beginnings to have been learned from. */
const fewestBegins = 30;

/** Likelier than not to be told apart, mostly clear, later than pauses within, and like what customers begin with. */
export function convinces({ begins, unsure, gain, likeFirsts }: Evidence, { within, between }: BoundaryModel): boolean {
  const clear = unsure <= 0.5 * begins;
  return begins >= fewestBegins && gain > 0 && clear && between.mean > within.mean && likeFirsts > -0.25;
}

/**
 * A long pause alone may be a wait inside one journey. A new journey does things again: in at least half of the parts
 * behind a beginning something happens that had happened to the customer before it. O(events).
 */
export function startsAnew({ codes, offsets }: Streams, begins: (event: number) => boolean): boolean {
  let parts = 0;
  let again = 0;
  for (let who = 0; who + 1 < offsets.length; who++) {
    const before = new Set<number>();
    let part = new Set<number>();
    let repeated = false;
    const from = offsets[who] as number;
    const to = offsets[who + 1] as number;
    for (let i = from; i <= to; i++) {
      if (i === to || (i > from && begins(i))) {
        if (before.size > 0) parts++;
        if (before.size > 0 && repeated) again++;
        for (const code of part) before.add(code);
        part = new Set();
        repeated = false;
      }
      if (i === to) break;
      const code = codes[i] as number;
      repeated ||= before.has(code);
      part.add(code);
    }
  }
  return parts > 0 && again * 2 >= parts;
}
