/** Ids that stay: what is found again keeps the id it had, and what is new gets one that nothing had before. */
import { idFrom } from '../../lib/derived-id.ts';
import { seeded } from '../../lib/random.ts';
import { bestMatching } from './best-matching.ts';

/** Something found: its id if nothing is known of earlier, and how much there is of it. */
export interface Fresh {
  readonly id: string;
  readonly size: number;
}

/** Matched things are the same when they share this much of the new one or of the earlier one. */
const leastShared = 0.5;

/**
 * Ids of `fresh`, matched with `earlier` by the greatest overlap in all. Of a thing that split the part with most of
 * it keeps the id; one that appears keeps its own unless that was taken. `shares` says in the measure of sizes what two
 * have in common, where `overlap` weighs it otherwise.
 */
export function keptIds(
  fresh: readonly Fresh[],
  earlier: readonly Fresh[],
  overlap: (fresh: number, earlier: number) => number,
  shares: (fresh: number, earlier: number) => number = overlap,
): string[] {
  const match = bestMatching(fresh.length, earlier.length, overlap);
  const same = fresh.map(({ size }, i) => {
    const at = match[i] as number;
    const known = earlier[at];
    if (known === undefined) return undefined;
    const shared = shares(i, at);
    return shared >= leastShared * size || shared >= leastShared * known.size ? known.id : undefined;
  });
  const taken = new Set(earlier.map(({ id }) => id));
  return fresh.map(({ id }, i) => {
    const kept = same[i] ?? unused(id, taken);
    taken.add(kept);
    return kept;
  });
}

/** Ids of things of which none is known from earlier, no two the same. */
export function ownIds(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const own = unused(id, taken);
    taken.add(own);
    return own;
  });
}

function unused(id: string, taken: ReadonlySet<string>): string {
  const kind = id.slice(0, id.indexOf('_'));
  let free = id;
  for (let number = 2; taken.has(free); number++) free = idFrom(kind, id, String(number));
  return free;
}

/**
 * The one of some named things that stands for all of them: drawn by a lot that hangs on the names alone, each with
 * a chance as great as its weight, so that it is another one only as often as the weights have shifted (consistent
 * weighted sampling: Manasse, McSherry and Talwar 2010). Undefined when nothing weighs anything.
 */
export function standIn(things: readonly { readonly name: string; readonly weight: number }[]): string | undefined {
  let first: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { name, weight } of things) {
    if (weight <= 0) continue;
    const drawn = -Math.log(1 - seeded(`stand-in ${name}`).next()) / weight;
    if (drawn >= least && !(drawn === least && first !== undefined && name < first)) continue;
    least = drawn;
    first = name;
  }
  return first;
}
