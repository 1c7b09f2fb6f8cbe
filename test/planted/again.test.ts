/**
 * The same data gives the same map byte for byte; a tenth more data keeps the ids of stages and journeys; each group's
 * path is the planted one. Seeds 1021 to 1036 were written down before they were run.
 */
import { describe, expect, test } from 'vitest';
import { logOf, hasSharedData, sepsisLog } from './log-of.ts';
import type { Discovery } from '../../src/events/discovery.ts';
import { discover } from '../../src/events/mining/discover.ts';
import type { Discovered } from '../../src/events/mining/miner-shapes.ts';
import type { JourneyLog } from '../../src/events/journey-log.ts';
import type { PlantedLog } from './planted-log.ts';
import { stageMarkov } from './stage-markov.ts';
import { templates } from './templates.ts';

const noTraits = { properties: [] };
const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id).toSorted();

/** The log before its last journeys came: eleven journeys were ten. */
function before(log: JourneyLog, journeys = Math.round((log.offsets.length - 1) / 1.1)): JourneyLog {
  const events = log.offsets[journeys] as number;
  return {
    ...log,
    codes: log.codes.slice(0, events),
    times: log.times.slice(0, events),
    offsets: log.offsets.slice(0, journeys + 1),
    customerOf: log.customerOf.slice(0, journeys),
    customers: (log.customerOf[journeys - 1] as number) + 1,
  };
}

