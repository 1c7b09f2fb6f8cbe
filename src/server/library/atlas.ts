/** Every map at one glance: how far it is, whose it is, what hangs below it, what it lacks. */
import { healthOf } from '../../workspace/health.ts';
import { hierarchyOf, type Hierarchy, type Linked } from '../../workspace/hierarchy.ts';
import type { Collection } from '../../workspace/collections.ts';
import type { ListedMap } from '../../workspace/library.store.ts';
import type { MapFacts } from '../../workspace/map-facts.ts';
import { mapKinds } from '../../map/map.ts';
import type { Atlas, AtlasMap } from '../library-api.ts';

export interface AtlasParts {
  readonly maps: readonly ListedMap[];
  readonly collections: readonly Collection[];
  /** Where something that was put into a collection shows. */
  readonly home: (collection: string | null) => string | null;
  /** Gap rules that are switched off. */
  readonly off: ReadonlySet<string>;
  readonly today: string;
}

export const linkedMaps = (maps: readonly ListedMap[]): Linked[] =>
  maps.map(({ id, title, facts }) => ({ id, title, subs: (facts?.subs ?? []).map((sub) => sub.map) }));

export function atlasOf({ maps, collections, home, off, today }: AtlasParts): Atlas {
  const hierarchy = hierarchyOf(linkedMaps(maps));
  return {
    today,
    maps: maps.map((map) => atlasMap(map, map.facts ?? unseen(map), { hierarchy, home, off, today })),
    collections: [...collections],
    roots: [...hierarchy.roots],
    circles: hierarchy.circles.map((circle) => [...circle]),
  };
}

interface Around extends Pick<AtlasParts, 'home' | 'off' | 'today'> {
  readonly hierarchy: Hierarchy;
}

function atlasMap(map: ListedMap, facts: MapFacts, { hierarchy, home, off, today }: Around): AtlasMap {
  const { id, source, journey, updatedAt } = map;
  const gaps = Object.entries(facts.gaps).filter(([rule]) => !off.has(rule));
  return {
    id,
    title: facts.title,
    kind: facts.kind,
    status: facts.status,
    owner: facts.owner,
    reviewBy: facts.reviewBy,
    reviewEvery: facts.reviewEvery,
    signedOff: facts.signedOff,
    collection: home(map.collection),
    source,
    journey,
    updatedAt,
    stages: [...facts.stages],
    steps: facts.steps,
    cards: facts.cards,
    personas: [...facts.personas],
    subs: facts.subs.map((sub) => ({ ...sub })),
    gaps: gaps.reduce((sum, [, count]) => sum + count, 0),
    health: healthOf(facts, today),
    scored: facts.scored,
    level: hierarchy.level.get(id) ?? 1,
  };
}

const nothing = { have: 0, of: 0 };

/** A map that nobody looked at yet, as it is right after an update of the program. */
function unseen({ title, kind }: ListedMap): MapFacts {
  return {
    title,
    kind: mapKinds.find((one) => one === kind) ?? 'current-state',
    status: 'draft',
    owner: null,
    reviewBy: null,
    reviewEvery: null,
    signedOff: null,
    stages: [],
    steps: 0,
    cards: 0,
    personas: [],
    subs: [],
    owned: { stages: nothing, touchpoints: nothing },
    proven: { pains: nothing, feelings: nothing },
    scored: nothing,
    gaps: {},
    felt: {},
    asked: {},
    sharedIn: {},
  };
}
