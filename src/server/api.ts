/** The shapes that cross between server and app. Routes validate with them; the app imports their types only. */
import { z } from '@hono/zod-openapi';
import { languageIds } from '../lib/language.ts';
import type { Volume } from '../events/questions/volume.ts';
import type { TouchpointSides } from '../events/touchpoint-sides.ts';
import { JourneyFile } from '../map/map.ts';
import type { Measures } from '../map/measure.ts';
import type { Scene } from '../render/scene.ts';
import { ResponsesAbout, ResponsesCorrection, ResponsesPreview } from './responses-api.ts';

export type { Comparison, SharePair, TimesPair } from '../events/comparison.ts';
export type { Move, Moves, TouchpointGroup, TouchpointSides } from '../events/touchpoint-sides.ts';
export type { Volume } from '../events/questions/volume.ts';
export type { Verbatim } from '../surveys/verbatims.ts';
export type { VerbatimsPage } from './verbatims/verbatims-service.ts';
export type { SharedDiscovery as Discovery, SharedJourney as FoundJourney } from '../events/shared-discovery.ts';

/** RFC 9457 problem document. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().optional(),
  /** What to do instead. */
  fix: z.string().optional(),
  line: z.number().optional(),
  field: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** One log that was loaded: a file, or several that belong together. */
export const SourceSummary = z.object({
  id: z.string(),
  name: z.string(),
  /** True for the sample workspace's made data. */
  sample: z.boolean(),
  events: z.number(),
  customers: z.number(),
  journeys: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  loadedAt: z.string(),
  rejected: z.number(),
  discovery: z.enum(['none', 'running', 'ready', 'failed']),
  /** How far looking for its journeys anew is, while somebody had it looked for again. */
  looking: z.object({ doing: z.string(), share: z.number() }).optional(),
});
export type SourceSummary = z.infer<typeof SourceSummary>;

/** What a person may ask of discovery; what is absent is found. */
export const LookAgainRequest = z.strictObject({
  groupsBy: z.enum(['chains', 'density']).optional(),
  journeys: z.number().int().min(1).max(8).optional(),
  stages: z.number().int().min(1).max(12).optional(),
});
export type LookAgainRequest = z.infer<typeof LookAgainRequest>;

export const MapSummary = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  source: z.string().nullable(),
  /** The discovered journey it was made from. */
  journey: z.string().nullable(),
  stages: z.number(),
  cards: z.number(),
  updatedAt: z.string(),
});
export type MapSummary = z.infer<typeof MapSummary>;

/** A moment a map was kept: under the id of its sign-off, or as 'planned' when its first review was planned. */
export const Review = z.object({ id: z.string(), at: z.string() });
export type Review = z.infer<typeof Review>;

export const Workspace = z.object({
  name: z.string(),
  sources: z.array(SourceSummary),
  maps: z.array(MapSummary),
  /** Being prepared on first start: what is being done, and how far it is. */
  preparing: z.object({ doing: z.string(), share: z.number() }).nullable(),
});
export type Workspace = z.infer<typeof Workspace>;

/** What a column was taken to be. */
export const columnRoles = [
  'customer',
  'event',
  'time',
  'journey',
  'lifecycle',
  'instance',
  'start',
  'id',
  'anonymous',
  'formerly',
  'sent',
  'received',
  'agent',
  'property',
  'ignore',
] as const;

export const importKinds = ['events', 'responses'] as const;

