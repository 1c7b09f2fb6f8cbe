/** How a template is written down, step by step, and how it becomes a map. */
import type {
  BlueprintLine,
  Card,
  Channel,
  JourneyMap,
  Kpi,
  Lane,
  LaneKind,
  Link,
  Persona,
  Stage,
  Touchpoint,
} from '../map.ts';

export const minutes = 60;
export const hours = 3600;
export const days = 86_400;

/** One step with what stands below it. Everything in it is an example, and becomes an assumption on the map. */
export interface TemplateStep {
  readonly name: string;
  readonly does: string;
  /** Keys of the touchpoints met. */
  readonly at: readonly string[];
  readonly thinks: string;
  /** From -2 to +2, a word for it, and how strongly from 1 to 5. */
  readonly feels: readonly [valence: number, word: string, intensity: number];
  readonly pain?: string;
  /** A question; scored: effort, value to customers and value to the business, each from 1 to 5. */
  readonly chance?: string | readonly [question: string, effort: number, customer: number, business: number];
  /** What could be done; planned work names its owner. */
  readonly fix?: string | readonly [text: string, owner: string];
  readonly kpi?: readonly [text: string, kpi: Kpi];
  readonly truth?: true;
  /** Seconds. */
  readonly takes?: number;
  readonly wait?: number;
  /** Of blueprints. */
  readonly front?: string;
  readonly back?: string;
  readonly support?: string;
}

export interface TemplateStage {
  readonly name: string;
  readonly owner?: string;
  /** What the customer wants to reach in this stage. */
  readonly goal: string;
  readonly steps: readonly TemplateStep[];
}

export interface TemplateTouchpoint {
  readonly name: string;
  readonly channel: Channel;
  readonly owner?: string;
  readonly impact: number;
  readonly target: number;
}

export interface Template {
  /** Kebab-case, as in its address. */
  readonly id: string;
  readonly title: string;
  /** One sentence for whoever chooses. */
  readonly about: string;
  /** Where it belongs: "Online shop", "Health care". */
  readonly field: string;
  readonly kind: JourneyMap['kind'];
  readonly scenario: string;
  readonly owner: string;
  readonly personas: readonly (Omit<Persona, 'id'> & { readonly name: string })[];
  readonly touchpoints: Readonly<Record<string, TemplateTouchpoint>>;
  readonly stages: readonly TemplateStage[];
  /** Gap rules it breaks on purpose, so that the gaps panel has something to teach. */
  readonly teaches: readonly string[];
}

const lanes: readonly (readonly [LaneKind, string])[] = [
  ['goals', 'Goals'],
  ['actions', 'Does'],
  ['touchpoints', 'Touchpoints'],
  ['thoughts', 'Thinks'],
  ['emotions', 'Feels'],
  ['pains', 'Pain points'],
  ['opportunities', 'Opportunities'],
  ['solutions', 'Solutions'],
  ['metrics', 'Metrics'],
];
const blueprintLanes: readonly (readonly [LaneKind, string])[] = [
  ['frontstage', 'Frontstage'],
  ['backstage', 'Backstage'],
  ['support', 'Support processes'],
];
const lines: readonly (readonly [BlueprintLine['kind'], string])[] = [
  ['interaction', 'touchpoints'],
  ['visibility', 'frontstage'],
  ['internal-interaction', 'backstage'],
];

const said =
  'Example content to write over. Every feeling, score and figure that stands here at first is an assumption.';

const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** The template as a map, with the same ids each time; a map made from it has fresh ones. */
export function templateMap(template: Template): JourneyMap {
  const blueprint = template.kind === 'service-blueprint';
  const personas = template.personas.map((one) => ({ id: slug(one.name), ...one }));
  const { id, title, kind, scenario, owner } = template;
  const links = template.stages.flatMap((stage) => stage.steps.flatMap((step) => linksOf(stage, step)));
  return {
    id,
    title,
    kind,
    summary: said,
    scenario,
    owner,
    status: 'draft',
    reviewEvery: 90,
    language: 'en',
    personas,
    stages: template.stages.map(stageOf),
    lanes: blueprint ? lanesOf([...lanes.slice(0, 3), ...blueprintLanes, ...lanes.slice(3)]) : lanesOf(lanes),
    cards: template.stages.flatMap((stage) => cardsOf(template, stage, personas[0]?.id)),
    touchpoints: Object.entries(template.touchpoints).map(([key, one]): Touchpoint => ({ id: slug(key), ...one })),
    ...(blueprint ? { lines: lines.map(([line, below]) => ({ id: line, kind: line, below })) } : {}),
    links,
  };
}

