/** What stands on every map and what maps share, asked without opening a single document. */
import type { State } from '../db/stores.ts';
import { inBatches } from './batches.ts';
import type { MapFacts, WrittenPlace } from './map-facts.ts';
import { thingKey, type FieldChanges, type SharedKind, type SharedThing } from './shared-things.ts';

/** Raised when an index row gets another shape; rows of an older one are made anew. */
const form = 1;

export interface IndexRow {
  readonly map: string;
  /** The count of `changesOf` before the document was read. */
  readonly changes: number;
  /** `2026-11-21` */
  readonly day: string;
  readonly facts: MapFacts;
  readonly things: readonly SharedThing[];
  readonly places: readonly WrittenPlace[];
}

/** A map as pages over many maps show it; `facts` is null until it was looked at for the first time. */
export interface ListedMap {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly source: string | null;
  readonly journey: string | null;
  readonly collection: string | null;
  readonly updatedAt: string;
  readonly facts: MapFacts | null;
}

/** What one map holds of a shared thing. */
export interface HeldThing extends SharedThing {
  readonly map: string;
}

export interface SearchHit {
  readonly map: string;
  readonly title: string;
  readonly place: WrittenPlace;
}

export interface LibraryStore {
  /** How many changes of the map are stored; undefined when there is no such map. */
  changesOf(map: string): Promise<number | undefined>;
  /** What the map held when it was last looked at, by `thingKey`; undefined when it never was. */
  lastThings(map: string): Promise<ReadonlyMap<string, FieldChanges> | undefined>;
  index(row: IndexRow): Promise<void>;
  /** Maps whose row is missing, of fewer changes, of another shape or of another day. */
  stale(day: string): Promise<string[]>;
  /** What the workspace knows of these things, by `thingKey`. */
  known(keys: readonly Pick<SharedThing, 'kind' | 'id'>[]): Promise<ReadonlyMap<string, FieldChanges>>;
  /** All of a kind, by name. */
  all(kind: SharedKind): Promise<SharedThing[]>;
  /** Writes what the workspace knows; pending until `carried`. */
  know(things: readonly SharedThing[]): Promise<void>;
  carried(things: readonly Pick<SharedThing, 'kind' | 'id'>[]): Promise<void>;
  /** Things that may not have reached every map yet. */
  pending(): Promise<SharedThing[]>;
  forget(kind: SharedKind, id: string): Promise<void>;
  /** Maps that hold the thing, deleted ones left out. */
  holders(thing: Pick<SharedThing, 'kind' | 'id'>): Promise<string[]>;
  /** What every map that is not deleted holds of a kind, or of one thing. */
  held(kind: SharedKind, id?: string): Promise<HeldThing[]>;
  /** Every map that is not deleted, last edited first. */
  maps(): Promise<ListedMap[]>;
  map(id: string): Promise<ListedMap | undefined>;
  /** Pieces of text that hold every word, of the maps last edited first. */
  search(words: readonly string[], limit: number): Promise<SearchHit[]>;
}

interface ListedRow extends Omit<ListedMap, 'updatedAt'> {
  readonly updated_at: Date;
}

const listed = ({ updated_at, ...row }: ListedRow): ListedMap => ({ ...row, updatedAt: updated_at.toISOString() });

const selectListed = `select maps.id, maps.title, maps.kind, maps.source, maps.journey, maps.collection,
    maps.updated_at, map_index.facts
  from maps left join map_index on map_index.map = maps.id where maps.deleted_at is null`;

