import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf } from '../../../test/planted/log-of.ts';
import { randomJourneys } from '../../../test/planted/random-log.ts';
import { measurePart } from './part-measures.ts';

const names = ['Home', 'Bread list', 'Basket', 'Pay', 'Call the shop'];
const stageOf = Int16Array.of(0, 0, 1, 2, -1);

describe('what is counted of a part', () => {
  test('equals a slow count: reached, lost, repeated, times in stages and waits before them', () => {
    fc.assert(
      fc.property(randomJourneys, (journeys) => {
        const log = logOf(journeys, names);
        const unfinished = Uint8Array.from(journeys, (_, j) => (j % 4 === 3 ? 1 : 0));
        const converted = Uint8Array.from(journeys, (_, j) => (j % 5 === 4 ? 1 : 0));
        const measures = measurePart({ log, stageOf, stages: 3, converted, unfinished });
        const walks = journeys.map(({ events }, j) => {
          const stages = events.map(([name]) => stageOf[names.indexOf(name)] as number);
          const deepest = Math.max(...stages);
          return { events, stages, deepest, open: unfinished[j] === 1, done: converted[j] === 1 };
        });
        for (const stage of [0, 1, 2]) {
          const reached = walks.filter(({ stages }) => stages.includes(stage));
          const lost = reached.filter((one) => !one.open && !one.done && one.deepest === stage && stage < 2);
          expect(measures.stageReached[stage]).toBe(reached.length);
          expect(measures.stageFinished[stage]).toBe(reached.filter(({ open }) => !open).length);
          expect(measures.stageLost[stage]).toBe(lost.length);
          const waits = reached.flatMap(({ events, stages }) => {
            const at = stages.indexOf(stage);
            const before = stages.slice(0, at).findLast((one) => one >= 0);
            if (before === undefined || before > stage) return [];
            return [1000 * ((events[at]?.[1] ?? 0) - (events[at - 1]?.[1] ?? 0))];
          });
          expect([...measures.stageWaits.of(stage).sorted]).toEqual(waits.toSorted((a, b) => a - b));
        }
        names.forEach((name, touchpoint) => {
          const times = walks.map(({ events }) => events.filter(([one]) => one === name).length);
          expect(measures.reached[touchpoint]).toBe(times.filter((n) => n > 0).length);
          expect(measures.repeated[touchpoint]).toBe(times.filter((n) => n > 1).length);
          expect(measures.count[touchpoint]).toBe(times.reduce((sum, n) => sum + n, 0));
          const last = walks.filter((one) => !one.open && !one.done && one.deepest >= 0 && one.deepest < 2);
          const ended = last.filter(({ events }) => events.at(-1)?.[0] === name);
          expect(measures.lastOfLost[touchpoint]).toBe(ended.length);
        });
      }),
    );
  });

  test('parts add up to the whole', () => {
    fc.assert(
      fc.property(randomJourneys, (journeys) => {
        const log = logOf(journeys, names);
        const known = { log, stageOf, stages: 3, converted: undefined, unfinished: new Uint8Array(journeys.length) };
        const assignments = Int16Array.from(journeys, (_, j) => j % 2);
        const [a, b] = [0, 1].map((group) => measurePart(known, { assignments, group }));
        const all = measurePart(known);
        const sum = (x: Uint32Array | undefined, y: Uint32Array | undefined): number[] =>
          Array.from(x ?? [], (value, i) => value + (y?.[i] ?? 0));
        expect(sum(a?.count, b?.count)).toEqual([...all.count]);
        expect(sum(a?.stageLost, b?.stageLost)).toEqual([...all.stageLost]);
      }),
    );
  });
});
