/** Which maps the atlas shows, and in which order: pure, so that the same choice always shows the same maps. */
import type { AtlasMap } from '../../server/library-api.ts';

export interface Choice {
  readonly words: string;
  readonly kind: string;
  readonly status: string;
  /** `nobody` for maps without one. */
  readonly owner: string;
  readonly persona: string;
  readonly review: 'any' | 'overdue' | 'soon' | 'none';
  readonly sort: 'edited' | 'title' | 'owner' | 'review' | 'gaps' | 'health';
}

export const everything: Choice = {
  words: '',
  kind: 'any',
  status: 'any',
  owner: 'any',
  persona: 'any',
  review: 'any',
  sort: 'edited',
};

export const narrows = (choice: Choice): boolean =>
  choice.words.trim() !== '' ||
  [choice.kind, choice.status, choice.owner, choice.persona, choice.review].some((one) => one !== 'any');

/** Days a review counts as coming up. */
const soonDays = 30;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Days the review is late; negative when it is still to come, undefined without a date. */
export const daysLate = (map: Pick<AtlasMap, 'reviewBy'>, today: string): number | undefined =>
  map.reviewBy === null ? undefined : daysBetween(map.reviewBy, today);

/** Maps whose review is due are those in force or on their way; a retired or planned map is reviewed by nobody. */
const isReviewed = ({ status }: AtlasMap): boolean => status !== 'retired' && status !== 'to-map';

export function isDue(map: AtlasMap, today: string): boolean {
  const late = daysLate(map, today);
  return isReviewed(map) && late !== undefined && late >= 0;
}

function hasReview(map: AtlasMap, wish: Choice['review'], today: string): boolean {
  const late = daysLate(map, today);
  if (wish === 'any') return true;
  if (wish === 'none') return late === undefined;
  if (late === undefined || !isReviewed(map)) return false;
  return wish === 'overdue' ? late >= 0 : late >= -soonDays;
}

const is = (wish: string, value: string): boolean => wish === 'any' || wish === value;

export function chosenMaps(maps: readonly AtlasMap[], choice: Choice, today: string): AtlasMap[] {
  const words = choice.words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (map: AtlasMap): boolean =>
    words.every((word) => map.title.toLowerCase().includes(word)) &&
    is(choice.kind, map.kind) &&
    is(choice.status, map.status) &&
    is(choice.owner, map.owner ?? 'nobody') &&
    (choice.persona === 'any' || map.personas.some((one) => one.id === choice.persona)) &&
    hasReview(map, choice.review, today);
  return maps.filter(fits).sort((a, b) => compare(a, b, choice.sort));
}

const failing = (map: AtlasMap): number => map.health.filter((check) => !check.holds).length;
const last = '\uffff';

function compare(a: AtlasMap, b: AtlasMap, sort: Choice['sort']): number {
  const byTitle = a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1);
  if (sort === 'title') return byTitle;
  if (sort === 'owner') return (a.owner ?? '').localeCompare(b.owner ?? '') || byTitle;
  if (sort === 'review') return (a.reviewBy ?? last).localeCompare(b.reviewBy ?? last) || byTitle;
  if (sort === 'gaps') return b.gaps - a.gaps || byTitle;
  if (sort === 'health') return failing(b) - failing(a) || byTitle;
  return a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : byTitle;
}

/** One line of the tree. */
export type Branch =
  | {
      readonly kind: 'collection';
      readonly id: string;
      readonly name: string;
      readonly depth: number;
      readonly maps: number;
    }
  | {
      readonly kind: 'map';
      readonly map: AtlasMap;
      readonly depth: number;
      readonly key: string;
      readonly circle: boolean;
    };

export interface TreeOf {
  readonly maps: readonly AtlasMap[];
  readonly collections: readonly { id: string; name: string; parent: string | null }[];
  /** Collections and maps whose contents are folded away, by id. */
  readonly folded: ReadonlySet<string>;
}

/**
 * Collections with the maps in them, and below each map those its stages lead to. A map that another one of its
 * collection leads to stands there below that one alone; in a circle the walk stops and says so.
 */
export function treeOf({ maps, collections, folded }: TreeOf): Branch[] {
  const byId = new Map(maps.map((map) => [map.id, map]));
  const isBeside = (to: string, map: AtlasMap): boolean => to !== map.id && byId.get(to)?.collection === map.collection;
  const below = new Set(maps.flatMap((map) => map.subs.map((sub) => sub.map).filter((to) => isBeside(to, map))));
  const shown = new Set<string>();
  const lines: Branch[] = [];
  const put = (map: AtlasMap, depth: number, way: readonly string[]): void => {
    const circle = way.includes(map.id);
    lines.push({ kind: 'map', map, depth, key: [...way, map.id].join('/'), circle });
    shown.add(map.id);
    if (circle || folded.has(map.id)) return;
    const subs = [...new Set(map.subs.map((sub) => sub.map))].flatMap((id) => byId.get(id) ?? []);
    for (const sub of subs) put(sub, depth + 1, [...way, map.id]);
  };
  const putAll = (parent: string | null, depth: number): void => {
    for (const map of maps) if (map.collection === parent && !below.has(map.id)) put(map, depth, []);
  };
  const open = (parent: string | null, depth: number): void => {
    // The widest maps stand at the top, before what is sorted away.
    if (parent === null) putAll(null, depth);
    for (const one of collections.filter((each) => each.parent === parent)) {
      const inside = maps.filter((map) => map.collection === one.id).length;
      lines.push({ kind: 'collection', id: one.id, name: one.name, depth, maps: inside });
      if (!folded.has(one.id)) open(one.id, depth + 1);
    }
    if (parent !== null) putAll(parent, depth);
  };
  open(null, 0);
  // Maps that only a circle leads to have no top: they stand at the end, so that nothing is lost.
  const hidden = new Set(collections.filter((one) => isFolded(one.id, collections, folded)).map((one) => one.id));
  const reachable = reachableFrom(
    maps.filter((map) => !below.has(map.id)),
    byId,
  );
  for (const map of maps) {
    if (shown.has(map.id) || reachable.has(map.id)) continue;
    if (map.collection === null || !hidden.has(map.collection)) put(map, 0, []);
  }
  return lines;
}

function reachableFrom(tops: readonly AtlasMap[], byId: ReadonlyMap<string, AtlasMap>): Set<string> {
  const seen = new Set<string>();
  const walk = tops.map((map) => map.id);
  for (let id = walk.pop(); id !== undefined; id = walk.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    walk.push(...(byId.get(id)?.subs ?? []).map((sub) => sub.map));
  }
  return seen;
}

function isFolded(
  id: string,
  collections: readonly { id: string; parent: string | null }[],
  folded: ReadonlySet<string>,
): boolean {
  for (let at: string | null = id; at !== null; at = collections.find((one) => one.id === at)?.parent ?? null) {
    if (folded.has(at)) return true;
  }
  return false;
}
