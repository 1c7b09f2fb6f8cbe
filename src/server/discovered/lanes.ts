/** The lanes of a discovered map, and the cards in them: what customers did, met and ran into. */
import type { PainCandidate } from '../../events/discovery.ts';
import { type Card, channels, type Channel, type Lane, type LaneKind, type Touchpoint } from '../../map/map.ts';
import type { MeasureRef } from '../../map/measure.ts';
import { type Found, mostNames } from './found.ts';
import { plainSentence } from './plain-name.ts';
import type { LaidStage, LaidStep } from './stages.ts';

/** What nobody measured or wrote yet stays empty, and visible: feelings, opportunities, solutions, owners. */
const laneNames = [
  ['actions', 'Does'],
  ['touchpoints', 'Touchpoints'],
  ['emotions', 'Feels'],
  ['pains', 'Pain points'],
  ['opportunities', 'Opportunities'],
  ['solutions', 'Solutions'],
  ['owner', 'Owner'],
] as const satisfies readonly (readonly [LaneKind, string])[];

const mostPains = 12;
/** Touchpoints met at every stage alike that get a card across the whole map. */
const mostEverywhere = 3;

const laneId = (found: Found, kind: LaneKind): string => found.id('lane', kind);

export const layLanes = (found: Found): Lane[] =>
  laneNames.map(([kind, name]) => ({ id: laneId(found, kind), kind, name }));

const stepsOf = (stages: readonly LaidStage[]): LaidStep[] => stages.flatMap((stage) => [...stage.steps]);
const inStep = (step: LaidStep): number[] => [step.main, ...step.others].filter((code) => code >= 0);

/** Touchpoints met all along the way, most common first. */
const everywhere = (found: Found): number[] =>
  found.discovery.crossStage
    .filter((code) => found.reach(code) > 0)
    .toSorted((a, b) => found.reach(b) - found.reach(a) || a - b)
    .slice(0, mostEverywhere);

export function layCards(found: Found, stages: readonly LaidStage[]): Card[] {
  const steps = stepsOf(stages);
  const does = steps.flatMap((step) => inStep(step).map((code) => doesCard(found, step, code)));
  const met = steps.flatMap((step) => [
    ...inStep(step).map((code) => touchpointCard(found, step.id, code)),
    ...(step.rare.length > 0 ? [rareCard(found, step)] : []),
  ]);
  const [first] = steps;
  const along = everywhere(found).map((code) => touchpointCard(found, first?.id ?? '', code, steps.length));
  return [...does, ...along, ...met, ...painCards(found, stages)];
}

function doesCard(found: Found, step: LaidStep, code: number): Card {
  const id = found.id('card', 'does', found.touchpointId(code));
  const measures = [found.ask(id, 'events-per-journey', { events: found.events([code]) })];
  return { id, lane: laneId(found, 'actions'), step: step.id, text: found.name(code), state: 'measured', measures };
}

function touchpointCard(found: Found, step: string, code: number, span?: number): Card {
  const touchpoint = found.touchpointId(code);
  return {
    id: found.id('card', 'meets', touchpoint),
    lane: laneId(found, 'touchpoints'),
    step,
    ...(span === undefined || span === 1 ? {} : { span }),
    text: found.name(code),
    touchpoint,
    state: 'measured',
  };
}

function rareCard(found: Found, step: LaidStep): Card {
  const id = found.id('card', 'rare', step.id);
  const text = `And ${step.rare.length} rarer ones`;
  const card: Card = { id, lane: laneId(found, 'touchpoints'), step: step.id, text, state: 'measured' };
  const events = found.events(step.rare);
  return events.length > mostNames ? card : { ...card, measures: [found.ask(id, 'journeys', { events })] };
}

function painCards(found: Found, stages: readonly LaidStage[]): Card[] {
  const cards = found.journey.pains.flatMap((pain) => {
    const step = stepOfPain(stages, pain);
    return step === undefined ? [] : [painCard(found, stages, pain, step)];
  });
  return [...new Map(cards.map((card) => [card.id, card])).values()].slice(0, mostPains);
}

