import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf } from '../../../test/planted/log-of.ts';
import { randomJourneys } from '../../../test/planted/random-log.ts';
import { compacted, pathOf } from './paths.ts';
import { probablePath, typicalPath } from './representative.ts';
import { variants } from './variants.ts';
import { walkedBy } from './walked.ts';

type Path = readonly number[];

const key = (path: Path): string => path.join(' ');

/** Levenshtein distance by its definition, without a table. */
function distance(a: Path, b: Path): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  if (a[0] === b[0]) return distance(a.slice(1), b.slice(1));
  return 1 + Math.min(distance(a.slice(1), b), distance(a, b.slice(1)), distance(a.slice(1), b.slice(1)));
}

function givenBy(log: ReturnType<typeof logOf>): { paths: Path[]; walked: ReturnType<typeof walkedBy> } {
  const plain = compacted(log);
  return {
    paths: Array.from({ length: log.offsets.length - 1 }, (_, j) => pathOf(plain, j)),
    walked: walkedBy(variants(log, { compact: true })),
  };
}

const shareOf = (paths: readonly Path[], path: Path): number =>
  paths.filter((one) => key(one) === key(path)).length / paths.length;

describe('the typical path', () => {
  test('is one somebody walked, none lies nearer to all journeys, and its share is counted', () => {
    const short = randomJourneys.map((journeys) =>
      journeys.map(({ customer, events }) => ({ customer, events: events.slice(0, 5) })),
    );
    fc.assert(
      fc.property(short, (journeys) => {
        const { paths, walked } = givenBy(logOf(journeys));
        const { path, share } = typicalPath(walked);
        const far = (one: Path): number => paths.reduce((sum, other) => sum + distance(one, other), 0);
        expect(paths.map(key)).toContain(key(path));
        expect(far(path)).toBe(Math.min(...paths.map(far)));
        expect(share).toBeCloseTo(shareOf(paths, path), 12);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the most probable path', () => {
  test('no simple path has a greater chance under the chain of the journeys', () => {
    fc.assert(
      fc.property(randomJourneys, (journeys) => {
        const log = logOf(journeys);
        const { paths, walked } = givenBy(log);
        const chance = chainOf(paths);
        const { path, share } = probablePath(walked, log.names.length);
        const best = Math.max(...simplePaths(log.names.length).map(chance));
        expect(chance(path)).toBeCloseTo(best, 9);
        expect(share).toBeCloseTo(shareOf(paths, path), 12);
      }),
      { numRuns: 40 },
    );
  });
});

/** Chance of a path under the first-order chain counted from the journeys. */
function chainOf(paths: readonly Path[]): (path: Path) => number {
  const counts = new Map<string, number>();
  const add = (at: string): void => void counts.set(at, (counts.get(at) ?? 0) + 1);
  for (const path of paths) {
    const whole = ['start', ...path, 'end'];
    whole.slice(1).forEach((to, i) => {
      add(`${whole[i]}`);
      add(`${whole[i]} > ${to}`);
    });
  }
  return (path) => {
    const whole = ['start', ...path, 'end'];
    return whole
      .slice(1)
      .reduce<number>(
        (all, to, i) => (all * (counts.get(`${whole[i]} > ${to}`) ?? 0)) / (counts.get(`${whole[i]}`) ?? 1),
        1,
      );
  };
}

/** Every path that meets no touchpoint twice. */
function simplePaths(size: number): Path[] {
  const grow = (path: Path): Path[] => [
    path,
    ...Array.from({ length: size }, (_, code) => code)
      .filter((code) => !path.includes(code))
      .flatMap((code) => grow([...path, code])),
  ];
  return grow([]).filter((path) => path.length > 0);
}
