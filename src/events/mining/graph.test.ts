import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSharedData, logOf, type PlainJourney, sepsisExpected, sepsisLog } from '../../../test/planted/log-of.ts';
import { randomJourneys } from '../../../test/planted/random-log.ts';
import { allEdges, directlyFollows, END, START } from './graph.ts';

/** Counted the slow way: every pair in a map of lists. */
function slowly(journeys: readonly PlainJourney[]): Map<string, { waits: number[]; customers: Set<number> }> {
  const found = new Map<string, { waits: number[]; customers: Set<number> }>();
  const add = (key: string, wait: number, customer: number): void => {
    const entry = found.get(key) ?? { waits: [], customers: new Set() };
    entry.waits.push(wait);
    entry.customers.add(customer);
    found.set(key, entry);
  };
  for (const { customer, events } of journeys) {
    events.forEach(([name, at], i) => {
      const before = events[i - 1];
      add(`${before?.[0] ?? 'START'}>${name}`, before ? at - before[1] : 0, customer);
      if (i === events.length - 1) add(`${name}>END`, 0, customer);
    });
  }
  return found;
}

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

describe('the directly-follows graph', () => {
  test('equals a slow count on random logs', () => {
    fc.assert(
      fc.property(randomJourneys, (journeys) => {
        const log = logOf(journeys);
        const name = (code: number): string =>
          code === START ? 'START' : code === END ? 'END' : (log.names[code] ?? '?');
        const expected = slowly(journeys);
        const edges = allEdges(directlyFollows(log));
        expect(edges.length).toBe(expected.size);
        for (const edge of edges) {
          const slow = expected.get(`${name(edge.from)}>${name(edge.to)}`);
          expect(edge.count).toBe(slow?.waits.length);
          expect(edge.customers).toBe(slow?.customers.size);
          expect(edge.median).toBeCloseTo(middle(slow?.waits ?? []), 9);
        }
      }),
    );
  });

  test('what leaves a touchpoint is what came to it', () => {
    fc.assert(
      fc.property(randomJourneys, (journeys) => {
        const log = logOf(journeys);
        const edges = allEdges(directlyFollows(log));
        log.names.forEach((_, code) => {
          const out = edges.filter((edge) => edge.from === code).reduce((sum, edge) => sum + edge.count, 0);
          const into = edges.filter((edge) => edge.to === code).reduce((sum, edge) => sum + edge.count, 0);
          expect(out).toBe(into);
        });
      }),
    );
  });

  test('one group counts its own journeys alone, and the groups add up', () => {
    fc.assert(
      fc.property(randomJourneys, (journeys) => {
        const log = logOf(journeys);
        const assignments = Int16Array.from(journeys, (_, j) => j % 2);
        const parts = [0, 1].map((group) => directlyFollows(log, { assignments, group }));
        const odd = directlyFollows(
          logOf(
            journeys.filter((_, j) => j % 2 === 1),
            log.names,
          ),
        );
        expect(parts[1]).toEqual(odd);
        expect((parts[0]?.transitions ?? 0) + (parts[1]?.transitions ?? 0)).toBe(directlyFollows(log).transitions);
      }),
    );
  });

  test('an alphabet too large for a table is counted alike', () => {
    const names = Array.from({ length: 5000 }, (_, code) => `Page ${code}`);
    const journeys = Array.from({ length: 300 }, (_, j) => ({
      customer: j,
      events: Array.from({ length: 200 }, (_, i): [string, number] => [`Page ${(j * 37 + i * i) % 5000}`, i]),
    }));
    const expected = slowly(journeys);
    const graph = directlyFollows(logOf(journeys, names));
    expect(allEdges(graph).length).toBe(expected.size);
    for (const edge of graph.edges) {
      expect(edge.count).toBe(expected.get(`Page ${edge.from}>Page ${edge.to}`)?.waits.length);
    }
  });

  test('with service times the wait runs to the start of the service, and overlap is no wait', () => {
    const log = logOf([
      {
        customer: 0,
        events: [
          ['Triage', 10],
          ['X-Ray', 100],
          ['Discharge', 120],
        ],
      },
    ]);
    const edges = directlyFollows({ ...log, serviceStarts: Float64Array.of(0, 40_000, 90_000) }).edges;
    expect(edges.map((edge) => edge.median)).toEqual([30, 0]);
  });

  test.skipIf(!hasSharedData)('equals the independent count of the sepsis log', () => {
    const log = sepsisLog();
    const expected = sepsisExpected();
    const graph = directlyFollows(log);
    const name = (code: number): string => log.names[code] ?? '?';
    expect(graph.transitions).toBe(expected.directly_follows_total);
    expect(graph.edges.length).toBe(expected.distinct_directly_follows);
    for (const { a, b, n, median_s } of expected.directly_follows) {
      const edge = graph.edges.find((one) => name(one.from) === a && name(one.to) === b);
      expect([a, b, edge?.count, edge?.median]).toEqual([a, b, n, median_s]);
    }
    const starts = graph.starts.map((edge) => [name(edge.to), edge.count]);
    expect(new Map(starts as [string, number][])).toEqual(new Map(expected.start));
    const ends = graph.ends.map((edge) => [name(edge.from), edge.count]);
    expect(new Map(ends as [string, number][])).toEqual(new Map(expected.end));
  });
});
