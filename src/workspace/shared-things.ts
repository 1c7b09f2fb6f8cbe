/** Personas, touchpoints and shared cards: one thing with its namesakes on other maps, and what must be carried there. */
import { carriedKinds } from '../map/carried.ts';
import type { Edit } from '../map/edits/edits.ts';
import type { JourneyMap } from '../map/map.ts';
import { same } from '../map/same.ts';
import { keepable } from './keepable.ts';

export const sharedKinds = ['persona', 'touchpoint', 'card'] as const;
export type SharedKind = (typeof sharedKinds)[number];

export interface SharedThing {
  readonly kind: SharedKind;
  readonly id: string;
  /** Declared fields, by their names; those that are not set are absent. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** `persona:p_1`, the name of a thing in the index. */
export const thingKey = ({ kind, id }: Pick<SharedThing, 'kind' | 'id'>): string => `${kind}:${id}`;

const declared: Readonly<Record<SharedKind, readonly string[]>> = {
  persona: carriedKinds.personas.fields,
  touchpoint: carriedKinds.touchpoints.fields,
  card: carriedKinds.cards.fields,
};

function thingOf(kind: SharedKind, record: { readonly id: string }): SharedThing {
  const all = record as Readonly<Record<string, unknown>>;
  const set = declared[kind].filter((key) => all[key] !== undefined);
  return { kind, id: record.id, fields: keepable(Object.fromEntries(set.map((key) => [key, all[key]]))) };
}

/** Everything on the map that it may share with others. */
export function sharedThingsOf(map: JourneyMap): SharedThing[] {
  return [
    ...map.personas.map((one) => thingOf('persona', one)),
    ...map.touchpoints.map((one) => thingOf('touchpoint', one)),
    ...map.cards.filter((card) => card.shared === true).map((one) => thingOf('card', one)),
  ];
}

/** Fields to write; null clears one. */
export type FieldChanges = Readonly<Record<string, unknown>>;

export interface ThingChange extends Pick<SharedThing, 'kind' | 'id'> {
  readonly changes: FieldChanges;
}

/** The edit that writes the changes into any map that holds the thing. */
export function editOf({ kind, id, changes }: ThingChange): Edit {
  return { verb: `edit-${kind}`, id, ...changes };
}

/** What turns `from` into `to`, field by field. */
export function changesBetween(from: FieldChanges, to: FieldChanges): FieldChanges {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  const different = keys.filter((key) => !same(from[key], to[key]));
  return Object.fromEntries(different.map((key) => [key, to[key] ?? null]));
}

/** The fields with the changes made. */
export function withChanges(fields: FieldChanges, changes: FieldChanges): FieldChanges {
  return Object.fromEntries(Object.entries({ ...fields, ...changes }).filter(([, value]) => value !== null));
}

export const isEmpty = (changes: FieldChanges): boolean => Object.keys(changes).length === 0;

export interface CarryPlan {
  /** What the workspace must know from now on; `changes` go to every other map that holds it. */
  readonly carry: readonly (ThingChange & { readonly fields: FieldChanges })[];
  /** What this map missed and must be told. */
  readonly behind: readonly ThingChange[];
}

/**
 * Compares a map with what it held when it was last looked at and with what the workspace knows. A field that changed
 * on the map since is news, the last news wins. A field that did not, but differs, was changed elsewhere meanwhile. Of
 * a thing that came to this map since then the workspace's word stands, but for what was changed after it `arrived`;
 * what the workspace has no word on is taken over.
 */
export function planCarry(
  now: readonly SharedThing[],
  before: ReadonlyMap<string, FieldChanges>,
  known: ReadonlyMap<string, FieldChanges>,
  arrived: ReadonlyMap<string, FieldChanges> = new Map(),
): CarryPlan {
  const carry: (ThingChange & { fields: FieldChanges })[] = [];
  const behind: ThingChange[] = [];
  for (const { kind, id, fields } of now) {
    const thing = thingKey({ kind, id });
    const workspace = known.get(thing);
    if (workspace === undefined) {
      carry.push({ kind, id, changes: fields, fields });
      continue;
    }
    const last = before.get(thing);
    const since = last ?? arrived.get(thing);
    const differs = Object.entries(changesBetween(workspace, fields));
    const isNews = ([key]: [string, unknown]): boolean =>
      (last === undefined && workspace[key] === undefined) || (since !== undefined && !same(since[key], fields[key]));
    const news = Object.fromEntries(differs.filter(isNews));
    const missed = differs.filter((one) => !isNews(one)).map(([key]) => [key, workspace[key] ?? null] as const);
    if (!isEmpty(news)) carry.push({ kind, id, changes: news, fields: withChanges(workspace, news) });
    if (missed.length > 0) behind.push({ kind, id, changes: Object.fromEntries(missed) });
  }
  return { carry, behind };
}
