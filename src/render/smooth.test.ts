import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampled, smooth, smoothBack } from './smooth.ts';

const heights = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 2, maxLength: 12 });

test('the curve goes through its points and never beyond the two it joins', () => {
  fc.assert(
    fc.property(heights, (ys) => {
      const points = ys.map((y, index) => ({ x: index * 40, y }));
      points.slice(1).forEach((to, index) => {
        const from = points[index] ?? to;
        const between = sampled(smooth(points)).filter((point) => point.x >= from.x && point.x <= to.x);
        const [low, high] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
        for (const { y } of between) {
          expect(y).toBeGreaterThanOrEqual(low - 1e-9);
          expect(y).toBeLessThanOrEqual(high + 1e-9);
        }
      });
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('a band is closed by the same curve backwards', () => {
  const points = [
    { x: 0, y: 1 },
    { x: 40, y: -1 },
    { x: 80, y: 0.5 },
  ];
  const forth = sampled(smooth(points), 8);
  const back = sampled(smoothBack(points), 8);
  expect(back[0]).toEqual(points[2]);
  expect(back.at(-1)).toEqual(points[0]);
  const mirrored = back.toReversed();
  forth.forEach((point, index) => expect(mirrored[index]?.y).toBeCloseTo(point.y, 9));
});

test('one point is a move and nothing else', () => {
  expect(smooth([{ x: 3, y: 4 }])).toEqual([['M', 3, 4]]);
  expect(smooth([])).toEqual([]);
});
