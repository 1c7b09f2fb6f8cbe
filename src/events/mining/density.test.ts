import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { densityClusters, outlier, type Scattered } from './density.ts';

/** Things on a line, each with a weight. */
function onALine(places: readonly number[], weights: readonly number[]): Scattered {
  const distances = places.flatMap((a) => places.map((b) => Math.abs(a - b)));
  return { weights: Float64Array.from(weights), distances: Uint8Array.from(distances) };
}

/**
 * By the definition: at each distance, things whose own weight within it reaches `near` are dense, and dense things
 * within it of each other are together. A cluster is one heavy enough that never falls into two such when the
 * distance shrinks, at the largest distance at which it is one.
 */
function bySlowDefinition({ weights, distances }: Scattered, near: number, least: number): number[][] {
  const count = weights.length;
  const all = [...weights.keys()];
  const apart = (a: number, b: number): number => distances[a * count + b] as number;
  const parts = (distance: number): number[][] => {
    const isDense = (a: number): boolean =>
      all.reduce((sum, b) => sum + (apart(a, b) <= distance ? (weights[b] as number) : 0), 0) >= near;
    const open = new Set(all.filter(isDense));
    const found: number[][] = [];
    for (const first of all) {
      if (!open.delete(first)) continue;
      const part = [first];
      for (let i = 0; i < part.length; i++) {
        for (const other of open) {
          if (apart(part[i] as number, other) > distance) continue;
          open.delete(other);
          part.push(other);
        }
      }
      if (part.reduce((sum, a) => sum + (weights[a] as number), 0) >= least) found.push(part.toSorted((a, b) => a - b));
    }
    return found;
  };
  const levels = Array.from({ length: 256 }, (_, distance) => parts(distance));
  const inside = (small: readonly number[], large: readonly number[]): boolean => large.includes(small[0] as number);
  const splits = (part: readonly number[], level: number): boolean =>
    levels.slice(0, level).some((finer) => finer.filter((one) => inside(one, part)).length > 1);
  const chosen = new Map<string, number[]>();
  levels.forEach((level, distance) => {
    for (const part of level) {
      if (splits(part, distance)) continue;
      // The largest one that does not split holds the smaller ones.
      for (const [key, known] of chosen) if (inside(known, part)) chosen.delete(key);
      chosen.set(part.join(' '), part);
    }
  });
  return [...chosen.values()].toSorted((a, b) => (a[0] as number) - (b[0] as number));
}

describe('density', () => {
  test('finds two crowds, each with the stragglers nearer to it than to the other, and leaves far ones out', () => {
    const things = onALine([0, 1, 2, 3, 40, 100, 101, 102, 103, 250], [5, 5, 5, 5, 1, 5, 5, 5, 5, 1]);
    expect([...densityClusters(things, { near: 10, least: 15 })]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, outlier]);
  });

  test('one heavy thing is a crowd of its own; two at one place are one', () => {
    const apart = onALine([0, 90], [100, 100]);
    expect([...densityClusters(apart, { near: 50, least: 50 })]).toEqual([0, 1]);
    const together = onALine([0, 0, 90], [100, 100, 100]);
    expect([...densityClusters(together, { near: 50, least: 50 })]).toEqual([0, 0, 1]);
  });

  test('equals the definition on things on a line, two or more clusters', () => {
    const thing = fc.record({ place: fc.integer({ min: 0, max: 255 }), weight: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(thing, { minLength: 2, maxLength: 14 }), fc.integer({ min: 1, max: 4 }), (list, near) => {
        const things = onALine(
          list.map(({ place }) => place),
          list.map(({ weight }) => weight),
        );
        const found = densityClusters(things, { near, least: 4 });
        const slow = bySlowDefinition(things, near, 4);
        if (slow.length < 2) return;
        const clusters = slow.map((_, cluster) => [...found.keys()].filter((i) => found[i] === cluster));
        expect(clusters).toEqual(slow);
      }),
      { numRuns: 200 },
    );
  });
});
