/** What a journey map is: its records, version 2. Unknown keys are kept everywhere. */
import { z } from 'zod';
import { Measure, MeasureRef } from './measure.ts';

export const currentVersion = 2;

/** What a map is called until somebody names it. */
export const untitled = 'Untitled journey';

export const mapKinds = ['current-state', 'future-state', 'service-blueprint', 'day-in-the-life'] as const;

/** How far a map is: known to be missing, being drawn, waiting for a sign-off, in force, or kept for the record. */
export const mapStatuses = ['to-map', 'draft', 'in-review', 'live', 'retired'] as const;
export type MapStatus = (typeof mapStatuses)[number];

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
  'evidence',
  'insights',
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

const longestId = 120;
export const Id = z.string().min(1).max(longestId).refine(whole, 'holds a broken character');
/** What `Id` says, told without building a report: asked twice for each record of a map that is opened. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestId && whole(value);
export const Text = z.string().max(20_000).refine(whole, 'holds a broken character');
const id = Id;
const text = Text;

/** A calendar day, `2026-11-21`. */
export const Day = z.iso.date();

/**
 * A picture, by the SHA-256 of its bytes in hexadecimal. The bytes stand beside the maps of the workspace, and in a
 * written file under `pictures`; a document holds the name only.
 */
export const Picture = z.looseObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  /** What it shows, for those who cannot see it. */
  alt: text,
});
export type Picture = z.infer<typeof Picture>;

/** One line of a portrait in words: "Age" - "34 to 42". */
const Fact = z.looseObject({ label: text, value: text });

