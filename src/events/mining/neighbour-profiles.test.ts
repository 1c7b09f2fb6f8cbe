import { describe, expect, test } from 'vitest';
import { seeded } from '../../lib/random.ts';
import type { Flow } from './flow.ts';
import { neighbourProfiles } from './neighbour-profiles.ts';

/** Three stages of three touchpoints, most moves inside a stage and to the next; touchpoint 9 is the one asked about. */
const stages = Int16Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2, -1]);
const size = 10;

/** `own` of the asked touchpoint's 2,000 moves follow the habit of stage 1, the rest have anybody's neighbours. */
function flowWith(own: number, seed: number): Flow {
  const random = seeded(`profiles ${seed}`);
  const moves = new Float64Array(size * size);
  const add = (from: number, to: number): void => {
    moves[from * size + to] = (moves[from * size + to] as number) + 1;
  };
  const of = (stage: number): number => 3 * stage + random.int(3);
  const next = (stage: number): number => (random.next() < 0.5 ? stage : (stage + 1) % 3);
  for (let k = 0; k < 30_000; k++) {
    const stage = random.int(3);
    const [from, to] = [of(stage), of(next(stage))];
    if (from !== to) add(from, to);
  }
  for (let k = 0; k < 1000; k++) {
    const habitual = random.next() < own;
    add(9, habitual ? of(next(1)) : random.int(9));
    add(habitual ? of(random.next() < 0.5 ? 1 : 0) : random.int(9), 9);
  }
  return { size, moves, starts: new Float64Array(size), ends: new Float64Array(size) };
}

describe('the stage a touchpoint is likest to', () => {
  test.each([0.2, 0.5, 1])('is found, and how much of it is habit, at a share of %d', (own) => {
    for (let seed = 1; seed <= 10; seed++) {
      const { stage, share, mostShare } = neighbourProfiles(flowWith(own, seed), stages, 3)(9);
      expect(stage).toBe(1);
      expect(Math.abs(share - own)).toBeLessThan(0.1);
      expect(mostShare).toBeGreaterThanOrEqual(share);
    }
  });

  test('claims no habit of what has the neighbours everybody has', () => {
    for (let seed = 1; seed <= 10; seed++) {
      expect(neighbourProfiles(flowWith(0, seed), stages, 3)(9).mostShare).toBeLessThan(0.2);
    }
  });

  test('rules nothing out where there are no moves', () => {
    const nothing = new Float64Array(size);
    const silent = { size, moves: new Float64Array(size * size), starts: nothing, ends: nothing };
    const { mostShare } = neighbourProfiles(silent, stages, 3)(9);
    expect(mostShare).toBeGreaterThan(0.99);
  });
});
