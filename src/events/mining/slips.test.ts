import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf } from '../../../test/planted/log-of.ts';
import { randomJourneys } from '../../../test/planted/random-log.ts';
import { stageMarkov } from '../../../test/planted/stage-markov.ts';
import type { JourneyLog } from '../journey-log.ts';
import { pathOf } from './paths.ts';
import { withoutSlips } from './slips.ts';
import { type Variants, variants } from './variants.ts';

const events = ({ paths, firsts, ofJourney }: Variants): number =>
  ofJourney.reduce((sum, v) => sum + pathOf(paths, firsts[v] as number).length, 0);

/** Each journey without its planted slips, immediate repeats collapsed. */
function stepsBetween(log: JourneyLog, slips: Uint8Array): number[][] {
  return Array.from({ length: log.offsets.length - 1 }, (_, j) => {
    const path: number[] = [];
    for (let i = log.offsets[j] as number; i < (log.offsets[j + 1] as number); i++) {
      if (slips[i] === 0 && log.codes[i] !== path.at(-1)) path.push(log.codes[i] as number);
    }
    return path;
  });
}

/** Events of the longest path that both hold in this order. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  const row = Array.from({ length: b.length + 1 }, () => 0);
  for (const code of a) {
    let before = 0;
    b.forEach((other, i) => {
      const above = row[i + 1] as number;
      row[i + 1] = code === other ? before + 1 : Math.max(above, row[i] as number);
      before = above;
    });
  }
  return row[b.length] as number;
}

/** A clinic's visits, with `slips` visits in which somebody opens the wrong form on the way. */
function visits(slips: number): Variants {
  const usual = ['Register', 'Wait', 'See the nurse', 'See the doctor', 'Pay', 'Go home'];
  const journeys = Array.from({ length: 600 }, (_, customer) => {
    const path = [...usual];
    if (customer < slips) path.splice(1 + (customer % 5), 0, usual[(customer * 7 + 3) % 6] as string);
    return { customer, events: path.map((name, i): [string, number] => [name, i * 60]) };
  });
  return variants(logOf(journeys, usual), { compact: true });
}

describe('slips', () => {
  test('an event from nowhere that leads nowhere is left out, and the journey is as if it had not happened', () => {
    expect(visits(60).distinct).toBeGreaterThan(20);
    const clean = withoutSlips(visits(60), 6);
    expect(clean.distinct).toBe(1);
    expect(pathOf(clean.paths, clean.firsts[0] as number)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(clean.counts[0]).toBe(600);
  });

  test('a log without slips stays as it is', () => {
    const tidy = visits(0);
    expect(withoutSlips(tidy, 6)).toMatchObject({ distinct: 1, counts: tidy.counts, ofJourney: tidy.ofJourney });
    expect(events(withoutSlips(tidy, 6))).toBe(events(tidy));
    const { log } = stageMarkov({ seed: 21, journeys: 3000, noise: 0 });
    const found = variants(log, { compact: true });
    expect(events(withoutSlips(found, log.names.length)) / events(found)).toBeGreaterThan(0.998);
  });

  test('a detour many take is no slip', () => {
    const names = ['Open the app', 'Ask in the chat', 'Order', 'Pay'];
    const journeys = Array.from({ length: 400 }, (_, customer) => ({
      customer,
      events: (customer % 8 === 0 ? names : names.filter((_name, i) => i !== 1)).map((name, i): [string, number] => [
        name,
        i * 60,
      ]),
    }));
    const found = variants(logOf(journeys, names), { compact: true });
    expect(events(withoutSlips(found, names.length))).toBe(events(found));
  });

  test.each([0.05, 0.1, 0.2])('most planted noise is left out and hardly a step with it, at noise %d', (noise) => {
    const { log, slips } = stageMarkov({ seed: 21, journeys: 4000, noise });
    const found = variants(log, { compact: true });
    const clean = withoutSlips(found, log.names.length);
    const before = events(found);
    const after = events(clean);
    // Of `noise` slips after each step some repeat the event before, or are what could have come anyway.
    expect((before - after) / before).toBeGreaterThan(0.6 * (noise / (1 + noise)));
    const truth = stepsBetween(log, slips);
    const steps = truth.reduce((sum, path) => sum + path.length, 0);
    // A slip between two of the same takes one of them along; knowing the slips does so as often.
    expect(after).toBeGreaterThanOrEqual(steps);
    const lost = truth.reduce((sum, path, j) => {
      const kept = pathOf(clean.paths, clean.firsts[clean.ofJourney[j] as number] as number);
      return sum + path.length - longestCommon(path, kept);
    }, 0);
    // Of five planted slips, less than one costs a step.
    expect(lost / steps).toBeLessThan(0.2 * noise);
  });

  test('every journey keeps events it had, in their order, and at least one', () => {
    fc.assert(
      fc.property(fc.array(randomJourneys, { minLength: 2, maxLength: 4 }), (logs) => {
        const log = logOf(logs.flat());
        const found = variants(log, { compact: true });
        const clean = withoutSlips(found, log.names.length);
        expect(clean.counts.reduce((sum, n) => sum + n, 0)).toBe(found.journeys);
        clean.ofJourney.forEach((v, j) => {
          const kept = pathOf(clean.paths, clean.firsts[v] as number);
          const whole = pathOf(found.paths, j);
          let at = 0;
          for (const code of whole) if (code === kept[at]) at++;
          expect(kept.length).toBeGreaterThan(0);
          expect(at).toBe(kept.length);
        });
      }),
      { numRuns: 60 },
    );
  });
});
