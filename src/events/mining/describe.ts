/** Says everything about the log as one journey and about each of its groups. */
import { idFrom } from '../../lib/derived-id.ts';
import { checkpoint, type Watch } from '../../lib/progress.ts';
import type { FoundJourney, FoundTrait, PainCandidate } from '../discovery.ts';
import type { TraitTable } from '../journey-log.ts';
import { answersOf, type Beside, type Job } from './beside.ts';
import { shareOf, stageFacts, touchpointFacts } from './facts.ts';
import type { Groups } from './groups.ts';
import { ownIds, standIn } from './kept-ids.ts';
import { nameJourneys, type SetApart, setApart, signatureOf } from './journey-names.ts';
import { findPains } from './pains.ts';
import type { Part } from './part.ts';
import { type PackedPart, unpackedPart } from './packed-part.ts';
import type { Measured, PartMeasures } from './part-measures.ts';
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
  /** Measures and waits of the whole log. */
  readonly all: Job<PackedPart>;
  readonly moves: Job<{ readonly waits: FoundJourney['waits'] }>;
  readonly beside: Beside;
  readonly traits: TraitTable;
  readonly positions: Float64Array;
  readonly watch: Watch;
}

export function describe(given: Describable): Described {
  const { known, touchpoints, groups } = given;
  const single = groups.count === 1;
  const traits = findTraits(known.log, given.traits, groups.of, groups.count);
  const { all, own } = measured(given);
  const stageNames = namesOfStages(given, all);
  const names = touchpoints.map(({ name }) => name);
  const pains = findPains(
    own.map(({ measures }) => measures),
    all,
    { stages: stageNames, touchpoints: names, stageOf: known.stageOf },
  );
  const whole = { measures: all, pains: pains.at(-1) ?? [], traits: [], apart: [] };
  const together = sketch(given, all, given.moves.answer().waits);
  const sketches = own.map(({ measures, waits, part }, group) => ({
    ...(single ? together : sketch(given, measures, waits, part)),
    pains: (single ? pains.at(-1) : pains[group]) ?? [],
    traits: traits[group] ?? [],
    apart: setApart(measures, all),
  }));
  const titles = nameJourneys(
    sketches.map(({ apart, typical }) => ({ signature: signatureOf(apart), typical: typical.path })),
    names,
    given.positions,
  );
  const ids = journeyIds(sketches, names);
  const share = (measures: PartMeasures): number => measures.journeys / Math.max(1, all.journeys);
  return {
    all: journey({ ...whole, ...together }, { id: idFrom('journey', 'all'), name: 'All journeys', share: 1 }),
    journeys: sketches.map((one, group) =>
      journey(one, { id: ids[group] as string, name: titles[group] as string, share: share(one.measures) }),
    ),
    stageNames,
    reached: all.reached,
    counts: all.count,
  };
}

interface OwnMeasures {
  readonly part: Part;
  readonly measures: PartMeasures;
  readonly waits: FoundJourney['waits'];
}

function measured({ known, groups, all: whole, moves, beside, watch }: Describable): {
  all: PartMeasures;
  own: OwnMeasures[];
} {
  const parts = Array.from({ length: groups.count }, (_, group): Part => ({ assignments: groups.of, group }));
  // One group is the whole log: what was counted need not be counted again.
  if (parts.length === 1) {
    const all = unpackedPart(whole.answer());
    return { all, own: parts.map((part) => ({ part, measures: all, waits: moves.answer().waits })) };
  }
  checkpoint(watch);
  const measures = parts.map((part) => beside.begin('part', { known, part }, watch));
  const waits = parts.map((part) => beside.begin('moves', { log: known.log, part }, watch));
  const found = answersOf(measures).map(unpackedPart);
  checkpoint(watch);
  const waited = answersOf(waits);
  return {
    all: unpackedPart(whole.answer()),
    own: parts.map((part, group) => ({
      part,
      measures: found[group] as PartMeasures,
      waits: waited[group]?.waits ?? [],
    })),
  };
}

interface Sketch {
  readonly measures: PartMeasures;
  readonly typical: FoundJourney['typical'];
  readonly probable: FoundJourney['probable'];
  readonly waits: FoundJourney['waits'];
  readonly converted: FoundJourney['converted'];
}

function sketch(
  { known, paths }: Describable,
  measures: PartMeasures,
  waits: FoundJourney['waits'],
  part?: Part,
): Sketch {
  const walked = walkedBy(paths, part);
  return {
    measures,
    typical: typicalPath(walked),
    probable: probablePath(walked, known.log.names.length),
    waits,
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
  readonly apart: readonly SetApart[];
}

function journey(from: Parts, title: Pick<FoundJourney, 'id' | 'name' | 'share'>): FoundJourney {
  const { measures, converted } = from;
  return {
    ...title,
    journeys: measures.journeys,
    customers: measures.customers,
    signature: signatureOf(from.apart),
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

/** Each id hangs on one touchpoint that sets the group apart, so that some more journeys hardly change it. */
function journeyIds(groups: readonly Parts[], names: readonly string[]): string[] {
  const contents = groups.map(({ apart, typical }) => {
    const anchor = standIn(apart.map(({ touchpoint, score }) => ({ name: names[touchpoint] ?? '', weight: score })));
    return groups.length === 1 ? 'only' : (anchor ?? typical.path.map((code) => names[code] ?? '').join('\n'));
  });
  return ownIds(contents.map((content) => idFrom('journey', content)));
}

function namesOfStages({ known, touchpoints, stages }: Describable, all: PartMeasures): string[] {
  const members = Array.from({ length: stages.count }, (_, stage) =>
    touchpoints.flatMap(({ name }, code) =>
      known.stageOf[code] === stage ? [{ name, count: all.count[code] as number }] : [],
    ),
  );
  return nameStages(members);
}
