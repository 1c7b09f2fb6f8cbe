/** What the routes call: each service puts rooms together; routes only parse, ask and present. */
import type { Readable } from 'node:stream';
import type { Watch } from '../lib/progress.ts';
import type { Comparison } from '../events/comparison.ts';
import type { SharedDiscovery } from '../events/shared-discovery.ts';
import type { JourneyFile, JourneyMap } from '../map/map.ts';
import type { MeasureRef, Measures } from '../map/measure.ts';
import type { CheckedPicture } from '../workspace/picture.ts';
import type { SettingsStore } from '../workspace/settings.store.ts';
import type { ReviewsStore } from '../workspace/reviews.store.ts';
import type { KeptPicture } from '../workspace/pictures.store.ts';
import type {
  ComparisonQuery,
  ExportForm,
  ExportQuery,
  Funnel,
  FunnelRequest,
  Graph,
  GraphQuery,
  ImportCorrection,
  ImportPreview,
  ImportProgress,
  LookAgainRequest,
  MapSummary,
  ReadMapFile,
  SourceProperties,
  SourceSummary,
  TouchpointPage,
  Variants,
  VariantsQuery,
  Workspace,
} from './api.ts';
import type { Edit } from '../map/edits/edits.ts';
import type { Collection } from '../workspace/collections.ts';
import type { SearchHit } from '../workspace/library.store.ts';
import type { AnswersBehind } from './feelings/answers-behind.ts';
import type { PersonasService } from './library/personas.ts';
import type { Atlas, LibraryCard, MapChange, Register, RegisterMeasures, TouchpointFields } from './library-api.ts';
import type { MapSeed } from './new-map.ts';
import type { Responses } from './responses/responses-service.ts';
import type { Verbatims } from './verbatims/verbatims-service.ts';

/** Everything here throws Refused for an expected no, `unknown-source` among them. */
export interface Sources {
  list(): Promise<SourceSummary[]>;
  discovery(id: string): Promise<SharedDiscovery>;
  /** Begins to discover anew and returns; `already-looking` while that goes on. */
  lookAgain(id: string, wishes: LookAgainRequest): Promise<void>;
  stopLooking(id: string): Promise<void>;
  graph(id: string, query: GraphQuery): Promise<Graph>;
  variants(id: string, query: VariantsQuery): Promise<Variants>;
  /** Refused 'unknown-journey', 'same-journey'. */
  comparison(id: string, query: ComparisonQuery): Promise<Comparison>;
  /** Refused 'unknown-touchpoint'. */
  touchpoint(id: string, name: string): Promise<TouchpointPage>;
  funnel(id: string, request: FunnelRequest): Promise<Funnel>;
  /** The answers behind a figure of feelings. */
  behind(id: string, ref: MeasureRef): Promise<AnswersBehind>;
  properties(id: string): Promise<SourceProperties>;
  remove(id: string): Promise<void>;
}

export interface Imports {
  /** Streams the bytes to the data folder and says what they were understood to be. */
  upload(name: string, bytes: Readable, signal?: AbortSignal): Promise<ImportPreview>;
  preview(id: string): Promise<ImportPreview>;
  correct(id: string, correction: ImportCorrection): Promise<ImportPreview>;
  start(id: string): Promise<ImportProgress>;
  progress(id: string): Promise<ImportProgress>;
  /** Calls `tell` with the present state at once and with every later one; returns how to stop. */
  watch(id: string, tell: (progress: ImportProgress) => void): Promise<() => void>;
  /** CSV text of the rows set aside, line by line. */
  rejected(id: string): Promise<{ readonly name: string; readonly lines: AsyncIterable<string> }>;
  cancel(id: string): Promise<void>;
}

