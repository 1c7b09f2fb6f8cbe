/** Coming from a search over all maps: selects the place that the address names, such as `?at=card:8f3k`. */
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { placeKinds } from '../../map/lint/rule.ts';
import type { JourneyMap } from '../../map/map.ts';
import type { Desk } from '../map/desk.ts';
import { spotOf } from '../map/gaps/findings.ts';

export function useArrival(desk: Desk, map: JourneyMap): void {
  const [search] = useSearchParams();
  const at = search.get('at') ?? '';
  // Once for each address: what is selected later is the reader's own choice.
  const first = useRef(map);
  useEffect(() => {
    const [, name = '', id = ''] = /^(\w+):(.+)$/s.exec(at) ?? [];
    const kind = placeKinds.find((one) => one === name);
    const spot = kind && spotOf(first.current, { kind, id });
    if (spot) desk.select(spot, true);
  }, [at, desk]);
}
