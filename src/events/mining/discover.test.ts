import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../lib/random.ts';
import { Refused } from '../../lib/refusal.ts';
import { hasSharedData, logOf, type PlainJourney, sepsisLog } from '../../../test/planted/log-of.ts';
import { randomJourneys } from '../../../test/planted/random-log.ts';
import { stageMarkov } from '../../../test/planted/stage-markov.ts';
import type { Discovery } from '../discovery.ts';
import { discover } from './discover.ts';

const noTraits = { properties: [] };

/** What must hold of every discovery, whatever the log. */
function expectSane(discovery: Discovery, journeys: number): void {
  const names = discovery.stages.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.every((name) => name.trim() !== '')).toBe(true);
  const titles = discovery.journeys.map(({ name }) => name);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.every((name) => name.trim() !== '')).toBe(true);
  expect(new Set(discovery.journeys.map(({ id }) => id)).size).toBe(titles.length);
  const { tooShort } = discovery.quality.groups;
  expect(discovery.journeys.reduce((sum, one) => sum + one.journeys, 0) + tooShort).toBe(journeys);
  const placed = discovery.stages.flatMap(({ touchpoints }) => touchpoints);
  const every = [...placed, ...discovery.crossStage].toSorted((a, b) => a - b);
  expect(every).toEqual(discovery.touchpoints.map(({ code }) => code));
  expect(discovery.stages.every(({ touchpoints }) => touchpoints.length > 0)).toBe(true);
  expect(JSON.stringify(discovery)).not.toMatch(/NaN|Infinity/);
  const numbers = JSON.stringify(discovery, (_key, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
  );
  expect(numbers).not.toContain('not finite');
}

describe('discovery', () => {
  test('holds together on any small log, and says the same twice', () => {
    fc.assert(
      fc.property(randomJourneys, (journeys) => {
        const log = logOf(journeys);
        const { discovery, assignments } = discover(log, noTraits);
        expectSane(discovery, journeys.length);
        expect(assignments.length).toBe(journeys.length);
        expect(JSON.stringify(discover(log, noTraits).discovery)).toBe(JSON.stringify(discovery));
      }),
      { numRuns: 40 },
    );
  });

  test.each([1, 2, 3])('a log of %i events gives a map, not a failure', (events) => {
    const steps = ['Open account', 'Verify identity', 'First transfer'].slice(0, events);
    const log = logOf([{ customer: 0, events: steps.map((name, i) => [name, i * 60]) }]);
    const { discovery } = discover(log, noTraits);
    expectSane(discovery, 1);
    expect(discovery.stages.length).toBeLessThanOrEqual(events);
    expect(discovery.all.typical.path.length).toBe(events);
  });

  test('one kind of event makes one stage', () => {
    const log = logOf([
      {
        customer: 0,
        events: [
          ['Visit', 0],
          ['Visit', 60],
          ['Visit', 90],
        ],
      },
    ]);
    const { discovery } = discover(log, noTraits);
    expect(discovery.stages.map(({ touchpoints }) => touchpoints)).toEqual([[0]]);
    expect(discovery.all.touchpoints[0]?.repeated.hits).toBe(1);
  });

  test('an empty log is refused with what to do', () => {
    expect(() => discover(logOf([]), noTraits)).toThrow(Refused);
  });

  test('a goal that does not occur is refused; one that does is counted', () => {
    const log = logOf([
      {
        customer: 0,
        events: [
          ['Quote', 0],
          ['Sign contract', 60],
        ],
      },
      { customer: 1, events: [['Quote', 0]] },
    ]);
    expect(() => discover(log, noTraits, { goal: 'Sing contract' })).toThrow('does not occur');
    const { discovery } = discover(log, noTraits, { goal: 'Sign contract' });
    expect(discovery.all.converted).toMatchObject({ hits: 1 });
    expect(discovery.notes).toContain('The goal is "Sign contract".');
  });

  test('settings fix the number of stages and of journeys', () => {
    const { log } = stageMarkov({ seed: 3, journeys: 1500, noise: 0.05 });
    const { discovery } = discover(log, noTraits, { stages: 3, journeys: 2 });
    expect(discovery.stages.length).toBe(3);
    expect(discovery.journeys.length).toBe(2);
    expectSane(discovery, 1500);
  });

  test('ids stay when a few more customers come', () => {
    const { log } = stageMarkov({ seed: 3, journeys: 1500, noise: 0 });
    const fewer = 1450;
    const events = log.offsets[fewer] as number;
    const before = discover(
      {
        ...log,
        codes: log.codes.slice(0, events),
        times: log.times.slice(0, events),
        offsets: log.offsets.slice(0, fewer + 1),
        customerOf: log.customerOf.slice(0, fewer),
        customers: fewer,
      },
      noTraits,
    ).discovery;
    const after = discover(log, noTraits).discovery;
    expect(after.stages.map(({ id }) => id)).toEqual(before.stages.map(({ id }) => id));
  });

  test('names that are nobody wishes for pass through unharmed', () => {
    const names = ['<script>alert(1)</script>', 'שלום', '🍞 order', 'a "quoted", name', ' '];
    const random = seeded('names');
    const journeys = Array.from({ length: 60 }, (_, customer): PlainJourney => {
      const events = Array.from({ length: 4 }, (_, i): [string, number] => [names[random.int(5)] as string, i * 60]);
      return { customer, events };
    });
    const { discovery } = discover(logOf(journeys), noTraits);
    expectSane(discovery, 60);
    expect(discovery.touchpoints.flatMap(({ events }) => events).toSorted()).toEqual(names.toSorted());
  });

  test.skipIf(!hasSharedData)('reads the sepsis log as a clinic would', () => {
    const { discovery } = discover(sepsisLog(), noTraits);
    expectSane(discovery, 1050);
    const nameOf = (code: number): string => discovery.touchpoints[code]?.name ?? '';
    const first = discovery.stages[0]?.touchpoints.map(nameOf) ?? [];
    const last = discovery.stages.at(-1)?.touchpoints.map(nameOf) ?? [];
    expect(first).toContain('ER Registration');
    expect(last).toContain('Return ER');
    expect(discovery.all.typical.path.map(nameOf).slice(0, 3)).toEqual([
      'ER Registration',
      'ER Triage',
      'ER Sepsis Triage',
    ]);
    expect(discovery.graph.hiddenShare).toBeLessThanOrEqual(0.2);
  });
});
