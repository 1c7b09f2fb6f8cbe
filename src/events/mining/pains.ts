/** Finds where a group of journeys fares worse than the others, beyond chance and by enough to matter. */
import { wilson, Z95 } from '../../lib/statistics.ts';
import type { PainCandidate } from '../discovery.ts';
import type { PartMeasures } from './part-measures.ts';
import { inWords, percent } from './plain-words.ts';
import { benjaminiHochberg, type Counted, pOfShares, rankAgainstRest } from './significance.ts';

/** A test that may become a pain candidate, before the correction for their number. */
interface Tested extends Omit<PainCandidate, 'pAdjusted' | 'sentence'> {
  readonly group: number;
  readonly p: number;
  /** Journeys affected, at the low end of the interval: what candidates are ranked by. */
  readonly lost: number;
  readonly tell: () => string;
}

/** Fewer journeys on either side than this say nothing. */
const leastJourneys = 30;
const leastPoints = 0.03;
const leastRatio = 1.25;
/** A wait hurts when it is longer by this many seconds and by this share of the median journey. */
const leastWait = 600;
const leastOfJourney = 0.05;
const falseDiscovery = 0.05;
const shown = 12;

export interface PainNames {
  readonly stages: readonly string[];
  readonly touchpoints: readonly string[];
  readonly stageOf: Int16Array;
}

/**
 * Candidates of every group against all other journeys; with one group, of stages against each other. Two
 * proportions for drop-offs and repeats, Mann-Whitney for waits, Benjamini-Hochberg over all tests of the log,
 * at least 30 journeys a side, at least 3 points or 1.25 times; a wait must be longer by ten minutes and by 5 % of the
 * median journey as well. Ranked by the low end of the journeys affected.
 * The last list is that of all journeys together.
 */
export function findPains(groups: readonly PartMeasures[], all: PartMeasures, names: PainNames): PainCandidate[][] {
  const tests: Tested[] = [];
  if (groups.length > 1) {
    groups.forEach((own, group) => {
      tests.push(...dropOffs(own, all, names, group), ...repeats(own, all, names, group));
      tests.push(...waits(own, all, names, group));
    });
  }
  tests.push(...amongStages(all, names, groups.length), ...amongTouchpoints(all, names, groups.length));
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
  const longer = Math.max(leastWait, (leastOfJourney * (all.durations.of(0).quantiles(0.5)?.[0] ?? 0)) / 1000);
  const found = tests
    .map((test, i) => ({ test, pAdjusted: adjusted[i] as number }))
    .filter(({ test, pAdjusted }) => pAdjusted <= falseDiscovery && matters(test, longer))
    .toSorted((a, b) => b.test.lost - a.test.lost || a.pAdjusted - b.pAdjusted);
  return Array.from({ length: groups.length + 1 }, (_, group) =>
    found
      .filter(({ test }) => test.group === group)
      .slice(0, shown)
      .map(({ test, pAdjusted }) => {
        const { group: _group, p: _p, lost: _lost, tell, ...rest } = test;
        return { ...rest, sentence: tell(), pAdjusted };
      }),
  );
}

/** `longer` is by how many seconds a wait must exceed the others'. */
function matters({ kind, value, baseline }: Tested, longer: number): boolean {
  if (value <= baseline) return false;
  if (kind === 'wait') return value >= leastRatio * baseline && value - baseline >= longer;
  return value - baseline >= leastPoints || value >= leastRatio * baseline;
}

function independence(part: PartMeasures): number {
  return part.journeys === 0 ? 1 : Math.min(1, part.customers / part.journeys);
}

function dropOffs(own: PartMeasures, all: PartMeasures, names: PainNames, group: number): Tested[] {
  return Array.from({ length: Math.max(0, names.stages.length - 1) }, (_, stage) => stage).flatMap((stage) => {
    const mine = { hits: own.stageLost[stage] as number, n: own.stageFinished[stage] as number };
    const rest = restOf(mine, { hits: all.stageLost[stage] as number, n: all.stageFinished[stage] as number });
    const name = names.stages[stage] as string;
    return shares(
      'drop-off',
      mine,
      rest,
      { group, stage, independence: independence(own) },
      (value, baseline) =>
        `This journey is associated with stopping at "${name}": ${percent(value)} of ${inWords(mine.n)} went no further, against ${percent(baseline)} in the other journeys.`,
    );
  });
}

function repeats(own: PartMeasures, all: PartMeasures, names: PainNames, group: number): Tested[] {
  return names.touchpoints.flatMap((name, touchpoint) => {
    const mine = { hits: own.repeated[touchpoint] as number, n: own.reached[touchpoint] as number };
    const rest = restOf(mine, { hits: all.repeated[touchpoint] as number, n: all.reached[touchpoint] as number });
    const stage = names.stageOf[touchpoint] as number;
    if (stage < 0) return [];
    const where = { group, stage, touchpoint, independence: independence(own) };
    return shares(
      'repeat',
      mine,
      rest,
      where,
      (value, baseline) =>
        `This journey is associated with repeating "${name}": ${percent(value)} of ${inWords(mine.n)} that meet it do so more than once, against ${percent(baseline)} in the other journeys.`,
    );
  });
}

