/**
 * Whole paths without those of few people, which make up one line of others. The sums that hold: a path of all journeys
 * is the sum of those of the groups and of the journeys of no group, and all paths make up the journeys.
 */
import { hiddenFaces, type Sum } from '../lib/suppression.ts';
import type { FoundVariant } from './discovery.ts';
import type { JourneyLog } from './journey-log.ts';
import { noVariant, topVariants, type Variants } from './mining/variants.ts';

export interface ShownPaths {
  /** Different paths, those of few people too. */
  readonly distinct: number;
  readonly journeys: number;
  readonly rows: readonly FoundVariant[];
  /** Paths that may not be told by themselves, and how many journeys walk them. */
  readonly other: { readonly distinct: number; readonly journeys: number };
}

export interface PathWish {
  readonly log: JourneyLog;
  readonly assignments: Int16Array;
  readonly groups: number;
  /** Of all journeys of the log. */
  readonly found: Variants;
  readonly least: number;
  readonly hiddenGroups: readonly number[];
}

/** Paths that are weighed one by one; rarer ones are others. */
const weighed = 400;

/** Of everybody, then of each group. One pass over the journeys, and one elimination. */
export function shownPaths(wish: PathWish): ShownPaths[] {
  const { found, groups, least, hiddenGroups } = wish;
  const columns = groups + 2;
  const count = Math.min(found.distinct, weighed);
  const table = countPaths(wish, count, columns);
  const total = (count + 1) * columns;
  const rows: Sum[] = Array.from({ length: count + 2 }, (_, row) => ({
    total: row * columns,
    parts: Array.from({ length: columns - 1 }, (_each, column) => row * columns + column + 1),
  }));
  const down: Sum[] = Array.from({ length: columns }, (_, column) => ({
    total: total + column,
    parts: Array.from({ length: count + 1 }, (_each, row) => row * columns + column),
  }));
  const dark = [1, ...hiddenGroups.map((group) => group + 2)];
  const unshown = [
    ...Array.from({ length: count + 2 }, (_, row) => dark.map((column) => row * columns + column)).flat(),
    // What is left is never told path by path.
    ...Array.from({ length: columns }, (_, column) => count * columns + column).filter(
      (cell) => table.people[cell] !== 0,
    ),
  ];
  const hidden = hiddenFaces([table.people], [...rows, ...down], { least, unshown });
  return [0, ...Array.from({ length: groups }, (_, group) => group + 2)].map((column) => {
    const tops = topVariants(found, count);
    const told = tops.flatMap(({ path }, row) => {
      const cell = row * columns + column;
      const walked = table.journeys[cell] ?? 0;
      return walked === 0 || hidden[cell] === 1 ? [] : [{ path, count: walked }];
    });
    const journeys = table.journeys[total + column] ?? 0;
    const distinct = table.distinct[column] ?? 0;
    const shown = told.reduce((sum, one) => sum + one.count, 0);
    const other = { distinct: distinct - told.length, journeys: journeys - shown };
    return { distinct, journeys, rows: told.toSorted((a, b) => b.count - a.count), other };
  });
}

interface Counts {
  /** Cells: each path, then all that are left, then all together; each by column. */
  readonly people: Uint32Array;
  readonly journeys: Uint32Array;
  /** Different paths of each column. */
  readonly distinct: Uint32Array;
}

function countPaths({ log, assignments, found }: PathWish, count: number, columns: number): Counts {
  const people = new Uint32Array((count + 2) * columns);
  const journeys = new Uint32Array(people.length);
  const last = new Int32Array(people.length).fill(-1);
  const met = new Set<number>();
  const distinct = new Uint32Array(columns);
  for (let journey = 0; journey < found.ofJourney.length; journey++) {
    const variant = found.ofJourney[journey] as number;
    if (variant === noVariant) continue;
    const customer = log.customerOf[journey] as number;
    for (const column of [0, (assignments[journey] ?? -1) + 2]) {
      if (!met.has(variant * columns + column)) {
        met.add(variant * columns + column);
        distinct[column] = (distinct[column] as number) + 1;
      }
      for (const row of [Math.min(variant, count), count + 1]) {
        const cell = row * columns + column;
        journeys[cell] = (journeys[cell] as number) + 1;
        if (last[cell] === customer) continue;
        last[cell] = customer;
        people[cell] = (people[cell] as number) + 1;
      }
    }
  }
  return { people, journeys, distinct };
}
