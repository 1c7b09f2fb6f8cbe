/** Pages over many maps: the atlas, the register, personas, shared cards, search, and changes to several maps at once. */
import { applyEdits, type Edit } from '../../map/edits/edits.ts';
import { Card, Touchpoint, type JourneyMap } from '../../map/map.ts';
import type { Measures, MeasureRef } from '../../map/measure.ts';
import { readMap } from '../../map/read-map.ts';
import { newId } from '../../lib/ids.ts';
import { deny, Refused } from '../../lib/refusal.ts';
import type { CollectionsStore } from '../../workspace/collections.store.ts';
import { grouped } from '../../workspace/grouped.ts';
import { refuseSubJourney } from '../../workspace/hierarchy.ts';
import type { LibraryStore, SearchHit } from '../../workspace/library.store.ts';
import { thingKey } from '../../workspace/shared-things.ts';
import type { LibraryCard, MapChange, Register, RegisterMeasures, TouchpointFields } from '../library-api.ts';
import type { LiveMaps } from '../live/live-maps.ts';
import type { Library } from '../services.ts';
import { atlasOf, linkedMaps } from './atlas.ts';
import { changeMaps } from './change-maps.ts';
import { joinOn } from './join-touchpoints.ts';
import type { LibraryKeeper } from './library-keeper.ts';
import { createPersonas } from './personas.ts';
import { measuresOf, registerOf } from './register.ts';

export interface LibraryParts {
  readonly store: LibraryStore;
  readonly collections: CollectionsStore;
  readonly keeper: LibraryKeeper;
  readonly live: LiveMaps;
  /** Ids of gap rules that are switched off. */
  readonly rulesOff: () => Promise<readonly string[]>;
  readonly answer: (source: string, refs: readonly MeasureRef[]) => Promise<Measures>;
  readonly remove: (id: string) => Promise<void>;
  readonly restore: (id: string) => Promise<unknown>;
}

const mostHits = 60;

export function createLibrary(parts: LibraryParts): Library {
  const { store, collections, keeper, live } = parts;
  return {
    atlas: async () => {
      const [maps, shelves, off] = await Promise.all([store.maps(), collections.list(), parts.rulesOff()]);
      return atlasOf({ maps, ...shelves, off: new Set(off), today: keeper.today() });
    },
    changeMaps: (changes: readonly MapChange[]) =>
      changeMaps({ store, collections, live, keeper, remove: parts.remove, restore: parts.restore }, changes),
    edit: (map, edits) => editMap(parts, map, edits),
    register: () => register(store),
    registerMeasures: async (): Promise<RegisterMeasures> => measuresOf(await store.maps(), parts.answer),
    editTouchpoint: (id, fields) => editTouchpoint(parts, id, fields),
    joinTouchpoints: (from, into) => joinTouchpoints(parts, from, into),
    personas: createPersonas({ store, keeper, live }),
    cards: () => sharedCards(store),
    search: (words) => search(store, words),
    createCollection: ({ id = newId('collection'), name, parent }) => collections.create({ id, name, parent }),
    changeCollection: (id, change) => collections.change(id, change),
    removeCollection: async (id) => {
      if (!(await collections.remove(id))) deny('unknown-collection', 'There is no such collection.');
    },
  };
}

/** Refused `sub-journey-circle` and what the edits themselves refuse; all or nothing. */
async function editMap({ store, live, keeper }: LibraryParts, id: string, edits: readonly Edit[]): Promise<JourneyMap> {
  const linked = edits.flatMap((edit) =>
    (edit.verb === 'edit-stage' || edit.verb === 'edit-step') && edit.subJourney ? [edit.subJourney] : [],
  );
  if (linked.length > 0) {
    const maps = linkedMaps(await store.maps());
    for (const to of linked) {
      const no = refuseSubJourney(maps, id, to);
      if (no) throw new Refused(no);
    }
  }
  const map = await live.with(id, async (open) => {
    const no = applyEdits(open.doc, edits, store);
    if (no) throw new Refused(no);
    await open.settled();
    await keeper.look(id, open.doc);
    return readMap(open.doc);
  });
  return map ?? deny('unknown-map', 'There is no such map. It may have been deleted.');
}

async function register(store: LibraryStore): Promise<Register> {
  const [held, maps] = await Promise.all([store.held('touchpoint'), store.maps()]);
  const once = [...new Map(held.map((one) => [one.id, one])).values()];
  return registerOf(held, await store.known(once), maps);
}

async function editTouchpoint({ store, keeper }: LibraryParts, id: string, fields: TouchpointFields): Promise<void> {
  const known = await store.known([{ kind: 'touchpoint', id }]);
  if (known.size === 0) deny('unknown-touchpoint', 'There is no such touchpoint on any map.');
  if (fields.name?.trim() === '') deny('no-name', 'A touchpoint needs a name.', { fix: 'Type at least one letter.' });
  await keeper.change({ kind: 'touchpoint', id, changes: fields });
}

/** Resolves to the edits that take it back, by map. */
async function joinTouchpoints(
  { store, live, keeper }: LibraryParts,
  from: string,
  into: string,
): Promise<{ map: string; edits: readonly Edit[] }[]> {
  if (from === into) deny('same-touchpoint', 'A touchpoint cannot be joined with itself.');
  const known = await store.known([{ kind: 'touchpoint', id: into }]);
  const fields = known.get(thingKey({ kind: 'touchpoint', id: into }));
  const holders = await store.holders({ kind: 'touchpoint', id: from });
  if (!fields || holders.length === 0) return deny('unknown-touchpoint', 'One of the two is on no map any more.');
  const kept = Touchpoint.parse({ ...fields, id: into });
  const undo: { map: string; edits: readonly Edit[] }[] = [];
  for (const map of holders) {
    await live.with(map, async (open) => {
      const joined = joinOn(readMap(open.doc), from, kept);
      const no = applyEdits(open.doc, joined.edits, store);
      if (no) throw new Refused(no);
      await open.settled();
      await keeper.look(map, open.doc);
      if (joined.undo.length > 0) undo.push({ map, edits: joined.undo });
    });
  }
  return undo;
}

async function sharedCards(store: LibraryStore): Promise<LibraryCard[]> {
  const [held, maps] = await Promise.all([store.held('card'), store.maps()]);
  const byId = new Map(maps.map((map) => [map.id, map]));
  return [...grouped(held, (one) => one.id)].flatMap(([id, all]): LibraryCard[] => {
    const on = all.flatMap(({ map }) => byId.get(map) ?? []);
    const card = Card.omit({ lane: true, step: true }).safeParse({ text: '', ...all[0]?.fields, id, shared: true });
    if (!card.success) return [];
    const lane = on.map((map) => map.facts?.sharedIn[id]).find((one) => one !== undefined) ?? 'free';
    return [{ card: card.data, lane, maps: on.map((map) => ({ map: map.id, title: map.title })) }];
  });
}

function search(store: LibraryStore, words: string): Promise<SearchHit[]> {
  const wanted = words.trim().split(/\s+/).filter(Boolean).slice(0, 12);
  return wanted.length === 0 ? Promise.resolve([]) : store.search(wanted, mostHits);
}
