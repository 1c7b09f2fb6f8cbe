/** Says everything about the log as one journey and about each of its groups. */
import { idFrom } from '../../lib/derived-id.ts';
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { FoundJourney, FoundTrait, PainCandidate } from '../discovery.ts';
import type { TraitTable } from '../journey-log.ts';
import { shareOf, stageFacts, touchpointFacts, waitFacts } from './facts.ts';
import { type PairWaits, pairWaits } from './graph.ts';
import type { Groups } from './groups.ts';
import { nameJourneys, signatureOf } from './journey-names.ts';
import { findPains } from './pains.ts';
import type { Part } from './part.ts';
import { type Measured, measurePart, type PartMeasures } from './part-measures.ts';
import { probablePath, typicalPath } from './representative.ts';
import { timesOf } from './values-by-key.ts';
import { nameStages } from './stage-names.ts';
import type { Stages } from './stages.ts';
import type { Touchpoint } from './touchpoints.ts';
import { findTraits } from './traits.ts';
import type { Variants } from './variants.ts';
import { walkedBy } from './walked.ts';

export interface Described {
  readonly all: FoundJourney;
  readonly journeys: readonly FoundJourney[];
  readonly stageNames: readonly string[];
  /** By touchpoint, over the whole log: journeys with it, occurrences. */
  readonly reached: Uint32Array;
  readonly counts: Uint32Array;
}

export interface Describable {
  readonly known: Measured;
  readonly touchpoints: readonly Touchpoint[];
  readonly stages: Stages;
  readonly groups: Groups;
  /** Compacted variants of the whole log. */
  readonly paths: Variants;
  /** Waits of the whole log. */
  readonly pairs: readonly PairWaits[];
  readonly traits: TraitTable;
  readonly positions: Float64Array;
  readonly watch: Watch;
}

export function describe(given: Describable): Described {
  const { known, touchpoints, groups, watch } = given;
  const parts = Array.from({ length: groups.count }, (_, group): Part => ({ assignments: groups.of, group }));
  const all = measurePart(known);
  // One group is the whole log: what was counted need not be counted again.
  const single = parts.length === 1;
  const own = parts.map((part, done) => {
    if (single) return all;
    checkpoint(watch);
    watch.report({ doing: 'Measuring journeys', done, total: parts.length, unit: 'steps' });
    return measurePart(known, part);
  });
  const stageNames = namesOfStages(given, all);
  const names = touchpoints.map(({ name }) => name);
  const pains = findPains(own, all, { stages: stageNames, touchpoints: names, stageOf: known.stageOf });
  const traits = findTraits(known.log, given.traits, groups.of, groups.count);
  const whole = { measures: all, pains: pains.at(-1) ?? [], traits: [], signature: [] };
  const together = sketch(given, all);
  const sketches = own.map((measures, group) => ({
    ...(single ? together : sketch(given, measures, parts[group])),
    pains: (single ? pains.at(-1) : pains[group]) ?? [],
    traits: traits[group] ?? [],
    signature: signatureOf(measures, all),
  }));
  const titles = nameJourneys(
    sketches.map(({ signature, typical }) => ({ signature, typical: typical.path })),
    names,
    given.positions,
  );
  const share = (measures: PartMeasures): number => measures.journeys / Math.max(1, all.journeys);
  return {
    all: journey({ ...whole, ...together }, { id: idFrom('journey', 'all'), name: 'All journeys', share: 1 }),
    journeys: sketches.map((one, group) =>
      journey(one, { ...identity(one, touchpoints), name: titles[group] as string, share: share(one.measures) }),
    ),
    stageNames,
    reached: all.reached,
    counts: all.count,
  };
}

interface Sketch {
  readonly measures: PartMeasures;
  readonly typical: FoundJourney['typical'];
  readonly probable: FoundJourney['probable'];
  readonly waits: FoundJourney['waits'];
  readonly converted: FoundJourney['converted'];
}

function sketch({ known, paths, pairs }: Describable, measures: PartMeasures, part?: Part): Sketch {
  const walked = walkedBy(paths, part);
  return {
    measures,
    typical: typicalPath(walked),
    probable: probablePath(walked, known.log.names.length),
    waits: waitFacts(known.log, part ? pairWaits(known.log, part) : pairs),
    converted: known.converted && shareOf(measures.converted, measures.journeys - openUnconverted(known, part)),
  };
}

/** Journeys that may still reach the goal say nothing about conversion yet. */
function openUnconverted({ unfinished, converted }: Measured, part: Part | undefined): number {
  let open = 0;
  unfinished.forEach((is, j) => {
    if (is && !converted?.[j] && (part === undefined || part.assignments[j] === part.group)) open++;
  });
  return open;
}

interface Parts extends Sketch {
  readonly pains: readonly PainCandidate[];
  readonly traits: readonly FoundTrait[];
  readonly signature: readonly number[];
}

function journey(from: Parts, title: Pick<FoundJourney, 'id' | 'name' | 'share'>): FoundJourney {
  const { measures, converted } = from;
  return {
    ...title,
    journeys: measures.journeys,
    customers: measures.customers,
    signature: from.signature,
    traits: from.traits,
    ...(converted !== undefined && { converted }),
    duration: timesOf(measures.durations.of(0)) ?? { n: 0, median: 0, p90: 0 },
    typical: from.typical,
    probable: from.probable,
    stages: stageFacts(measures),
    touchpoints: touchpointFacts(measures),
    waits: from.waits,
    pains: from.pains,
  };
}

/** The id hangs on what the group is about, so that a few more journeys do not change it. */
function identity({ signature, typical }: Parts & Sketch, touchpoints: readonly Touchpoint[]): { id: string } {
  const named = (codes: readonly number[]): string => codes.map((code) => touchpoints[code]?.name ?? '').join('\n');
  return { id: idFrom('journey', named(signature), named(typical.path)) };
}

function namesOfStages({ known, touchpoints, stages }: Describable, all: PartMeasures): string[] {
  const members = Array.from({ length: stages.count }, (_, stage) =>
    touchpoints.flatMap(({ name }, code) =>
      known.stageOf[code] === stage ? [{ name, count: all.count[code] as number }] : [],
    ),
  );
  return nameStages(members);
}
