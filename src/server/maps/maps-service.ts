/** The journey maps: made, read, asked, written to files, deleted. Edits come over the live connection. */
import * as Y from 'yjs';
import { newId } from '../../lib/ids.ts';
import { deny } from '../../lib/refusal.ts';
import { writeMap } from '../../map/doc.ts';
import { schemaId } from '../../map/file.ts';
import { currentVersion, type JourneyFile, type JourneyMap } from '../../map/map.ts';
import type { MeasureRef, Measures } from '../../map/measure.ts';
import { readMap } from '../../map/read-map.ts';
import type { MapsStore } from '../../workspace/maps.store.ts';
import type { MapSummary } from '../api.ts';
import type { LiveMaps } from '../live/live-maps.ts';
import type { MapSeed } from '../new-map.ts';
import type { Maps, Pictures } from '../services.ts';
import { blankMap } from './blank-map.ts';
import { ExportDesk } from './export-desk.ts';
import { referencesOf } from './references.ts';

/** What maps ask of the logs. */
export interface Evidence {
  /** Answers of one log; references whose log is gone are answered as not measured. */
  readonly answer: (source: string, refs: readonly MeasureRef[]) => Promise<Measures>;
  /** A discovered journey as a map. Refused 'unknown-source' or 'unknown-journey'. */
  readonly draft: (source: string, journey: string) => Promise<JourneyMap>;
}

export interface MapsParts {
  readonly store: MapsStore;
  readonly live: LiveMaps;
  readonly evidence: Evidence;
  readonly pictures: Pick<Pictures, 'takeIn' | 'forFile'>;
}

export interface MapsService extends Maps {
  /** Stores a map made elsewhere. Refused 'map-exists' when its id is taken. */
  readonly keep: (map: JourneyMap) => Promise<MapSummary>;
  readonly close: () => Promise<void>;
}

export function createMaps({ store, live, evidence, pictures }: MapsParts): MapsService {
  const desk = new ExportDesk();
  const read = async (id: string): Promise<JourneyMap> =>
    (await live.with(id, (open) => readMap(open.doc))) ?? deny('unknown-map', 'There is no such map.');
  const measuresOf = (map: JourneyMap): Promise<Measures> => answerBySource(evidence, referencesOf(map));
  return {
    keep: (map) => keepMap(store, map),
    close: () => desk.close(),
    list: () => store.list(),
    create: async (from) => {
      if ('file' in from) await pictures.takeIn(from.file);
      return keepMap(store, await mapFrom(from, store, evidence));
    },
    read,
    file: async (id) => fileOf(await read(id)),
    measures: async (id) => measuresOf(await read(id)),
    export: async (id, form, query) => {
      const map = await read(id);
      const [measures, shown] = await Promise.all([measuresOf(map), pictures.forFile(map)]);
      return desk.write({ map, measures, pictures: shown }, form, query);
    },
    remove: async (id) => {
      if (!(await store.remove(id))) deny('unknown-map', 'There is no such map.');
      await live.drop(id);
    },
  };
}

const fileOf = (map: JourneyMap): JourneyFile => ({ $schema: schemaId, version: currentVersion, ...map });

async function mapFrom(from: MapSeed, store: MapsStore, evidence: Evidence): Promise<JourneyMap> {
  if ('file' in from) return withFreeId(withoutFile(from.file), store);
  if ('title' in from) return blankMap(from.title);
  return withFreeId(await evidence.draft(from.source, from.journey), store);
}

function withoutFile(file: JourneyFile): JourneyMap {
  const { $schema: _schema, version: _version, measures: _measures, pictures: _pictures, ...map } = file;
  return map;
}

/** A second map of the same journey, or of the same file, is a map of its own; so is one made after a deletion. */
async function withFreeId(map: JourneyMap, store: MapsStore): Promise<JourneyMap> {
  const taken = (await store.get(map.id)) ?? (await store.deleted()).find((one) => one.id === map.id);
  return taken || !/^[\w-]{1,120}$/.test(map.id) ? { ...map, id: newId('map') } : map;
}

async function keepMap(store: MapsStore, map: JourneyMap): Promise<MapSummary> {
  const doc = new Y.Doc();
  writeMap(doc, map);
  const { id, title, kind, origin, stages, cards } = readMap(doc);
  const about = { id, title, kind, source: origin?.source ?? null, journey: origin?.journey ?? null };
  const counts = { stages: stages.length, cards: cards.length };
  const document = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return store.create({ ...about, ...counts }, document);
}

/** Asks each log once. */
async function answerBySource(evidence: Evidence, refs: readonly MeasureRef[]): Promise<Measures> {
  const sources = [...new Set(refs.map((ref) => ref.source))];
  const answers = await Promise.all(
    sources.map((source) =>
      evidence.answer(
        source,
        refs.filter((ref) => ref.source === source),
      ),
    ),
  );
  return Object.assign({}, ...answers) as Measures;
}
