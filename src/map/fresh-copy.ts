/** A map like another in which nothing is one with it: personas and touchpoints are copies too. */
import { newId } from '../lib/ids.ts';
import type { Fresh } from './content-ids.ts';
import { copyOf } from './copies.ts';
import type { JourneyMap } from './map.ts';

/** What somebody does to the copy reaches no other map. */
export function freshCopy(map: JourneyMap, title: string = map.title, fresh: Fresh = newId): JourneyMap {
  const copy = copyOf(map, { title, fresh });
  const personas = new Map(copy.personas.map((one) => [one.id, fresh('persona')]));
  const touchpoints = new Map(copy.touchpoints.map((one) => [one.id, fresh('touchpoint')]));
  const persona = (id: string): string => personas.get(id) ?? id;
  const touchpoint = (id: string): string => touchpoints.get(id) ?? id;
  const whose = (one: { readonly persona?: string | undefined }): { persona?: string } =>
    one.persona === undefined ? {} : { persona: persona(one.persona) };
  return {
    ...copy,
    personas: copy.personas.map((one) => ({ ...one, id: persona(one.id) })),
    touchpoints: copy.touchpoints.map((one) => ({ ...one, id: touchpoint(one.id) })),
    lanes: copy.lanes.map((one) => ({ ...one, ...whose(one) })),
    cards: copy.cards.map((one) => ({
      ...one,
      ...whose(one),
      ...(one.touchpoint === undefined ? {} : { touchpoint: touchpoint(one.touchpoint) }),
    })),
    ...(copy.paths && {
      paths: copy.paths.map((one) => ({ ...one, ...whose(one), touchpoints: one.touchpoints.map(touchpoint) })),
    }),
    ...(copy.views && {
      views: copy.views.map((one) => ({ ...one, ...(one.personas && { personas: one.personas.map(persona) }) })),
    }),
  };
}
