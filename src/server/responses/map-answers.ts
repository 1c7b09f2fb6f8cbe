/** Which loaded responses a map listens to, and which it might: those that name its stages and touchpoints. */
import type { Analytics } from '../../db/stores.ts';
import type { JourneyMap } from '../../map/map.ts';
import { tagCounts } from '../../surveys/responses.store.ts';
import type { ResponseSourcesStore, StoredResponses } from '../../workspace/response-sources.store.ts';
import type { MapAnswers } from '../responses-api.ts';
import { placesOnMap } from './known-places.ts';
import { RememberedNames } from './remembered-names.ts';
import type { ResponseDesk } from './response-desk.ts';
import { waitsFor } from '../../surveys/attached-counts.ts';

export interface MapAnswersParts {
  readonly analytics: Analytics;
  readonly store: ResponseSourcesStore;
  readonly map: (id: string) => Promise<JourneyMap | undefined>;
}

/** Files that are held against a map; the last loaded count. */
const most = 50;

/** Those it listens to first, then the ones of which most rows name a part of it. */
export async function answersOf(parts: MapAnswersParts, desk: ResponseDesk, map: JourneyMap): Promise<MapAnswers> {
  const all = (await parts.store.list()).slice(0, most);
  const sources = await Promise.all(all.map((one) => heldAgainst(parts, desk, map, one)));
  const known = sources.filter((one) => one.listens || one.named > 0);
  return { sources: known.toSorted((a, b) => Number(b.listens) - Number(a.listens) || b.named - a.named) };
}

async function heldAgainst(
  { analytics, map: read }: MapAnswersParts,
  desk: ResponseDesk,
  map: JourneyMap,
  source: StoredResponses,
): Promise<MapAnswers['sources'][number]> {
  const { id, name, responses } = source;
  const listens = source.map === map.id;
  const places = placesOnMap(map, listens ? RememberedNames.parse(source.remembered) : {});
  let [named, tagged] = [0, 0];
  for (const { names, responses: count } of await tagCounts(analytics, id)) {
    if (names.length === 0) continue;
    tagged += count;
    if (names.some((tag) => places.touchpoint(tag) ?? places.stage(tag))) named += count;
  }
  const waiting = listens ? (await desk.attachedOnMap(source, map)).filter(waitsFor).length : 0;
  const other = listens || source.map === null ? undefined : await read(source.map);
  return { id, name, responses, listens, named, tagged, waiting, about: source.map, other: other?.title ?? null };
}
