import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stageMarkov } from '../../../test/planted/stage-markov.ts';
import { unwatched } from '../../lib/progress.ts';
import type { MeasureRef } from '../../map/measure.ts';
import type { JourneyLog } from '../journey-log.ts';
import { answerAll } from '../measures.ts';
import { rangesOf } from '../measures/take-facts.ts';
import { sharedCopy } from '../shared-memory.ts';
import { alone, answersOf, type Beside } from './beside.ts';
import { discoverBeside } from './discover.ts';
import { OtherHands } from './other-hands.ts';

const noTraits = { properties: [] };

/** The same log where other threads can read it. */
function shared(log: JourneyLog): JourneyLog {
  return {
    ...log,
    codes: sharedCopy(log.codes, Uint16Array),
    times: sharedCopy(log.times, Float64Array),
    offsets: sharedCopy(log.offsets, Uint32Array),
    customerOf: sharedCopy(log.customerOf, Uint32Array),
  };
}

const { log: planted } = stageMarkov({ seed: 4, journeys: 500, noise: 0.05, groups: 3 });
const log = shared(planted);
const asked = { journeys: 3, stages: 6 };

describe('work shared with other threads', () => {
  let two: OtherHands;
  beforeAll(() => {
    two = new OtherHands(2);
  });
  afterAll(() => two.close());

  test('gives the discovery one thread gives, byte for byte, also when asked again', () => {
    const expected = discoverBeside(planted, noTraits, asked, unwatched, alone);
    expect(expected.found.discovery.journeys.length).toBeGreaterThan(1);
    for (let time = 0; time < 2; time++) {
      const { found, ends } = discoverBeside(log, noTraits, asked, unwatched, two);
      expect(JSON.stringify(found.discovery)).toBe(JSON.stringify(expected.found.discovery));
      expect(found.assignments).toEqual(expected.found.assignments);
      expect(ends).toEqual(expected.ends);
    }
  });

  test('gives the measures one thread gives', () => {
    const { found, ends } = discoverBeside(log, noTraits, asked, unwatched, alone);
    const { discovery, assignments } = found;
    const refs = discovery.stages.flatMap(({ id }): MeasureRef[] =>
      (['time-in', 'wait-before', 'drop-off', 'repeats', 'customers', 'events-per-journey'] as const).map((ask) => ({
        id: `${id} ${ask}`,
        source: 'bakery',
        ask,
        stage: id,
      })),
    );
    const measure = (beside: Beside): unknown => answerAll(log, assignments, discovery, refs, ends, unwatched, beside);
    expect(measure(two)).toEqual(measure(alone));
  });

  test('what a task throws is thrown where its answer is wanted', () => {
    const nameless = { ...log, names: null as never };
    const jobs = [0, 1, 2, 3].map(() => two.begin('moves', { log: nameless }));
    for (const job of jobs) expect(() => job.answer()).toThrow('of null');
  });

  test('a cancelled question does not wait for the others', () => {
    const cancelled = AbortSignal.abort(new Error('cancelled'));
    const watch = { report: () => undefined, signal: cancelled };
    expect(() => discoverBeside(log, noTraits, asked, watch, two)).toThrow('cancelled');
    expect(two.begin('walks', { log, top: 1 }).answer().rows.length).toBe(1);
  });
});

test('nobody to help: work is done when it is wanted, once', () => {
  const jobs = [1, 2].map((top) => alone.begin('walks', { log, top }));
  const answers = answersOf(jobs);
  expect(answers.map(({ rows }) => rows.length)).toEqual([1, 2]);
  expect(jobs[0]?.answer()).toBe(answers[0]);
});

test('ranges of journeys leave no customer in two of them and no journey out', () => {
  const customerOf = Uint32Array.of(0, 0, 0, 1, 2, 2, 2, 2, 3);
  for (let count = 1; count < 12; count++) {
    const ranges = rangesOf({ customerOf }, count);
    expect(ranges.flatMap(({ from, to }) => [...customerOf.subarray(from, to)])).toEqual([...customerOf]);
    const owners = ranges.map(({ from, to }) => new Set(customerOf.subarray(from, to)));
    expect(owners.reduce((sum, set) => sum + set.size, 0)).toBe(4);
  }
  expect(rangesOf({ customerOf: new Uint32Array(0) }, 2)).toEqual([]);
});
