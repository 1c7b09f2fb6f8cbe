/** [G6] A spoiled file of clicks means what the clean one means: to the event, to the instant, to the byte. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';
import { askDirectlyFollows } from '../../src/events/questions/directly-follows.ts';
import { summary } from '../../src/events/questions/summary.ts';
import { drawnGraph } from '../../src/events/mining/drawing.ts';
import { allEdges, directlyFollows } from '../../src/events/mining/graph.ts';
import { funnel } from '../../src/events/questions/funnel.ts';
import { askVariants } from '../../src/events/questions/variants.ts';
import { askWaits } from '../../src/events/questions/waits.ts';
import type { JourneyLog } from '../../src/events/journey-log.ts';
import { capturedTerminal } from '../captured-terminal.ts';
import { logFile, readLog, type ToldLog, withLogFolder } from '../log-kit.ts';
import { countedFromText, type CountedFromText, funnelFromText } from './counted-from-text.ts';
import { cleanFile, dirtyFile, shuffledFile } from './dirty-file.ts';
import { stageMarkov } from './stage-markov.ts';

withLogFolder();
const whole = { cut: { by: 'customer' } } as const;

const rounded = (seconds: number): number => Math.round(seconds * 1e4) / 1e4;

/** What the questions answer, in the shape of the second count. */
function asked(log: JourneyLog): CountedFromText {
  const told = summary(log, { columns, rejected: 0 });
  const { rows, starts, ends } = askDirectlyFollows(log);
  const { rows: waits } = askWaits(log);
  expect(waits.map((one) => [one.from, one.to, one.count]).toSorted()).toEqual(
    rows.map((one) => [one.from, one.to, one.count]).toSorted(),
  );
  return {
    events: told.events,
    customers: told.customers,
    names: Object.fromEntries(told.eventNames.map(({ event, count, customers }) => [event, [count, customers]])),
    pairs: Object.fromEntries(
      rows.map(({ from, to, count, customers, medianSeconds, p90Seconds }) => [
        `${from} > ${to}`,
        [count, customers, rounded(medianSeconds), rounded(p90Seconds)],
      ]),
    ),
    starts: Object.fromEntries(starts.map(({ event, count }) => [event, count])),
    ends: Object.fromEntries(ends.map(({ event, count }) => [event, count])),
    variants: Object.fromEntries(askVariants(log).rows.map(({ path, count }) => [path.join(' > '), count])),
  };
}

const columns = { customer: 'userId', event: 'event', time: 'originalTimestamp', journey: null, properties: [] };

function answers(log: JourneyLog): string {
  const steps = [...log.names].slice(0, 3);
  const asked = [askDirectlyFollows(log), askVariants(log), askWaits(log), funnel(log, { steps, suppressBelow: 0 })];
  return JSON.stringify(asked);
}

describe.each([6101, 6102, 6103])('a file of clicks, seed %i', (seed) => {
  const planted = stageMarkov({ seed, journeys: 1000, noise: 0.05 });
  let clean: ToldLog;
  beforeAll(async () => {
    clean = await readLog(logFile(cleanFile(planted.log), 'clicks.csv'), whole);
  });

  test('spoiled every way at once is the clean log, and what was done is told', async () => {
    const dirty = dirtyFile(planted.log, seed);
    const read = await readLog(logFile(dirty.text, 'clicks.csv'), whole);
    const { cleaning, ...log } = read.outcome.log;
    const expected = clean.outcome;
    expect(log).toEqual(expected.log);
    expect(read.outcome.traits).toEqual(expected.traits);
    expect(read.journeys).toEqual(clean.journeys);
    expect(dirty.parted).toBeGreaterThan(200);
    expect(cleaning).toEqual({
      joined: dirty.parted,
      robots: { events: dirty.robot, customers: 2 },
      robotsKept: false,
      staff: { events: 0, customers: 0 },
    });
    expect(read.problems.join()).toContain(`they repeat another row exactly: ${dirty.doubled} rows.`);
    expect(dirty.skewed).toBeGreaterThan(250);

    // Every count a second time, from the text of the clean file alone.
    const text = cleanFile(planted.log);
    expect(asked(log)).toEqual(countedFromText(text));
    const steps =
      askVariants(log)
        .rows.find(({ path }) => path.length > 3)
        ?.path.slice(0, 4) ?? [];
    expect(steps.length).toBe(4);
    expect(funnel(log, { steps, suppressBelow: 0 }).steps.map((step) => step.customers)).toEqual(
      funnelFromText(text, steps),
    );
    // The sums that must come out.
    const { names, pairs, ends, variants } = asked(log);
    const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
    const lengths = Object.entries(variants).map(([path, count]) => path.split(' > ').length * count);
    expect(sum(lengths)).toBe(log.codes.length);
    for (const [name, [visits]] of Object.entries(names)) {
      const onward = Object.entries(pairs).filter(([pair]) => pair.startsWith(`${name} > `));
      expect(sum(onward.map(([, [count]]) => count)) + (ends[name] ?? 0)).toBe(visits);
    }
    const graph = drawnGraph(allEdges(directlyFollows(log)));
    const all = sum(graph.edges.map(({ count }) => count));
    const shown = sum(graph.shown.map((edge) => graph.edges[edge]?.count ?? 0));
    expect(graph.hiddenShare + shown / all).toBeCloseTo(1, 12);
  });

  test('that is told twice, in one file or in two, changes no number', async () => {
    const text = cleanFile(planted.log);
    const twice = await readLog(logFile(text + text.slice(text.indexOf('\n') + 1), 'clicks.csv'), whole);
    const both = await readLog([logFile(text, 'clicks.csv'), logFile(text, 'again.csv')], whole);
    const expected = clean.outcome;
    for (const { outcome } of [twice, both]) {
      expect([outcome.log, outcome.traits]).toEqual([expected.log, expected.traits]);
    }
  });

  test('of which 1 % is shuffled and 1 % stands twice gives the same answers byte for byte', async () => {
    const shuffled = await readLog(logFile(shuffledFile(planted.log, seed), 'clicks.csv'), whole);
    const expected = clean.outcome;
    expect([shuffled.outcome.log, shuffled.outcome.traits]).toEqual([expected.log, expected.traits]);
    expect(answers(shuffled.outcome.log)).toBe(answers(expected.log));
  });
});

describe('discover', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-bytes-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function mapsOf(text: string, place: string): Promise<readonly string[]> {
    mkdirSync(join(folder, place));
    const log = join(folder, place, 'clicks.csv');
    writeFileSync(log, text);
    const map = join(folder, place, 'map.journey.json');
    const terminal = capturedTerminal();
    expect(await runCommand(['discover', log, '-o', map, '--journeys', '1', '--json', '--quiet'], terminal)).toBe(0);
    return [readFileSync(map, 'utf8'), terminal.stdout().replaceAll(join(folder, place), '')];
  }

  test('draws the same map, byte for byte, of the same events in another order and told twice', async () => {
    const { log } = stageMarkov({ seed: 6104, journeys: 250, noise: 0.05 });
    const clean = await mapsOf(cleanFile(log), 'clean');
    expect(await mapsOf(shuffledFile(log, 6104), 'shuffled')).toEqual(clean);
    expect(clean[0]?.length).toBeGreaterThan(2000);
  });
});
