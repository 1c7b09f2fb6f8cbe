/** One touchpoint of a bakery's web shop from all sides, against counts made another way. */
import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../test/planted/log-of.ts';
import { answerAll } from './measures.ts';
import { discover } from './mining/discover.ts';
import { edgeCrowds, roughEdges, shownEdges } from './shown-edges.ts';
import { toldBy, toldRefs } from './told.ts';
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
const { discovery, assignments } = discover(log, { properties: [] });
const told = toldBy(answerAll(log, assignments, discovery, toldRefs(discovery, 'shop')));
const veiled = discovery.touchpoints
  .map(({ code }) => code)
  .filter((touchpoint) => told.of(discovery.all.id, 'share', { touchpoint }) !== 'shown');
const crowds = edgeCrowds(log, assignments, discovery.journeys.length);
const none = discovery.journeys.map(() => []);
const rough = roughEdges({ crowds, hiddenGroups: [], veiled: [veiled, ...none], least: 10 });
const edges = shownEdges(discovery.graph.edges, rough, 10);
const sidesOf = (name: string) => touchpointSides(discovery, told, edges, name);

const movesIn = ({ rows }: Moves) => rows.map(({ name, count, median }) => [name, count, median]);

describe('a touchpoint from all sides', () => {
  test('tells what leads to it and on, with the time between', () => {
    const look = sidesOf('Look');
    // Four never looked, so that the number of those who did is not told, nor the moves that add up to it.
    expect(look?.count).toBeNull();
    expect(look && movesIn(look.before)).toEqual([[null, 90, null]]);
    expect(look?.before.rows[0]?.about).toBe(true);
    expect(look && movesIn(look.after)).toEqual([
      [null, 30, null],
      ['Pay', 30, 600],
      ['Call', 30, 600],
    ]);
    expect(look?.after.rest).toEqual({ kinds: 0, share: 0 });
    expect(look?.after.rows.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 1);
  });

  test('leaves out what a few people did, and what would tell of them', () => {
    const pay = sidesOf('Pay');
    // Four came from the map: with both others exact they would follow from the whole, so the rarer is rounded.
    expect(pay?.before.rows.map(({ name, count, about }) => [name, count, about])).toEqual([
      ['Look', 30, true],
      ['Call', 30, false],
    ]);
    expect(pay?.before.rest.kinds).toBe(1);
  });

  test('knows everyone first, then each journey, with shares that are not of a few', () => {
    const call = sidesOf('Call');
    expect(call?.groups.map((one) => one.id)).toEqual([discovery.all.id, ...discovery.journeys.map((one) => one.id)]);
    expect(call?.groups[0]?.reached).toMatchObject({ hits: 30, n: 94 });
    const fewest = (call?.groups ?? []).flatMap(({ reached }) =>
      reached ? [reached.hits, reached.n - reached.hits].filter((people) => people > 0) : [],
    );
    expect(Math.min(...fewest)).toBeGreaterThanOrEqual(10);
  });

  test('is nothing where nothing has that name', () => {
    expect(sidesOf('Lok')).toBeUndefined();
  });
});