function waits(own: PartMeasures, all: PartMeasures, names: PainNames, group: number): Tested[] {
  return names.touchpoints.flatMap((name, touchpoint): Tested[] => {
    const stage = names.stageOf[touchpoint] as number;
    const mine = own.waits.of(touchpoint);
    const everybody = all.waits.of(touchpoint);
    if (stage < 0 || mine.length < leastJourneys || everybody.length - mine.length < leastJourneys) return [];
    const { p, superiority, restMedian } = rankAgainstRest(mine.sorted, everybody.sorted, independence(own));
    const value = (mine.quantiles(0.5)?.[0] ?? 0) / 1000;
    const baseline = restMedian / 1000;
    const lost = mine.length * Math.max(0, superiority - 0.5);
    const tell = (): string =>
      `This journey is associated with waiting for "${name}": half of ${inWords(mine.length, 'wait')} last longer than ${duration(value)}, against ${duration(baseline)} in the other journeys.`;
    return [{ kind: 'wait', group, stage, touchpoint, value, baseline, n: mine.length, p, lost, tell }];
  });
}

/** Drop-off of each stage against the other stages, for all journeys together. */
function amongStages(all: PartMeasures, names: PainNames, group: number): Tested[] {
  const last = names.stages.length - 1;
  const sum = { hits: 0, n: 0 };
  for (let stage = 0; stage < last; stage++) {
    sum.hits += all.stageLost[stage] as number;
    sum.n += all.stageFinished[stage] as number;
  }
  return Array.from({ length: Math.max(0, last) }, (_, stage) => stage).flatMap((stage) => {
    const mine = { hits: all.stageLost[stage] as number, n: all.stageFinished[stage] as number };
    // Where most journeys end they have arrived, not given up.
    if (mine.hits * 2 >= mine.n) return [];
    return shares(
      'drop-off',
      mine,
      restOf(mine, sum),
      { group, stage, independence: independence(all) },
      (value, baseline) =>
        `More journeys end at "${names.stages[stage]}" than elsewhere: ${percent(value)} of ${inWords(mine.n)} went no further, against ${percent(baseline)} at the other stages.`,
    );
  });
}

/** Repeats of each touchpoint against the other touchpoints, for all journeys together. */
function amongTouchpoints(all: PartMeasures, names: PainNames, group: number): Tested[] {
  const sum = { hits: 0, n: 0 };
  all.reached.forEach((n, touchpoint) => {
    sum.n += n;
    sum.hits += all.repeated[touchpoint] as number;
  });
  return names.touchpoints.flatMap((name, touchpoint) => {
    const stage = names.stageOf[touchpoint] as number;
    const mine = { hits: all.repeated[touchpoint] as number, n: all.reached[touchpoint] as number };
    if (stage < 0) return [];
    const where = { group, stage, touchpoint, independence: independence(all) };
    return shares(
      'repeat',
      mine,
      restOf(mine, sum),
      where,
      (value, baseline) =>
        `"${name}" is repeated more than other touchpoints: ${percent(value)} of ${inWords(mine.n)} that meet it do so more than once, against ${percent(baseline)} on average.`,
    );
  });
}

interface Where {
  readonly group: number;
  readonly stage: number;
  readonly touchpoint?: number;
  readonly independence: number;
}

function shares(
  kind: 'drop-off' | 'repeat',
  mine: Counted,
  rest: Counted,
  { independence: clustered, ...where }: Where,
  sentence: (value: number, baseline: number) => string,
): Tested[] {
  if (mine.n < leastJourneys || rest.n < leastJourneys) return [];
  const value = mine.hits / mine.n;
  const baseline = rest.hits / rest.n;
  const error = Math.sqrt((value * (1 - value)) / mine.n + (baseline * (1 - baseline)) / rest.n);
  const lost = mine.n * Math.max(0, value - baseline - Z95 * error);
  const p = pOfShares(mine, rest, clustered);
  const interval = wilson(mine.hits, mine.n);
  return [{ kind, ...where, value, baseline, n: mine.n, ...interval, p, lost, tell: () => sentence(value, baseline) }];
}

function restOf(own: Counted, all: Counted): Counted {
  return { hits: all.hits - own.hits, n: all.n - own.n };
}

/** Seconds as people say them. */
function duration(seconds: number): string {
  const units: readonly [number, string][] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ];
  const [size, unit] = units.find(([size]) => seconds >= 2 * size) ?? [1, 'second'];
  const rounded = Math.round(seconds / size);
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
}