const lanesOf = (wanted: typeof lanes): Lane[] => wanted.map(([kind, name]) => ({ id: kind, kind, name }));

const stepId = (stage: TemplateStage, step: TemplateStep): string => `${slug(stage.name)}/${slug(step.name)}`;

function stageOf(stage: TemplateStage): Stage {
  const steps = stage.steps.map((step) => ({
    id: stepId(stage, step),
    name: step.name,
    ...(step.truth ? { momentOfTruth: true } : {}),
    ...(step.takes === undefined ? {} : { takes: step.takes }),
    ...(step.wait === undefined ? {} : { waitBefore: step.wait }),
  }));
  return { id: slug(stage.name), name: stage.name, steps, ...(stage.owner ? { owner: stage.owner } : {}) };
}

function cardsOf(template: Template, stage: TemplateStage, persona: string | undefined): Card[] {
  const [first] = stage.steps;
  const goal: Card[] = first
    ? [
        {
          id: `goals:${slug(stage.name)}`,
          lane: 'goals',
          step: stepId(stage, first),
          span: stage.steps.length,
          text: stage.goal,
          state: 'assumption',
        },
      ]
    : [];
  return [...goal, ...stage.steps.flatMap((step) => stepCards(template, stage, step, persona))];
}

function stepCards(template: Template, stage: TemplateStage, step: TemplateStep, persona: string | undefined): Card[] {
  const at = stepId(stage, step);
  const card = (lane: LaneKind, text: string | undefined, more: Partial<Card> = {}): Card[] =>
    text === undefined ? [] : [{ id: `${lane}:${at}`, lane, step: at, text, state: 'assumption', ...more }];
  const [valence, word, intensity] = step.feels;
  const [question, effort, customerValue, businessValue] =
    typeof step.chance === 'string' ? [step.chance] : (step.chance ?? []);
  const [solution, doneBy] = typeof step.fix === 'string' ? [step.fix] : (step.fix ?? []);
  const [metric, kpi] = step.kpi ?? [];
  return [
    ...card('actions', step.does),
    ...step.at.flatMap((key) =>
      card('touchpoints', template.touchpoints[key]?.name, {
        id: `touchpoints:${at}:${slug(key)}`,
        touchpoint: slug(key),
      }),
    ),
    ...card('frontstage', step.front),
    ...card('backstage', step.back),
    ...card('support', step.support),
    ...card('thoughts', step.thinks),
    ...card('emotions', word, { valence, intensity, ...(persona ? { persona } : {}) }),
    ...card('pains', step.pain),
    ...card('opportunities', question, scores(effort, customerValue, businessValue)),
    ...card('solutions', solution, doneBy ? { progress: 'planned', owner: doneBy } : { progress: 'idea' }),
    ...card('metrics', metric, kpi ? { kpi } : {}),
  ];
}

function scores(
  effort: number | undefined,
  customerValue: number | undefined,
  businessValue: number | undefined,
): Partial<Card> {
  if (effort === undefined || customerValue === undefined || businessValue === undefined) return {};
  return { effort, customerValue, businessValue };
}

/** What stands below one step hangs together: the pain raises the opportunity, and so on. */
function linksOf(stage: TemplateStage, step: TemplateStep): Link[] {
  const at = stepId(stage, step);
  const link = (kind: Link['kind'], from: LaneKind, to: LaneKind, both: boolean): Link[] =>
    both ? [{ id: `${kind}:${at}`, from: `${from}:${at}`, to: `${to}:${at}`, kind }] : [];
  const has = (...parts: readonly unknown[]): boolean => parts.every((part) => part !== undefined);
  return [
    ...link('raises', 'pains', 'opportunities', has(step.pain, step.chance)),
    ...link('solved-by', 'opportunities', 'solutions', has(step.chance, step.fix)),
    ...link('validated-by', 'solutions', 'metrics', has(step.fix, step.kpi)),
  ];
}
