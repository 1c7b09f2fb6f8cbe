/**
 * Coming from a search over all maps: selects the place that the address names, such as `?at=card:8f3k`. Coming from
 * making the map: its first cell, so that typing fills it at once.
 */
import { useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { placeKinds } from '../../map/lint/rule.ts';
import type { JourneyMap } from '../../map/map.ts';
import type { Desk } from '../map/desk.ts';
import type { Spot } from '../map/spots.ts';
import { spotOf } from '../map/gaps/findings.ts';

function firstCell(map: JourneyMap): Spot | undefined {
  const [lane] = map.lanes;
  const step = map.stages[0]?.steps[0]?.id;
  if (!lane || step === undefined) return undefined;
  const card = map.cards.find((one) => one.lane === lane.id && one.step === step);
  return card ? { kind: 'card', id: card.id } : { kind: 'cell', lane: lane.id, step };
}

export function useArrival(desk: Desk, map: JourneyMap): void {
  const [search] = useSearchParams();
  const { state }: { state: unknown } = useLocation();
  const fresh = typeof state === 'object' && state !== null && 'fresh' in state;
  const at = search.get('at') ?? '';
  // Once for each address: what is selected later is the reader's own choice.
  const first = useRef(map);
  useEffect(() => {
    const [, name = '', id = ''] = /^(\w+):(.+)$/s.exec(at) ?? [];
    const kind = placeKinds.find((one) => one === name);
    const spot = kind && spotOf(first.current, { kind, id });
    if (spot) desk.select(spot, true);
    else if (fresh) desk.select(firstCell(first.current), true);
  }, [at, fresh, desk]);
}
