import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../../test/planted/log-of.ts';
import { randomJourneys } from '../../../test/planted/random-log.ts';
import { Funnel, funnel } from './funnel.ts';

const hour = 3600;
const day = 24 * hour;
const customer = (number: number, ...events: [string, number][]): PlainJourney => ({ customer: number, events });
const counts = (journeys: PlainJourney[], steps: string[], withinSeconds?: number): number[] =>
  funnel(logOf(journeys), { steps, ...(withinSeconds === undefined ? {} : { withinSeconds }) }).steps.map(
    (step) => step.customers,
  );

describe('funnel', () => {
  test('counts customers once, with other events between the steps', () => {
    const shop = [
      customer(0, ['Basket', 0], ['Help', 5], ['Pay', 10], ['Basket', 20], ['Pay', 30]),
      customer(1, ['Basket', 0], ['Help', 5]),
      customer(2, ['Pay', 0], ['Basket', 5]),
    ];
    const answer = Funnel.parse(funnel(logOf(shop), { steps: ['Basket', 'Pay'] }));
    expect(answer.steps).toMatchObject([
      { event: 'Basket', customers: 3, share: 1, dropped: 0, medianSecondsFromPrevious: null },
      { event: 'Pay', customers: 1, share: 1 / 3, dropped: 2, medianSecondsFromPrevious: 10 },
    ]);
    expect(answer).toMatchObject({ question: 'funnel', customers: 3, journeys: 3, events: 9, warnings: [] });
  });

  test('follows a customer across journeys, even where these overlap', () => {
    expect(
      counts([customer(0, ['Basket', 0], ['Rate', 90]), customer(0, ['Pay', 40])], ['Basket', 'Pay', 'Rate']),
    ).toEqual([1, 1, 1]);
  });

  test('a step named twice must be done twice', () => {
    const shop = [customer(0, ['Pay', 0]), customer(1, ['Pay', 0], ['Pay', 7])];
    expect(counts(shop, ['Pay', 'Pay'])).toEqual([2, 1]);
  });

  test('the time allowed counts from the first step, and the best attempt decides', () => {
    const slow: [string, number][] = [
      ['Basket', 0],
      ['Address', 6 * day],
      ['Pay', 8 * day],
    ];
    expect(counts([customer(0, ...slow)], ['Basket', 'Address', 'Pay'], 7 * day)).toEqual([1, 1, 0]);
    const again: [string, number][] = [
      ['Basket', 0],
      ['Basket', 5 * day],
      ['Address', 6 * day],
      ['Pay', 8 * day],
    ];
    expect(counts([customer(0, ...again)], ['Basket', 'Address', 'Pay'], 7 * day)).toEqual([1, 1, 1]);
    expect(counts([customer(0, ['Basket', 0], ['Pay', 7 * day])], ['Basket', 'Pay'], 7 * day)).toEqual([1, 1]);
  });

  test('times the earliest of the attempts that went furthest', () => {
    const shop = [customer(0, ['Basket', 0], ['Basket', 50], ['Pay', 60], ['Basket', 70], ['Pay', 71])];
    expect(funnel(logOf(shop), { steps: ['Basket', 'Pay'] }).steps[1]?.medianSecondsFromPrevious).toBe(60);
  });

  test('equal times keep the order of the input', () => {
    expect(counts([customer(0, ['Basket', 9], ['Pay', 9])], ['Basket', 'Pay'])).toEqual([1, 1]);
    expect(counts([customer(0, ['Pay', 9], ['Basket', 9])], ['Basket', 'Pay'])).toEqual([1, 0]);
  });

  test('an event the log does not have counts nobody and is named', () => {
    const answer = funnel(logOf([customer(0, ['Basket', 0])]), { steps: ['Basket', 'Pay by card'] });
    expect(answer.steps[1]).toMatchObject({ customers: 0, share: 0, dropped: 1, medianSecondsFromPrevious: null });
    expect(answer.warnings).toEqual(['The log has no event "Pay by card".']);
    expect(() => funnel(logOf([customer(0, ['Basket', 0])]), { steps: ['Basket'] })).toThrow(/at least two steps/);
  });

  test('breaks down by a property of the first step and by period', () => {
    const may = Date.UTC(2024, 4, 30) / 1000;
    const shop = [
      customer(0, ['Basket', may], ['Pay', may + hour]),
      customer(1, ['Basket', may], ['Basket', may + 3 * day], ['Pay', may + 3 * day + hour]),
    ];
    const by = { name: 'device', values: ['app', 'web'], ofEvent: Uint16Array.of(0, 0, 1, 0, 0) };
    const parts = (wishes: object): unknown =>
      funnel(logOf(shop), { steps: ['Basket', 'Pay'], suppressBelow: 0, ...wishes }).groups?.map(
        ({ steps, ...part }) => [part.value ?? null, part.period ?? null, ...steps.map((step) => step.customers)],
      );
    expect(parts({ by })).toEqual([
      ['app', null, 2, 2],
      ['web', null, 1, 1],
    ]);
    expect(parts({ period: 'month' })).toEqual([
      [null, '2024-05', 2, 2],
      [null, '2024-06', 1, 1],
    ]);
    expect(parts({ by, period: 'week' })).toEqual([
      ['app', '2024-05-27', 2, 2],
      ['web', '2024-05-27', 1, 1],
    ]);
    const hidden = funnel(logOf(shop), { steps: ['Basket', 'Pay'], by }).groups;
    expect(hidden).toEqual([
      { value: 'app', steps: [], suppressed: true },
      { value: 'web', steps: [], suppressed: true },
    ]);
  });

  test('equals trying every start on random logs', () => {
    const steps = fc.array(fc.constantFrom('Home', 'Basket', 'Pay'), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(randomJourneys, steps, fc.option(fc.integer({ min: 0, max: 80 })), (journeys, wanted, within) => {
        expect(counts(journeys, wanted, within ?? undefined)).toEqual(slowCounts(journeys, wanted, within ?? Infinity));
      }),
      { numRuns: 400 },
    );
  });
});

function slowCounts(journeys: readonly PlainJourney[], steps: readonly string[], within: number): number[] {
  const streams = new Map<number, (readonly [string, number])[]>();
  for (const journey of journeys) {
    streams.set(journey.customer, [...(streams.get(journey.customer) ?? []), ...journey.events]);
  }
  const depths = [...streams.values()].map((events) => {
    const stream = events.toSorted((a, b) => a[1] - b[1]);
    return Math.max(0, ...stream.map((_, start) => depthFrom(stream, start, steps, within)));
  });
  return steps.map((_, step) => depths.filter((depth) => depth > step).length);
}

function depthFrom(
  stream: readonly (readonly [string, number])[],
  start: number,
  steps: readonly string[],
  within: number,
): number {
  const begins = stream[start]?.[1] ?? 0;
  let depth = 0;
  for (const [name, time] of stream.slice(start)) {
    if (depth === 0 && name !== steps[0]) return 0;
    if (depth > 0 && time - begins > within) break;
    if (name === steps[depth]) depth++;
  }
  return depth;
}
