/** What can be worked out beside something else: pure functions of plain data, so that they may run in another thread. */
import type { Watch } from '../../lib/progress.ts';
import type { MeasureRef } from '../../map/measure.ts';
import type { Discovery, FoundVariant, WaitFacts } from '../discovery.ts';
import type { JourneyLog } from '../journey-log.ts';
import type { Counted } from '../measures/facts.ts';
import { Plan } from '../measures/plan.ts';
import { type JourneyRange, takeFacts } from '../measures/take-facts.ts';
import { waitFacts } from './facts.ts';
import { reached } from './goal.ts';
import { type DirectlyFollows, directlyFollows, pairWaits } from './graph.ts';
import type { Part } from './part.ts';
import { type Measured, measurePart } from './part-measures.ts';
import { type PackedPart, packedPart } from './packed-part.ts';
import { opennessOf } from './unfinished.ts';
import { topVariants, variants } from './variants.ts';

/** How journeys ended: 1 for those that reached the goal (absent when none is known), and for those that may go on. */
export interface Ends {
  readonly unfinished: Uint8Array;
  /** 1 for events too young to know what comes after them. */
  readonly young?: Uint8Array;
  readonly converted?: Uint8Array;
}

export interface VisitsGiven {
  readonly log: JourneyLog;
  readonly assignments: Int16Array;
  readonly discovery: Discovery;
  readonly refs: readonly MeasureRef[];
  readonly ends: Partial<Ends>;
  readonly range: JourneyRange;
}

/** `log` is one of touchpoints, but for visits. */
export interface Tasks {
  ends: { given: { log: JourneyLog; goal: number | undefined }; answer: Ends };
  moves: { given: { log: JourneyLog; part?: Part }; answer: { graph: DirectlyFollows; waits: readonly WaitFacts[] } };
  walks: { given: { log: JourneyLog; top: number }; answer: { distinct: number; rows: readonly FoundVariant[] } };
  part: { given: { known: Measured; part?: Part }; answer: PackedPart };
  visits: { given: VisitsGiven; answer: readonly Counted[] };
}

export type TaskName = keyof Tasks;

type Doers = { readonly [Name in TaskName]: (given: Tasks[Name]['given'], watch: Watch) => Tasks[Name]['answer'] };

const doers: Doers = {
  ends: ({ log, goal }) => {
    const converted = goal === undefined ? undefined : reached(log, goal);
    return { ...opennessOf(log, converted), ...(converted && { converted }) };
  },
  moves: ({ log, part }) => {
    const pairs = pairWaits(log, part);
    return { graph: directlyFollows(log, part, pairs), waits: waitFacts(log, pairs) };
  },
  walks: ({ log, top }) => {
    const found = variants(log);
    return { distinct: found.distinct, rows: topVariants(found, top) };
  },
  part: ({ known, part }) => packedPart(measurePart(known, part)),
  visits: ({ log, assignments, discovery, refs, ends, range }, watch) => {
    const plan = new Plan(log, discovery);
    for (const ref of refs) plan.askFor(ref);
    plan.relate();
    return takeFacts({ log, assignments, plan, ends, range }, watch).map((facts) => facts.counted);
  },
};

export function perform<Name extends TaskName>(
  name: Name,
  given: Tasks[Name]['given'],
  watch: Watch,
): Tasks[Name]['answer'] {
  return doers[name](given, watch);
}
