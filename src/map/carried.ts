/** What is one thing on several maps, and how a change of it on one map is carried to the others, as edits. */
import { EditCard } from './edits/edit-card.ts';
import { EditPersona } from './edits/edit-persona.ts';
import { EditTouchpoint } from './edits/edit-touchpoint.ts';
import type { Edit } from './edits/edits.ts';
import type { JourneyMap } from './map.ts';
import { same } from './same.ts';

/** Kinds of records that are one thing wherever they bear the same id; of cards, those that are marked as shared. */
type CarriedKind = 'personas' | 'touchpoints' | 'cards';
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

/** The things of a map that may stand on other maps too. */
function thingsOf(map: JourneyMap, kind: CarriedKind): Map<string, Thing> {
  const all: readonly Thing[] = kind === 'cards' ? map.cards.filter((card) => card.shared === true) : map[kind];
  return new Map(all.map((one) => [one.id, one]));
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
