/** Reads a journey map out of its Y.Doc: always a valid map, whatever was merged, and cheaply again after each edit. */
import * as Y from 'yjs';
import type { z } from 'zod';
import {
  type Fields,
  type Kind,
  kinds,
  mapFieldsOf,
  notInDocument,
  offerKeys,
  orderKey,
  own,
  records,
  recordSchemas,
} from './doc.ts';
import { type AnyEntry, healed, type Shelves } from './heal.ts';
import { isId, JourneyMap } from './map.ts';
import { same } from './same.ts';
import { Shelf } from './shelf.ts';

/** What must be there, when a merge or a foreign program left it out. */
const defaults: Record<Kind, Readonly<Record<string, unknown>>> = {
  personas: { name: 'Unnamed' },
  stages: { name: 'Unnamed' },
  steps: { name: 'Unnamed' },
  lanes: { kind: 'free', name: 'Unnamed' },
  cards: { lane: 'unsorted-lane', step: 'unsorted-step', text: '' },
  touchpoints: { name: 'Unnamed', channel: 'other' },
  paths: { name: 'Unnamed', touchpoints: [] },
  stakeholders: { name: 'Unnamed', side: 'company' },
  lines: { kind: 'interaction', below: 'nowhere' },
  links: { from: 'nowhere', to: 'nowhere', kind: 'relates-to' },
  views: { name: 'Unnamed', view: 'grid' },
  signOffs: { by: 'Somebody', on: '1970-01-01' },
};
const mapDefaults = { id: 'map', title: 'Untitled map', kind: 'current-state' };
const mapSchema = JourneyMap.omit({
  personas: true,
  stages: true,
  lanes: true,
  cards: true,
  touchpoints: true,
  paths: true,
  stakeholders: true,
  lines: true,
  links: true,
  views: true,
  signOffs: true,
});

/**
 * The plain value of a record: unknown keys first found, known keys over them. Put together key by key in one order,
 * so that records with the same keys share their shape, which makes looking through thousands of them quick.
 */
