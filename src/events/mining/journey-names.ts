/** What sets a group of journeys apart, and a name for it in plain words. */
import type { PartMeasures } from './part-measures.ts';

/** Touchpoints told at most, and how much commoner than elsewhere they must be. */
const most = 5;
const leastLift = 1.1;

/** How much a touchpoint sets a group apart. */
export interface SetApart {
  readonly touchpoint: number;
  /** How much commoner it is than elsewhere. */
  readonly lift: number;
  readonly score: number;
}

/**
 * Touchpoints that more journeys of the group reach than of the others, strongest first: by the difference of the
 * shares times their ratio, so that neither the commonplace nor the freak wins.
 */
export function setApart(own: PartMeasures, all: PartMeasures): SetApart[] {
  if (own.journeys === all.journeys) return [];
  const scored = Array.from(own.reached, (reached, touchpoint) => {
    const mine = reached / Math.max(1, own.journeys);
    const rest = ((all.reached[touchpoint] as number) - reached) / Math.max(1, all.journeys - own.journeys);
    const lift = (mine + 0.01) / (rest + 0.01);
    return { touchpoint, lift, score: Math.max(0, mine - rest) * Math.log(lift) };
  });
  return scored
    .filter(({ lift, score }) => lift >= leastLift && score > 0)
    .toSorted((a, b) => b.score - a.score || a.touchpoint - b.touchpoint);
}

/** The few strongest of those. */
export function signatureOf(apart: readonly SetApart[]): number[] {
  return apart.slice(0, most).map(({ touchpoint }) => touchpoint);
}

/**
 * "Chat, then Pay": the two touchpoints that set the group apart, in the order customers meet them; a group that
 * nothing sets apart is called by its typical path. Names are never empty and never twice.
 */
export function nameJourneys(
  groups: readonly { readonly signature: readonly number[]; readonly typical: readonly number[] }[],
  names: readonly string[],
  places: Float64Array,
): string[] {
  const taken = new Set<string>();
  return groups.map(({ signature, typical }) => {
    const ends = [typical[0], typical.at(-1)].filter((touchpoint) => touchpoint !== undefined);
    const source = signature.length > 0 ? signature : ends;
    const tries = [2, 3, 4, 1].map((n) => told(source.slice(0, n), names, places));
    const free = tries.find((name) => name !== '' && !taken.has(name));
    const name = free ?? numbered(tries[0] || 'Journey', taken);
    taken.add(name);
    return name;
  });
}

function told(touchpoints: readonly number[], names: readonly string[], places: Float64Array): string {
  const inOrder = [...new Set(touchpoints)].toSorted((a, b) => (places[a] as number) - (places[b] as number));
  return inOrder.map((touchpoint) => names[touchpoint] ?? '').join(', then ');
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) if (!taken.has(`${name} (${number})`)) return `${name} (${number})`;
}