/** The planted group most journeys of each discovered one are of, by id. */
function meaning({ discovery, assignments }: Discovered, { groups }: PlantedLog): Map<string, number> {
  return new Map(
    discovery.journeys.map(({ id }, k) => {
      const votes = new Map<number, number>();
      assignments.forEach((group, j) => {
        if (group === k) votes.set(groups[j] as number, (votes.get(groups[j] as number) ?? 0) + 1);
      });
      return [id, [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? -1];
    }),
  );
}

const eventsOf = ({ stages, touchpoints }: Discovery): Map<string, string> =>
  new Map(
    stages.map(({ id, touchpoints: members }) => [
      id,
      members
        .map((code) => touchpoints[code]?.name)
        .toSorted()
        .join(', '),
    ]),
  );

describe('looking again', () => {
  test('at the same data gives the same bytes, whatever was known before', () => {
    const { log } = stageMarkov({ seed: 1031, journeys: 1500, noise: 0.05 });
    const first = discover(log, noTraits);
    expect(JSON.stringify(discover(log, noTraits).discovery)).toBe(JSON.stringify(first.discovery));
    expect(JSON.stringify(discover(log, noTraits, {}, undefined, first).discovery)).toBe(
      JSON.stringify(first.discovery),
    );
  });

  const logs = [
    ...[1031, 1032, 1033].map(
      (seed) => ['stages and habits', stageMarkov({ seed, journeys: 2500, noise: 0.05 })] as const,
    ),
    ...[1034, 1035, 1036].map((seed) => ['scripts', templates({ seed, journeys: 3000, noise: 0.1 })] as const),
  ];
  const known = new Map<PlantedLog, Discovered>();
  /** What was found before the last tenth came; found once for all tests. */
  function earlierOf(planted: PlantedLog): Discovered {
    const earlier = known.get(planted) ?? discover(before(planted.log), noTraits);
    known.set(planted, earlier);
    return earlier;
  }

  test.each(logs)('at a tenth more data keeps every id, and what it means: %s', (_, planted) => {
    const earlier = earlierOf(planted);
    const now = discover(planted.log, noTraits, {}, undefined, earlier);
    expect(idsOf(now.discovery.journeys)).toEqual(idsOf(earlier.discovery.journeys));
    expect(idsOf(now.discovery.stages)).toEqual(idsOf(earlier.discovery.stages));
    expect([...meaning(now, planted)].toSorted()).toEqual([...meaning(earlier, planted)].toSorted());
  });

  test('without anything known from before keeps most ids: they hang on what sets a group or stage apart', () => {
    const kept = logs.slice(1, 5).map(([, planted]) => {
      const [earlier, now] = [earlierOf(planted), discover(planted.log, noTraits)];
      const [was, is] = [earlier, now].map(({ discovery }) =>
        [...discovery.journeys, ...discovery.stages].map(({ id }) => id),
      );
      return (was ?? []).filter((id) => is?.includes(id)).length / (was ?? []).length;
    });
    expect(kept.reduce((sum, share) => sum + share, 0) / kept.length).toBeGreaterThan(0.9);
  });

  test('a group that splits keeps its id for the larger part; the other part has an id of its own', () => {
    const planted = templates({ seed: 1034, journeys: 3000, noise: 0.05, groups: 2 });
    const merged = discover(planted.log, noTraits, { journeys: 1 });
    const split = discover(planted.log, noTraits, {}, undefined, merged);
    expect(split.discovery.journeys.length).toBe(2);
    expect(split.discovery.journeys[0]?.id).toBe(merged.discovery.journeys[0]?.id);
    expect(split.discovery.journeys[1]?.id).not.toBe(merged.discovery.journeys[0]?.id);
  });

  test('a group that appears takes no id from the others', () => {
    const planted = templates({ seed: 1035, journeys: 3000, noise: 0.05, groups: 4 });
    const old = Array.from(planted.groups.keys()).filter((j) => planted.groups[j] !== 3);
    const earlier = discover(onlyJourneys(planted.log, old), noTraits);
    const now = discover(planted.log, noTraits, {}, undefined, earlier);
    expect(earlier.discovery.journeys.length).toBe(3);
    const [was, is] = [idsOf(earlier.discovery.journeys), idsOf(now.discovery.journeys)];
    expect(is.length).toBe(4);
    expect(was.every((id) => is.includes(id))).toBe(true);
    const appeared = is.find((id) => !was.includes(id)) ?? '';
    expect(meaning(now, planted).get(appeared)).toBe(3);
  });

  test('a stage that splits keeps its id for the larger part', () => {
    const planted = stageMarkov({ seed: 1032, journeys: 2000, noise: 0.05 });
    const coarse = discover(planted.log, noTraits, { stages: 3 });
    const fine = discover(planted.log, noTraits, { stages: 6 }, undefined, coarse);
    const is = idsOf(fine.discovery.stages);
    expect(new Set(is).size).toBe(6);
    expect(idsOf(coarse.discovery.stages).every((id) => is.includes(id))).toBe(true);
    const [large, small] = [eventsOf(coarse.discovery), eventsOf(fine.discovery)];
    for (const [id, events] of large) {
      const kept = (small.get(id) ?? '').split(', ');
      expect(kept.every((event) => events.split(', ').includes(event))).toBe(true);
    }
  });

  test.skipIf(!hasSharedData)('at a tenth more of the sepsis log keeps every id', () => {
    const log = sepsisLog();
    const earlier = discover(before(log), noTraits);
    const now = discover(log, noTraits, {}, undefined, earlier);
    const is = new Set([...idsOf(now.discovery.journeys), ...idsOf(now.discovery.stages)]);
    expect(earlier.discovery.stages.filter(({ id }) => !is.has(id))).toEqual([]);
    expect(earlier.discovery.journeys.filter(({ id }) => !is.has(id))).toEqual([]);
  });
});

function onlyJourneys(log: JourneyLog, picked: readonly number[]): JourneyLog {
  const journeys = picked.map((j, customer) => {
    const at = Array.from({ length: (log.offsets[j + 1] as number) - (log.offsets[j] as number) }, (_, i) => i);
    return {
      customer,
      events: at.map((i): [string, number] => {
        const event = (log.offsets[j] as number) + i;
        return [log.names[log.codes[event] as number] as string, (log.times[event] as number) / 1000];
      }),
    };
  });
  return logOf(journeys, log.names);
}

describe('the path of a group', () => {
  test.each([0.02, 0.1, 0.2])('is the script that was planted, in nine of ten groups or more, at noise %d', (noise) => {
    let [groups, typical, probable] = [0, 0, 0];
    for (const seed of [1021, 1022, 1023, 1024, 1025, 1026]) {
      const planted = templates({ seed, journeys: 3000, noise });
      const found = discover(planted.log, noTraits);
      const means = meaning(found, planted);
      groups += planted.scripts.length;
      const counted = found.discovery.journeys.map((_, k) => found.assignments.filter((group) => group === k).length);
      expect(found.discovery.journeys.map(({ journeys }) => journeys)).toEqual(counted);
      for (const [k, script] of planted.scripts.entries()) {
        const one = found.discovery.journeys.find(({ id }) => means.get(id) === k);
        const said = (path: readonly number[]): string =>
          path.map((code) => found.discovery.touchpoints[code]?.events[0] ?? '').join(', ');
        const truth = script.map((code) => planted.log.names[code] as string).join(', ');
        if (one && said(one.typical.path) === truth) typical++;
        if (one && said(one.probable.path) === truth) probable++;
      }
    }
    expect(typical / groups).toBeGreaterThanOrEqual(0.9);
    expect(probable / groups).toBeGreaterThan(0.6);
  });
});
