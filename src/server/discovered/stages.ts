/** Stages and steps of a discovered journey, each with the questions that say how many came, how long, who left. */
import type { Stage, Step } from '../../map/map.ts';
import { plainName } from './plain-name.ts';
import type { Found } from './found.ts';
import { type FoundStep, stepsOf } from './steps.ts';

/** A stage that fewer of the journeys reach is left out of the map, unless the typical path leads through it. */
const leastReach = 0.02;

export interface LaidStep extends FoundStep {
  readonly id: string;
}

export interface LaidStage {
  /** Index among the discovered stages. */
  readonly index: number;
  readonly stage: Stage;
  readonly steps: readonly LaidStep[];
}

export function layStages(found: Found): LaidStage[] {
  const { discovery, journey } = found;
  const typical = new Set(journey.typical.path);
  const facts = new Map(journey.stages.map((one) => [one.stage, one]));
  const indices = discovery.stages.map((_, index) => index);
  const kept = indices.filter((index) => {
    const reached = facts.get(index)?.reached;
    const share = reached === undefined || reached.n === 0 ? 0 : reached.hits / reached.n;
    return share >= leastReach || discovery.stages[index]?.touchpoints.some((code) => typical.has(code));
  });
  const shown = kept.length > 0 ? kept : indices;
  return shown.length > 0 ? shown.map((index) => layStage(found, index)) : [bareStage(found)];
}

function layStage(found: Found, index: number): LaidStage {
  const { stages } = found.discovery;
  const codes = stages[index]?.touchpoints ?? [];
  const foundId = stages[index]?.id ?? String(index);
  const id = found.id('stage', foundId);
  const steps = stepsOf(found, codes).map((step) => ({ ...step, id: found.id('step', found.touchpointId(step.main)) }));
  const about = { stage: foundId, events: found.events(codes) };
  const later = found.events(stages.slice(index + 1).flatMap((one) => one.touchpoints));
  const measures = [
    found.ask(id, 'journeys', about),
    found.ask(id, 'share', about),
    ...(takesTime(found, index) ? [found.ask(id, 'time-in', about)] : []),
    ...(index > 0 ? [found.ask(id, 'wait-before', about)] : []),
    ...(index < stages.length - 1 ? [found.ask(id, 'drop-off', { ...about, later })] : []),
    ...found.feel(id, ['blend'], about),
  ];
  const name = plainName(stages[index]?.name ?? '');
  return { index, steps, stage: { id, name, steps: asSteps(found, name, steps), measures } };
}

/** Where half of the journeys meet a single touchpoint there is no time between two. */
function takesTime({ journey }: Found, index: number): boolean {
  const time = journey.stages.find((one) => one.stage === index)?.time;
  return time !== undefined && time.median >= 1;
}

function asSteps(found: Found, stage: string, steps: readonly LaidStep[]): Step[] {
  return steps.map(({ id, main }) => {
    const events = found.events([main]);
    const name = steps.length === 1 ? stage : found.name(main);
    const felt = found.feel(id, ['blend', 'survey', 'text', 'strain'], { events });
    // Of the only step of a stage the stage has asked the rest.
    if (steps.length === 1) return { id, name, measures: felt };
    return {
      id,
      name,
      measures: [found.ask(id, 'share', { events }), found.ask(id, 'wait-before', { events }), ...felt],
    };
  });
}

/** A log whose touchpoints have no order has no stages: the map is one stage with the most common touchpoints. */
function bareStage(found: Found): LaidStage {
  const codes = found.discovery.touchpoints.map((one) => one.code);
  const id = found.id('stage', 'whole');
  const steps = stepsOf(found, codes).map((step) => ({ ...step, id: found.id('step', found.touchpointId(step.main)) }));
  const laid = steps.length > 0 ? steps : [{ id: found.id('step', 'none'), main: -1, others: [], rare: [] }];
  const name = 'The whole journey';
  const events = found.events(codes);
  const measures = [found.ask(id, 'journeys', { events }), found.ask(id, 'time-in', { events })];
  return { index: 0, steps: laid, stage: { id, name, steps: asSteps(found, name, laid), measures } };
}
