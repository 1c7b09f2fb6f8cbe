/** What a journey map is: its records, version 1. Unknown keys are kept everywhere. */
import { z } from 'zod';
import { Measure, MeasureRef } from './measure.ts';

export const currentVersion = 1;

export const mapKinds = ['current-state', 'future-state', 'service-blueprint', 'day-in-the-life'] as const;

export const laneKinds = [
  'goals',
  'actions',
  'touchpoints',
  'channels',
  'thoughts',
  'emotions',
  'pains',
  'gains',
  'moments-of-truth',
  'opportunities',
  'solutions',
  'quotes',
  'images',
  'owner',
  'metrics',
  'brand-promise',
  'frontstage',
  'backstage',
  'support',
  'employee',
  'policy',
  'systems',
  'free',
] as const;
export type LaneKind = (typeof laneKinds)[number];

export const channels = [
  'web',
  'app',
  'e-mail',
  'social',
  'search',
  'messaging',
  'telephone',
  'in-branch',
  'face-to-face',
  'mail',
  'parcel',
  'broadcast',
  'device',
  'other',
] as const;
export type Channel = (typeof channels)[number];

/** How sure we are of a cell: somebody's opinion, cited from a source, or measured. */
export const cellStates = ['assumption', 'cited', 'measured'] as const;

/** Half an emoji cannot travel: it would turn into another character on the way. */
const whole = (value: string): boolean => !/[\ud800-\udfff]/u.test(value);

export const Id = z.string().min(1).max(120).refine(whole, 'holds a broken character');
export const Text = z.string().max(20_000).refine(whole, 'holds a broken character');
const id = Id;
const text = Text;

export const Persona = z.looseObject({
  id,
  name: text,
  role: text.optional(),
  summary: text.optional(),
  goals: z.array(text).optional(),
  needs: z.array(text).optional(),
  frustrations: z.array(text).optional(),
  quotes: z.array(text).optional(),
  /** Traits over-represented in the group this persona was drafted from. */
  traits: z
    .array(
      z.looseObject({
        property: z.string(),
        value: z.string(),
        /** Share inside the group divided by the share among everybody. */
        lift: z.number(),
        share: z.number(),
        n: z.number(),
        pAdjusted: z.number(),
      }),
    )
    .optional(),
});
export type Persona = z.infer<typeof Persona>;

export const Step = z.looseObject({ id, name: text, measures: z.array(MeasureRef).optional() });
export type Step = z.infer<typeof Step>;

/** A stage holds at least one step; a map without finer steps has one step a stage, named like it. */
export const Stage = z.looseObject({
  id,
  name: text,
  steps: z.array(Step).min(1),
  owner: text.optional(),
  measures: z.array(MeasureRef).optional(),
});
export type Stage = z.infer<typeof Stage>;

export const Lane = z.looseObject({
  id,
  kind: z.enum(laneKinds),
  name: text,
  collapsed: z.boolean().optional(),
  hidden: z.boolean().optional(),
});
export type Lane = z.infer<typeof Lane>;

/**
 * One card in the cell lane x step. `span` counts the steps it covers (1 when absent). `valence` in [-2, +2] is
 * what somebody declared, on emotion lanes; `persona` says whose feeling it is. `touchpoint` points to the register.
 */
export const Card = z.looseObject({
  id,
  lane: id,
  step: id,
  span: z.number().int().min(1).optional(),
  text,
  touchpoint: id.optional(),
  valence: z.number().min(-2).max(2).optional(),
  persona: id.optional(),
  owner: text.optional(),
  state: z.enum(cellStates).optional(),
  /** Where a cited cell comes from: a URL, a document, a study. */
  citation: text.optional(),
  measures: z.array(MeasureRef).optional(),
});
export type Card = z.infer<typeof Card>;

/** A named contact between customer and company. `events` binds it to names in the log. */
export const Touchpoint = z.looseObject({
  id,
  name: text,
  channel: z.enum(channels),
  owner: text.optional(),
  /** 1 (little) to 5 (decides the journey), declared by people. */
  impact: z.number().min(1).max(5).optional(),
  /** Wanted performance in [-2, +2], declared by people. */
  target: z.number().min(-2).max(2).optional(),
  events: z.array(z.string()).optional(),
  measures: z.array(MeasureRef).optional(),
});
export type Touchpoint = z.infer<typeof Touchpoint>;

/**
 * One walked line through the map, drawn by the metro view: the touchpoints in order, for a discovered journey
 * or a persona. `weight` is its share of journeys in [0, 1]; `endsEarly` marks a line that ends in a drop-off.
 */
export const Path = z.looseObject({
  id,
  name: text,
  persona: id.optional(),
  touchpoints: z.array(id),
  weight: z.number().min(0).max(1).optional(),
  endsEarly: z.boolean().optional(),
});
export type Path = z.infer<typeof Path>;

/** Where a discovered map came from; absent on maps drawn by hand. */
export const Origin = z.looseObject({
  source: z.string(),
  /** Names of the files or streams, without their folders. */
  logs: z.array(z.string()),
  journey: z.string().optional(),
  journeys: z.number(),
  customers: z.number(),
  events: z.number(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** How journeys were bounded: "one journey per case", "a new journey after 3 days of silence", ... */
  cut: z.string(),
  settings: z.record(z.string(), z.unknown()).optional(),
});
export type Origin = z.infer<typeof Origin>;

export const JourneyMap = z.looseObject({
  id,
  title: text,
  kind: z.enum(mapKinds),
  summary: text.optional(),
  owner: text.optional(),
  personas: z.array(Persona),
  stages: z.array(Stage).min(1),
  lanes: z.array(Lane),
  cards: z.array(Card),
  touchpoints: z.array(Touchpoint),
  paths: z.array(Path).optional(),
  /** What is asked of the journey as a whole: journeys, conversion, duration. */
  questions: z.array(MeasureRef).optional(),
  origin: Origin.optional(),
});
export type JourneyMap = z.infer<typeof JourneyMap>;

/**
 * A `*.journey.json` file: the map at the top level, `$schema` and `version` first, and last, when the file was
 * written with its answers, `measures`: what the references answered at the instant of writing.
 */
export const JourneyFile = JourneyMap.extend({
  $schema: z.string(),
  version: z.literal(currentVersion),
  measures: z.record(z.string(), Measure).optional(),
});
export type JourneyFile = z.infer<typeof JourneyFile>;

/** A map together with the answers to its references: what every drawing and export takes. */
export interface MeasuredMap {
  readonly map: JourneyMap;
  readonly measures: Readonly<Record<string, Measure>>;
}
