import { describe, expect, test } from 'vitest';
import { logOf, type PlainJourney } from '../../../test/planted/log-of.ts';
import { seeded } from '../../lib/random.ts';
import { unfinishedJourneys } from './unfinished.ts';

const hour = 3600;
const day = 24 * hour;
const path = ['Quote', 'Visit branch', 'Sign contract'];

interface Truth {
  readonly journeys: PlainJourney[];
  /** Whether events of the journey were still to come when the log was taken. */
  readonly cutShort: boolean[];
  readonly signed: Uint8Array;
}

/** Journeys begin all year, a step comes within two days of the one before; the log is taken at the end of `taken`. */
function year(seed: number, taken: number, begun = 365 * day): Truth {
  const random = seeded(`unfinished ${seed}`);
  const cutShort: boolean[] = [];
  const signed: number[] = [];
  const journeys: PlainJourney[] = [];
  for (let customer = 0; customer < 9000; customer++) {
    let now = Math.floor(random.next() * begun);
    const whole = path.map((name): [string, number] => {
      const event: [string, number] = [name, now];
      now += hour + random.int(2 * day);
      return event;
    });
    const lasting = random.next() < 0.3 ? whole.slice(0, 1 + random.int(2)) : whole;
    const seen = lasting.filter(([, at]) => at <= taken);
    if (seen.length === 0) continue;
    journeys.push({ customer: journeys.length, events: seen });
    cutShort.push(seen.length < lasting.length);
    signed.push(seen.length === path.length ? 1 : 0);
  }
  return { journeys, cutShort, signed: Uint8Array.from(signed) };
}

describe('journeys that may still be going on', () => {
  test.each([1, 2, 3])(
    'nearly all that were cut short by the end of the log are told, and no old ones, seed %i',
    (seed) => {
      const { journeys, cutShort, signed } = year(seed, 365 * day);
      const found = unfinishedJourneys(logOf(journeys), signed);
      const open = [...cutShort.keys()].filter((j) => cutShort[j]);
      expect(open.length).toBeGreaterThan(10);
      expect(open.filter((j) => found[j] === 1).length).toBeGreaterThanOrEqual(0.9 * open.length);
      const last = Math.max(...journeys.map(({ events }) => events.at(-1)?.[1] ?? 0));
      journeys.forEach(({ events }, j) => {
        const age = last - (events.at(-1)?.[1] ?? 0);
        expect([j, found[j] === 1 && age > 2 * day + hour]).toEqual([j, false]);
      });
    },
  );

  test('a journey that reached its goal is finished, however young', () => {
    const { journeys, signed } = year(4, 365 * day);
    const found = unfinishedJourneys(logOf(journeys), signed);
    expect([...signed.keys()].filter((j) => signed[j] === 1 && found[j] === 1)).toEqual([]);
  });

  test('without a goal, journeys whose last touchpoint ends journeys are finished all the same', () => {
    const { journeys, signed } = year(5, 365 * day);
    const found = unfinishedJourneys(logOf(journeys), undefined);
    expect([...signed.keys()].filter((j) => signed[j] === 1 && found[j] === 1)).toEqual([]);
    expect(found.some((is) => is === 1)).toBe(true);
  });

  test('a log that was over before it was taken has none', () => {
    const { journeys } = year(6, 365 * day, 100 * day);
    const straggler: PlainJourney = { customer: journeys.length, events: [['Quote', 300 * day]] };
    const found = unfinishedJourneys(logOf([...journeys, straggler]), undefined);
    expect(found.some((is) => is === 1)).toBe(false);
  });
});
