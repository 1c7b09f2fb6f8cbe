/** How a journey map lives in a Y.Doc: one shared map of records for each kind, so that concurrent edits merge. */
import * as Y from 'yjs';
import type { z } from 'zod';
import {
  BlueprintLine,
  Card,
  currentVersion,
  JourneyMap,
  Lane,
  Link,
  Path,
  Persona,
  SavedView,
  SignOff,
  Stage,
  Stakeholder,
  Step,
  Touchpoint,
} from './map.ts';
import { orderBetween, orderOf } from './order.ts';
import { same } from './same.ts';

/** The kinds of records; each is a top-level Y.Map from id to the record's fields. Steps stand beside their stages. */
export const recordSchemas = {
  personas: Persona,
  stages: Stage.omit({ steps: true }),
  steps: Step,
  lanes: Lane,
  cards: Card,
  touchpoints: Touchpoint,
  paths: Path,
  stakeholders: Stakeholder,
  lines: BlueprintLine,
  links: Link,
  views: SavedView,
  signOffs: SignOff,
} as const satisfies Record<string, z.ZodObject>;
export type Kind = keyof typeof recordSchemas;
export const kinds = Object.keys(recordSchemas) as Kind[];

/** Kinds that a file may leave out; one that says it has none keeps saying so. */
export const optionalKinds = ['paths', 'stakeholders', 'lines', 'links', 'views', 'signOffs'] as const;

export type Fields = Y.Map<unknown>;

/**
 * Fields that are not the map's own: where a record stands among its kind, the stage of a step, that it was
 * deleted, the unknown keys with their values in their own order, and on the map itself the version that wrote it.
 */
export const own = { order: '@order', stage: '@stage', gone: '@gone', more: '@more', version: '@version' } as const;

/** Known keys of the map itself that are plain fields. */
export const mapFields = Object.keys(JourneyMap.shape).filter((key) => !Object.hasOwn(recordSchemas, key));

/** Keys of a file that never enter the document: answers are computed, bytes stand beside it, the version is its own. */
export const notInDocument: ReadonlySet<string> = new Set(['version', 'measures', 'pictures']);

export const records = (doc: Y.Doc, kind: Kind): Y.Map<Fields> => doc.getMap<Fields>(kind);
export const mapFieldsOf = (doc: Y.Doc): Fields => doc.getMap('map');

/** False while a document is still empty, before its first synchronisation. */
export const holdsMap = (doc: Y.Doc): boolean => mapFieldsOf(doc).has('id');

/** Typing in one card by two people at once merges letter by letter; every other field belongs to the last writer. */
const isTyped = (kind: Kind, key: string): boolean => kind === 'cards' && key === 'text';

/** Yjs tells values apart by their `constructor`, and so refuses an object that has a key of that name. */
const foolsYjs = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'constructor');

function sorted(value: object, known: readonly string[]): { fields: [string, unknown][]; more: [string, unknown][] } {
  const all = Object.entries(value).filter(([key, one]) => key !== 'id' && one !== undefined);
  const plain = ([key, one]: [string, unknown]): boolean => known.includes(key) && !foolsYjs(one);
  return { fields: all.filter(plain), more: all.filter((entry) => !plain(entry)) };
}

/** Adds a record, or writes a deleted one anew. */
export function putRecord(
  doc: Y.Doc,
  kind: Kind,
  id: string,
  value: object,
  place: { order: string; stage?: string },
): void {
  const { fields, more } = sorted(value, Object.keys(recordSchemas[kind].shape));
  const record: Fields = new Y.Map();
  for (const [key, one] of fields) record.set(key, isTyped(kind, key) ? new Y.Text(String(one)) : one);
  if (more.length > 0) record.set(own.more, more);
  record.set(own.order, place.order);
  if (place.stage !== undefined) record.set(own.stage, place.stage);
  records(doc, kind).set(id, record);
}

/** The fields of a record. One that a merge left without a record of its own gets one here. */
export function recordOf(doc: Y.Doc, kind: Kind, id: string): Fields {
  const found = records(doc, kind).get(id);
  if (found instanceof Y.Map) return found;
  const bare: Fields = new Y.Map([[own.order, orderBefore(doc, kind, id, null)]]);
  records(doc, kind).set(id, bare);
  return bare;
}

/** Writes the given fields of a record: `null` clears one, `undefined` leaves it alone. */
export function setFields(doc: Y.Doc, kind: Kind, id: string, changes: Readonly<Record<string, unknown>>): void {
  const record = recordOf(doc, kind, id);
  for (const [key, value] of Object.entries(changes)) {
    if (isTyped(kind, key) && typeof value === 'string') setText(record, key, value);
    else setField(record, key, value);
  }
}

/** Writes one field: `null` clears it, `undefined` leaves it alone, and what is there already is not written again. */
export function setField(record: Fields, key: string, value: unknown): void {
  if (value === undefined || same(record.get(key), value)) return;
  if (value === null) record.delete(key);
  else record.set(key, value);
}

