/** Bringing in the grid piece by piece: what is seen is always there, and each frame does only a part. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextShown, stretchedTo, wholeOf, type Around, type Shown } from './shown.ts';

const range = (first: number, last: number) => ({ first, last });

/** A window on lines first..last, with one more to be drawn on each side and two more to be kept. */
const around = (first: number, last: number) => ({
  seen: range(first, last),
  least: range(Math.max(0, first - 1), last + 1),
  most: range(Math.max(0, first - 3), last + 3),
});

const at = (column: number, row: number): Around => ({
  columns: around(column, column + 6),
  rows: around(row, row + 8),
});

const start: Shown = wholeOf({ rows: range(0, -1), columns: range(0, -1), between: range(0, -1) }, at(0, 0));

const holds = (outer: { first: number; last: number }, inner: { first: number; last: number }): boolean =>
  outer.first <= inner.first && outer.last >= inner.last;

describe('what is drawn while the grid is scrolled', () => {
  test('a step to the side brings in every other row first, then the rows between, then nothing', () => {
    const there = at(1, 0);
    const one = nextShown(start, there);
    expect([one.columns.last, one.between.last]).toEqual([8, 7]);
    const two = nextShown(one, there);
    expect([two.columns.last, two.between.last]).toEqual([8, 8]);
    expect(nextShown(two, there)).toBe(two);
  });

  test('rows come when the columns are there', () => {
    const there = at(1, 1);
    const two = nextShown(nextShown(start, there), there);
    expect(two.rows).toEqual(start.rows);
    expect(nextShown(two, there).rows.last).toBe(10);
  });

  test('a jump draws all at once', () => {
    const there = at(40, 60);
    const next = nextShown(start, there);
    expect(next).toEqual({ rows: range(59, 69), columns: range(39, 47), between: range(39, 47) });
  });

  test('what is near is kept, what is far is let go', () => {
    expect(stretchedTo(range(0, 7), range(2, 9), range(0, 11))).toEqual(range(0, 9));
    expect(stretchedTo(range(0, 7), range(4, 11), range(2, 13))).toEqual(range(4, 11));
    expect(stretchedTo(range(4, 11), range(2, 9), range(0, 11))).toEqual(range(2, 11));
  });

  test('wherever the hand goes, what is seen is drawn in the next frame and all around it soon', () => {
    const moves = fc.array(fc.record({ column: fc.nat(60), row: fc.nat(60) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(moves, (all) => {
        let shown = start;
        for (const { column, row } of all) {
          const there = at(column, row);
          shown = nextShown(shown, there);
          for (const columns of [shown.columns, shown.between]) expect(holds(columns, there.columns.seen)).toBe(true);
          expect(holds(shown.rows, there.rows.seen)).toBe(true);
        }
        const last = all.at(-1);
        const there = at(last?.column ?? 0, last?.row ?? 0);
        for (let frame = 0; frame < 3; frame++) shown = nextShown(shown, there);
        expect(nextShown(shown, there)).toBe(shown);
        expect(holds(there.columns.most, shown.columns)).toBe(true);
      }),
    );
  });
});
