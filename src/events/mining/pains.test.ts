import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../../test/planted/log-of.ts';
import { type Random, seeded } from '../../lib/random.ts';
import type { PainCandidate } from '../discovery.ts';
import { measurePart } from './part-measures.ts';
import { findPains } from './pains.ts';

const steps = ['Visit shop', 'Search', 'Fill basket', 'Enter address', 'Pay', 'Receive parcel'];
/** Two touchpoints a stage. */
const stageOf = Int16Array.from([0, 0, 1, 1, 2, 2]);
const stages = ['Find', 'Order', 'Pay'];
const hour = 3600;

interface Habits {
  /** Chance to stop after each touchpoint. */
  readonly stop: readonly number[];
  /** Median seconds before each touchpoint. */
  readonly waits: readonly number[];
  readonly repeat: number;
}

const usual: Habits = { stop: [0.1, 0.1, 0.1, 0.1, 0.1, 0], waits: steps.map(() => hour), repeat: 0.1 };

function journey(customer: number, { stop, waits, repeat }: Habits, random: Random): PlainJourney {
  const events: [string, number][] = [];
  let now = customer * 60;
  for (const [code, name] of steps.entries()) {
    now += Math.round((waits[code] as number) * Math.exp(0.5 * random.normal()));
    events.push([name, now]);
    if (random.next() < repeat) events.push([name, (now += Math.round(60 * random.next()))]);
    if (random.next() < (stop[code] as number)) break;
  }
  return { customer, events };
}

/** Pains of each group, and of all journeys together as the last, where journey j has the habits of group j mod n. */
function painsOf(groups: readonly Habits[], journeys: number, random: Random, shuffled = false): PainCandidate[][] {
  const assignments = Int16Array.from({ length: journeys }, (_, j) =>
    shuffled ? random.int(groups.length) : j % groups.length,
  );
  const log = logOf(
    Array.from(assignments, (_, j) => journey(j, groups[j % groups.length] as Habits, random)),
    steps,
  );
  const known = { log, stageOf, stages: 3, converted: undefined, unfinished: new Uint8Array(journeys) };
  const own = groups.map((_, group) => measurePart(known, { assignments, group }));
  return findPains(own, measurePart(known), { stages, touchpoints: steps, stageOf });
}

describe('pain candidates', () => {
  test('groups drawn at random have none, but for one log in twenty', () => {
    const logs = 60;
    let withFinding = 0;
    for (let seed = 1; seed <= logs; seed++) {
      const pains = painsOf([usual, usual, usual], 900, seeded(`no pain ${seed}`), true);
      if (pains.slice(0, -1).some((own) => own.length > 0)) withFinding++;
    }
    // Where nothing is to be found every finding is false: 5 % of logs on average, 6 of 60 within chance (95 %).
    expect(withFinding).toBeLessThanOrEqual(6);
  });

  test.each([1, 2, 3])('a drop-off higher by 15 points is found, and nothing else, seed %i', (seed) => {
    const leaving = { ...usual, stop: [0.1, 0.1, 0.1, 0.25, 0.1, 0] };
    const [sore = [], fine = []] = painsOf([leaving, usual], 1600, seeded(`drop-off ${seed}`));
    expect(fine).toEqual([]);
    expect(sore.map(({ kind, stage }) => [kind, stage])).toEqual([['drop-off', 1]]);
    const [pain] = sore;
    expect(pain?.sentence).toContain('stopping at "Order"');
    expect(pain?.low).toBeLessThan(pain?.value ?? 0);
    expect((pain?.value ?? 0) - (pain?.baseline ?? 0)).toBeGreaterThan(0.08);
  });

  test('the share told is the one counted by hand', () => {
    const random = seeded('by hand');
    const journeys = Array.from({ length: 400 }, (_, j) =>
      journey(j, j % 2 ? usual : { ...usual, stop: [0.1, 0.1, 0.4, 0.1, 0.1, 0] }, random),
    );
    const assignments = Int16Array.from(journeys, (_, j) => j % 2);
    const known = {
      log: logOf(journeys, steps),
      stageOf,
      stages: 3,
      converted: undefined,
      unfinished: new Uint8Array(400),
    };
    const own = [0, 1].map((group) => measurePart(known, { assignments, group }));
    const pain = findPains(own, measurePart(known), { stages, touchpoints: steps, stageOf })[0]?.[0];
    const furthest = journeys
      .filter((_, j) => j % 2 === 0)
      .map(({ events }) => Math.max(...events.map(([name]) => stageOf[steps.indexOf(name)] as number)));
    const came = furthest.filter((stage) => stage >= 1);
    expect(pain).toMatchObject({ kind: 'drop-off', stage: 1, n: came.length });
    expect(pain?.value).toBeCloseTo(came.filter((stage) => stage === 1).length / came.length, 12);
  });

  test('a wait of hours is found', () => {
    const waiting = { ...usual, waits: [hour, hour, hour, hour, hour, 5 * hour] };
    const [sore = []] = painsOf([waiting, usual], 1200, seeded('wait'));
    expect(sore).toEqual([expect.objectContaining({ kind: 'wait', touchpoint: 5 })]);
    expect(sore[0]?.sentence).toContain('waiting for "Receive parcel"');
  });

  test('a wait longer by less than ten minutes is none, however surely it is longer', () => {
    const quick = { ...usual, waits: steps.map(() => 60) };
    const searching = { ...quick, waits: [60, 400, 60, 60, 60, 60] };
    expect(painsOf([searching, quick], 4000, seeded('short wait'))[0]).toEqual([]);
    const long = { ...quick, waits: [60, 1500, 60, 60, 60, 60] };
    expect(painsOf([long, quick], 4000, seeded('short wait'))[0]).toEqual([
      expect.objectContaining({ kind: 'wait', touchpoint: 1 }),
    ]);
  });

  test('a wait longer by less than a twentieth of a journey is none', () => {
    const slow = { ...usual, waits: steps.map(() => 24 * hour) };
    const searching = { ...slow, waits: [24, 1, 24, 24, 24, 24].map((hours) => hours * hour) };
    const baseline = { ...slow, waits: [24, 0.5, 24, 24, 24, 24].map((hours) => hours * hour) };
    expect(painsOf([searching, baseline], 4000, seeded('slow'))[0]).toEqual([]);
  });

  test('a touchpoint repeated more often is found', () => {
    const [sore = []] = painsOf([{ ...usual, repeat: 0.3 }, usual], 1200, seeded('repeat'));
    expect(sore.length).toBeGreaterThan(0);
    expect(sore.every(({ kind }) => kind === 'repeat')).toBe(true);
  });
});
