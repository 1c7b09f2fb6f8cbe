/** A discovered map of the sample as its team keeps it: with owners, a status, a review, a sign-off. */
import type { JourneyMap, Touchpoint } from '../../map/map.ts';
import { channelOwners, keepings, ownedByNobody } from './bakery-team.ts';

function owned(touchpoint: Touchpoint): Touchpoint {
  const owner = channelOwners[touchpoint.channel];
  const nobody = touchpoint.events?.some((event) => ownedByNobody.has(event)) ?? false;
  return owner === undefined || nobody ? touchpoint : { ...touchpoint, owner };
}

/** `by` is the event its journey was chosen by; without one, nobody keeps it. Pure. */
export function keptMap(map: JourneyMap, by: string | undefined): JourneyMap {
  const keeping = keepings.find(([event]) => event === by)?.[1];
  return { ...map, ...keeping, touchpoints: map.touchpoints.map(owned) };
}