function stepOfPain(stages: readonly LaidStage[], pain: PainCandidate): LaidStep | undefined {
  const around = stepsOf(stages).find((step) => inStep(step).includes(pain.touchpoint ?? -2));
  const stage = stages.find((one) => one.index === pain.stage);
  return around ?? (pain.kind === 'wait' ? stage?.steps[0] : stage?.steps.at(-1));
}

function painCard(found: Found, stages: readonly LaidStage[], pain: PainCandidate, step: LaidStep): Card {
  const id = found.id('card', 'pain', pain.kind, String(pain.stage), String(pain.touchpoint ?? ''));
  const stage = stages.find((one) => one.index === pain.stage)?.stage;
  return {
    id,
    lane: laneId(found, 'pains'),
    step: step.id,
    text: painText(pain, pain.touchpoint === undefined ? (stage?.name ?? '') : found.name(pain.touchpoint)),
    state: 'measured',
    ...(mayCite(found, pain) && { citation: plainSentence(pain.sentence) }),
    measures: [painRef(found, id, pain, stage?.measures ?? [])],
  };
}

/** The sentence holds its figure. */
function mayCite({ told, journey }: Found, { kind, stage, touchpoint }: PainCandidate): boolean {
  const ask = askOfPain[kind];
  return told.exact(journey.id, ask, touchpoint === undefined ? { stage } : { touchpoint });
}

/** What is wrong, without its figure: that is asked again whenever the map is drawn. */
function painText({ kind, touchpoint }: PainCandidate, where: string): string {
  const quoted = `“${where}”`;
  if (kind === 'wait')
    return touchpoint === undefined ? `Long wait before ${quoted} begins` : `Long wait before ${quoted}`;
  if (kind === 'repeat') return `Repeats ${quoted}`;
  return touchpoint === undefined ? `Many go no further than ${quoted}` : `Many leave after ${quoted}`;
}

const askOfPain = { 'drop-off': 'drop-off', wait: 'wait-before', repeat: 'repeats' } as const;

/** A pain of a whole stage asks what the stage asks; one of a touchpoint asks about the touchpoint. */
function painRef(found: Found, id: string, pain: PainCandidate, ofStage: readonly MeasureRef[]): MeasureRef {
  const ask = askOfPain[pain.kind];
  if (pain.touchpoint !== undefined) return found.ask(id, ask, { events: found.events([pain.touchpoint]) });
  const same = ofStage.find((ref) => ref.ask === ask);
  if (same !== undefined) return { ...same, id: `${id}.${ask}` };
  const stage = found.discovery.stages[pain.stage];
  return found.ask(id, ask, {
    ...(stage === undefined ? {} : { stage: stage.id }),
    events: found.events(stage?.touchpoints ?? []),
  });
}

const isChannel = (value: string): value is Channel => (channels as readonly string[]).includes(value);

/** The register: every touchpoint that a card names, in the order of the cards. */
export function layTouchpoints(found: Found, stages: readonly LaidStage[]): Touchpoint[] {
  const codes = new Set([...everywhere(found), ...stepsOf(stages).flatMap(inStep)]);
  return [...codes].map((code) => {
    const id = found.touchpointId(code);
    const channel = found.touchpoint(code)?.channel ?? 'other';
    const events = found.events([code]);
    const own = found.id('touchpoint', id);
    const measures = [
      found.ask(own, 'share', { events }),
      found.ask(own, 'wait-before', { events }),
      found.ask(own, 'repeats', { events }),
      ...found.feel(own, ['blend', 'survey', 'text', 'strain'], { events }),
      found.ask(own, 'nps', { events }),
    ];
    return { id, name: found.name(code), channel: isChannel(channel) ? channel : 'other', events, measures };
  });
}
