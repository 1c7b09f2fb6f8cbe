/** Discovery from end to end: a log of journeys in, touchpoints, stages, groups of journeys and their facts out. */
import { deny } from '../../lib/refusal.ts';
import { checkpoint, unwatched, type Watch } from '../../lib/progress.ts';
import type { Discovery, DiscoverySettings, FoundTouchpoint } from '../discovery.ts';
import type { Cut, JourneyLog, TraitTable } from '../journey-log.ts';
import { alone, type Beside } from './beside.ts';
import { choicesOf } from './choices.ts';
import { describe, type Described } from './describe.ts';
import { drawnGraph } from './drawing.ts';
import { flowOf, flowOfVariants } from './flow.ts';
import { findGoal, type Goal } from './goal.ts';
import { allEdges, type DirectlyFollows } from './graph.ts';
import { habitsOf } from './habits.ts';
import { findGroups, type Groups, type GroupWishes } from './groups.ts';
import { type Earlier, knownAgain } from './known-again.ts';
import type { Discovered } from './miner-shapes.ts';
import { notesOf } from './notes.ts';
import { meanPositions } from './positions.ts';
import { cutInWords } from './cut-words.ts';
import { foundStages } from './found-stages.ts';
import { withoutSlips } from './slips.ts';
import { resamples, stageDoubt } from './stage-doubt.ts';
import { findStages, type Stages } from './stages.ts';
import type { Ends } from './tasks.ts';
import { type Folded, foldTouchpoints } from './touchpoints.ts';
import { span } from './unfinished.ts';
import { type Variants, variants } from './variants.ts';

const variantsKept = 200;

/**
 * Synchronous and deterministic: the same log, traits and settings give the same discovery, ids included; `earlier`
 * decides the ids of what is found again, and nothing else. Refuses
 * an empty log ('no-journeys') and a goal that does not occur ('unknown-goal'). O(events log events).
 */
export function discover(
  input: JourneyLog,
  traits: TraitTable,
  settings: DiscoverySettings = {},
  watch: Watch = unwatched,
  earlier?: Earlier,
): Discovered {
  return discoverBeside(input, traits, settings, watch, alone, earlier).found;
}

/** A discovery, and what was worked out on the way that later questions need again. */
export interface DiscoveredLog {
  readonly found: Discovered;
  readonly folded: Folded;
  readonly ends: Ends;
}

/** The same, with what can be done by others done beside it. */
export function discoverBeside(
  input: JourneyLog,
  traits: TraitTable,
  settings: DiscoverySettings,
  watch: Watch,
  beside: Beside,
  earlier?: Earlier,
): DiscoveredLog {
  if (input.offsets.length < 2 || input.codes.length === 0) {
    deny('no-journeys', 'There is no event to discover journeys from.', { fix: 'Load a log with at least one event.' });
  }
  let done = 0;
  const step = (doing: string): void => {
    checkpoint(watch);
    watch.report({ doing, done: done++, total: 5, unit: 'steps' });
  };
  step('Folding event names into touchpoints');
  const folded = foldTouchpoints(input, traits.channels);
  const { log, touchpoints } = folded;
  const size = touchpoints.length;
  const goal = goalOf(log, touchpoints, settings);
  const ended = beside.begin('ends', { log, goal: goal?.touchpoint }, watch);
  const moves = beside.begin('moves', { log }, watch);
  const walks = beside.begin('walks', { log, top: variantsKept }, watch);
  step('Finding variants');
  const paths = variants(log, { compact: true });
  const tidy = withoutSlips(paths, size, settings.seed);
  step('Finding stages');
  const positions = meanPositions(paths.paths, size);
  const stages = findStages(flowOf(paths.paths, size), flowOfVariants(tidy, size), positions, settings.stages);
  const doubt = stageDoubt(paths.paths, tidy, positions, stages, settings.seed ?? 1, watch);
  const ends = ended.answer();
  const { unfinished, young, converted } = ends;
  const open = { unfinished, ...(young && { young }) };
  const placedLog = { log, stageOf: stages.of, stages: stages.count, converted, ...open };
  const all = beside.begin('part', { known: placedLog }, watch);
  step('Finding groups of journeys');
  const groups = findGroups(tidy, size, groupWishes(settings), watch);
  step('Measuring journeys');
  const measured = { known: placedLog, all, moves, beside, watch };
  const described = describe({ ...measured, touchpoints, stages, groups, paths, traits, positions });
  const { graph } = moves.answer();
  const placed = placedTouchpoints(folded, stages, doubt, described);
  const discovery: Discovery = {
    source: sourceOf(log, graph),
    ...placed,
    ...(goal && { goal: goal.touchpoint }),
    all: described.all,
    journeys: described.journeys,
    graph: drawnGraph(allEdges(graph)),
    variants: walks.answer(),
    quality: qualityOf(log.cut, groups, stages, placed, settings.stages !== undefined),
    settings,
    notes: notesOf({ log, touchpoints, goal, unfinished, ties: graph.ties }),
  };
  return { found: remembered(discovery, groups, tidy, earlier), folded, ends };
}