export const ImportPreview = z.object({
  id: z.string(),
  name: z.string(),
  bytes: z.number(),
  /** A log of events, or answers of customers. */
  kind: z.enum(importKinds).default('events'),
  /** "CSV with ; as separator, UTF-8, gzip" */
  format: z.string(),
  columns: z.array(
    z.object({
      name: z.string(),
      role: z.enum(columnRoles),
      /** Why it was taken so, in one sentence. */
      why: z.string(),
      sure: z.boolean(),
      samples: z.array(z.string()),
    }),
  ),
  timeFormat: z.string().nullable(),
  timezone: z.string(),
  lifecycle: z.enum(['complete', 'start', 'all']).nullable(),
  /** What is done with events of robots, and whose events are set apart as our own. */
  robots: z.enum(['apart', 'keep']).default('apart'),
  staff: z.array(z.string()).default([]),
  /** The first twenty rows as they stand in the file. */
  rows: z.array(z.array(z.string())),
  /** The first twenty events as they were understood. */
  events: z.array(z.object({ customer: z.string(), event: z.string(), time: z.string().nullable() })),
  problems: z.array(
    z.object({
      message: z.string(),
      fix: z.string().optional(),
      line: z.number().optional(),
      field: z.string().optional(),
    }),
  ),
  ready: z.boolean(),
  /** Of answers: `columns` and `events` are empty then. */
  responses: ResponsesPreview.optional(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportCorrection = z.object({
  columns: z.record(z.string(), z.enum(columnRoles)).optional(),
  timezone: z.string().optional(),
  timeFormat: z.string().optional(),
  lifecycle: z.enum(['complete', 'start', 'all']).optional(),
  /** Events that robots made: set apart when absent. */
  robots: z.enum(['apart', 'keep']).optional(),
  /** Own people and tests, whose events are set apart: `*@ourfirm.example` of ids, `email=*@ourfirm.example` of a column. */
  staff: z.array(z.string().max(200)).max(50).optional(),
  /** Read it as the other kind. */
  kind: z.enum(importKinds).optional(),
  responses: ResponsesCorrection.optional(),
  /** The log and the map that answers are about; found when absent. */
  about: ResponsesAbout.optional(),
});
export type ImportCorrection = z.infer<typeof ImportCorrection>;

/** Sent as server-sent events while an import runs, and kept so that a reload can pick it up again. */
export const ImportProgress = z.object({
  id: z.string(),
  state: z.enum(['preview', 'loading', 'discovering', 'done', 'failed', 'cancelled']),
  doing: z.string(),
  /** 0 to 1; null when the end is not known. */
  share: z.number().nullable(),
  rows: z.number(),
  rejected: z.number(),
  /** Of the log, or of the responses. */
  source: z.string().nullable(),
  problem: Problem.nullable(),
  kind: z.enum(importKinds).default('events'),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const Graph = z.object({
  nodes: z.array(
    z.object({
      code: z.number(),
      name: z.string(),
      channel: z.string(),
      stage: z.number().nullable(),
      /** Null where it would tell of few people. */
      journeys: z.number().nullable(),
      count: z.number().nullable(),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      count: z.number(),
      customers: z.number(),
      medianSeconds: z.number(),
      p90Seconds: z.number(),
      /** Rounded: the exact numbers would tell of few people. */
      about: z.boolean(),
    }),
  ),
  /** Share of all transitions that the shown edges leave out, in [0, 1]. */
  hiddenShare: z.number(),
  totalEdges: z.number(),
  /** Touchpoints that were met at all; those that no shown edge joins are not among `nodes`. */
  totalNodes: z.number(),
});
export type Graph = z.infer<typeof Graph>;

export const Variants = z.object({
  distinct: z.number(),
  rows: z.array(z.object({ path: z.array(z.string()), count: z.number(), share: z.number() })),
  /** Paths of too few people to be told one by one, together. */
  other: z.object({ distinct: z.number(), count: z.number(), share: z.number() }),
});
export type Variants = z.infer<typeof Variants>;

export const FunnelRequest = z.object({
  steps: z.array(z.string()).min(2).max(20),
  within: z.string().optional(),
  by: z.string().optional(),
});
export type FunnelRequest = z.infer<typeof FunnelRequest>;

/** Numbers are null where they would tell of few people. */
export const FunnelStep = z.object({
  event: z.string(),
  customers: z.number().nullable(),
  share: z.number().nullable(),
  dropped: z.number().nullable(),
  low: z.number().optional(),
  high: z.number().optional(),
  medianSecondsFromPrevious: z.number().nullable(),
});
export const Funnel = z.object({
  steps: z.array(FunnelStep),
  groups: z.array(z.object({ value: z.string(), steps: z.array(FunnelStep), suppressed: z.boolean() })).optional(),
  least: z.number(),
});
export type Funnel = z.infer<typeof Funnel>;

export const GraphQuery = z.object({
  /** Share of all transitions that the shown edges carry. */
  keep: z.coerce.number().min(0.01).max(1).default(0.8),
  /** Id of a discovered journey; all of the log when absent. */
  journey: z.string().max(120).optional(),
});
export type GraphQuery = z.infer<typeof GraphQuery>;

export const VariantsQuery = z.object({
  top: z.coerce.number().int().min(1).max(1000).default(50),
  journey: z.string().max(120).optional(),
});
export type VariantsQuery = z.infer<typeof VariantsQuery>;

/** Ids of two different discovered journeys of the log. */
export const ComparisonQuery = z.object({ a: z.string().max(120), b: z.string().max(120) });
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

/** A touchpoint from all sides. `measures`: `survey`, `text`, `strain`, `blend`, `nps` of everyone, `blend ID` of a group. */
export interface TouchpointPage extends TouchpointSides {
  readonly volume: Volume;
  readonly measures: Measures;
}

export const SourceProperties = z.object({ properties: z.array(z.string()), events: z.array(z.string()) });
export type SourceProperties = z.infer<typeof SourceProperties>;

/** Whose journey it is and under which circumstances, asked before anything is drawn. */
const beginning = {
  persona: z.string().trim().min(1).max(500).optional(),
  scenario: z.string().trim().min(1).max(2000).optional(),
};
const Beginning = z.object(beginning);
export type Beginning = z.infer<typeof Beginning>;

/** Of the example or the usual stages and lanes; English where nobody says. */
const words = { language: z.enum(languageIds).optional() };

/** What a new map is made from; a whole `*.journey.json` document is taken as well. */
export const NewMap = z.union([
  z.strictObject({
    title: z.string().trim().min(1).max(500),
    /** A place kept for a map that is still to be drawn. */
    status: z.literal('to-map').optional(),
    ...beginning,
    ...words,
  }),
  z.strictObject({
    template: z.string().min(1).max(120),
    title: z.string().trim().min(1).max(500).optional(),
    ...beginning,
    ...words,
  }),
  z.strictObject({ source: z.string().min(1).max(120), journey: z.string().min(1).max(120) }),
]);
export type NewMap = z.infer<typeof NewMap>;

export const TemplateSummary = z.object({
  id: z.string(),
  title: z.string(),
  /** One sentence. */
  about: z.string(),
  /** Where it belongs: "Online shop". */
  field: z.string(),
  kind: z.string(),
  persona: z.string(),
  stages: z.array(z.string()),
  steps: z.number(),
  /** A small drawing: a scene of src/render/scene.ts. */
  sketch: z.custom<Scene>().openapi({ type: 'object' }),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

/** A text somebody pasted: a spreadsheet, a Mermaid block, a journey file. */
export const PastedText = z.strictObject({ text: z.string().min(1).max(10_000_000) });

/** What a pasted text was understood to be. */
export const ReadText = z.object({
  /** "Mermaid journey", "Table with ; as separator". */
  format: z.string(),
  /** What was understood as what, one sentence each. */
  matched: z.array(z.string()),
  /** What could not be taken over, one sentence each. */
  lost: z.array(z.string()),
  maps: z.array(JourneyFile),
});
export type ReadText = z.infer<typeof ReadText>;

/** What a file of any form was understood to be. */
export const ReadMapFile = z.object({
  /** "CSV table", "Excel workbook, wide table". */
  format: z.string(),
  /** What was understood as what, one sentence each. */
  matched: z.array(z.string()),
  /** What could not be taken over; `line` counts lines of a text or rows of a sheet. */
  lost: z.array(z.object({ what: z.string(), where: z.string().optional(), line: z.number().optional() })),
  maps: z.array(
    z.object({
      file: JourneyFile,
      /** Title of the map of the workspace that has the same id. */
      exists: z.string().nullable(),
    }),
  ),
});
export type ReadMapFile = z.infer<typeof ReadMapFile>;

/** What the gap rules found on one map; rules without a finding are left out. */
export const LintedMap = z.object({
  map: z.string(),
  title: z.string(),
  found: z.number(),
  counts: z.record(z.string(), z.number()),
});
export const LintedMaps = z.object({ maps: z.array(LintedMap), off: z.array(z.string()) });
export type LintedMaps = z.infer<typeof LintedMaps>;

/** Gap rules that are switched off, by their ids. */
export const LintSettings = z.strictObject({ off: z.array(z.string().min(1).max(120)).max(500) });
export type LintSettings = z.infer<typeof LintSettings>;

/** People every shown figure rests on at least. */
export const PrivacySettings = z.strictObject({ least: z.number() });
export type PrivacySettings = z.infer<typeof PrivacySettings>;

export {
  mapForms as exportForms,
  WriteOptions as ExportQuery,
  type MapForm as ExportForm,
} from '../render/map-forms.ts';

/*
 * Addresses (all under /api, JSON unless said otherwise; errors are Problem documents):
 *   GET    /api/workspace                          Workspace
 *   GET    /api/sources/:id/discovery              SharedDiscovery (src/events/shared-discovery.ts); 409 while running
 *   PUT    /api/sources/:id/discovery              LookAgainRequest; 202, discovers anew: what is found again keeps its id
 *   DELETE /api/sources/:id/discovery              stops that; what was found before stays
 *   GET    /api/sources/:id/graph?keep=0.8&journey=ID   Graph: edges that carry `keep` of the transitions; whoever
 *                                                  is shown is reached from the start and leads to the end
 *   GET    /api/sources/:id/variants?top=50&journey=ID  Variants
 *   GET    /api/sources/:id/comparison?a=ID&b=ID   Comparison (src/events/comparison.ts) of two discovered journeys
 *   GET    /api/sources/:id/comparison.csv?a=ID&b=ID    the same as a table
 *   GET    /api/sources/:id/touchpoints/:name      TouchpointPage: one touchpoint from all sides
 *   POST   /api/sources/:id/funnel                 FunnelRequest -> Funnel
 *   POST   /api/sources/:id/behind                 MeasureRef -> AnswersBehind
 *   GET    /api/sources/:id/properties             { properties: string[], events: string[] }
 *   DELETE /api/sources/:id
 *   POST   /api/imports?name=orders.csv            body = the file's bytes, streamed -> ImportPreview
 *   GET    /api/imports/:id                        ImportProgress
 *   GET    /api/imports/:id/preview                ImportPreview
 *   PATCH  /api/imports/:id                        ImportCorrection -> ImportPreview
 *   POST   /api/imports/:id/start                  ImportProgress
 *   GET    /api/imports/:id/events                 server-sent events, each an ImportProgress
 *   GET    /api/imports/:id/rejected.csv           rows set aside, with line, field and reason
 *   DELETE /api/imports/:id                        cancels
 *   GET    /api/responses                          { sources: ResponsesSummary[] } (responses-api.ts)
 *   GET    /api/responses/:id                      ResponsesView: counts, places, what waits, rules
 *   PATCH  /api/responses/:id                      ResponsesAbout -> ResponsesView
 *   POST   /api/responses/:id/rules/try            RuleDraft -> RuleEffectShape; nothing is kept
 *   POST   /api/responses/:id/rules                RuleDraft -> ResponsesView
 *   DELETE /api/responses/:id/rules/:rule          ResponsesView
 *   DELETE /api/responses/:id
 *   GET    /api/maps                               { maps: MapSummary[] }
 *   GET    /api/lint                               LintedMaps: what the gap rules find, by map and rule
 *   POST   /api/read-text                          { text } -> ReadText; nothing is stored
 *   GET    /api/templates                          { templates: TemplateSummary[] }
 *   GET    /api/templates/:id                      JourneyFile
 *   POST   /api/maps                               { title } | { template } (both with persona?, scenario?) | { source, journey } | a whole *.journey.json -> MapSummary
 *   POST   /api/maps/read?name=map.xlsx            body = the bytes, at most 50 MB -> ReadMapFile; nothing is stored
 *   GET    /api/maps/:id                           JourneyFile without measures
 *   PUT    /api/maps/:id                           a whole *.journey.json, in place of what the map holds -> MapSummary
 *   GET    /api/maps/:id/measures                  { measures: { [ref]: Measure } }
 *   GET    /api/maps/:id/behind?question=ID        AnswersBehind: what was said behind one of the `heard ...` answers
 *   GET    /api/maps/:id/answers                   MapAnswers: responses the map listens to, or might
 *   GET    /api/maps/:id/export.FORM?view=grid&theme=light&...; FORM and options: src/render/map-forms.ts
 *   DELETE /api/maps/:id
 *   POST   /api/pictures                           body = the bytes, at most 10 MB -> { id, type, width, height }
 *   GET    /api/pictures/:id                       the bytes
 *   GET    /api/lint-settings                      { off: [rule ids] }; PUT the same to change it
 *   GET    /api/privacy-settings                   { least }; PUT the same to change it, 5 to 50
 *   WS     /api/maps/:id/live                      binary frames; the first varint is the kind:
 *            0  y-protocols sync message (step 1, step 2, update), both ways; the server opens with its step 1
 *            1  awareness update (varUint8Array), both ways
 *            2  stored, from the server: state vector of what is on disk (varUint8Array), then how many of this
 *               connection's change frames (step 2 and update) are on disk (varUint): a deletion moves only the latter
 *            3  problem, from the server: a Problem as JSON (varString)
 *            closes: 4404 unknown map, 4410 deleted, 4403 refused, 1003/1007 unreadable, 1001 server stopping
 *   GET    /healthz, /readyz, /metrics, /api/openapi.json
 */
