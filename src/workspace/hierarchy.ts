/** Which map shows a stage or step of which other in detail: levels, circles, and links that would close a circle. */
import { refusal, type Refusal } from '../lib/refusal.ts';

export interface Linked {
  readonly id: string;
  readonly title: string;
  /** Ids of the maps its stages and steps lead to; those that are gone are ignored. */
  readonly subs: readonly string[];
}

export interface Hierarchy {
  /** Maps no other leads to, in the order given; and of every circle that nothing leads into, its first map. */
  readonly roots: readonly string[];
  /** Level of each map, 1 at the top; the lowest that a way from a root gives. */
  readonly level: ReadonlyMap<string, number>;
  /** Each circle once, from its first map round to the one before it. */
  readonly circles: readonly (readonly string[])[];
}

export function hierarchyOf(maps: readonly Linked[]): Hierarchy {
  const below = linksOf(maps);
  const circles = circlesOf(maps, below);
  const led = new Set([...below].flatMap(([from, subs]) => subs.filter((to) => to !== from)));
  const level = new Map<string, number>();
  const roots: string[] = [];
  const start = (id: string): void => {
    roots.push(id);
    walkDown(id, below, level);
  };
  for (const { id } of maps) if (!led.has(id)) start(id);
  // What is left is reached by circles alone.
  for (const { id } of maps) if (!level.has(id)) start(id);
  return { roots, level, circles };
}

function linksOf(maps: readonly Linked[]): Map<string, readonly string[]> {
  const there = new Set(maps.map((map) => map.id));
  return new Map(maps.map(({ id, subs }) => [id, [...new Set(subs)].filter((to) => there.has(to))]));
}

/** Breadth first, so that each map gets the lowest level. */
function walkDown(root: string, below: ReadonlyMap<string, readonly string[]>, level: Map<string, number>): void {
  let row = [root];
  for (let depth = 1; row.length > 0; depth++) {
    for (const id of row) level.set(id, Math.min(level.get(id) ?? depth, depth));
    row = [...new Set(row.flatMap((id) => below.get(id) ?? []))].filter(
      (id) => (level.get(id) ?? Infinity) > depth + 1,
    );
  }
}

/** Each circle that a walk in the order of the maps closes; one for every link that leads back. */
function circlesOf(maps: readonly Linked[], below: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const { id: root } of maps) {
    if (done.has(root)) continue;
    const way: string[] = [root];
    const left = [[...(below.get(root) ?? [])]];
    while (way.length > 0) {
      const next = left.at(-1)?.shift();
      if (next === undefined) {
        done.add(way.pop() ?? '');
        left.pop();
      } else if (way.includes(next)) {
        circles.push(way.slice(way.indexOf(next)));
      } else if (!done.has(next)) {
        way.push(next);
        left.push([...(below.get(next) ?? [])]);
      }
    }
  }
  return circles;
}

/** Refused `sub-journey-circle`, naming the way round, when `to` leads to `from` already. */
export function refuseSubJourney(maps: readonly Linked[], from: string, to: string): Refusal | undefined {
  const way = wayBetween(linksOf(maps), to, from);
  if (way === undefined) return undefined;
  const title = new Map(maps.map((map) => [map.id, map.title]));
  const round = [from, ...way].map((id) => `“${title.get(id) ?? id}”`).join(' → ');
  return refusal('sub-journey-circle', `This would lead in a circle: ${round}.`, {
    fix: 'Link to another map, or take one of these links away first.',
  });
}

function wayBetween(
  below: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const row = [from];
  const seen = new Set(row);
  for (let at = row.shift(); at !== undefined; at = row.shift()) {
    if (at === to) {
      const way = [at];
      for (let back = cameFrom.get(at); back !== undefined; back = cameFrom.get(back)) way.unshift(back);
      return way;
    }
    for (const next of below.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      cameFrom.set(next, at);
      row.push(next);
    }
  }
  return undefined;
}
