/** How often a touchpoint is met over time, against counts made another way. */
import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../../test/planted/log-of.ts';
import { seeded } from '../../lib/random.ts';
import { volume } from './volume.ts';

const at = (iso: string): number => Date.parse(`${iso}T12:00:00Z`) / 1000;

/** Customers of a bakery who pay on the days given. */
const paying = (days: readonly string[], customers: number): PlainJourney[] =>
  Array.from({ length: customers }, (_, customer) => ({
    customer,
    events: days.map((day) => ['Pay', at(day)] as const),
  }));

describe('volume of a touchpoint', () => {
  test('is told by day, week or month, whichever suits the log; empty periods stand between', () => {
    const spans = [
      ['2026-03-01', '2026-03-04', 'day', 4],
      ['2026-03-02', '2026-06-01', 'week', 14],
      ['2025-01-15', '2026-03-15', 'month', 15],
    ] as const;
    for (const [from, to, unit, length] of spans) {
      const log = logOf(paying([from, to], 12));
      const found = volume(log, log.names.indexOf('Pay'));
      expect([found.unit, found.periods.length]).toEqual([unit, length]);
      expect(found.periods.map((one) => one.count)).toEqual([12, ...Array(length - 2).fill(0), 12]);
    }
  });

  test('says which periods the log covers only in part', () => {
    const log = logOf(paying(['2025-01-15', '2026-03-15'], 12));
    const { periods } = volume(log, log.names.indexOf('Pay'));
    expect(periods.filter((one) => one.partial).map((one) => one.from)).toEqual([
      '2025-01-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
    ]);
  });

  test('hides a period in which fewer than ten customers met it', () => {
    const once: PlainJourney = { customer: 9, events: [['Pay', at('2026-03-01')]] };
    const log = logOf([...paying(['2026-03-01', '2026-03-03'], 9), once]);
    const { periods } = volume(log, log.names.indexOf('Pay'));
    expect(periods.map((one) => one.count)).toEqual([null, 0, null]);
  });

  test('equals a count by date text, whatever the log', () => {
    const random = seeded(7);
    const journeys = Array.from({ length: 400 }, (_, customer): PlainJourney => {
      const start = at('2025-02-03') + random.next() * 300 * 86_400;
      const names = ['Look', 'Pay', 'Pay', 'Call'];
      return { customer: customer >> 1, events: names.map((name, step) => [name, start + step * 40_000] as const) };
    });
    const log = logOf(journeys);
    const { unit, periods } = volume(log, log.names.indexOf('Pay'));
    expect(unit).toBe('week');
    const told = new Map<string, { count: number; customers: Set<number> }>();
    for (const { customer, events } of journeys) {
      for (const [name, seconds] of events) {
        if (name !== 'Pay') continue;
        const day = new Date(seconds * 1000);
        const monday = new Date(day);
        while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() - 1);
        const key = monday.toISOString().slice(0, 10);
        const one = told.get(key) ?? { count: 0, customers: new Set<number>() };
        told.set(key, { count: one.count + 1, customers: one.customers.add(customer) });
      }
    }
    for (const period of periods) {
      const one = told.get(period.from.slice(0, 10));
      const few = one !== undefined && one.customers.size < 10;
      expect(period.count).toBe(few ? null : (one?.count ?? 0));
      expect(period.customers).toBe(few ? null : (one?.customers.size ?? 0));
    }
  });
});
