/** One touchpoint of a bakery's web shop from all sides, against counts made another way. */
import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../test/planted/log-of.ts';
import { discover } from './mining/discover.ts';
import { type Moves, touchpointSides } from './touchpoint-sides.ts';

/** Sixty look and pay, thirty of them after a call; four only ask for the way. */
const journeys = Array.from({ length: 94 }, (_, customer): PlainJourney => {
  const names =
    customer < 30
      ? ['Look', 'Call', 'Pay']
      : customer < 60
        ? ['Look', 'Pay']
        : customer < 90
          ? ['Look']
          : ['Map', 'Pay'];
  return { customer, events: names.map((name, step) => [name, customer * 100_000 + step * 600] as const) };
});
const log = logOf(journeys);
const { discovery } = discover(log, { properties: [] });

const told = ({ rows }: Moves) => rows.map(({ name, count, median }) => [name, count, median]);

describe('a touchpoint from all sides', () => {
  test('tells what leads to it and on, with the time between', () => {
    const look = touchpointSides(discovery, 'Look');
    expect(look?.count).toBe(90);
    expect(look && told(look.before)).toEqual([[null, 90, null]]);
    expect(look && told(look.after)).toEqual([
      [null, 30, null],
      ['Pay', 30, 600],
      ['Call', 30, 600],
    ]);
    expect(look?.after.rest).toEqual({ kinds: 0, share: 0 });
    expect(look?.after.rows.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12);
  });

  test('leaves out what a few people did, and what would tell of them', () => {
    const pay = touchpointSides(discovery, 'Pay');
    // Four came from the map: with both others shown they would follow from the whole, so one more is left out.
    expect(pay?.before.rows).toHaveLength(1);
    expect(pay?.before.rest.kinds).toBe(2);
    expect(pay?.before.rest.share).toBeCloseTo(34 / 64, 12);
  });

  test('knows everyone first, then each journey, with shares that are not of a few', () => {
    const call = touchpointSides(discovery, 'Call');
    expect(call?.groups.map((one) => one.id)).toEqual([discovery.all.id, ...discovery.journeys.map((one) => one.id)]);
    expect(call?.groups[0]?.reached).toMatchObject({ hits: 30, n: 94 });
    const fewest = (call?.groups ?? []).flatMap(({ reached }) =>
      reached ? [reached.hits, reached.n - reached.hits].filter((people) => people > 0) : [],
    );
    expect(Math.min(...fewest)).toBeGreaterThanOrEqual(10);
  });

  test('is nothing where nothing has that name', () => {
    expect(touchpointSides(discovery, 'Lok')).toBeUndefined();
  });
});
