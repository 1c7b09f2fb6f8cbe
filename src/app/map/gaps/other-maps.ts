/** The other maps of the workspace, as far as rules about sub-journeys need them: what leads to what. */
import { useMemo } from 'react';
import type { JourneyMap, Stage } from '../../../map/map.ts';
import type { Atlas } from '../../../server/library-api.ts';
import { useAtlas } from '../../library.ts';

/** Maps of bare stages, each leading where the map it stands for leads. */
export function bareMaps(maps: readonly Pick<Atlas['maps'][number], 'id' | 'title' | 'kind' | 'subs'>[]): JourneyMap[] {
  return maps.map(({ id, title, kind, subs }) => {
    const stages = subs.map(({ place, name, map }): Stage => {
      const step = { id: `${place.id} step`, name };
      return place.kind === 'stage'
        ? { id: place.id, name, subJourney: map, steps: [step] }
        : { id: `${place.id} stage`, name, steps: [{ ...step, subJourney: map }] };
    });
    return { id, title, kind, personas: [], stages, lanes: [], cards: [], touchpoints: [] };
  });
}

const leads = (map: JourneyMap): boolean =>
  map.stages.some((stage) => stage.subJourney ?? stage.steps.some((step) => step.subJourney));

const none: readonly JourneyMap[] = [];

/** Asked for only while the map leads to another one. */
export function useOtherMaps(map: JourneyMap): readonly JourneyMap[] {
  const atlas = useAtlas({ enabled: leads(map) });
  return useMemo(
    () => (atlas.data ? bareMaps(atlas.data.maps.filter((one) => one.id !== map.id)) : none),
    [atlas.data, map.id],
  );
}
