/** Which properties of customers are over-represented in a group of journeys. */
import type { FoundTrait } from '../discovery.ts';
import type { JourneyLog, TraitTable } from '../journey-log.ts';
import { benjaminiHochberg, pOfShares } from './significance.ts';

const leastLift = 1.2;
const leastCustomers = 30;
const falseDiscovery = 0.05;
/** Properties of more values than this are names or numbers, not traits. */
const mostValues = 500;
const none = 65_535;

/**
 * For each group, values held by at least 30 of its customers and 1.2 times as common as among everybody, by a test
 * of two proportions on customers (a customer stands in every group one of its journeys is in), corrected over all
 * groups and values. Strongest lift first. O(customers * properties).
 */
export function findTraits(
  log: JourneyLog,
  traits: TraitTable,
  assignments: Int16Array,
  groups: number,
): FoundTrait[][] {
  const membership = members(log, assignments, groups);
  const tested = traits.properties.flatMap((property) =>
    property.values.length < 2 || property.values.length > mostValues
      ? []
      : testProperty(property, membership, log.customers, groups),
  );
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  return Array.from({ length: groups }, (_, group) =>
    tested
      .map(({ p: _p, ...trait }, i) => ({ ...trait, pAdjusted: adjusted[i] as number }))
      .filter((trait) => trait.group === group && trait.pAdjusted <= falseDiscovery)
      .filter(({ lift, hits }) => lift >= leastLift && hits >= leastCustomers)
      .toSorted((a, b) => b.lift - a.lift || a.pAdjusted - b.pAdjusted)
      .map(({ group: _group, hits: _hits, ...trait }) => trait),
  );
}

/** Bit g of each customer says whether it has a journey in group g. */
function members(log: JourneyLog, assignments: Int16Array, groups: number): Uint32Array {
  const of = new Uint32Array(log.customers);
  for (let j = 0; j < assignments.length; j++) {
    const group = assignments[j] as number;
    if (group < 0 || group >= groups) continue;
    const customer = log.customerOf[j] as number;
    of[customer] = (of[customer] as number) | (1 << group);
  }
  return of;
}

interface Tested extends Omit<FoundTrait, 'pAdjusted'> {
  readonly group: number;
  readonly hits: number;
  readonly p: number;
}

function testProperty(
  property: TraitTable['properties'][number],
  membership: Uint32Array,
  customers: number,
  groups: number,
): Tested[] {
  const width = property.values.length;
  const all = new Uint32Array(width);
  const own = new Uint32Array(width * groups);
  const sizes = new Uint32Array(groups);
  let known = 0;
  for (let customer = 0; customer < customers; customer++) {
    const value = property.ofCustomer[customer] as number;
    const groupsOf = membership[customer] as number;
    if (value === none || value >= width || groupsOf === 0) continue;
    known++;
    all[value] = (all[value] as number) + 1;
    for (let group = 0; group < groups; group++) {
      if (((groupsOf >>> group) & 1) === 0) continue;
      sizes[group] = (sizes[group] as number) + 1;
      own[group * width + value] = (own[group * width + value] as number) + 1;
    }
  }
  return property.values.flatMap((value, v) =>
    Array.from(sizes, (n, group): Tested => {
      const hits = own[group * width + v] as number;
      const everybody = all[v] as number;
      const share = n === 0 ? 0 : hits / n;
      const lift = everybody === 0 ? 0 : share / (everybody / known);
      const p = pOfShares({ hits, n }, { hits: everybody - hits, n: known - n });
      return { group, property: property.name, value, lift, share, n, hits, p };
    }).filter(({ hits }) => hits >= leastCustomers),
  );
}
