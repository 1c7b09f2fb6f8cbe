/** How much memory a statement gets. */
import { expect, test } from 'vitest';
import { spillAbove, statementMemory } from './memory.ts';

const gib = 1024 ** 3;

test('a statement gets two fifths of the machine, and enough to work with on a small one', () => {
  expect(statementMemory(10 * gib)).toBe(4 * gib);
  expect(statementMemory(0.25 * gib)).toBe(0.25 * gib);
  expect(statementMemory()).toBeGreaterThanOrEqual(0.25 * gib);
});

test('sorting goes to disk long before memory runs out', () => {
  expect(spillAbove(9 * gib)).toBe(gib);
  expect(spillAbove(0.75 * gib)).toBe(0.25 * gib);
});
