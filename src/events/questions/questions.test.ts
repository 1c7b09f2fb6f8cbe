import { describe, expect, test } from 'vitest';
import { hasSharedData, logOf, sepsisExpected, sepsisLog, type PlainJourney } from '../../../test/planted/log-of.ts';
import { seeded } from '../../lib/random.ts';
import { DirectlyFollowsAnswer, askDirectlyFollows } from './directly-follows.ts';
import { Summary, summary } from './summary.ts';
import { VariantsAnswer, askVariants } from './variants.ts';
import { WaitsAnswer, askWaits } from './waits.ts';
import { parseWithin } from './within.ts';
import { periodOf } from './period.ts';

const bakery: PlainJourney[] = [
  {
    customer: 0,
    events: [
      ['Home', 0],
      ['Basket', 60],
      ['Basket', 90],
      ['Pay', 150],
    ],
  },
  { customer: 0, events: [['Home', 500]] },
  {
    customer: 1,
    events: [
      ['Home', 10],
      ['Basket', 40],
    ],
  },
];

describe('summary', () => {
  test('counts events and the customers behind them', () => {
    const columns = { customer: 'client', event: 'action', time: 'at', journey: null, properties: ['device'] };
    const answer = Summary.parse(summary(logOf(bakery), { columns, rejected: 2, warnings: ['One row was odd.'] }));
    expect(answer.eventNames).toEqual([
      { event: 'Basket', count: 3, customers: 2 },
      { event: 'Home', count: 3, customers: 2 },
      { event: 'Pay', count: 1, customers: 1 },
    ]);
    expect(answer).toMatchObject({
      customers: 2,
      journeys: 3,
      events: 7,
      from: '1970-01-01T00:00:00.000Z',
      to: '1970-01-01T00:08:20.000Z',
      perJourney: { median: 2, p90: 3.6, max: 4 },
      rejected: 2,
      warnings: ['One row was odd.'],
    });
  });

  test('an empty log has no first and last instant', () => {
    const columns = { customer: null, event: null, time: null, journey: null, properties: [] };
    expect(summary(logOf([]), { columns, rejected: 0 })).toMatchObject({ from: null, to: null, eventNames: [] });
  });
});

describe('directly-follows', () => {
  test('names pairs with their customers and waits, self-loops included', () => {
    const answer = DirectlyFollowsAnswer.parse(askDirectlyFollows(logOf(bakery)));
    expect(answer.rows).toEqual([
      { from: 'Home', to: 'Basket', count: 2, customers: 2, medianSeconds: 45, p90Seconds: 57 },
      { from: 'Basket', to: 'Basket', count: 1, customers: 1, medianSeconds: 30, p90Seconds: 30 },
      { from: 'Basket', to: 'Pay', count: 1, customers: 1, medianSeconds: 60, p90Seconds: 60 },
    ]);
    expect(answer.starts).toEqual([{ event: 'Home', count: 3 }]);
    expect(answer.ends).toEqual([
      { event: 'Basket', count: 1 },
      { event: 'Home', count: 1 },
      { event: 'Pay', count: 1 },
    ]);
  });

  test.skipIf(!hasSharedData)('equals independent counts on the sepsis log (needs shared data)', () => {
    const expected = sepsisExpected();
    const answer = askDirectlyFollows(sepsisLog());
    const key = (row: { a: string; b: string }): string => `${row.a} > ${row.b}`;
    expect(
      new Map(answer.rows.map((row) => [key({ a: row.from, b: row.to }), [row.count, row.medianSeconds]])),
    ).toEqual(new Map(expected.directly_follows.map((row) => [key(row), [row.n, row.median_s]])));
    expect(answer.starts.map((row) => [row.event, row.count])).toEqual(expected.start);
    expect(new Map(answer.ends.map((row) => [row.event, row.count]))).toEqual(new Map(expected.end));
  });
});

describe('variants', () => {
  test('counts whole paths, equal counts ordered by path', () => {
    const answer = VariantsAnswer.parse(askVariants(logOf(bakery)));
    expect(answer.distinct).toBe(3);
    expect(answer.rows.map((row) => row.path)).toEqual([
      ['Home'],
      ['Home', 'Basket'],
      ['Home', 'Basket', 'Basket', 'Pay'],
    ]);
    expect(answer.rows[0]).toMatchObject({ count: 1, share: 1 / 3 });
    expect(askVariants(logOf(bakery), 1).rows.map((row) => row.path)).toEqual([['Home']]);
  });

  test('a log that repeats names its ties', () => {
    const tied = logOf([
      {
        customer: 0,
        events: [
          ['Home', 5],
          ['Basket', 5],
        ],
      },
    ]);
    expect(askVariants(tied).warnings[0]).toMatch(/^100 % of neighbouring events have the same time/);
  });
});

describe('waits', () => {
  test('slowest first; a timer is told from a person', () => {
    const random = seeded('waits');
    const journeys = Array.from({ length: 200 }, (_, customer): PlainJourney => {
      const paid = 100 * customer + Math.round(Math.exp(6 + random.normal()));
      const mail = paid + 3 * 86_400 + random.int(600);
      return {
        customer,
        events: [
          ['Basket', 100 * customer],
          ['Pay', paid],
          ['How was it? mail', mail],
          ['Rate', mail + Math.round(Math.exp(9 + random.normal()))],
        ],
      };
    });
    const answer = WaitsAnswer.parse(askWaits(logOf(journeys)));
    expect(answer.rows.map((row) => [row.from, row.to, row.automatic])).toEqual([
      ['Pay', 'How was it? mail', true],
      ['How was it? mail', 'Rate', false],
      ['Basket', 'Pay', false],
    ]);
  });

  test('dates without a time of day prove no timer', () => {
    const day = 86_400;
    const journeys = Array.from({ length: 50 }, (_, customer): PlainJourney => {
      return {
        customer,
        events: [
          ['Ordered', customer * day],
          ['Sent', (customer + 2) * day],
        ],
      };
    });
    const answer = askWaits(logOf(journeys));
    expect(answer.rows).toMatchObject([{ medianSeconds: 2 * day, automatic: false }]);
    expect(answer.warnings).toEqual(['The log knows dates only: waits of less than a day cannot be seen.']);
  });
});

test('spans and periods read as people write them', () => {
  expect([parseWithin('7d'), parseWithin('1.5 h'), parseWithin('90s'), parseWithin('2W')]).toEqual([
    604_800, 5_400, 90, 1_209_600,
  ]);
  for (const wrong of ['', '7', 'd', '-3d', '0h', '7 days ago']) {
    expect(parseWithin(wrong)).toMatchObject({ refused: true, code: 'bad-span' });
  }
  const sunday = Date.UTC(2024, 4, 19, 23, 59);
  expect([periodOf(sunday, 'day'), periodOf(sunday, 'week'), periodOf(sunday, 'month')]).toEqual([
    '2024-05-19',
    '2024-05-13',
    '2024-05',
  ]);
  expect(periodOf(-1, 'week')).toBe('1969-12-29');
});
