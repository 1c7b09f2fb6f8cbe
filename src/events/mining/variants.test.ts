import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSharedData, logOf, sepsisExpected, sepsisLog } from '../../../test/planted/log-of.ts';
import { randomJourneys } from '../../../test/planted/random-log.ts';
import { topVariants, variants } from './variants.ts';

const collapsed = (path: readonly string[]): string[] => path.filter((name, i) => name !== path[i - 1]);

describe('variants', () => {
  test.each([{ compact: false }, { compact: true }])('equal a count by text on random logs, %o', ({ compact }) => {
    fc.assert(
      fc.property(randomJourneys, (journeys) => {
        const log = logOf(journeys);
        const slow = new Map<string, number>();
        for (const { events } of journeys) {
          const path = events.map(([name]) => name);
          const key = (compact ? collapsed(path) : path).join('>');
          slow.set(key, (slow.get(key) ?? 0) + 1);
        }
        const found = variants(log, { compact });
        const rows = topVariants(found).map(({ path, count }): [string, number] => [
          path.map((code) => log.names[code]).join('>'),
          count,
        ]);
        expect(new Map(rows)).toEqual(slow);
        expect(rows.map(([, count]) => count)).toEqual(rows.map(([, count]) => count).toSorted((a, b) => b - a));
        expect(found.journeys).toBe(journeys.length);
      }),
    );
  });

  test('a group has its own variants', () => {
    const log = logOf([
      {
        customer: 0,
        events: [
          ['Home', 0],
          ['Pay', 1],
        ],
      },
      {
        customer: 1,
        events: [
          ['Home', 0],
          ['Leave', 1],
        ],
      },
      {
        customer: 2,
        events: [
          ['Home', 0],
          ['Pay', 1],
        ],
      },
    ]);
    const found = variants(log, { part: { assignments: Int16Array.of(0, 1, 0), group: 0 } });
    expect(topVariants(found)).toEqual([{ path: [0, 1], count: 2 }]);
  });

  test.skipIf(!hasSharedData)('equal the independent count of the sepsis log', () => {
    const log = sepsisLog();
    const expected = sepsisExpected();
    const found = variants(log);
    expect(found.distinct).toBe(expected.variants);
    const counts = new Map(
      topVariants(found).map(({ path, count }) => [path.map((c) => log.names[c]).join('>'), count]),
    );
    for (const { n, path } of expected.top_variants) expect(counts.get(path.join('>'))).toBe(n);
  });
});
