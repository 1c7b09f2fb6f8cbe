/** Files that become maps: looked at before anything is stored, or put in place of a map that stands. */
import { deny } from '../../lib/refusal.ts';
import { writeMap } from '../../map/doc.ts';
import { schemaId } from '../../map/file.ts';
import { currentVersion, type JourneyFile, type JourneyMap } from '../../map/map.ts';
import { readMap } from '../../map/read-map.ts';
import type { ReadMaps } from '../../render/map-files.ts';
import { keepable } from '../../workspace/keepable.ts';
import type { MapSummary, ReadMapFile } from '../api.ts';
import type { MapsParts } from './maps-service.ts';

export const fileOf = (map: JourneyMap): JourneyFile => ({ $schema: schemaId, version: currentVersion, ...map });

export function withoutFile(file: JourneyFile): JourneyMap {
  const { $schema: _schema, version: _version, measures: _measures, pictures: _pictures, ...map } = file;
  return map;
}

/** What was read, with the title of the map that has the same id already. */
export async function shownFile({ maps, format, matched, lost }: ReadMaps, { store }: MapsParts): Promise<ReadMapFile> {
  const known = await Promise.all(maps.map(({ map }) => store.get(map.id)));
  return {
    format,
    matched: [...matched],
    lost: [...lost],
    maps: maps.map(({ map, pictures }, at) => ({
      file: { ...fileOf(map), ...(pictures === undefined ? {} : { pictures: { ...pictures } }) },
      exists: known[at]?.title ?? null,
    })),
  };
}

/** One change for everybody who has the map open, stored before this resolves. Refused 'unknown-map'. */
export async function putInPlace(id: string, file: JourneyFile, parts: MapsParts): Promise<MapSummary> {
  const { store, live, pictures, library } = parts;
  if (!(await store.get(id))) deny('unknown-map', 'There is no such map.');
  await pictures.takeIn(file);
  await live.with(id, async (open) => {
    writeMap(open.doc, { ...withoutFile(file), id });
    await open.settled();
    await library.look(id, open.doc);
    const { title, kind, stages, cards } = readMap(open.doc);
    await store.describe(id, { title: keepable(title), kind, stages: stages.length, cards: cards.length });
  });
  return (await store.get(id)) ?? deny('unknown-map', 'There is no such map.');
}
