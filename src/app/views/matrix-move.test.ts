/** A move on the matrix puts the card where it was dropped. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../map/map.ts';
import { valueOf } from '../../render/matrix-scores.ts';
import { scoresFor } from './matrix-move.ts';

const card: Card = { id: 'card-1', lane: 'lane-1', step: 'step-1', text: 'Status page with a promised day' };
const score = fc.integer({ min: 10, max: 50 }).map((tenth) => tenth / 10);

describe('a card dropped on the matrix', () => {
  test('that nobody scored gets the value for customer and company alike', () => {
    expect(scoresFor(card, 2, 4.5, 0.5)).toEqual({ effort: 2, customerValue: 4.5, businessValue: 4.5 });
  });

  test('keeps what sets customer and company apart', () => {
    const scored = { ...card, customerValue: 4, businessValue: 2 };
    expect(scoresFor(scored, 1, 4, 0.5)).toEqual({ effort: 1, customerValue: 5, businessValue: 3 });
  });

  test('stands where it was dropped, whatever the scores were and however they are mixed', () => {
    const weight = fc.constantFrom(0, 0.3, 0.5, 0.7, 1);
    fc.assert(
      fc.property(score, score, score, score, weight, (customer, company, effort, value, mix) => {
        const moved = scoresFor({ ...card, customerValue: customer, businessValue: company }, effort, value, mix);
        expect(moved.effort).toBe(effort);
        expect(Math.abs((valueOf({ ...card, ...moved }, mix) ?? 0) - value)).toBeLessThanOrEqual(0.11);
        for (const one of Object.values(moved)) expect(one >= 1 && one <= 5).toBe(true);
      }),
    );
  });
});