/** A persona with the same id on several maps is one persona: the workspace carries a change from map to map. */
export const Persona = z.looseObject({
  id,
  name: text,
  role: text.optional(),
  summary: text.optional(),
  portrait: Picture.optional(),
  goals: z.array(text).optional(),
  needs: z.array(text).optional(),
  frustrations: z.array(text).optional(),
  quotes: z.array(text).optional(),
  channels: z.array(z.enum(channels)).optional(),
  demographics: z.array(Fact).optional(),
  psychographics: z.array(Fact).optional(),
  empathy: z
    .looseObject({
      says: z.array(text).optional(),
      thinks: z.array(text).optional(),
      does: z.array(text).optional(),
      feels: z.array(text).optional(),
    })
    .optional(),
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

/** Somebody the journey concerns, on the stakeholder map: `ring` 1 is nearest to the customer. */
export const Stakeholder = z.looseObject({
  id,
  name: text,
  side: z.enum(['customer', 'company', 'partner', 'public']),
  role: text.optional(),
  ring: z.number().int().min(1).max(3).optional(),
  /** 1 (little) to 5 (decides), declared by people. */
  influence: z.number().min(1).max(5).optional(),
  interest: z.number().min(1).max(5).optional(),
  /** What goes from this one to another: goods, money, information, trust. */
  gives: z.array(z.looseObject({ to: id, what: text })).optional(),
  note: text.optional(),
});
export type Stakeholder = z.infer<typeof Stakeholder>;

/** `takes` and `waitBefore` are seconds somebody declared; `subJourney` is the id of the map that shows it in detail. */
export const Step = z.looseObject({
  id,
  name: text,
  subJourney: id.optional(),
  momentOfTruth: z.boolean().optional(),
  takes: z.number().min(0).optional(),
  waitBefore: z.number().min(0).optional(),
  measures: z.array(MeasureRef).optional(),
});
export type Step = z.infer<typeof Step>;

/** A stage holds at least one step; a map without finer steps has one step a stage, named like it. */
export const Stage = z.looseObject({
  id,
  name: text,
  steps: z.array(Step).min(1),
  owner: text.optional(),
  subJourney: id.optional(),
  measures: z.array(MeasureRef).optional(),
});
export type Stage = z.infer<typeof Stage>;

export const Lane = z.looseObject({
  id,
  kind: z.enum(laneKinds),
  name: text,
  collapsed: z.boolean().optional(),
  hidden: z.boolean().optional(),
  /** Stays in sight, above the others, while the map is scrolled. */
  pinned: z.boolean().optional(),
  /** Whose lane it is, where personas have lanes of their own. */
  persona: id.optional(),
  /** On an emotion lane: what we want it to feel like, drawn beside what it feels like today. */
  wanted: z.boolean().optional(),
});
export type Lane = z.infer<typeof Lane>;

/** What a number on a metric card is, and what it should be. Measured values are references, never fields. */
export const Kpi = z.looseObject({
  kind: z.enum(['NPS', 'CSAT', 'CES', 'ratio', 'duration', 'count', 'money', 'other']),
  unit: text.optional(),
  better: z.enum(['higher', 'lower']).optional(),
  target: z.number().optional(),
  /** What somebody says it is now. */
  declared: z.number().optional(),
});
export type Kpi = z.infer<typeof Kpi>;

/** What a citation rests on. `n` counts people or answers; `on` is the day it was gathered. */
export const Evidence = z.looseObject({
  kind: z.enum(['survey', 'interview', 'observation', 'analytics', 'document', 'log', 'other']).optional(),
  url: text.optional(),
  n: z.number().int().min(0).optional(),
  on: Day.optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** A score people give from 1 (little) to 5 (much). */
const Score = z.number().min(1).max(5);

export const progresses = ['idea', 'planned', 'doing', 'done', 'dropped'] as const;

/**
 * One card in the cell lane x step. `span` counts the steps it covers (1 when absent). `valence` in [-2, +2] is
 * what somebody declared, on emotion lanes; `persona` says whose feeling it is. `touchpoint` points to the register.
 * `text` is Markdown of a small kind: bold, italics, lists, links.
 * A card marked `shared` is one thing with the shared cards of the same id on other maps.
 */
export const Card = z.looseObject({
  id,
  lane: id,
  step: id,
  span: z.number().int().min(1).optional(),
  text,
  touchpoint: id.optional(),
  valence: z.number().min(-2).max(2).optional(),
  /** How strongly it is felt, from 1 to 5: the dramatic arc. */
  intensity: Score.optional(),
  persona: id.optional(),
  owner: text.optional(),
  state: z.enum(cellStates).optional(),
  /** Where a cited cell comes from: a URL, a document, a study. */
  citation: text.optional(),
  evidence: Evidence.optional(),
  reviewBy: Day.optional(),
  picture: Picture.optional(),
  channel: z.enum(channels).optional(),
  shared: z.boolean().optional(),
  /** Of opportunities and solutions: the place on the matrix, and how far it is. */
  effort: Score.optional(),
  customerValue: Score.optional(),
  businessValue: Score.optional(),
  progress: z.enum(progresses).optional(),
  /** The ticket where it is worked on. */
  ticket: text.optional(),
  kpi: Kpi.optional(),
  measures: z.array(MeasureRef).optional(),
});
export type Card = z.infer<typeof Card>;

/**
 * A named contact between customer and company. `events` binds it to names in the log. A touchpoint with the same id
 * on several maps is one touchpoint: the register of the workspace carries a change from map to map.
 */
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
  reviewBy: Day.optional(),
  note: text.optional(),
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

/** A line of the service blueprint, drawn below a lane: who acts above it cannot see, or does not meet, who acts below. */
export const lineKinds = ['interaction', 'visibility', 'internal-interaction'] as const;
export const BlueprintLine = z.looseObject({ id, kind: z.enum(lineKinds), below: id });
export type BlueprintLine = z.infer<typeof BlueprintLine>;

/**
 * From one card to another. `supports` leads from evidence to insight, `raises` from insight or pain point to
 * opportunity, `solved-by` to solution, `validated-by` to metric; `arrow` and `mutual` are drawn between cells, the
 * second for an agreement both ways.
 */
export const linkKinds = ['supports', 'raises', 'solved-by', 'validated-by', 'relates-to', 'arrow', 'mutual'] as const;
export const Link = z.looseObject({ id, from: id, to: id, kind: z.enum(linkKinds), text: text.optional() });
export type Link = z.infer<typeof Link>;

export const viewKinds = [
  'grid',
  'curve',
  'metro',
  'storyboard',
  'blueprint',
  'timeline',
  'table',
  'matrix',
  'stakeholders',
] as const;
export type ViewKind = (typeof viewKinds)[number];

/** A way to look at the map that was given a name. Absent lists narrow nothing. */
export const SavedView = z.looseObject({
  id,
  name: text,
  view: z.enum(viewKinds),
  hiddenLanes: z.array(id).optional(),
  personas: z.array(id).optional(),
  states: z.array(z.enum(cellStates)).optional(),
  words: text.optional(),
});
export type SavedView = z.infer<typeof SavedView>;

/** Somebody looked at the whole map and stands by it. */
export const SignOff = z.looseObject({ id, by: text, on: Day, note: text.optional() });
export type SignOff = z.infer<typeof SignOff>;

/** Where a discovered map came from; absent on maps drawn by hand. */
export const Origin = z.looseObject({
  source: z.string(),
  /** Names of the files or streams, without their folders. */
  logs: z.array(z.string()),
  journey: z.string().optional(),
  /** Absent where it would tell of few customers. */
  journeys: z.number().optional(),
  customers: z.number().optional(),
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
  /** What the customer wants to get done, and under which circumstances. */
  scenario: text.optional(),
  owner: text.optional(),
  status: z.enum(mapStatuses).optional(),
  reviewBy: Day.optional(),
  /** Days from one review to the next. */
  reviewEvery: z.number().int().min(1).max(3660).optional(),
  signOffs: z.array(SignOff).optional(),
  logo: Picture.optional(),
  /** Language of the texts, as BCP 47 names it: `de`, `ar`, `pt-BR`. */
  language: z.string().max(35).optional(),
  personas: z.array(Persona),
  stakeholders: z.array(Stakeholder).optional(),
  stages: z.array(Stage).min(1),
  lanes: z.array(Lane),
  cards: z.array(Card),
  touchpoints: z.array(Touchpoint),
  lines: z.array(BlueprintLine).optional(),
  links: z.array(Link).optional(),
  paths: z.array(Path).optional(),
  views: z.array(SavedView).optional(),
  /** What is asked of the journey as a whole: journeys, conversion, duration. */
  questions: z.array(MeasureRef).optional(),
  origin: Origin.optional(),
});
export type JourneyMap = z.infer<typeof JourneyMap>;

/**
 * A `*.journey.json` file: the map at the top level, `$schema` and `version` first, and last, when the file was
 * written with its answers, `measures`: what the references answered at the instant of writing; after them `pictures`.
 */
export const JourneyFile = JourneyMap.extend({
  $schema: z.string(),
  version: z.literal(currentVersion),
  measures: z.record(z.string(), Measure).optional(),
  /** Bytes of the pictures, as `data:` URLs, by their id. */
  pictures: z.record(z.string(), z.string()).optional(),
});
export type JourneyFile = z.infer<typeof JourneyFile>;

/**
 * A map together with the answers to its references: what every drawing and export takes.
 */
export interface MeasuredMap {
  readonly map: JourneyMap;
  readonly measures: Readonly<Record<string, Measure>>;
  /** Bytes of its pictures, as `data:` URLs by their id; one that is not here is drawn by its words. */
  readonly pictures?: Readonly<Record<string, string>>;
}