function plain(fields: Fields, id?: string): Record<string, unknown> {
  const more = fields.get(own.more);
  const value: Record<string, unknown> = id === undefined ? {} : { id };
  for (const pair of Array.isArray(more) ? more : []) {
    if (Array.isArray(pair) && typeof pair[0] === 'string' && mayStand(pair[0], id)) value[pair[0]] = pair[1];
  }
  const all: [string, unknown][] = [];
  fields.forEach((one, key) => {
    if (!key.startsWith('@') && mayStand(key, id)) all.push([key, one]);
  });
  all.sort(byKey);
  for (const [key, one] of all) value[key] = one instanceof Y.AbstractType ? one.toJSON() : one;
  return value;
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

const mayStand = (key: string, id: string | undefined): boolean =>
  key !== '__proto__' && (key !== 'id' || id === undefined);

/** A text that two people together made too long, or that holds half a character, as far as it can be kept. */
function mendedText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.slice(0, longestText).replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** The value with every field that breaks the schema taken out, or replaced where one must be there. */
function tidy(schema: z.ZodType, value: Record<string, unknown>, must: Readonly<Record<string, unknown>>): object {
  const parsed = schema.safeParse(value);
  if (parsed.success) return value;
  const kept = { ...value };
  for (const { path } of parsed.error.issues) {
    const key = String(path[0]);
    const mended = path.length === 1 ? mendedText(kept[key]) : undefined;
    if (mended !== undefined && schema.safeParse({ ...must, [key]: mended }).success) kept[key] = mended;
    else if (Object.hasOwn(must, key)) kept[key] = must[key];
    else delete kept[key];
  }
  return kept;
}

const longestText = 20_000;

type Value = AnyEntry['value'];

function readEntry(kind: Kind, id: string, fields: Fields, expected: object | undefined): AnyEntry {
  const stage = fields.get(own.stage);
  const value = plain(fields, id);
  const known = expected !== undefined && same(expected, value);
  return {
    value: (known ? expected : tidy(recordSchemas[kind], value, { id, ...defaults[kind] })) as Value,
    order: orderKey(fields),
    gone: fields.get(own.gone) === true,
    stage: isId(stage) ? stage : undefined,
  };
}

/** What was read of a document, kept up to date by marking what changed. */
interface Reading {
  /** What it is expected to hold at the first reading. */
  readonly expected: JourneyMap | undefined;
  readonly shelves: Shelves;
  readonly stale: Map<Kind, Set<string>>;
  fieldsStale: boolean;
  fields: Record<string, unknown>;
  map: JourneyMap | undefined;
}

const readings = new WeakMap<Y.Doc, Reading>();
const expectations = new WeakMap<Y.Doc, JourneyMap>();

/**
 * Says what an empty document is going to hold, as a valid map that was read elsewhere. Whatever of it turns out to be
 * so is the same object when the document is read, down to the whole map, and is not checked a second time.
 */
export function expectMap(doc: Y.Doc, map: JourneyMap): void {
  expectations.set(doc, map);
}

function expectedOf(map: JourneyMap | undefined, kind: Kind): ReadonlyMap<string, object> {
  const all = kind === 'steps' ? map?.stages.flatMap((stage) => stage.steps) : kind === 'stages' ? [] : map?.[kind];
  return new Map(all?.map((one) => [one.id, one]));
}

/** The map that was expected where it came true. */
function asExpected(expected: JourneyMap | undefined, map: JourneyMap): JourneyMap {
  if (expected === undefined) return map;
  const keys = Object.keys(map) as (keyof JourneyMap)[];
  const so = (key: keyof JourneyMap): boolean =>
    map[key] === expected[key] || (!Object.hasOwn(recordSchemas, key) && same(map[key], expected[key]));
  return keys.length === Object.keys(expected).length && keys.every(so) ? expected : map;
}

function emptyReading(expected?: JourneyMap): Reading {
  return {
    expected,
    shelves: Object.fromEntries(kinds.map((kind) => [kind, new Shelf<AnyEntry['value']>()])) as Shelves,
    stale: new Map(kinds.map((kind) => [kind, new Set<string>()])),
    fieldsStale: true,
    fields: {},
    map: undefined,
  };
}

function markAll(doc: Y.Doc, reading: Reading): void {
  for (const [kind, ids] of reading.stale) for (const id of records(doc, kind).keys()) ids.add(id);
}

/** Starts to follow a document; lasts as long as the document. */
function follow(doc: Y.Doc): Reading {
  const reading = emptyReading(expectations.get(doc));
  expectations.delete(doc);
  markAll(doc, reading);
  for (const [kind, ids] of reading.stale) {
    const all = records(doc, kind);
    all.observeDeep((events) => {
      for (const event of events) {
        if (event.target === all) for (const id of event.changes.keys.keys()) ids.add(id);
        else ids.add(String(event.path[0]));
      }
    });
  }
  mapFieldsOf(doc).observeDeep(() => {
    reading.fieldsStale = true;
  });
  readings.set(doc, reading);
  offerKeys(doc, (kind) => {
    if (reading.map === undefined || reading.stale.get(kind)?.size !== 0) return undefined;
    return Array.from(reading.shelves[kind].living() as readonly AnyEntry[], (entry) => entry.order);
  });
  return reading;
}

function fieldsOf(doc: Y.Doc): Record<string, unknown> {
  const kept = Object.entries(plain(mapFieldsOf(doc))).filter(([key]) => !notInDocument.has(key));
  return { ...tidy(mapSchema, Object.fromEntries(kept), mapDefaults) };
}

/** Records that are worth putting into their place one by one. */
const few = 60;

function refresh(doc: Y.Doc, reading: Reading): JourneyMap {
  const changed = kinds.filter((kind) => (reading.stale.get(kind)?.size ?? 0) > 0);
  if (reading.map !== undefined && changed.length === 0 && !reading.fieldsStale) return reading.map;
  for (const kind of changed) {
    const shelf = reading.shelves[kind] as Shelf<AnyEntry['value']>;
    const stale = reading.stale.get(kind) ?? new Set<string>();
    const expected = expectedOf(reading.map ? undefined : reading.expected, kind);
    if (stale.size > few) shelf.reshuffle();
    for (const id of stale) {
      const fields = records(doc, kind).get(id);
      shelf.put(id, fields instanceof Y.Map && isId(id) ? readEntry(kind, id, fields, expected.get(id)) : undefined);
    }
    stale.clear();
  }
  if (reading.fieldsStale) reading.fields = fieldsOf(doc);
  reading.fieldsStale = false;
  const map = healed(reading.fields, reading.shelves, reading.map ?? reading.expected);
  reading.map = reading.map ? map : asExpected(reading.expected, map);
  return reading.map;
}

/**
 * The map a document holds: always valid, the same for everybody who has the same updates. Values that did not
 * change since the last reading of the same document are the same objects, so that a page may compare by identity.
 */
export function readMap(doc: Y.Doc): JourneyMap {
  if (doc._transaction === null) return refresh(doc, readings.get(doc) ?? follow(doc));
  const reading = emptyReading();
  markAll(doc, reading);
  return refresh(doc, reading);
}

/** Calls the listener with the map after every transaction that changed it; returns how to stop. */
export function watchMap(doc: Y.Doc, listener: (map: JourneyMap) => void): () => void {
  let last = readMap(doc);
  const look = (): void => {
    const map = readMap(doc);
    if (map === last) return;
    last = map;
    listener(map);
  };
  doc.on('afterTransaction', look);
  return () => doc.off('afterTransaction', look);
}
