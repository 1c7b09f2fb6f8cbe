/** From what is selected in the grid to what is selected in a drawing, and back. */
import type { JourneyMap } from '../../map/map.ts';
import type { Spot } from './spots.ts';

/** The spot of the grid that shows a record of the map; a touchpoint stands where its first card stands. */
export function spotOfRecord(map: JourneyMap, record: string): Spot | undefined {
  if (map.cards.some((one) => one.id === record)) return { kind: 'card', id: record };
  if (map.stages.some((one) => one.id === record)) return { kind: 'stage', id: record };
  if (map.stages.some((stage) => stage.steps.some((one) => one.id === record))) return { kind: 'step', id: record };
  if (map.lanes.some((one) => one.id === record)) return { kind: 'lane', id: record };
  const card = map.cards.find((one) => one.touchpoint === record);
  return card && { kind: 'card', id: card.id };
}

/** Every record that is drawn as selected with a spot. */
export function recordsOf(map: JourneyMap, spot: Spot | undefined): ReadonlySet<string> {
  if (!spot || spot.kind === 'cell') return new Set();
  const touchpoint = spot.kind === 'card' ? map.cards.find((one) => one.id === spot.id)?.touchpoint : undefined;
  return new Set(touchpoint ? [spot.id, touchpoint] : [spot.id]);
}