/** Turns the text into `next` by the one smallest replacement, so that what others type elsewhere in it stays. */
function setText(record: Fields, key: string, next: string): void {
  const text = record.get(key);
  if (!(text instanceof Y.Text)) {
    record.set(key, new Y.Text(next));
    return;
  }
  const now = text.toString();
  const most = Math.min(now.length, next.length);
  let start = 0;
  while (start < most && now[start] === next[start]) start++;
  if (start > 0 && /[\ud800-\udbff]/.test(now[start - 1] ?? '')) start--;
  let end = 0;
  while (end < most - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end++;
  if (end > 0 && /[\udc00-\udfff]/.test(now[now.length - end] ?? '')) end--;
  if (now.length - end > start) text.delete(start, now.length - end - start);
  if (next.length - end > start) text.insert(start, next.slice(start, next.length - end));
}

/** Deletes a record in a way that merges and can be undone: it is marked and no longer read. */
export function markGone(doc: Y.Doc, kind: Kind, id: string): void {
  recordOf(doc, kind, id).set(own.gone, true);
}

type KeySource = (kind: Kind) => string[] | undefined;
const keySources = new WeakMap<Y.Doc, KeySource>();

/** Who follows a document knows the sorted order keys of its records; undefined where it is not up to date. */
export const offerKeys = (doc: Y.Doc, source: KeySource): unknown => keySources.set(doc, source);

/**
 * Order keys of a kind, sorted. Within a transaction they are gathered once and the new ones added, so that many
 * edits together stay quick; a key left over from a record that moved on does no harm between its neighbours.
 */
function keysOf(doc: Y.Doc, kind: Kind): string[] {
  const meta = doc._transaction?.meta;
  const kept = meta?.get(records(doc, kind)) as string[] | undefined;
  if (kept !== undefined) return kept;
  const keys = keySources.get(doc)?.(kind) ?? Array.from(records(doc, kind).values(), orderKey).sort();
  meta?.set(records(doc, kind), keys);
  return keys;
}

/** How many of the sorted keys are before `key`. */
function before(keys: readonly string[], key: string): number {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[middle] ?? '') < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The order key that puts record `id` right before `mark`, or at the end when that is absent. */
export function orderBefore(doc: Y.Doc, kind: Kind, id: string, mark: string | null | undefined): string {
  const keys = keysOf(doc, kind);
  const next = mark === null || mark === undefined ? undefined : records(doc, kind).get(mark);
  const high = next === undefined ? undefined : orderKey(next);
  const low = high === undefined ? keys.at(-1) : keys[before(keys, high) - 1];
  const key = orderBetween(low, high, id);
  keys.splice(before(keys, key), 0, key);
  return key;
}

/** The order key that puts record `id` right after `mark`. */
export function orderAfter(doc: Y.Doc, kind: Kind, id: string, mark: string): string {
  const record = records(doc, kind).get(mark);
  const key = record === undefined ? '' : orderKey(record);
  const keys = keysOf(doc, kind);
  const next = keys.slice(before(keys, key)).find((one) => one > key);
  const made = orderBetween(key, next, id);
  keys.splice(before(keys, made), 0, made);
  return made;
}

export function orderKey(record: Fields): string {
  const key = record.get(own.order);
  return typeof key === 'string' && /^[0-9A-Za-z]+$/.test(key) ? key : '';
}

/** Puts a whole map into an empty document, or in place of what the document held, in one transaction. */
export function writeMap(doc: Y.Doc, map: JourneyMap, origin: unknown = null): void {
  doc.transact(() => {
    for (const kind of kinds) records(doc, kind).clear();
    writeMapFields(doc, map);
    const put = (kind: Kind, index: number, value: { id: string }, stage?: string): void =>
      putRecord(doc, kind, value.id, value, {
        order: orderOf(index, value.id),
        ...(stage === undefined ? {} : { stage }),
      });
    let steps = 0;
    for (const [index, { steps: held, ...stage }] of map.stages.entries()) {
      put('stages', index, stage as { id: string });
      for (const step of held) put('steps', steps++, step, stage.id as string);
    }
    for (const kind of ['personas', 'lanes', 'cards', 'touchpoints', ...optionalKinds] as const) {
      for (const [index, value] of (map[kind] ?? []).entries()) put(kind, index, value);
    }
  }, origin);
}

function writeMapFields(doc: Y.Doc, map: JourneyMap): void {
  const fields = mapFieldsOf(doc);
  fields.clear();
  const isShelf = (key: string): boolean => Object.hasOwn(recordSchemas, key) && Object.hasOwn(JourneyMap.shape, key);
  const kept = Object.entries(map).filter(([key]) => !isShelf(key) && !notInDocument.has(key));
  const { fields: known, more } = sorted(Object.fromEntries(kept), mapFields);
  for (const [key, value] of [['id', map.id] as const, ...known]) fields.set(key, value);
  for (const kind of optionalKinds) if (map[kind] !== undefined) more.push([kind, []]);
  if (more.length > 0) fields.set(own.more, more);
  fields.set(own.version, currentVersion);
}
