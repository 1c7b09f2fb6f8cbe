/** A saved view narrows the map by words, state and persona as it did when it was kept, also when opened from a link. */
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { JourneyMap, SavedView } from '../../map/map.ts';
import type { Desk } from '../map/desk.ts';
import type { Filter } from '../map/filter.ts';

/** Hidden lanes are hidden on the map itself. */
export const filterOf = ({ words, states, personas }: SavedView): Filter => ({
  ...(words ? { words } : {}),
  ...(states?.length ? { states } : {}),
  ...(personas?.length ? { personas } : {}),
});

/** Once for each saved view that the address names: what is narrowed later is the reader's own choice. */
export function useFilterArrival(desk: Desk, map: JourneyMap): void {
  const [search] = useSearchParams();
  const saved = search.get('saved');
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  }, [map]);
  useEffect(() => {
    const view = latest.current.views?.find((one) => one.id === saved);
    if (view) desk.set({ filter: filterOf(view) });
  }, [saved, desk]);
}
