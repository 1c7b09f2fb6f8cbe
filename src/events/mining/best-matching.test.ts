import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestMatching } from './best-matching.ts';

/** The greatest sum over all ways to match, by trying them. */
function greatest(overlaps: readonly (readonly number[])[], row = 0, used: ReadonlySet<number> = new Set()): number {
  const own = overlaps[row];
  if (own === undefined) return 0;
  const alone = greatest(overlaps, row + 1, used);
  const matched = own.map((overlap, column) =>
    used.has(column) ? 0 : overlap + greatest(overlaps, row + 1, new Set([...used, column])),
  );
  return Math.max(alone, ...matched);
}

test('no other matching overlaps more, nothing is matched twice, and nothing that does not overlap', () => {
  const tables = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  fc.assert(
    fc.property(tables, (table) => {
      const columns = table[0]?.length ?? 0;
      const found = [...bestMatching(table.length, columns, (row, column) => table[row]?.[column] ?? 0)];
      const matched = found.filter((column) => column >= 0);
      expect(new Set(matched).size).toBe(matched.length);
      const overlaps = found.flatMap((column, row) => (column < 0 ? [] : [table[row]?.[column] ?? 0]));
      expect(overlaps.every((overlap) => overlap > 0)).toBe(true);
      expect(overlaps.reduce((sum, overlap) => sum + overlap, 0)).toBe(greatest(table));
    }),
    { numRuns: 300 },
  );
});