function remembered(found: Discovery, groups: Groups, tidy: Variants, earlier: Earlier | undefined): Discovered {
  const discovery = earlier ? knownAgain(found, earlier, groups, tidy) : found;
  const names = discovery.touchpoints.map(({ name }) => name);
  return { discovery, assignments: groups.of, habits: habitsOf(groups, names, discovery.journeys) };
}

function placedTouchpoints(
  { log, touchpoints }: Folded,
  stages: Stages,
  doubt: Float64Array,
  { reached, counts, stageNames }: Described,
): Pick<Discovery, 'touchpoints' | 'stages' | 'crossStage'> {
  return {
    touchpoints: foundTouchpoints(log, touchpoints, stages.of, reached, counts),
    stages: foundStages(touchpoints, stages, doubt, stageNames, counts),
    crossStage: [...stages.of.keys()].filter((touchpoint) => (stages.of[touchpoint] as number) < 0),
  };
}

function qualityOf(
  cut: Cut,
  { model: _model, transitions: _transitions, of: _of, count: _count, ...groups }: Groups,
  { count, explained, modularity, gradientShare }: Stages,
  found: Pick<Discovery, 'touchpoints' | 'stages' | 'crossStage'>,
  fixed: boolean,
): Discovery['quality'] {
  const stages = { fixed, explained, modularity, gradientShare, resamples };
  const named = (codes: readonly number[]): string[] => codes.map((code) => found.touchpoints[code]?.name ?? '');
  const choices = choicesOf({
    cut,
    groups,
    stages: { ...stages, count },
    journeys: _of.length,
    between: named(found.stages.flatMap(({ between }) => between)),
    crossStage: named(found.crossStage),
  });
  return { groups, stages, choices };
}

function goalOf(
  log: JourneyLog,
  touchpoints: ReturnType<typeof foldTouchpoints>['touchpoints'],
  { goal: named }: DiscoverySettings,
): Goal | undefined {
  const goal = findGoal(log, touchpoints, named);
  if (named !== undefined && goal === undefined) {
    deny('unknown-goal', `The goal "${named}" does not occur in the log.`, {
      fix: 'Name an event exactly as it stands in the log.',
      place: { field: 'goal' },
    });
  }
  return goal;
}

function groupWishes(settings: DiscoverySettings): GroupWishes {
  return {
    ...(settings.journeys !== undefined && { count: settings.journeys }),
    ...(settings.groupsBy !== undefined && { by: settings.groupsBy }),
    ...(settings.seed !== undefined && { seed: settings.seed }),
  };
}

function sourceOf(log: JourneyLog, graph: DirectlyFollows): Discovery['source'] {
  const [from, to] = span(log);
  return {
    events: log.codes.length,
    journeys: log.offsets.length - 1,
    customers: log.customers,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    cut: cutInWords(log.cut),
    ties: graph.transitions === 0 ? 0 : graph.ties / graph.transitions,
  };
}

function foundTouchpoints(
  log: JourneyLog,
  touchpoints: ReturnType<typeof foldTouchpoints>['touchpoints'],
  stageOf: Int16Array,
  journeys: Uint32Array,
  counts: Uint32Array,
): FoundTouchpoint[] {
  const last = new Int32Array(touchpoints.length).fill(-1);
  const customers = new Uint32Array(touchpoints.length);
  for (let j = 0; j + 1 < log.offsets.length; j++) {
    const customer = log.customerOf[j] as number;
    for (let i = log.offsets[j] as number; i < (log.offsets[j + 1] as number); i++) {
      const code = log.codes[i] as number;
      if (last[code] === customer) continue;
      last[code] = customer;
      customers[code] = (customers[code] as number) + 1;
    }
  }
  return touchpoints.map(({ name, events, channel }, code) => {
    const stage = stageOf[code] as number;
    return {
      code,
      name,
      events,
      channel,
      stage: stage < 0 ? undefined : stage,
      journeys: journeys[code] as number,
      customers: customers[code] as number,
      count: counts[code] as number,
    };
  });
}
