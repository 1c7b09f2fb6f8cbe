/** The journey maps: made, read, asked, written to files, deleted. Edits come over the live connection. */
import * as Y from 'yjs';
import { newId } from '../../lib/ids.ts';
import { deny, isRefusal, Refused } from '../../lib/refusal.ts';
import { copyOf, subJourneyOf } from '../../map/copies.ts';
import { writeMap } from '../../map/doc.ts';
import { applyEdits } from '../../map/edits/edits.ts';
import type { JourneyMap } from '../../map/map.ts';
import type { MeasureRef, Measures } from '../../map/measure.ts';
import { readMap } from '../../map/read-map.ts';
import { keepable } from '../../workspace/keepable.ts';
import type { MapsStore } from '../../workspace/maps.store.ts';
import type { MapSummary } from '../api.ts';
import type { AnswersBehind } from '../feelings/answers-behind.ts';
import { journal } from '../journal.ts';
import type { LibraryKeeper } from '../library/library-keeper.ts';
import type { LiveMaps } from '../live/live-maps.ts';
import type { MapSeed } from '../new-map.ts';
import type { Maps, Pictures } from '../services.ts';
import { blankMap } from './blank-map.ts';
import { ExportDesk } from './export-desk.ts';
import { fileOf, putInPlace, shownFile, withoutFile } from './map-file-desk.ts';
import { begunWith, mapFromTemplate } from './map-from-template.ts';
import { referencesOf } from './references.ts';

/** What maps ask of the logs. */
export interface Evidence {
  /** Answers of one log; references whose log is gone are answered as not measured. */
  readonly answer: (source: string, refs: readonly MeasureRef[]) => Promise<Measures>;
  /** What the answers about a map say of its parts (`heardQuestions`). */
  readonly heard: (map: JourneyMap) => Promise<Measures>;
  /** The answers behind one of those figures, by the id of its question. */
  readonly behind: (map: JourneyMap, id: string) => Promise<AnswersBehind>;
  /** A discovered journey as a map. Refused 'unknown-source' or 'unknown-journey'. */
  readonly draft: (source: string, journey: string) => Promise<JourneyMap>;
}

export interface MapsParts {
  readonly store: MapsStore;
  readonly live: LiveMaps;
  readonly evidence: Evidence;
  readonly pictures: Pick<Pictures, 'takeIn' | 'forFile'>;
  /** Tells the pages over all maps about a map. */
  readonly library: Pick<LibraryKeeper, 'look'>;
}

export interface MapsService extends Maps {
  /** Stores a map made elsewhere. Refused 'map-exists' when its id is taken. */
  readonly keep: (map: JourneyMap) => Promise<MapSummary>;
  readonly close: () => Promise<void>;
}

export function createMaps(parts: MapsParts): MapsService {
  const { store, live, evidence, pictures } = parts;
  const desk = new ExportDesk();
  const read = async (id: string): Promise<JourneyMap> =>
    (await live.with(id, (open) => readMap(open.doc))) ?? deny('unknown-map', 'There is no such map.');
  const measuresOf = async (map: JourneyMap): Promise<Measures> => {
    const [asked, heard] = await Promise.all([answerBySource(evidence, referencesOf(map)), evidence.heard(map)]);
    return { ...asked, ...heard };
  };
  return {
    keep: (map) => keepMap(parts, map),
    close: () => desk.close(),
    list: () => store.list(),
    create: async (from) => {
      if ('file' in from) await pictures.takeIn(from.file);
      return keepMap(parts, await mapFrom(from, store, evidence));
    },
    readFile: async (name, bytes) => shownFile(await desk.read(name, bytes), parts),
    replace: (id, file) => putInPlace(id, file, parts),
    read,
    file: async (id) => fileOf(await read(id)),
    measures: async (id) => measuresOf(await read(id)),
    behind: async (id, question) => evidence.behind(await read(id), question),
    export: async (id, form, query, watch) => {
      const map = await read(id);
      const [measures, shown] = await Promise.all([measuresOf(map), pictures.forFile(map)]);
      return desk.write({ map, measures, pictures: shown }, form, query, watch);
    },
    remove: async (id) => {
      // What somebody typed a moment ago comes back with the map when it is restored.
      await live.with(id, (open) => open.settled());
      if (!(await store.remove(id))) deny('unknown-map', 'There is no such map.');
      await live.drop(id);
    },
    restore: async (id) => {
      const map = await store.restore(id);
      await lookAt(parts, id);
      return map;
    },
    copy: async (id, title) => {
      const map = await read(id);
      return keepMap(parts, copyOf(map, { title: title ?? `Copy of ${map.title}` }), null);
    },
    extract: async (id, stage, link) => {
      const sub = subJourneyOf(await read(id), stage);
      if (isRefusal(sub)) throw new Refused(sub);
      const made = await keepMap(parts, sub.map, null);
      if (!link) return made;
      await live.with(id, async (open) => {
        const no = applyEdits(open.doc, sub.edits, parts);
        if (no) throw new Refused(no);
        await open.settled();
        await parts.library.look(id, open.doc);
      });
      return made;
    },
  };
}

async function mapFrom(from: MapSeed, store: MapsStore, evidence: Evidence): Promise<JourneyMap> {
  if ('file' in from) return withFreeId(withoutFile(from.file), store);
  if ('template' in from) return mapFromTemplate(from);
  if ('title' in from)
    return begunWith({ ...blankMap(from.title, from.language), ...(from.status && { status: from.status }) }, from);
  return withFreeId(await evidence.draft(from.source, from.journey), store);
}

/** A second map of the same journey, or of the same file, is a map of its own; so is one made after a deletion. */
async function withFreeId(map: JourneyMap, store: MapsStore): Promise<JourneyMap> {
  const taken = (await store.get(map.id)) ?? (await store.deleted()).find((one) => one.id === map.id);
  return taken || !/^[\w-]{1,120}$/.test(map.id) ? { ...map, id: newId('map') } : map;
}

async function keepMap(parts: MapsParts, map: JourneyMap, journey = map.origin?.journey ?? null): Promise<MapSummary> {
  const doc = new Y.Doc();
  writeMap(doc, map);
  const { id, title, kind, origin, stages, cards } = readMap(doc);
  const about = { id, title: keepable(title), kind, source: origin?.source ?? null, journey };
  const counts = { stages: stages.length, cards: cards.length };
  const document = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const made = await parts.store.create({ ...about, ...counts }, document);
  await lookAt(parts, id);
  return made;
}

/** The map stands already: when looking fails, the next start looks again. */
async function lookAt({ live, library }: MapsParts, id: string): Promise<void> {
  await live
    .with(id, (open) => library.look(id, open.doc))
    .catch((error: unknown) => journal(`looking at map ${id}`, error));
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
