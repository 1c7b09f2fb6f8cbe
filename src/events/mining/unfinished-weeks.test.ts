/** On a log where nothing changes, the newest week must drop off like all weeks before it. */
import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../../test/planted/log-of.ts';
import { seeded } from '../../lib/random.ts';
import type { JourneyLog } from '../journey-log.ts';
import { measurePart } from './part-measures.ts';
import { opennessOf } from './unfinished.ts';

const hour = 3600;
const day = 24 * hour;
const path = ['Quote', 'Visit branch', 'Call', 'Sign contract'];
const taken = 120 * day;
/** Never used while the rule was made; written down before the first run. */
const seeds = Array.from({ length: 10 }, (_, i) => 7301 + i);

/** At every step one customer in four leaves; pauses are log-normal; the log is taken while journeys go on. */
function branches(seed: number, pause: number): JourneyLog {
  const random = seeded(`weeks ${seed}`);
  const journeys: PlainJourney[] = [];
  for (let customer = 0; customer < 8000; customer++) {
    let now = Math.floor(random.next() * taken);
    const events: [string, number][] = [];
    for (const name of path) {
      if (now <= taken) events.push([name, now]);
      if (random.next() < 0.25) break;
      now += Math.round(pause * Math.exp(random.normal()));
    }
    journeys.push({ customer, events });
  }
  return logOf(journeys, path);
}

interface Difference {
  /** Standard deviations between the newest week's share and all others'. */
  readonly z: number;
  readonly newest: number;
}

/** By stage; journeys belong to the week in which they began. */
function differences(log: JourneyLog, whole: boolean): Difference[] {
  const openness = opennessOf(log, undefined);
  const assignments = Int16Array.from({ length: log.offsets.length - 1 }, (_, j) =>
    (log.times[log.offsets[j] as number] as number) / 1000 > taken - 7 * day ? 1 : 0,
  );
  const known = {
    log,
    stageOf: Int16Array.of(0, 1, 2, 3),
    stages: 4,
    converted: undefined,
    ...(whole ? { unfinished: openness.unfinished } : openness),
  };
  const [history, week] = [0, 1].map((group) => measurePart(known, { assignments, group }));
  return [0, 1, 2].map((stage) => {
    const [n, m] = [week?.stageFinished[stage] ?? 0, history?.stageFinished[stage] ?? 0];
    const [a, b] = [week?.stageLost[stage] ?? 0, history?.stageLost[stage] ?? 0];
    const share = (a + b) / (n + m);
    return { z: (a / n - b / m) / Math.sqrt(share * (1 - share) * (1 / n + 1 / m)), newest: n };
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

describe.each([
  ['two hours', 2 * hour],
  ['half a day', 12 * hour],
])('a log that runs on, with pauses of %s', (_, pause) => {
  const all = seeds.flatMap((seed) => differences(branches(seed, pause), false));

  // Of thirty comparisons 1.5 fall below p = 0.05 by chance; six or more do once in two hundred times.
  test('the newest week drops off like history: p > 0.05 but for what chance allows', () => {
    expect(all.filter(({ z }) => Math.abs(z) > 1.96).length).toBeLessThanOrEqual(5);
    expect(Math.abs(mean(all.map(({ z }) => z)))).toBeLessThan(0.6);
  });

  test('and most of it can be judged', () => {
    expect(mean(all.map(({ newest }) => newest))).toBeGreaterThan(100);
  });
});

/** Written down before their first run. */
test.each([8411, 8412, 8413])('seed %i: no stage of the newest week differs from history at p = 0.05', (seed) => {
  const all = [2 * hour, 12 * hour].flatMap((pause) => differences(branches(seed, pause), false));
  expect(all.filter(({ z }) => Math.abs(z) > 1.96)).toEqual([]);
});

test('leaving out only who has not gone on makes the newest week look too good', () => {
  const all = seeds.flatMap((seed) => differences(branches(seed, day), true));
  expect(mean(all.map(({ z }) => z))).toBeLessThan(-1);
});

test('a week in which nothing can be known yet tells nothing', () => {
  const week = differences(branches(7311, 3 * day), false);
  expect(week.map(({ newest }) => newest)).toEqual([0, 0, 0]);
});