export interface Maps {
  list(): Promise<MapSummary[]>;
  create(from: MapSeed): Promise<MapSummary>;
  /** What maps a file of any form holds; nothing is stored. Refused with the line where there is one. */
  readFile(name: string, bytes: Uint8Array): Promise<ReadMapFile>;
  /** Puts a file in place of what the map holds, for everybody who has it open. Refused 'unknown-map'. */
  replace(id: string, file: JourneyFile): Promise<MapSummary>;
  read(id: string): Promise<JourneyMap>;
  /** The map as a journey file, without answers. */
  file(id: string): Promise<JourneyFile>;
  measures(id: string): Promise<Measures>;
  /** The answers behind what was heard of a part of the map, by the id of its question (`heardQuestions`). */
  behind(id: string, question: string): Promise<AnswersBehind>;
  /** Throws the signal's reason when nobody waits for the file any more. */
  export(id: string, form: ExportForm, query: ExportQuery, watch?: Watch): Promise<ExportedFile>;
  remove(id: string): Promise<void>;
  /** Brings a deleted map back under its own id. Refused 'unknown-map'. */
  restore(id: string): Promise<MapSummary>;
  /** A map like it, with ids of its own; personas, touchpoints and shared cards stay one. */
  copy(id: string, title?: string): Promise<MapSummary>;
  /** Makes a map that shows one stage in detail, and links the stage to it if asked to. Refused 'no-such-stage'. */
  extract(id: string, stage: string, link: boolean): Promise<MapSummary>;
}

export interface Pictures {
  /** Checks the bytes and keeps them. Refused 'not-a-picture', 'picture-broken', 'picture-too-large'. */
  add(bytes: Uint8Array): Promise<KeptPicture>;
  /** Refused 'unknown-picture'. */
  get(id: string): Promise<CheckedPicture>;
  /** Keeps the pictures a journey file carries. Refused 'bad-picture' with the field, and what `add` refuses. */
  takeIn(file: JourneyFile): Promise<void>;
  /** The pictures of a map as `data:` URLs by id, for `pictures` of its file; lost ones are left out. */
  forFile(map: JourneyMap): Promise<Readonly<Record<string, string>>>;
}

export interface Library {
  atlas(): Promise<Atlas>;
  /** All or none. Resolves to the changes that take these back. */
  changeMaps(changes: readonly MapChange[]): Promise<MapChange[]>;
  /** Edits of one map, all or none, told to everybody who has it open. Refused 'sub-journey-circle' among others. */
  edit(map: string, edits: readonly Edit[]): Promise<JourneyMap>;
  register(): Promise<Register>;
  registerMeasures(): Promise<RegisterMeasures>;
  editTouchpoint(id: string, fields: TouchpointFields): Promise<void>;
  /** Resolves to the edits that take it back, by map. */
  joinTouchpoints(from: string, into: string): Promise<{ map: string; edits: readonly Edit[] }[]>;
  readonly personas: PersonasService;
  cards(): Promise<LibraryCard[]>;
  search(words: string): Promise<SearchHit[]>;
  /** With the id of a deleted one, brings that back. */
  createCollection(wish: { id?: string | undefined; name: string; parent: string | null }): Promise<Collection>;
  changeCollection(
    id: string,
    change: { name?: string | undefined; parent?: string | null | undefined },
  ): Promise<Collection>;
  removeCollection(id: string): Promise<void>;
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly body: string | Uint8Array;
}

export interface Services {
  readonly sources: Sources;
  readonly imports: Imports;
  readonly responses: Responses;
  readonly verbatims: Verbatims;
  readonly maps: Maps;
  readonly reviews: Pick<ReviewsStore, 'of' | 'read'>;
  readonly pictures: Pictures;
  readonly library: Library;
  readonly settings: SettingsStore;
  readonly workspace: () => Promise<Workspace>;
  /** Whether both stores answer; the reason when they do not. */
  readonly ready: () => Promise<true | string>;
  /** Gauges besides those of the process, by metric name. */
  readonly gauges: () => Promise<Readonly<Record<string, number>>>;
}
