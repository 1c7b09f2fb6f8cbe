/** The shapes of pages over many maps: atlas, register, personas, collections, search. The app imports their types. */
import { z } from '@hono/zod-openapi';
import { Card, Day, Id, mapKinds, mapStatuses, Persona } from '../map/map.ts';
import { Measure } from '../map/measure.ts';
import { EditPersona } from '../map/edits/edit-persona.ts';
import { EditTouchpoint } from '../map/edits/edit-touchpoint.ts';
import { healthChecks } from '../workspace/health.ts';

const Part = z.object({ have: z.number(), of: z.number() });

export const AtlasMap = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(mapKinds),
  status: z.enum(mapStatuses),
  owner: z.string().nullable(),
  reviewBy: Day.nullable(),
  reviewEvery: z.number().nullable(),
  signedOff: z.object({ by: z.string(), on: z.string() }).nullable(),
  /** Where it shows; null at the top. */
  collection: z.string().nullable(),
  source: z.string().nullable(),
  journey: z.string().nullable(),
  updatedAt: z.string(),
  /** Mean declared feeling of each stage, null where nobody wrote one. */
  stages: z.array(
    z.object({ id: z.string(), name: z.string(), owner: z.string().nullable(), feeling: z.number().nullable() }),
  ),
  steps: z.number(),
  cards: z.number(),
  personas: z.array(z.object({ id: z.string(), name: z.string() })),
  subs: z.array(
    z.object({
      place: z.object({ kind: z.enum(['stage', 'step']), id: z.string() }),
      name: z.string(),
      map: z.string(),
    }),
  ),
  /** Findings of the gap rules that are switched on. */
  gaps: z.number(),
  /** Checks that can be made of it; none of a map that is only planned or retired. */
  health: z.array(
    z.object({ id: z.enum(healthChecks), holds: z.boolean(), have: z.number().optional(), of: z.number().optional() }),
  ),
  scored: Part,
  /** Level in the hierarchy, 1 at the top. */
  level: z.number(),
});
export type AtlasMap = z.infer<typeof AtlasMap>;

export const CollectionShape = z.object({ id: z.string(), name: z.string(), parent: z.string().nullable() });

export const Atlas = z.object({
  /** The day overdue is counted from. */
  today: Day,
  /** Last edited first. */
  maps: z.array(AtlasMap),
  collections: z.array(CollectionShape),
  /** Maps no other leads to. */
  roots: z.array(z.string()),
  /** Ids of maps that lead in a circle, each circle once. */
  circles: z.array(z.array(z.string())),
});
export type Atlas = z.infer<typeof Atlas>;

export const NewCollection = z.strictObject({
  id: Id.regex(/^[\w-]+$/).optional(),
  name: z.string().max(200),
  parent: z.string().max(120).nullable().default(null),
});
export const CollectionChange = z.strictObject({
  name: z.string().max(200).optional(),
  parent: z.string().max(120).nullable().optional(),
});

/** What shall become of a map; absent leaves it alone. */
export const MapChange = z.strictObject({
  map: z.string().min(1).max(120),
  collection: z.string().max(120).nullable().optional(),
  status: z.enum(mapStatuses).nullable().optional(),
  owner: z.string().max(500).nullable().optional(),
  reviewBy: Day.nullable().optional(),
  reviewEvery: z.number().int().min(1).max(3660).nullable().optional(),
  deleted: z.boolean().optional(),
});
export type MapChange = z.infer<typeof MapChange>;
export const MapChanges = z.strictObject({ changes: z.array(MapChange).min(1).max(2000) });
export type MapChanges = z.infer<typeof MapChanges>;

const OnMap = z.object({ map: z.string(), title: z.string() });

export const RegisterRow = z.object({
  id: z.string(),
  name: z.string(),
  channel: z.string(),
  owner: z.string().nullable(),
  impact: z.number().nullable(),
  target: z.number().nullable(),
  reviewBy: z.string().nullable(),
  note: z.string().nullable(),
  events: z.array(z.string()),
  maps: z.array(OnMap),
  /** The lowest feeling written at it on any map, and where. */
  felt: z
    .object({
      value: z.number(),
      n: z.number().nullable(),
      state: z.enum(['assumption', 'cited', 'measured']),
      map: z.string(),
    })
    .nullable(),
  /** Target less what is felt; null when either is not known. */
  gap: z.number().nullable(),
});
export type RegisterRow = z.infer<typeof RegisterRow>;

export const Register = z.object({
  rows: z.array(RegisterRow),
  /** Ids of touchpoints that bear one name in one channel, the one on most maps first. */
  twins: z.array(z.array(z.string())),
});
export type Register = z.infer<typeof Register>;

/** Answers of the logs by touchpoint; of several questions the one with the largest n. */
export const RegisterMeasures = z.object({
  measured: z.record(z.string(), z.object({ share: Measure.optional(), feeling: Measure.optional() })),
});
export type RegisterMeasures = z.infer<typeof RegisterMeasures>;

export const TouchpointFields = EditTouchpoint.omit({ verb: true, id: true, measures: true });
export const PersonaFields = EditPersona.omit({ verb: true, id: true });
export type TouchpointFields = z.infer<typeof TouchpointFields>;
export type PersonaFields = z.infer<typeof PersonaFields>;

export const JoinWish = z.strictObject({ into: Id });

export const PersonaOnMaps = z.object({ persona: Persona, maps: z.array(OnMap) });
export type PersonaOnMaps = z.infer<typeof PersonaOnMaps>;
export const Personas = z.object({ personas: z.array(PersonaOnMaps) });

/** `id` brings back one that was deleted. */
export const NewPersona = PersonaFields.extend({
  id: Id.regex(/^[\w-]+$/).optional(),
  name: z.string().trim().min(1).max(500),
});
export const PutOnMap = z.strictObject({ map: z.string().min(1).max(120) });

export const LibraryCard = z.object({
  card: Card.omit({ lane: true, step: true }),
  lane: z.string(),
  maps: z.array(OnMap),
});
export type LibraryCard = z.infer<typeof LibraryCard>;

export const SearchHits = z.object({
  hits: z.array(
    z.object({
      map: z.string(),
      title: z.string(),
      place: z.object({
        kind: z.enum(['map', 'stage', 'step', 'lane', 'card', 'touchpoint', 'persona']),
        id: z.string(),
        text: z.string(),
      }),
    }),
  ),
});
export type SearchHits = z.infer<typeof SearchHits>;
