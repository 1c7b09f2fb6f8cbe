/** Nobody is found out through totals: small tables by hand, many made ones by attack. */
import { expect, test } from 'vitest';
import { seeded } from './random.ts';
import { derivable, hiddenCells, leastPeople, tooFew, type Sum } from './suppression.ts';

const branches: Sum = { total: 0, parts: [1, 2, 3, 4] };
const hiddenOf = (people: readonly number[], sums: readonly Sum[], least?: number): number[] =>
  [...hiddenCells(people, sums, least)].flatMap((one, cell) => (one === 1 ? [cell] : []));

test('groups of ten people are shown, of nine hidden, of nobody shown', () => {
  expect([0, 1, 9, 10].map((people) => tooFew(people))).toEqual([false, true, true, false]);
  expect(hiddenOf([30, 10, 20], [])).toEqual([]);
});

test('the least number of people may be set from 5 to 50', () => {
  expect([undefined, 1, 5, 7.4, 50, 500, Number.NaN].map(leastPeople)).toEqual([10, 5, 5, 7, 50, 50, 10]);
  expect(hiddenOf([100, 7, 20, 30, 43], [branches], 5)).toEqual([]);
  expect(hiddenOf([100, 7, 20, 30, 43], [branches], 25)).toEqual([1, 2]);
});

test('one hidden branch would follow from the total, so the next smallest is hidden with it', () => {
  expect(hiddenOf([100, 4, 20, 30, 46], [branches])).toEqual([1, 2]);
});

test('two hidden branches whose people are fewer than ten together need a third', () => {
  expect(hiddenOf([100, 4, 3, 30, 63], [branches])).toEqual([1, 2, 3]);
  expect(hiddenOf([100, 6, 5, 30, 59], [branches])).toEqual([1, 2]);
});

test('an empty branch hides nobody', () => {
  expect(hiddenOf([50, 0, 4, 46, 0], [branches])).toEqual([2, 3]);
});

test('the total goes when there is nothing else to hide', () => {
  expect(hiddenOf([14, 6, 0, 0, 8], [branches])).toEqual([1, 4]);
  expect(
    hiddenOf(
      [13, 13, 0, 0, 0, 4],
      [
        { total: 0, parts: [1] },
        { total: 1, parts: [5, 2] },
      ],
    ),
  ).toEqual([0, 1, 5]);
});

test('a cell that no single total gives away, but all of them together do, is hidden', () => {
  // Two rows by two columns with a hidden cross over three of them: the fourth follows from row and column.
  const rows = [
    { total: 6, parts: [0, 1, 2] },
    { total: 7, parts: [3, 4, 5] },
  ];
  const columns = [
    { total: 8, parts: [0, 3] },
    { total: 9, parts: [1, 4] },
    { total: 10, parts: [2, 5] },
  ];
  const people = [4, 30, 30, 30, 30, 30, 64, 90, 34, 60, 60];
  const hidden = hiddenCells(people, [...rows, ...columns]);
  expect(hidden[0]).toBe(1);
  expect(derivable(hidden, [...rows, ...columns])).not.toContain(0);
});

/** Touchpoints by groups with stages between: the totals a map shows. */
function anyTable(seed: number): { people: number[]; sums: Sum[]; least: number } {
  const random = seeded(`totals ${seed}`);
  const [stages, perStage, groups] = [1 + random.int(4), 1 + random.int(5), 2 + random.int(5)];
  const people: number[] = [];
  const sums: Sum[] = [];
  const cell = (count: number): number => people.push(count) - 1;
  const columns: number[][] = Array.from({ length: groups }, () => {
    const own: number[] = [];
    const ofStages = Array.from({ length: stages }, () => {
      const parts = Array.from({ length: perStage }, () => {
        const count = random.next() < 0.3 ? random.int(12) : random.int(120);
        return cell(random.next() < 0.1 ? 0 : count);
      });
      const total = cell(parts.reduce((all, part) => all + (people[part] as number), 0));
      sums.push({ total, parts });
      own.push(...parts, total);
      return total;
    });
    const total = cell(ofStages.reduce((all, part) => all + (people[part] as number), 0));
    sums.push({ total, parts: ofStages });
    return [...own, total];
  });
  for (let place = 0; place < (columns[0] as number[]).length; place++) {
    const parts = columns.map((column) => column[place] as number);
    sums.push({ total: cell(parts.reduce((all, part) => all + (people[part] as number), 0)), parts });
  }
  return { people, sums, least: 5 + random.int(20) };
}

/**
 * The attack, written apart from the product: solves the sums for the hidden cells with fractions of floating point and
 * answers what has one solution only.
 */
function attack(people: readonly number[], hidden: Uint8Array, sums: readonly Sum[]): Map<number, number> {
  const unknown = [...hidden.keys()].filter((cell) => hidden[cell] === 1);
  const at = new Map(unknown.map((cell, index) => [cell, index]));
  const matrix: Float64Array[] = sums.map(({ total, parts }) => {
    const row = new Float64Array(unknown.length + 1);
    const add = (cell: number, times: number): void => {
      const index = at.get(cell);
      if (index === undefined) row[unknown.length] = (row[unknown.length] as number) - times * (people[cell] as number);
      else row[index] = (row[index] as number) + times;
    };
    for (const part of parts) add(part, 1);
    add(total, -1);
    return row;
  });
  let pivots = 0;
  for (let column = 0; column < unknown.length && pivots < matrix.length; column++) {
    const best = matrix.reduce(
      (most, row, index) =>
        index >= pivots && Math.abs(row[column] as number) > Math.abs((matrix[most] as Float64Array)[column] as number)
          ? index
          : most,
      pivots,
    );
    const row = matrix[best] as Float64Array;
    if (Math.abs(row[column] as number) < 1e-9) continue;
    matrix[best] = matrix[pivots] as Float64Array;
    matrix[pivots] = row;
    const lead = row[column] as number;
    row.forEach((value, index) => (row[index] = value / lead));
    matrix.forEach((other, index) => {
      const times = other[column] as number;
      if (index === pivots || Math.abs(times) < 1e-12) return;
      other.forEach((value, place) => (other[place] = value - times * (row[place] as number)));
    });
    pivots++;
  }
  const solved = new Map<number, number>();
  for (const row of matrix) {
    const left = [...row.subarray(0, -1).keys()].filter((index) => Math.abs(row[index] as number) > 1e-9);
    const [only] = left;
    if (left.length === 1 && only !== undefined) solved.set(unknown[only] as number, row.at(-1) as number);
  }
  return solved;
}

test('an attack by all totals at once finds no group that is too small, in 120 made tables', () => {
  let found = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const { people, sums, least } = anyTable(seed);
    const naked = attack(
      people,
      Uint8Array.from(people, (count) => (tooFew(count, least) ? 1 : 0)),
      sums,
    );
    found += [...naked.keys()].length;
    const hidden = hiddenCells(people, sums, least);
    for (const [cell] of attack(people, hidden, sums)) {
      expect(tooFew(people[cell] as number, least)).toBe(false);
    }
    for (const { total, parts } of sums) {
      const covered = parts.filter((part) => hidden[part] === 1);
      const together = covered.reduce((all, part) => all + (people[part] as number), 0);
      expect(hidden[total] === 1 || covered.length === 0 || together >= least).toBe(true);
    }
  }
  // The attack is worth its name: without the second hiding it finds hundreds of them.
  expect(found).toBeGreaterThan(80);
});

test('the same table is hidden in the same way every time', () => {
  const { people, sums, least } = anyTable(7);
  expect(hiddenCells(people, sums, least)).toEqual(hiddenCells(people, sums, least));
});
