/** A map drawn by hand as the places feelings are told of: its stages, and its touchpoints where they stand. */
import { partOf } from '../../map/heard.ts';
import type { JourneyMap } from '../../map/map.ts';
import { foldedName } from '../../surveys/whereabouts.ts';
import type { FeltPlaces } from '../../surveys/feelings/felt-places.ts';

/**
 * A touchpoint belongs to the stage, and to the step, that all its cards stand on; one that stands on several belongs
 * to none of them, for an answer about it does not say which. `from` and `to` are ISO instants of the answers.
 */
export function placesOfMap(map: JourneyMap, period: { readonly from: string; readonly to: string }): FeltPlaces {
  const { stages, touchpoints } = map;
  const columns = stages.flatMap((stage) => stage.steps.map((step) => ({ stage: stage.id, step: step.id })));
  const stood = standing(map, columns);
  const named = new Set<string>();
  const own = (name: string, id: string): string => {
    const key = foldedName(name);
    // Of two with one name, the first is meant.
    const taken = named.has(key);
    named.add(key);
    return taken ? id : name;
  };
  const only = (id: string, what: 'stage' | 'step'): string | undefined => {
    const found = new Set(stood.get(id)?.map((one) => one[what]));
    return found.size === 1 ? [...found][0] : undefined;
  };
  return {
    source: period,
    journeys: [],
    touchpoints: touchpoints.map(({ id, name }, code) => {
      const step = only(id, 'step');
      const parts = [partOf('touchpoint', id), ...(step === undefined ? [] : [partOf('step', step)])];
      return { code, name: own(name, id), events: parts };
    }),
    stages: stages.map(({ id }) => ({
      id,
      touchpoints: touchpoints.flatMap((one, code) => (only(one.id, 'stage') === id ? [code] : [])),
    })),
  };
}

type Column = { readonly stage: string; readonly step: string };

/** The columns that cards of each touchpoint cover. */
function standing({ cards }: JourneyMap, columns: readonly Column[]): ReadonlyMap<string, readonly Column[]> {
  const at = new Map(columns.map(({ step }, index) => [step, index]));
  const found = new Map<string, Column[]>();
  for (const { touchpoint, step, span = 1 } of cards) {
    const from = at.get(step);
    if (touchpoint === undefined || from === undefined) continue;
    found.set(touchpoint, [...(found.get(touchpoint) ?? []), ...columns.slice(from, from + span)]);
  }
  return found;
}
