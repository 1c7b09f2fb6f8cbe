/** The shapes of responses between server and app: what was loaded, where answers belong, rules. The app imports types. */
import { z } from '@hono/zod-openapi';
import { unassignedReasons } from '../surveys/attachment.ts';
import { RuleTarget, RuleTest } from '../surveys/attachment-rules.ts';
import { responseRoles } from '../surveys/reading/response-roles.ts';
import { ScoreChoice } from '../surveys/reading/response-wishes.ts';
import { polarities, scoreKinds } from '../surveys/scales.ts';

/** What a file of responses was understood to be; the import page shows and corrects it. */
export const ResponsesPreview = z.object({
  columns: z.array(
    z.object({
      name: z.string(),
      role: z.enum(responseRoles),
      why: z.string(),
      sure: z.boolean(),
      samples: z.array(z.string()),
    }),
  ),
  scores: z.array(
    z.object({
      key: z.string(),
      column: z.string(),
      question: z.string().nullable(),
      kind: z.enum(scoreKinds),
      min: z.number(),
      max: z.number(),
      /** Null where it must be chosen. */
      polarity: z.enum(polarities).nullable(),
      touchpoint: z.string().nullable(),
      why: z.string(),
      sure: z.boolean(),
      answered: z.number(),
      notApplicable: z.number(),
      empty: z.number(),
      codes: z.array(z.number()),
    }),
  ),
});
export type ResponsesPreview = z.infer<typeof ResponsesPreview>;

const name = z.string().min(1).max(500);

/** What a person corrects of a file of responses, laid over what was corrected before. */
export const ResponsesCorrection = z
  .strictObject({
    columns: z.record(name, z.enum(responseRoles)),
    scores: z.record(z.string().min(1).max(1100), ScoreChoice),
    missing: z.array(z.string().max(100)).max(50),
    /** All columns of comments, or of scores. */
    texts: z.array(name).max(500),
    ratings: z.array(name).max(500),
  })
  .partial();
export type ResponsesCorrection = z.infer<typeof ResponsesCorrection>;

export const ResponsesSummary = z.object({
  id: z.string(),
  name: z.string(),
  sample: z.boolean(),
  responses: z.number(),
  customers: z.number(),
  /** Scores that count, and texts. */
  answers: z.number(),
  texts: z.number(),
  rejected: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  loadedAt: z.string(),
  /** The log whose customers answered, and the map whose stages the tags name. */
  log: z.string().nullable(),
  map: z.string().nullable(),
});
export type ResponsesSummary = z.infer<typeof ResponsesSummary>;

const QuestionShape = z.object({
  question: z.string(),
  kind: z.enum(scoreKinds),
  min: z.number(),
  max: z.number(),
  polarity: z.enum(polarities),
  /** What it names as its touchpoint. */
  touchpoint: z.string().optional(),
  answered: z.number(),
  notApplicable: z.number(),
  mean: z.number().optional(),
  values: z.array(z.object({ value: z.number(), count: z.number() })),
  nps: z
    .object({
      n: z.number(),
      promoters: z.number(),
      passives: z.number(),
      detractors: z.number(),
      score: z.number(),
      interval: z.object({ low: z.number(), high: z.number() }),
    })
    .optional(),
});

const PlaceShape = z.object({
  to: z.enum(['touchpoint', 'stage', 'whole']),
  place: z.string().optional(),
  /** As people read it. */
  name: z.string().optional(),
  responses: z.number(),
  answers: z.number(),
  texts: z.number(),
  by: z.record(z.string(), z.number()),
  /** Mean answer in [-1, +1]; absent when fewer than ten people answered. */
  valence: z.number().optional(),
});

export const WaitingResponse = z.object({
  row: z.number(),
  customer: z.string().nullable(),
  time: z.string().nullable(),
  tag: z.string().nullable(),
  answers: z.array(z.object({ question: z.string(), raw: z.string() })),
  text: z.string().nullable(),
  why: z.enum(unassignedReasons),
});
export type WaitingResponse = z.infer<typeof WaitingResponse>;

export const RuleShape = z.object({ id: z.string(), when: RuleTest, to: RuleTarget, moves: z.number() });

export const ResponsesView = z.object({
  summary: ResponsesSummary,
  questions: z.array(QuestionShape),
  places: z.array(PlaceShape),
  unassigned: z.array(
    z.object({
      why: z.enum(unassignedReasons),
      responses: z.number(),
      tags: z.array(z.object({ tag: z.string(), responses: z.number() })),
    }),
  ),
  /** Responses of which nothing or not everything has a place. */
  unassignedResponses: z.number(),
  /** The first of those that wait. */
  waiting: z.array(WaitingResponse),
  rules: z.array(RuleShape),
  /** Where a rule may put an answer. */
  choices: z.object({
    touchpoints: z.array(z.string()),
    stages: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  /** Columns a rule may look at, with their most frequent values. */
  columns: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.string(), count: z.number() })) })),
});
export type ResponsesView = z.infer<typeof ResponsesView>;

export const ResponsesAbout = z
  .strictObject({ log: z.string().max(120).nullable(), map: z.string().max(120).nullable() })
  .partial();
export type ResponsesAbout = z.infer<typeof ResponsesAbout>;

/** Which responses a map listens to, and which name parts of it. */
export const MapAnswers = z.object({
  sources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      responses: z.number(),
      listens: z.boolean(),
      /** Responses that name a part of this map, of those that name any place. */
      named: z.number(),
      tagged: z.number(),
      /** Responses that have no place on this map yet; 0 where it does not listen. */
      waiting: z.number(),
      /** Id of the map they are about now, and its title where it is another one. */
      about: z.string().nullable(),
      other: z.string().nullable(),
    }),
  ),
});
export type MapAnswers = z.infer<typeof MapAnswers>;

export const RuleDraft = z.strictObject({
  /** Given again to bring back a rule that was taken away. */
  id: z.string().min(1).max(120).optional(),
  when: RuleTest,
  to: RuleTarget,
});
export type RuleDraft = z.infer<typeof RuleDraft>;

export const RuleEffectShape = z.object({
  moved: z.number(),
  fromUnassigned: z.number(),
  examples: z.array(
    z.object({
      row: z.number(),
      answers: z.array(z.object({ question: z.string(), raw: z.string() })),
      text: z.string().nullable(),
    }),
  ),
});
export type RuleEffectShape = z.infer<typeof RuleEffectShape>;
