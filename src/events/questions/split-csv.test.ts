/** The rows of a split as bytes are those that texts put together would give. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SplitRows } from '../import/split-rows.ts';
import { csvField } from './journeys.ts';
import { splitCsv } from './split-csv.ts';

const customers = ['ada', 'Bäckerei "Zur Ähre", Bonn', 'línea\nnueva', '', '🥐', 'x'.repeat(70)];

const named = {
  customer: (number: number): string => customers[number] ?? '',
  journey: (): string => '',
};

function rowsOf(rows: readonly (readonly [number, number, number, number])[]): SplitRows {
  return {
    row: Uint32Array.from(rows, ([row]) => row),
    customer: Uint32Array.from(rows, ([, customer]) => customer),
    journey: Uint32Array.from(rows, ([, , journey]) => journey),
    boundary: Float32Array.from(rows, ([, , , boundary]) => boundary),
  };
}

const written = (rows: SplitRows): string => Buffer.concat([...splitCsv(rows, named)]).toString('utf8');

function plainly({ row, customer, journey, boundary }: SplitRows): string {
  const lines = Array.from(row, (number, i) => {
    const chance = Number((boundary[i] as number).toFixed(4));
    return `${number},${csvField(named.customer(customer[i] as number))},${journey[i]},${chance}\n`;
  });
  return ['row,customer,journey,boundary\n', ...lines].join('');
}

const entry = fc.tuple(
  fc.oneof(fc.nat(2 ** 32 - 1), fc.nat(100)),
  fc.nat(customers.length - 1),
  fc.oneof(fc.nat(2 ** 32 - 1), fc.nat(12)),
  fc.oneof(fc.float({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5, 0.00005, 0.12345, 0.99995)),
);

test('every row stands with its customer, quoted where need be, and its chance to four digits', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (rows) => {
      expect(written(rowsOf(rows))).toBe(plainly(rowsOf(rows)));
    }),
    { numRuns: 100 },
  );
});

test('nothing is lost where one piece ends and the next begins', () => {
  const rows = rowsOf(Array.from({ length: 60_000 }, (_, i) => [i + 1, i % customers.length, 1 + (i % 9), i / 60_000]));
  expect([...splitCsv(rows, named)].length).toBeGreaterThan(2);
  expect(written(rows)).toBe(plainly(rows));
});
