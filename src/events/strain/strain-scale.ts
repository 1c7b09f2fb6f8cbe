/** Counts of signs on one scale: how strained a visit is beside the usual touchpoint of the log, from 0 down to -1. */
import { type Interval, wilson } from '../../lib/statistics.ts';
import { type Sign, signs, type StrainCounts } from './strain.ts';

/** Visits from which on a touchpoint counts for what is usual. */
const leastVisits = 30;
/** Touchpoints from which on there is something usual. */
const leastPlaces = 3;
/** One sign counts no further than this many standard deviations. */
const furthest = 3;
/** Standard deviations, all signs together, that are -1. */
const worst = 6;

/** What is usual of one sign: mean and standard deviation over touchpoints of the share of visits with it. */
export interface Usual {
  readonly mean: number;
  readonly deviation: number;
}

export interface StrainReading extends Interval {
  /** In [-1, 0]: 0 is no more than usual. */
  readonly value: number;
  readonly visits: number;
  readonly customers: number;
  /** Touchpoints it is the mean of; absent of one. */
  readonly of?: number;
  /** What is above the usual, the furthest first. */
  readonly signs: readonly {
    readonly sign: Sign;
    readonly share: number;
    /** Customers who showed it. */
    readonly customers: number;
    readonly usual: number;
    readonly z: number;
  }[];
}

export type Yardstick = Readonly<Partial<Record<Sign, Usual>>>;

/**
 * Of everybody, over touchpoints with 30 visits or more; those that are an error or a call for help themselves are
 * not what is usual of errors and help. A sign that never differs, or of fewer than three touchpoints, is left out.
 */
export function yardstick(counts: StrainCounts): Yardstick {
  const found: Partial<Record<Sign, Usual>> = {};
  for (const sign of signs) {
    const own = new Set<number>(sign === 'errors' || sign === 'help' ? counts.trouble[sign] : []);
    const shares: number[] = [];
    for (let place = 0; place < counts.places - 1; place++) {
      const visits = counts.journeys[place] as number;
      if (visits >= leastVisits && !own.has(place)) shares.push((counts.signed[sign][place] as number) / visits);
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const deviation = Math.sqrt(shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1));
    if (shares.length >= leastPlaces && deviation > 1e-12) found[sign] = { mean, deviation };
  }
  return found;
}

/**
 * `-min(1, sum of z / 6)` over the signs whose share of visits is above the usual, each z at most 3. The interval puts
 * the ends of every share's 95 % Wilson interval in its place. `undefined` where nobody came or nothing is usual.
 */
export function strainAt(
  counts: StrainCounts,
  usual: Yardstick,
  column: number,
  place: number,
): StrainReading | undefined {
  const cell = column * counts.places + place;
  const visits = counts.journeys[cell] ?? 0;
  const known = signs.filter((sign) => usual[sign] !== undefined);
  if (visits === 0 || known.length === 0) return undefined;
  const found = known.map((sign) => {
    const { mean, deviation } = usual[sign] as Usual;
    const hits = counts.signed[sign][cell] as number;
    const beyond = (share: number): number => Math.min(furthest, Math.max(0, (share - mean) / deviation));
    const { low = 0, high = 1 } = wilson(hits, visits) ?? {};
    const share = hits / visits;
    const customers = counts.signers[sign][cell] as number;
    return { sign, share, customers, usual: mean, z: beyond(share), least: beyond(low), most: beyond(high) };
  });
  const scale = (of: (one: (typeof found)[number]) => number): number => {
    const all = found.reduce((sum, one) => sum + of(one), 0);
    return 0 - Math.min(1, all / worst);
  };
  return {
    value: scale((one) => one.z),
    low: scale((one) => one.most),
    high: scale((one) => one.least),
    visits,
    customers: counts.customers[cell] as number,
    signs: found
      .filter((one) => one.z > 0)
      .toSorted((a, b) => b.z - a.z)
      .map(({ sign, share, customers, usual: mean, z }) => ({ sign, share, customers, usual: mean, z })),
  };
}
