/** The table of a comparison: who is who, every figure with its n, and a word in place of what may not be shown. */
import { expect, test } from 'vitest';
import type { Comparison, SharePair } from '../../events/comparison.ts';
import { readTextTable } from '../../render/table-text.ts';
import { comparisonCsv } from './comparison-csv.ts';

const side = (name: string) => ({
  id: name,
  name,
  journeys: 400,
  customers: 400,
  share: 0.4,
  traits: [],
  typical: { path: [], share: 0 },
});
const none = { a: null, b: null };
const pair: SharePair = {
  a: { hits: 300, n: 400 },
  b: { hits: 100, n: 200 },
  difference: { value: 0.25, low: 0.17, high: 0.33 },
  clear: true,
};
const found: Comparison = {
  from: '2026-08-01T00:00:00Z',
  to: '2026-10-31T00:00:00Z',
  a: side('=Gift buyers'),
  b: side('Weekly bread'),
  duration: { a: { n: 400, median: 3600, p90: 7200 }, b: null },
  stages: [{ stage: 0, name: 'Choose', reached: pair, waitBefore: none }],
  touchpoints: [
    {
      touchpoint: 0,
      name: 'Call the shop',
      channel: 'telephone',
      stage: 0,
      reached: { a: null, b: null, clear: false },
      repeated: { a: null, b: null, clear: false },
      waitBefore: none,
    },
  ],
};

test('a comparison leaves as a table: figures with their n, nothing of too few, no formula', () => {
  const { rows } = readTextTable(comparisonCsv(found));
  const told = rows.map((row) => row.join('|'));
  expect(told[0]).toMatch(/^a\|'?=Gift buyers/);
  expect(rows[0]?.[1]?.startsWith('=')).toBe(false);
  expect(told).toContainEqual('Choose||reached|share|0.75|400|0.5|200|0.25|0.17|0.33|yes');
  expect(told).toContainEqual('||takes|seconds, median|3600|400|fewer than 10|||||');
  expect(told).toContainEqual('Choose|Call the shop|met|share|fewer than 10||fewer than 10|||||');
});
