/** What is one thing on several maps, and how a change of it on one map is carried to the others, as edits. */
import { EditCard } from './edits/edit-card.ts';
import { EditPersona } from './edits/edit-persona.ts';
import { EditTouchpoint } from './edits/edit-touchpoint.ts';
import type { Edit } from './edits/edits.ts';
import type { JourneyMap } from './map.ts';
import { same } from './same.ts';

/** Kinds of records that are one thing wherever they bear the same id; of cards, those that are marked as shared. */
export type CarriedKind = 'personas' | 'touchpoints' | 'cards';
type Thing = Readonly<Record<string, unknown>> & { readonly id: string };

/** Fields of a thing that belong to the map it stands on: where it is there, and what is asked of its customers. */
const ownFields: ReadonlySet<string> = new Set(['verb', 'id', 'measures', 'span', 'shared']);

const declared = (edit: { shape: object }): readonly string[] =>
  Object.keys(edit.shape).filter((key) => !ownFields.has(key));

/** How each kind is edited, and the fields that are carried. */
export const carriedKinds = {
  personas: { verb: 'edit-persona', fields: declared(EditPersona) },
  touchpoints: { verb: 'edit-touchpoint', fields: declared(EditTouchpoint) },
  cards: { verb: 'edit-card', fields: declared(EditCard) },
} as const;
const kinds = Object.keys(carriedKinds) as CarriedKind[];

/** The things of a map that may stand on other maps too. */
function thingsOf(map: JourneyMap, kind: CarriedKind): Map<string, Thing> {
  const all: readonly Thing[] = kind === 'cards' ? map.cards.filter((card) => card.shared === true) : map[kind];
  return new Map(all.map((one) => [one.id, one]));
}

/** Ids of the things of a map that may stand on other maps too; the workspace asks it where a thing is used. */
export function carriedIds(map: JourneyMap): Readonly<Record<CarriedKind, readonly string[]>> {
  const ids = (kind: CarriedKind): string[] => [...thingsOf(map, kind).keys()];
  return { personas: ids('personas'), touchpoints: ids('touchpoints'), cards: ids('cards') };
}

/** The edit that makes the declared fields of one like those of the other; undefined when they are. */
function difference(kind: CarriedKind, from: Thing, to: Thing): Edit | undefined {
  const { verb, fields } = carriedKinds[kind];
  const changed = fields.filter((field) => !same(from[field], to[field]));
  if (changed.length === 0) return undefined;
  const values = Object.fromEntries(changed.map((field) => [field, to[field] ?? null]));
  // What a thing must have, like its name, is never absent, so no `null` meets a field that cannot be cleared.
  return { verb, id: to.id, ...values } as Edit;
}

/**
 * What changed between two readings of one map that other maps with the same things should be told: edits of the
 * declared fields of personas, touchpoints and shared cards that stand in both. What was added, came back or became
 * shared is no change; `joined` names it.
 */
export function carriedChanges(before: JourneyMap, after: JourneyMap): Edit[] {
  return kinds.flatMap((kind) => {
    if (before[kind] === after[kind]) return [];
    const was = thingsOf(before, kind);
    return [...thingsOf(after, kind).values()].flatMap((thing) => {
      const former = was.get(thing.id);
      return former === undefined || former === thing ? [] : (difference(kind, former, thing) ?? []);
    });
  });
}

/** Ids of what stands on the map now and did not before: other maps may know more about it (`likeElsewhere`). */
export function joined(before: JourneyMap, after: JourneyMap): Readonly<Record<CarriedKind, readonly string[]>> {
  const ids = (kind: CarriedKind): string[] => {
    if (before[kind] === after[kind]) return [];
    const was = thingsOf(before, kind);
    return [...thingsOf(after, kind).keys()].filter((id) => !was.has(id));
  };
  return { personas: ids('personas'), touchpoints: ids('touchpoints'), cards: ids('cards') };
}

/**
 * Of edits carried from elsewhere, those that change something on this map: of things it holds, and, where they name
 * a persona or touchpoint it does not hold, without that. So carrying twice does nothing the second time, and what
 * came from a map is not carried back to it.
 */
export function carriedOnto(map: JourneyMap, edits: readonly Edit[]): Edit[] {
  const things = { personas: thingsOf(map, 'personas'), touchpoints: thingsOf(map, 'touchpoints') };
  const cards = thingsOf(map, 'cards');
  return edits.flatMap((edit) => {
    if (edit.verb === 'edit-persona') return stillNew(edit, things.personas.get(edit.id));
    if (edit.verb === 'edit-touchpoint') return stillNew(edit, things.touchpoints.get(edit.id));
    if (edit.verb !== 'edit-card') return [];
    const { persona, touchpoint, ...rest } = edit;
    const known = {
      ...rest,
      ...(persona === undefined || (persona !== null && !things.personas.has(persona)) ? {} : { persona }),
      ...(touchpoint === undefined || (touchpoint !== null && !things.touchpoints.has(touchpoint))
        ? {}
        : { touchpoint }),
    };
    return stillNew(known, cards.get(edit.id));
  });
}

/** The edit without what the thing says already; nothing when that is all, or when there is no such thing. */
function stillNew(edit: Edit & { readonly id: string }, thing: Thing | undefined): Edit[] {
  if (thing === undefined) return [];
  const fields = Object.entries(edit).filter(
    ([key, value]) => key !== 'verb' && key !== 'id' && value !== undefined && !same(thing[key], value ?? undefined),
  );
  return fields.length === 0 ? [] : [{ verb: edit.verb, id: edit.id, ...Object.fromEntries(fields) } as Edit];
}

/** Edits that make things of this map, all or those named, say what they say on another map that holds them too. */
export function likeElsewhere(
  map: JourneyMap,
  elsewhere: JourneyMap,
  only?: Readonly<Record<CarriedKind, readonly string[]>>,
): Edit[] {
  const edits = kinds.flatMap((kind) => {
    const there = thingsOf(elsewhere, kind);
    return [...thingsOf(map, kind).values()].flatMap((thing) => {
      const other = there.get(thing.id);
      if (other === undefined || (only !== undefined && !only[kind].includes(thing.id))) return [];
      return difference(kind, thing, other) ?? [];
    });
  });
  return carriedOnto(map, edits);
}
