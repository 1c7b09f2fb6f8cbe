import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readLogFiles } from '../../src/events/import/read-log-files.ts';
import type { JourneyLog } from '../../src/events/journey-log.ts';
import { fowlkesMallows } from '../../src/events/mining/agreement.ts';
import { directlyFollows } from '../../src/events/mining/graph.ts';
import { foldTouchpoints } from '../../src/events/mining/touchpoints.ts';
import { dirtied, onTheWall, skewed, twoIds } from './dirt.ts';
import { stagesIn } from './found-in.ts';
import { logOf } from './log-of.ts';
import { stageMarkov } from './stage-markov.ts';

describe('a dirty log', () => {
  for (const seed of [301, 302, 303]) {
    const planted = stageMarkov({ seed, journeys: 6000, noise: 0.05 });
    const { log, dirt } = dirtied(planted.log, seed);
    const folded = foldTouchpoints(log);

    test(`keeps every event, doubles included, seed ${seed}`, () => {
      expect(folded.log.codes.length).toBe(planted.log.codes.length + dirt.doubled + dirt.robot);
      const graph = directlyFollows(folded.log);
      expect(graph.transitions).toBe(folded.log.codes.length - graph.journeys);
      expect(graph.ties).toBeGreaterThanOrEqual(dirt.tied);
    });

    test(`has one touchpoint for a name that was spelled anew, seed ${seed}`, () => {
      const [before, after] = dirt.renamed;
      const touchpoint = folded.touchpoints.find(({ events }) => events.includes(before));
      expect(touchpoint?.events.toSorted()).toEqual([before, after].toSorted());
    });

    test(`shows the planted stages in spite of the robot, seed ${seed}`, () => {
      expect(stagesFound(log, planted)).toBeGreaterThanOrEqual(0.97);
    });
  }
});

/** How well the stages found are the planted ones. */
function stagesFound(log: JourneyLog, planted: ReturnType<typeof stageMarkov>): number {
  const folded = foldTouchpoints(log);
  const { of } = stagesIn(folded.log);
  const truth = folded.touchpoints.map(
    ({ events }) => planted.stages[planted.log.names.findIndex((name) => events.includes(name))] as number,
  );
  return fowlkesMallows(truth, of);
}

// With the times of sending and receiving they are set right (dirty-file.test.ts); this is what they cost without.
describe('clocks that disagree', () => {
  for (const seed of [311, 312, 313]) {
    const planted = stageMarkov({ seed, journeys: 6000, noise: 0.05 });
    const { log, skewed: told, swapped } = skewed(planted.log, seed);

    test(`swap neighbours, lose nothing and make no wait negative, seed ${seed}`, () => {
      expect(told).toBeGreaterThan(0.03 * log.codes.length);
      expect(swapped).toBeGreaterThan(100);
      const [clean, dirty] = [directlyFollows(planted.log), directlyFollows(log)];
      expect([dirty.transitions, dirty.journeys]).toEqual([clean.transitions, clean.journeys]);
      for (const { median, p90 } of dirty.edges) expect(Math.min(median, p90)).toBeGreaterThanOrEqual(0);
    });

    test(`do not hide the planted stages, seed ${seed}`, () => {
      expect(stagesFound(log, planted)).toBeGreaterThanOrEqual(0.97);
    });
  }
});

describe('two ids of one person', () => {
  for (const seed of [321, 322, 323]) {
    const planted = stageMarkov({ seed, journeys: 6000, noise: 0.05 });
    const { log, cameFrom } = twoIds(planted.log, seed);
    const parted = log.customers - planted.log.customers;

    // Where the log tells both ids they are joined (dirty-file.test.ts); this is what they cost where it does not.
    test(`count as two customers: one move is lost for each, and no event, seed ${seed}`, () => {
      expect(parted).toBeGreaterThan(0.05 * planted.log.customers);
      const [clean, dirty] = [directlyFollows(planted.log), directlyFollows(log)];
      expect(dirty.transitions).toBe(clean.transitions - parted);
      expect(dirty.journeys).toBe(clean.journeys + parted);
      expect(new Set(cameFrom).size).toBe(clean.journeys);
      expect(log.codes.length).toBe(planted.log.codes.length);
    });

    test(`do not hide the planted stages, seed ${seed}`, () => {
      expect(stagesFound(log, planted)).toBeGreaterThanOrEqual(0.97);
    });
  }
});

describe('nights on which clocks change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-nights-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const minutes = (time: string, every: number, count: number): [string, number][] =>
    Array.from({ length: count }, (_, i) => [`Bake ${i % 5}`, Date.parse(time) / 1000 + i * every * 60]);

  async function readBack(log: JourneyLog, zone: string): Promise<JourneyLog> {
    const path = join(folder, `${zone.replaceAll('/', '-')}.csv`);
    writeFileSync(path, onTheWall(log, zone));
    return (await readLogFiles([{ path }], { timezone: zone, cut: { by: 'customer' } })).log;
  }

  for (const [zone, spring, autumn] of [
    ['Europe/Berlin', '2025-03-29T23:00:00Z', '2025-10-25T22:00:00Z'],
    ['America/New_York', '2025-03-09T05:00:00Z', '2025-11-02T04:00:00Z'],
    ['Australia/Lord_Howe', '2025-10-04T13:00:00Z', '2025-04-05T13:00:00Z'],
  ] as const) {
    test(`are read as they were in spring, when an hour is skipped: ${zone}`, async () => {
      const log = logOf([{ customer: 0, events: minutes(spring, 7, 60) }]);
      const read = await readBack(log, zone);
      expect([...read.times]).toEqual([...log.times]);
      expect([...read.codes].map((code) => read.names[code])).toEqual([...log.codes].map((code) => log.names[code]));
    });

    test(`lose no event in autumn; what is told twice is taken for the first time: ${zone}`, async () => {
      const log = logOf([{ customer: 0, events: minutes(autumn, 7, 60) }]);
      const read = await readBack(log, zone);
      expect(read.times.length).toBe(log.times.length);
      const instants = new Set(log.times);
      const moved = [...read.times].filter((time) => !instants.has(time));
      // An hour is told twice (on Lord Howe half an hour); only its second telling can be taken for the first.
      expect(moved.length).toBeLessThanOrEqual(9);
      const waits = [...read.times].map((time, i) => time - (read.times[i - 1] ?? time));
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
    });
  }
});
