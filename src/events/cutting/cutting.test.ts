import { describe, expect, test } from 'vitest';
import { bestFixedGap, boundaryScore, byFixedGap } from '../../../test/planted/found-cuts.ts';
import { oracle, type PlantedStreams, plantedStreams } from '../../../test/planted/streams.ts';
import { type Beginnings, chooseCut } from './choose-cut.ts';
import { fitGaps } from './gap-model.ts';
import { gapsOf } from './choose-cut.ts';

/** Never used while the method was made; written down before the first run. */
const seeds = [7101, 7102, 7103];
const targets = [
  [0.6, 0.95],
  [1, 0.9],
  [1.4, 0.85],
] as const;

const found = ({ streams, names }: PlantedStreams): Beginnings =>
  chooseCut(streams, { by: 'found' }, { names, cases: false });

describe('streams of one to six journeys whose pauses overlap', () => {
  describe.each(targets)('by a spread of %d', (overlap, target) => {
    test.each(seeds)(`are cut with a score of at least ${target}, better than by any pause, seed %i`, (seed) => {
      const planted = plantedStreams({ seed, customers: 1200, overlap });
      const { cut, chances } = found(planted);
      const score = boundaryScore(planted.begins, chances, planted.streams);
      expect(cut.by).toBe('found');
      expect(score).toBeGreaterThanOrEqual(target);
      expect(score).toBeGreaterThan(bestFixedGap(planted.begins, planted.streams));
      expect(score).toBeGreaterThan(gapLine(planted));
      // Who knows what the streams were drawn from does hardly better.
      expect(score).toBeGreaterThan(boundaryScore(planted.begins, oracle(planted), planted.streams) - 0.02);
    });
  });

  test('the lines to beat are where others measured them', () => {
    const planted = plantedStreams({ seed: 7104, customers: 1200, overlap: 1 });
    const line = (seconds: number): number =>
      boundaryScore(planted.begins, byFixedGap(planted.streams, seconds), planted.streams);
    expect(line(1800)).toBeGreaterThan(0.25);
    expect(line(1800)).toBeLessThan(0.36);
    expect(line(86_400)).toBeGreaterThan(0.55);
    expect(line(86_400)).toBeLessThan(0.7);
  });

  test('chances mean what they say: of a hundred beginnings told with 70 %, about 70 are', () => {
    const planted = plantedStreams({ seed: 7105, customers: 3000, overlap: 1.4 });
    const { chances } = found(planted);
    for (const [low, high] of [
      [0.1, 0.3],
      [0.3, 0.5],
      [0.5, 0.7],
      [0.7, 0.9],
    ] as const) {
      const told = [...chances.keys()].filter((i) => (chances[i] as number) >= low && (chances[i] as number) < high);
      const mean = told.reduce((sum, i) => sum + (chances[i] as number), 0) / told.length;
      const true_ = told.reduce((sum, i) => sum + (planted.begins[i] as number), 0) / told.length;
      expect(told.length).toBeGreaterThan(200);
      expect(Math.abs(mean - true_)).toBeLessThan(0.08);
    }
  });
});

/** What the mixture of two kinds of pauses comes to; 0 where it sees only one kind. */
function gapLine({ streams, begins }: PlantedStreams): number {
  const fit = fitGaps(gapsOf(streams));
  return fit ? boundaryScore(begins, byFixedGap(streams, fit.seconds), streams) : 0;
}