export function libraryStore({ pool, batch }: State): LibraryStore {
  const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(sql, values)).rows;
  return {
    changesOf: async (map) => (await rows<{ changes: number }>(changesOf, [map]))[0]?.changes,
    lastThings: async (map) => {
      const [row] = await rows<{ things: SharedThing[] }>('select things from map_index where map = $1', [map]);
      return row && byKey(row.things);
    },
    index: async (row) => {
      await pool.query(writeIndex, indexValues(row));
    },
    stale: async (day) => (await rows<{ id: string }>(staleMaps, [form, day])).map((row) => row.id),
    known: async (things) =>
      byKey(await inBatches(things, batch, (some) => rows<SharedThing>(knownThings, keys(some)))),
    all: (kind) =>
      rows(`select kind, id, fields from shared_things where kind = $1 order by lower(fields->>'name'), id`, [kind]),
    know: async (things) => {
      await inBatches(things, batch, async (some) => {
        await pool.query(writeThings, [...keys(some), some.map((one) => JSON.stringify(one.fields))]);
        return [];
      });
    },
    carried: async (things) => {
      await inBatches(things, batch, async (some) => {
        await pool.query(`update shared_things set pending = false where ${isOneOf}`, keys(some));
        return [];
      });
    },
    pending: () => rows('select kind, id, fields from shared_things where pending order by changed_at, kind, id'),
    forget: async (kind, id) => {
      await pool.query('delete from shared_things where kind = $1 and id = $2', [kind, id]);
    },
    holders: async (thing) => (await rows<{ id: string }>(holdersOf, [thingKey(thing)])).map((row) => row.id),
    held: (kind, id) => rows(heldThings, [kind, id ?? null, id === undefined ? null : thingKey({ kind, id })]),
    maps: async () => (await rows<ListedRow>(`${selectListed} order by maps.updated_at desc, maps.id`)).map(listed),
    map: async (id) => (await rows<ListedRow>(`${selectListed} and maps.id = $1`, [id])).map(listed)[0],
    search: async (words, limit) => (await rows<HitRow>(searchMaps, [words.map(likeOf), limit])).map(hitOf),
  };
}

const changesOf = 'select changes from maps where id = $1';

/** A row made of more changes stays: two looks at a map may overtake each other. */
const writeIndex = `insert into map_index (map, changes, form, made_on, facts, holds, things, words, places)
  select id, $2, $3, $4, $5::jsonb, $6::text[], $7::jsonb, $8, $9::jsonb from maps where id = $1
  on conflict (map) do update set changes = excluded.changes, form = excluded.form, made_on = excluded.made_on,
    facts = excluded.facts, holds = excluded.holds, things = excluded.things, words = excluded.words,
    places = excluded.places
  where map_index.changes <= excluded.changes`;

function indexValues({ map, changes, day, facts, things, places }: IndexRow): unknown[] {
  const words = places.map((place) => place.text.toLowerCase()).join('\n');
  const [told, written] = [JSON.stringify(things), JSON.stringify(places)];
  return [map, changes, form, day, JSON.stringify(facts), things.map(thingKey), told, words, written];
}

const staleMaps = `select maps.id from maps left join map_index on map_index.map = maps.id
  where maps.deleted_at is null and (map_index.map is null or map_index.changes < maps.changes
    or map_index.form <> $1 or map_index.made_on <> $2)
  order by maps.updated_at desc, maps.id`;

const isOneOf = '(kind, id) in (select * from unnest($1::text[], $2::text[]))';
const knownThings = `select kind, id, fields from shared_things where ${isOneOf}`;
const writeThings = `insert into shared_things (kind, id, fields, pending, changed_at)
  select kind, id, fields::jsonb, true, now() from unnest($1::text[], $2::text[], $3::text[]) as news (kind, id, fields)
  on conflict (kind, id) do update set fields = excluded.fields, pending = true, changed_at = excluded.changed_at`;

const holdersOf = `select maps.id from map_index join maps on maps.id = map_index.map
  where map_index.holds @> array[$1::text] and maps.deleted_at is null order by maps.updated_at desc, maps.id`;

const heldThings = `select maps.id as map, thing->>'kind' as kind, thing->>'id' as id, thing->'fields' as fields
  from map_index join maps on maps.id = map_index.map, jsonb_array_elements(map_index.things) as thing
  where maps.deleted_at is null and ($3::text is null or map_index.holds @> array[$3::text])
    and thing->>'kind' = $1 and ($2::text is null or thing->>'id' = $2)
  order by maps.updated_at desc, maps.id`;

interface HitRow {
  readonly map: string;
  readonly title: string;
  readonly place: WrittenPlace;
}

const hitOf = ({ map, title, place }: HitRow): SearchHit => ({ map, title, place });

/** The maps that hold all words somewhere, then the pieces of text that hold all of them. */
const searchMaps = `select maps.id as map, maps.title, place
  from map_index join maps on maps.id = map_index.map, jsonb_array_elements(map_index.places) as place
  where maps.deleted_at is null and map_index.words like all ($1::text[])
    and lower(place->>'text') like all ($1::text[])
  order by maps.updated_at desc, maps.id limit $2`;

const likeOf = (word: string): string => `%${word.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

const keys = (things: readonly Pick<SharedThing, 'kind' | 'id'>[]): [string[], string[]] => [
  things.map((one) => one.kind),
  things.map((one) => one.id),
];

const byKey = (things: readonly SharedThing[]): ReadonlyMap<string, FieldChanges> =>
  new Map(things.map((thing) => [thingKey(thing), thing.fields]));
