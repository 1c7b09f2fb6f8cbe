/** Puts what was counted of a part into the facts a map shows, each with what it rests on. */
import { wilson } from '../../lib/statistics.ts';
import type { Share, StageFacts, Times, TouchpointFacts, WaitFacts } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';
import { isAutomatic, resolutionOf } from './automatic.ts';
import { pairSlots } from './pair-slots.ts';
import { type Part, within } from './part.ts';
import type { PartMeasures } from './part-measures.ts';
import { sortedByKey, timesOf } from './sorted-values.ts';
import { waitBefore } from './graph.ts';

/** A share with its 95 % Wilson interval. */
export function shareOf(hits: number, n: number): Share {
  return { hits, n, ...wilson(hits, n) };
}

export function stageFacts(measures: PartMeasures): StageFacts[] {
  const last = measures.stageReached.length - 1;
  return Array.from(measures.stageReached, (reached, stage) => ({
    stage,
    reached: shareOf(reached, measures.journeys),
    ...(stage < last && {
      dropOff: shareOf(measures.stageLost[stage] as number, measures.stageFinished[stage] as number),
    }),
    ...given('time', timesOf(measures.stageTimes.of(stage))),
    ...given('waitBefore', timesOf(measures.stageWaits.of(stage))),
  }));
}

/** Only touchpoints the part meets. */
export function touchpointFacts(measures: PartMeasures): TouchpointFacts[] {
  const met = [...measures.reached.keys()].filter((touchpoint) => (measures.reached[touchpoint] as number) > 0);
  return met.map((touchpoint) => {
    const reached = measures.reached[touchpoint] as number;
    return {
      touchpoint,
      reached: shareOf(reached, measures.journeys),
      perJourney: (measures.count[touchpoint] as number) / reached,
      ...given('waitBefore', timesOf(measures.waits.of(touchpoint))),
      repeated: shareOf(measures.repeated[touchpoint] as number, reached),
      lastOfLost: measures.lastOfLost[touchpoint] as number,
    };
  });
}

function given<Name extends 'time' | 'waitBefore'>(name: Name, times: Times | undefined): { [K in Name]?: Times } {
  return times === undefined ? {} : ({ [name]: times } as { [K in Name]: Times });
}

/** Moves fewer customers made than this are not told. */
const leastCustomers = 10;

/**
 * Waits between one event and the next, of moves ten customers or more made, the longest median first.
 * O(events log events).
 */
export function waitFacts(log: JourneyLog, part?: Part): WaitFacts[] {
  const keys = new Int32Array(log.codes.length).fill(-1);
  const values = new Float64Array(log.codes.length);
  const slots = pairSlots(log.names.length);
  const last: number[] = [];
  const customers: number[] = [];
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    if (!within(part, j)) continue;
    for (let i = (log.offsets[j] as number) + 1; i < (log.offsets[j + 1] as number); i++) {
      const slot = slots.slot(log.codes[i - 1] as number, log.codes[i] as number);
      keys[i] = slot;
      values[i] = waitBefore(log, i);
      if (last[slot] === log.customerOf[j]) continue;
      last[slot] = log.customerOf[j] as number;
      customers[slot] = (customers[slot] ?? 0) + 1;
    }
  }
  const sorted = sortedByKey(keys, values, slots.froms.length);
  const resolution = resolutionOf(log);
  const facts = slots.froms.flatMap((from, slot) => {
    const times = timesOf(sorted.of(slot));
    if (times === undefined || (customers[slot] ?? 0) < leastCustomers) return [];
    return [{ from, to: slots.tos[slot] as number, ...times, automatic: isAutomatic(sorted.of(slot), resolution) }];
  });
  return facts.toSorted((a, b) => b.median - a.median || b.n - a.n || a.from - b.from || a.to - b.to);
}
