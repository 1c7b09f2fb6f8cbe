/** Puts what was counted of a part into the facts a map shows, each with what it rests on. */
import { wilson } from '../../lib/statistics.ts';
import type { Share, StageFacts, Times, TouchpointFacts, WaitFacts } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';
import { isAutomatic, resolutionOf } from './automatic.ts';
import type { PartMeasures } from './part-measures.ts';
import type { PairWaits } from './graph.ts';
import { timesOf } from './values-by-key.ts';

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

/** Waits between one event and the next, of moves ten customers or more made, the longest median first. */
export function waitFacts(log: JourneyLog, pairs: readonly PairWaits[]): WaitFacts[] {
  const resolution = resolutionOf(log);
  const facts = pairs.flatMap(({ from, to, customers, waits }) => {
    const times = timesOf(waits);
    if (times === undefined || customers < leastCustomers) return [];
    return [{ from, to, ...times, automatic: isAutomatic(waits, resolution) }];
  });
  return facts.toSorted((a, b) => b.median - a.median || b.n - a.n || a.from - b.from || a.to - b.to);
}
