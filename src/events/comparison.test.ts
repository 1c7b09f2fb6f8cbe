/** Two groups of customers of a bakery's web shop, side by side. */
import { describe, expect, test } from 'vitest';
import { plainQuality } from '../../test/plain-quality.ts';
import { toldByCounts } from '../../test/told-by-counts.ts';
import { compareJourneys, type Comparison } from './comparison.ts';
import type { Discovery, FoundJourney, Share } from './discovery.ts';

const names = ['View cake', 'Call the shop', 'Pay'];

interface Counts {
  readonly journeys: number;
  readonly customers?: number;
  /** Journeys that met each touchpoint; undefined where the group never did. */
  readonly reached: readonly (number | undefined)[];
  readonly paid?: number;
}

function group(id: string, { journeys, customers = journeys, reached, paid }: Counts): FoundJourney {
  const of = (hits: number): Share => ({ hits, n: journeys });
  return {
    id,
    name: id,
    journeys,
    customers,
    share: 0.5,
    signature: [],
    traits: [],
    ...(paid === undefined ? {} : { converted: of(paid) }),
    duration: { n: journeys, median: 3600, p90: 7200 },
    typical: { path: [0, 2], share: 0.3 },
    probable: { path: [], share: 0 },
    stages: [
      { stage: 0, reached: of(journeys), dropOff: { hits: journeys - (reached[2] ?? 0), n: journeys } },
      { stage: 1, reached: of(reached[2] ?? 0), waitBefore: { n: 9, median: 60, p90: 90 } },
    ],
    touchpoints: reached.flatMap((hits, touchpoint) =>
      hits === undefined
        ? []
        : [{ touchpoint, reached: of(hits), perJourney: 1, repeated: { hits: 0, n: hits }, lastOfLost: 0 }],
    ),
    waits: [],
    pains: [],
  };
}

function log(all: Counts, ...journeys: FoundJourney[]): Discovery {
  return {
    source: { events: 0, journeys: 0, customers: 0, from: '2026-08-01', to: '2026-10-31', cut: '', ties: 0 },
    touchpoints: names.map((name, code) => ({
      code,
      name,
      events: [name],
      channel: 'web',
      stage: code === 0 ? 0 : code === 2 ? 1 : undefined,
      journeys: 0,
      customers: 0,
      count: 0,
    })),
    stages: [
      { id: 'choose', name: 'Choose', touchpoints: [0], between: [] },
      { id: 'pay', name: 'Pay', touchpoints: [2], between: [] },
    ],
    crossStage: [1],
    goal: 2,
    all: group('all', all),
    journeys,
    graph: { edges: [], shown: [], hiddenShare: 0 },
    variants: { distinct: 0, rows: [] },
    quality: plainQuality(2),
    notes: [],
  };
}

const compared = (found: Discovery, a: FoundJourney, b: FoundJourney): Comparison =>
  compareJourneys(found, toldByCounts(found), a, b);

const gifts = group('Gift buyers', { journeys: 400, reached: [400, 100, 320], paid: 320 });
const weekly = group('Weekly bread', { journeys: 600, reached: [600, undefined, 300], paid: 300 });
const shop = log({ journeys: 1000, reached: [1000, 100, 620], paid: 620 }, gifts, weekly);

describe('two journeys side by side', () => {
  const found = compared(shop, gifts, weekly);

  test('say by how much they differ, with the interval Newcombe gives', () => {
    // 320 of 400 less 300 of 600: Wilson 0.7580..0.8363 and 0.4601..0.5399, put together by hand.
    const { value, low, high } = found.converted?.difference ?? { value: NaN, low: NaN, high: NaN };
    expect([value, low, high].map((one) => Number(one.toFixed(3)))).toEqual([0.3, 0.242, 0.354]);
    expect(found.converted).toMatchObject({ goal: 'Pay', clear: true, a: { hits: 320 }, b: { hits: 300 } });
    const swapped = compared(shop, weekly, gifts).converted?.difference;
    expect(swapped?.value).toBeCloseTo(-value, 12);
    expect(swapped?.low).toBeCloseTo(-high, 12);
  });

  test('tell that a touchpoint one of them never meets is met by none of it', () => {
    expect(found.touchpoints.map((one) => [one.name, one.stage])).toEqual([
      ['View cake', 0],
      ['Pay', 1],
      ['Call the shop', null],
    ]);
    expect(found.touchpoints[2]?.reached).toMatchObject({ a: { hits: 100 }, b: { hits: 0, n: 600 }, clear: true });
  });

  test('call no difference clear that is small or may be chance', () => {
    expect(found.touchpoints[0]?.reached).toMatchObject({ difference: { value: 0 }, clear: false });
    const near = [
      group('a', { journeys: 100, reached: [100, 40, 50] }),
      group('b', { journeys: 100, reached: [100, 45, 50] }),
    ] as const;
    const unsure = compared(log({ journeys: 200, reached: [200, 85, 100] }, ...near), ...near);
    expect(unsure.touchpoints.map((one) => one.reached.clear)).toEqual([false, false, false]);
  });

  test('count customers where a few of them walk often: the interval is wider', () => {
    const few = group('Gift buyers', { journeys: 400, customers: 40, reached: [400, 100, 320], paid: 320 });
    const told = compared(log({ journeys: 1000, reached: [1000, 100, 620], paid: 620 }, few, weekly), few, weekly);
    const width = (one: typeof found): number =>
      (one.converted?.difference?.high ?? NaN) - (one.converted?.difference?.low ?? NaN);
    expect(width(told)).toBeGreaterThan(2 * width(found));
  });

  test('leave times out that fewer than ten waited, and tell all others with their n', () => {
    expect(found.stages[1]?.waitBefore).toEqual({ a: null, b: null });
    expect(found.duration.a).toEqual({ n: 400, median: 3600, p90: 7200 });
  });
});

describe('a share of a few people', () => {
  test('is not shown, and neither is one it could be worked out from', () => {
    const a = group('a', { journeys: 400, reached: [400, 3, 200] });
    const b = group('b', { journeys: 300, reached: [300, 60, 200] });
    const c = group('c', { journeys: 200, reached: [200, 90, 150] });
    const told = log({ journeys: 900, reached: [900, 153, 550] }, a, b, c);
    const calls = (one: FoundJourney, other: FoundJourney) =>
      compared(told, one, other).touchpoints.find(({ name }) => name === 'Call the shop')?.reached;
    expect(calls(a, b)).toEqual({ a: null, b: null, clear: false });
    // The whole says 153: with b and c shown, a would be 3. So one more is left out, the next smallest.
    expect(calls(b, c)).toMatchObject({ a: null, b: { hits: 90 }, clear: false });
  });

  test('is not shown when nearly everybody did it', () => {
    const a = group('a', { journeys: 400, reached: [395, 100, 200] });
    const b = group('b', { journeys: 300, reached: [200, 100, 200] });
    const pair = compared(log({ journeys: 700, reached: [595, 200, 400] }, a, b), a, b).touchpoints[0]?.reached;
    expect(pair?.a).toBeNull();
  });
});
