/** The health of a map: plain checks that hold or do not, shown one by one and never melted into a score. */
import type { MapFacts } from './map-facts.ts';

export const healthChecks = [
  'owner',
  'review',
  'signed-off',
  'stages-owned',
  'touchpoints-owned',
  'pains-proven',
  'feelings-proven',
] as const;
export type HealthCheckId = (typeof healthChecks)[number];

export interface HealthCheck {
  readonly id: HealthCheckId;
  readonly holds: boolean;
  /** So many of so many, where it is about several things. */
  readonly have?: number;
  readonly of?: number;
}

/** A sign-off counts until the next review is due, or for a year where no date is set. */
function isSignedOff({ signedOff, reviewBy }: MapFacts, today: string): boolean {
  if (signedOff === null) return false;
  if (reviewBy !== null) return reviewBy >= today;
  const year = String(Number(today.slice(0, 4)) - 1);
  return signedOff.on >= `${year}${today.slice(4)}`;
}

/** What can be asked of the map: no check about pains on a map that has none. A retired or planned map has none at all. */
export function healthOf(facts: MapFacts, today: string): HealthCheck[] {
  if (facts.status === 'retired' || facts.status === 'to-map') return [];
  const share = (id: HealthCheckId, { have, of }: { have: number; of: number }): HealthCheck[] =>
    of === 0 ? [] : [{ id, holds: have === of, have, of }];
  return [
    { id: 'owner', holds: facts.owner !== null },
    { id: 'review', holds: facts.reviewBy !== null && facts.reviewBy >= today },
    { id: 'signed-off', holds: isSignedOff(facts, today) },
    ...share('stages-owned', facts.owned.stages),
    ...share('touchpoints-owned', facts.owned.touchpoints),
    ...share('pains-proven', facts.proven.pains),
    ...share('feelings-proven', facts.proven.feelings),
  ];
}
